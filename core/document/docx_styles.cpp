#include "document/docx_styles.h"

#include "base/words.h"
#include "document/archive.h"
#include "document/captions.h"

#include <charconv>

namespace remit {

namespace {

constexpr int kMaxParents = 32; // Word itself allows ten; a circle has no end

// "heading 3" -> 3. Old files add other names after a comma.
std::optional<int> headingOf(std::string_view styleName)
{
    const std::string name = lowerCase(styleName.substr(0, styleName.find_first_of(",;")));
    if (name.size() != 9 || name.compare(0, 8, "heading ") != 0 || name[8] < '1' || name[8] > '9') return {};
    return name[8] - '0';
}

bool isContents(std::string_view styleName)
{
    const std::string name = lowerCase(styleName);
    return name.size() == 5 && name.compare(0, 4, "toc ") == 0;
}

void readParagraphProperties(XmlReader& xml, Styles::Style& style)
{
    while (xml.child()) {
        if (xml.name() == u"numPr") {
            style.list = readListPart(xml);
            continue;
        }
        if (xml.name() == u"outlineLvl")
            if (const auto level = numberIn(xml, 9)) style.heading = *level == 9 ? 0 : *level + 1;
        xml.skip();
    }
}

void readRunProperties(XmlReader& xml, Styles::Style& style)
{
    while (xml.child()) {
        if (xml.name() == u"vanish") style.hidden = isOn(xml);
        if (xml.name() == u"b") style.bold = isOn(xml);
        xml.skip();
    }
}

// Of the defaults of the document, in whichever element of theirs it stands.
void readLanguage(XmlReader& xml, std::string& language)
{
    while (xml.child())
        if (xml.name() == u"lang") {
            language = xml.attribute(u"val");
            xml.skip();
        } else {
            readLanguage(xml, language);
        }
}

Styles::Style readStyle(XmlReader& xml)
{
    Styles::Style style;
    while (xml.child()) {
        if (xml.name() == u"pPr") {
            readParagraphProperties(xml, style);
        } else if (xml.name() == u"rPr") {
            readRunProperties(xml, style);
        } else {
            if (xml.name() == u"name") style.name = xml.attribute(u"val");
            if (xml.name() == u"basedOn") style.parent = xml.attribute(u"val");
            xml.skip();
        }
    }
    if (!style.heading) style.heading = headingOf(style.name);
    style.contents = isContents(style.name);
    style.caption = isCaptionStyle(style.name);
    style.category = isCategoryStyle(style.name);
    return style;
}

}

ListPart readListPart(XmlReader& xml)
{
    ListPart part;
    while (xml.child()) {
        if (xml.name() == u"numId") part.list = xml.attribute(u"val");
        if (xml.name() == u"ilvl") part.level = numberIn(xml, 8);
        xml.skip();
    }
    return part;
}

bool isOn(const XmlReader& xml)
{
    const std::string value = xml.attribute(u"val");
    return value != "0" && value != "false" && value != "off";
}

std::optional<int> numberIn(const XmlReader& xml, int most)
{
    const std::string value = xml.attribute(u"val");
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number < 0 || number > most) return {};
    return number;
}

Result<Styles> Styles::read(std::string_view bytes)
{
    Styles styles;
    if (bytes.empty()) return styles;
    XmlReader xml(bytes, "word/styles.xml");
    while (xml.child()) {
        if (xml.name() == u"docDefaults") {
            readLanguage(xml, styles.language_);
            continue;
        }
        if (xml.name() != u"style") {
            xml.skip();
            continue;
        }
        const std::string id = xml.attribute(u"styleId");
        if (xml.attribute(u"type") == "paragraph" && xml.attribute(u"default") == "1") styles.standard_ = id;
        styles.styles_[id] = readStyle(xml);
    }
    if (xml.failure()) return *xml.failure();
    styles.inherit();
    return styles;
}

void Styles::inherit()
{
    const auto own = styles_;
    for (auto& [id, style] : styles_) {
        if (style.list) style.listFrom = id;
        auto ancestor = own.find(style.parent);
        for (int i = 0; i < kMaxParents && ancestor != own.end(); ++i) {
            const Style& from = ancestor->second;
            if (!style.heading) style.heading = from.heading;
            if (!style.hidden) style.hidden = from.hidden;
            if (!style.bold) style.bold = from.bold;
            style.caption = style.caption || from.caption;
            if (!style.list && from.list) {
                style.list = from.list;
                style.listFrom = ancestor->first;
            }
            ancestor = own.find(from.parent);
        }
    }
}

const Styles::Style& Styles::of(const std::string& id) const
{
    static const Style kPlain;
    const auto found = styles_.find(id.empty() ? standard_ : id);
    return found == styles_.end() ? kPlain : found->second;
}

}
