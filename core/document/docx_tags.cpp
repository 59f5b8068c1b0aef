#include "document/docx_tags.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace remit {

namespace {

struct Named {
    std::u16string_view name;
    Tag tag;
};

constexpr std::array kWord = {
    Named{u"altChunk", Tag::Chunk},
    Named{u"b", Tag::Bold},
    Named{u"bdo", Tag::Wrapper},
    Named{u"body", Tag::Body},
    Named{u"br", Tag::Space},
    Named{u"commentRangeEnd", Tag::CommentEnd},
    Named{u"commentRangeStart", Tag::CommentStart},
    Named{u"commentReference", Tag::CommentMark},
    Named{u"cr", Tag::Space},
    Named{u"customXml", Tag::Wrapper},
    Named{u"del", Tag::Deleted},
    Named{u"delText", Tag::DeletedText},
    Named{u"dir", Tag::Wrapper},
    Named{u"document", Tag::Document},
    Named{u"drawing", Tag::Drawing},
    Named{u"endnoteReference", Tag::NoteMark},
    Named{u"fldChar", Tag::FieldMark},
    Named{u"fldSimple", Tag::Wrapper},
    Named{u"footnoteReference", Tag::NoteMark},
    Named{u"gridBefore", Tag::Before},
    Named{u"gridSpan", Tag::Across},
    Named{u"hMerge", Tag::Beside},
    Named{u"hyperlink", Tag::Wrapper},
    Named{u"ins", Tag::Inserted},
    Named{u"instrText", Tag::FieldCode},
    Named{u"moveFrom", Tag::Deleted},
    Named{u"moveTo", Tag::Inserted},
    Named{u"noBreakHyphen", Tag::Hyphen},
    Named{u"numPr", Tag::ListPart},
    Named{u"object", Tag::Drawing},
    Named{u"outlineLvl", Tag::OutlineLevel},
    Named{u"p", Tag::Paragraph},
    Named{u"pPr", Tag::ParagraphProperties},
    Named{u"pPrChange", Tag::Restyled},
    Named{u"pStyle", Tag::ParagraphStyle},
    Named{u"pict", Tag::Drawing},
    Named{u"ptab", Tag::Space},
    Named{u"r", Tag::Run},
    Named{u"rPr", Tag::RunProperties},
    Named{u"rPrChange", Tag::Restyled},
    Named{u"rStyle", Tag::RunStyle},
    Named{u"ruby", Tag::Wrapper},
    Named{u"rubyBase", Tag::Wrapper},
    Named{u"sdt", Tag::Wrapper},
    Named{u"sdtContent", Tag::Wrapper},
    Named{u"sectPr", Tag::LooksAlone},
    Named{u"sectPrChange", Tag::Restyled},
    Named{u"smartTag", Tag::Wrapper},
    Named{u"sym", Tag::Symbol},
    Named{u"t", Tag::Text},
    Named{u"tab", Tag::Space},
    Named{u"tbl", Tag::Table},
    Named{u"tblHeader", Tag::HeaderRow},
    Named{u"tblPr", Tag::LooksAlone},
    Named{u"tblPrChange", Tag::Restyled},
    Named{u"tc", Tag::Cell},
    Named{u"tcPr", Tag::CellProperties},
    Named{u"tcPrChange", Tag::Restyled},
    Named{u"tr", Tag::Row},
    Named{u"trPr", Tag::RowProperties},
    Named{u"trPrChange", Tag::Restyled},
    Named{u"txbxContent", Tag::TextBox},
    Named{u"vMerge", Tag::Down},
    Named{u"vanish", Tag::Hidden},
};

constexpr bool inOrder()
{
    for (std::size_t i = 1; i < kWord.size(); ++i)
        if (!(kWord[i - 1].name < kWord[i].name)) return false;
    return true;
}
static_assert(inOrder(), "tagOf searches by halves");

std::u16string_view viewOf(QStringView text)
{
    return {text.utf16(), static_cast<std::size_t>(text.size())};
}

Tag wordTag(std::u16string_view name)
{
    const auto found = std::lower_bound(kWord.begin(), kWord.end(), name,
                                        [](const Named& named, auto n) { return named.name < n; });
    return found != kWord.end() && found->name == name ? found->tag : Tag::Other;
}

// A formula reads as its letters and signs in order; what ends in "Pr" only says how they look.
Tag mathTag(QStringView name)
{
    if (name == u"t") return Tag::Text;
    return name.endsWith(u"Pr") ? Tag::Other : Tag::Wrapper;
}

}

Tag tagOf(const XmlReader& xml)
{
    const QStringView space = xml.space();
    if (space == u"http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
        space == u"http://purl.oclc.org/ooxml/wordprocessingml/main")
        return wordTag(viewOf(xml.name()));
    if (space == u"http://schemas.openxmlformats.org/markup-compatibility/2006") {
        if (xml.name() == u"AlternateContent") return Tag::Alternatives;
        if (xml.name() == u"Choice") return Tag::Choice;
        if (xml.name() == u"Fallback") return Tag::Fallback;
    }
    if (space == u"http://schemas.openxmlformats.org/officeDocument/2006/math" ||
        space == u"http://purl.oclc.org/ooxml/officeDocument/math")
        return mathTag(xml.name());
    return Tag::Other;
}

}
