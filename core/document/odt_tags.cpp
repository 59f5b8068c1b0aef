#include "document/odt_tags.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace remit {

namespace {

struct Named {
    std::u16string_view name;
    OdtTag tag;
};

constexpr std::array kOffice = {
    Named{u"annotation", OdtTag::Annotation},
    Named{u"annotation-end", OdtTag::AnnotationEnd},
    Named{u"automatic-styles", OdtTag::AutomaticStyles},
    Named{u"body", OdtTag::Body},
    Named{u"change-info", OdtTag::ChangeInfo},
    Named{u"styles", OdtTag::Styles},
    Named{u"text", OdtTag::Text},
};

// What is not here shows its content, as all fields do.
constexpr std::array kText = {
    Named{u"a", OdtTag::Link},
    Named{u"alphabetical-index", OdtTag::Nothing},
    Named{u"bibliography", OdtTag::Wrapper},
    Named{u"bibliography-source", OdtTag::Nothing},
    Named{u"change", OdtTag::Change},
    Named{u"change-end", OdtTag::ChangeEnd},
    Named{u"change-start", OdtTag::ChangeStart},
    Named{u"deletion", OdtTag::Deletion},
    Named{u"h", OdtTag::Heading},
    Named{u"hidden-paragraph", OdtTag::HiddenParagraph},
    Named{u"hidden-text", OdtTag::HiddenText},
    Named{u"illustration-index", OdtTag::Nothing},
    Named{u"index-body", OdtTag::Wrapper},
    Named{u"index-title", OdtTag::Wrapper},
    Named{u"insertion", OdtTag::Insertion},
    Named{u"line-break", OdtTag::Space},
    Named{u"list", OdtTag::List},
    Named{u"list-header", OdtTag::ListHeader},
    Named{u"list-item", OdtTag::ListItem},
    Named{u"note", OdtTag::Note},
    Named{u"note-body", OdtTag::NoteBody},
    Named{u"note-citation", OdtTag::Nothing},
    Named{u"number", OdtTag::Nothing},
    Named{u"numbered-paragraph", OdtTag::Wrapper},
    Named{u"object-index", OdtTag::Nothing},
    Named{u"p", OdtTag::Paragraph},
    Named{u"ruby-text", OdtTag::Nothing},
    Named{u"s", OdtTag::Space},
    Named{u"script", OdtTag::Nothing},
    Named{u"section", OdtTag::Section},
    Named{u"section-source", OdtTag::FromOutside},
    Named{u"sequence", OdtTag::Sequence},
    Named{u"span", OdtTag::Span},
    Named{u"tab", OdtTag::Space},
    Named{u"table-index", OdtTag::Nothing},
    Named{u"table-of-content", OdtTag::Nothing},
    Named{u"tracked-changes", OdtTag::TrackedChanges},
    Named{u"user-index", OdtTag::Nothing},
};

constexpr std::array kTable = {
    Named{u"covered-table-cell", OdtTag::CoveredCell},
    Named{u"table", OdtTag::Table},
    Named{u"table-cell", OdtTag::Cell},
    Named{u"table-header-rows", OdtTag::HeaderRows},
    Named{u"table-row", OdtTag::Row},
    Named{u"table-row-group", OdtTag::Rows},
    Named{u"table-rows", OdtTag::Rows},
};

// What is not here is a shape, which may hold others, or text.
constexpr std::array kDraw = {
    Named{u"a", OdtTag::Link},
    Named{u"enhanced-geometry", OdtTag::Nothing},
    Named{u"floating-frame", OdtTag::FromOutside},
    Named{u"frame", OdtTag::Frame},
    Named{u"image", OdtTag::Image},
    Named{u"object", OdtTag::Object},
    Named{u"object-ole", OdtTag::Object},
    Named{u"plugin", OdtTag::FromOutside},
    Named{u"text-box", OdtTag::TextBox},
};

constexpr bool inOrder(const auto& names)
{
    for (std::size_t i = 1; i < names.size(); ++i)
        if (!(names[i - 1].name < names[i].name)) return false;
    return true;
}
static_assert(inOrder(kOffice) && inOrder(kText) && inOrder(kTable) && inOrder(kDraw),
              "odtTagOf searches by halves");

OdtTag find(const auto& names, QStringView text, OdtTag otherwise)
{
    const std::u16string_view name(text.utf16(), static_cast<std::size_t>(text.size()));
    const auto found =
        std::lower_bound(names.begin(), names.end(), name, [](const Named& a, auto n) { return a.name < n; });
    return found != names.end() && found->name == name ? found->tag : otherwise;
}

}

OdtTag odtTagOf(const XmlReader& xml)
{
    constexpr QStringView kStart = u"urn:oasis:names:tc:opendocument:xmlns:";
    const QStringView space = xml.space();
    const QStringView name = xml.name();
    if (space.startsWith(kStart)) {
        const QStringView vocabulary = space.mid(kStart.size());
        if (vocabulary == u"text:1.0") return find(kText, name, OdtTag::Field);
        if (vocabulary == u"table:1.0") return find(kTable, name, OdtTag::Other);
        if (vocabulary == u"drawing:1.0") return find(kDraw, name, OdtTag::Drawing);
        if (vocabulary == u"office:1.0") return find(kOffice, name, OdtTag::Other);
        if (vocabulary == u"svg-compatible:1.0" && (name == u"title" || name == u"desc"))
            return OdtTag::AlternativeText;
    }
    if (space == u"http://purl.org/dc/elements/1.1/") {
        if (name == u"creator") return OdtTag::Creator;
        if (name == u"date") return OdtTag::Date;
    }
    return OdtTag::Other;
}

}
