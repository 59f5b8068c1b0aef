#include "document/odt_styles.h"

#include "document/captions.h"

#include <algorithm>

namespace remit {

namespace {

constexpr int kMaxParents = 32; // people nest five or so; a circle has no end
constexpr int kMaxOdtCount = 1'000'000;

OdtListStyle::Level readLevel(const XmlReader& xml)
{
    OdtListStyle::Level level;
    level.bullet = xml.name() == u"list-level-style-bullet" || xml.name() == u"list-level-style-image";
    level.format = xml.attribute(u"num-format");
    level.prefix = xml.attribute(u"num-prefix");
    level.suffix = xml.attribute(u"num-suffix");
    level.start = xml.number(u"start-value", kMaxOdtStart).value_or(1);
    level.shown = std::max(xml.number(u"display-levels", kOdtLevels).value_or(1), 1);
    return level;
}

OdtListStyle readListStyle(XmlReader& xml)
{
    OdtListStyle style;
    while (xml.child()) {
        const int level = xml.number(u"level", kOdtLevels).value_or(0);
        if (level > 0) style.levels[static_cast<std::size_t>(level - 1)] = readLevel(xml);
        xml.skip();
    }
    return style;
}

// What may stand around a number that is still read as a number: "2." and "2)".
bool isPlain(std::string_view around)
{
    return around.find_first_not_of(" .)") == around.npos;
}

}

void OdtCounts::next(const OdtListStyle& style, std::size_t level, std::optional<int> start)
{
    for (std::size_t i = 0; i <= level; ++i)
        // A level passed over counts as begun: 1.1 may stand before any 1.
        if (!std::exchange(begun_[i], true)) counts_[i] = style.levels[i].start - (i == level ? 1 : 0);
    counts_[level] = start ? *start : std::min(counts_[level] + 1, kMaxOdtCount);
    std::fill(begun_.begin() + static_cast<std::ptrdiff_t>(level) + 1, begun_.end(), false);
}

std::string OdtCounts::printed(const OdtListStyle& style, std::size_t level) const
{
    const auto& own = style.levels[level];
    if (!isPlain(own.prefix) || !isPlain(own.suffix)) return {};
    const auto shown = std::min(static_cast<std::size_t>(own.shown), level + 1);
    std::string number;
    for (std::size_t i = level + 1 - shown; i <= level; ++i) {
        if (style.levels[i].format.empty()) continue;
        if (style.levels[i].format != "1") return {};
        number += (number.empty() ? "" : ".") + std::to_string(counts_[i]);
    }
    return number;
}

void OdtStyles::read(XmlReader& xml)
{
    while (xml.child()) {
        if (xml.name() == u"style") {
            readStyle(xml);
        } else if (xml.name() == u"default-style") {
            readDefault(xml);
        } else if (xml.name() == u"list-style") {
            const std::string name = xml.attribute(u"name");
            lists_[name] = readListStyle(xml);
        } else if (xml.name() == u"outline-style") {
            outline_ = readListStyle(xml);
        } else {
            xml.skip();
        }
    }
}

void OdtStyles::readStyle(XmlReader& xml)
{
    const std::string family = xml.attribute(u"family");
    const std::string name = xml.attribute(u"name");
    Style style;
    style.parent = xml.attribute(u"parent-style-name");
    style.caption = isCaptionStyle(name) || isCaptionStyle(xml.attribute(u"display-name"));
    style.category = isCategoryStyle(name);
    if (xml.has(u"list-style-name")) style.list = xml.attribute(u"list-style-name");
    while (xml.child()) {
        if (xml.name() == u"text-properties" && xml.has(u"display"))
            style.hidden = xml.attribute(u"display") == "none";
        xml.skip();
    }
    if (family == "paragraph") styles_[{Family::Paragraph, name}] = std::move(style);
    if (family == "text") styles_[{Family::Text, name}] = std::move(style);
}

void OdtStyles::readDefault(XmlReader& xml)
{
    const bool ofText = xml.attribute(u"family") == "paragraph";
    while (xml.child()) {
        const std::string language = xml.attribute(u"language");
        const std::string country = xml.attribute(u"country");
        if (ofText && xml.name() == u"text-properties" && !language.empty() && language != "none")
            language_ = language + (country.empty() || country == "none" ? "" : "-" + country);
        xml.skip();
    }
}

OdtStyles::Style OdtStyles::of(Family family, const std::string& name) const
{
    Style style;
    style.parent = name;
    for (int i = 0; i < kMaxParents; ++i) {
        const auto ancestor = styles_.find({family, style.parent});
        if (ancestor == styles_.end()) {
            // Pandoc names styles that it does not define.
            style.caption = style.caption || isCaptionStyle(style.parent);
            break;
        }
        const Style& from = ancestor->second;
        if (!style.hidden) style.hidden = from.hidden;
        if (!style.list) style.list = from.list;
        style.caption = style.caption || from.caption;
        style.category = style.category || from.category;
        style.parent = from.parent;
    }
    return style;
}

const OdtListStyle* OdtStyles::list(const std::string& name) const
{
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

}
