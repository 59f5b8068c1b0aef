#include "document/docx_numbering.h"

#include <algorithm>

namespace remit {

namespace {

constexpr int kMaxStart = 32'767; // ECMA-376 Part 1, §17.9.25
constexpr int kMaxCount = 1'000'000;

std::optional<int> levelIn(const XmlReader& xml)
{
    const std::string level = xml.attribute(u"ilvl");
    if (level.size() != 1 || level[0] < '0' || level[0] > '8') return {};
    return level[0] - '0';
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\xc2\xa0") == text.npos;
}

}

void Numbering::readLevel(XmlReader& xml, Level& level)
{
    while (xml.child()) {
        if (xml.name() == u"start") level.start = numberIn(xml, kMaxStart).value_or(1);
        if (xml.name() == u"numFmt") level.format = xml.attribute(u"val");
        if (xml.name() == u"lvlText") level.text = xml.attribute(u"val");
        if (xml.name() == u"pStyle") level.style = xml.attribute(u"val");
        xml.skip();
    }
}

Numbering::List Numbering::readList(XmlReader& xml)
{
    List list;
    while (xml.child()) {
        const auto level = levelIn(xml);
        if (xml.name() == u"lvl" && level) {
            readLevel(xml, list.levels[static_cast<std::size_t>(*level)]);
            continue;
        }
        if (xml.name() == u"numStyleLink") list.elsewhere = xml.attribute(u"val");
        xml.skip();
    }
    return list;
}

void Numbering::readOverride(XmlReader& xml, Use& use)
{
    const auto level = levelIn(xml);
    while (xml.child()) {
        if (xml.name() == u"lvl" && level) {
            readLevel(xml, use.levels[*level]);
            continue;
        }
        if (xml.name() == u"startOverride" && level)
            use.starts[*level] = numberIn(xml, kMaxStart).value_or(1);
        xml.skip();
    }
}

Numbering::Use Numbering::readUse(XmlReader& xml)
{
    Use use;
    while (xml.child()) {
        if (xml.name() == u"lvlOverride") {
            readOverride(xml, use);
            continue;
        }
        if (xml.name() == u"abstractNumId") use.list = xml.attribute(u"val");
        xml.skip();
    }
    return use;
}

Result<Numbering> Numbering::read(std::string_view bytes)
{
    Numbering numbering;
    if (bytes.empty()) return numbering;
    XmlReader xml(bytes, "word/numbering.xml");
    while (xml.child()) {
        if (xml.name() == u"abstractNum") {
            const std::string id = xml.attribute(u"abstractNumId");
            numbering.lists_[id] = readList(xml);
        } else if (xml.name() == u"num") {
            const std::string id = xml.attribute(u"numId");
            numbering.uses_[id] = readUse(xml);
        } else {
            xml.skip();
        }
    }
    if (xml.failure()) return *xml.failure();
    return numbering;
}

Numbering::Use* Numbering::find(const std::string& list, const Styles& styles)
{
    auto use = uses_.find(list);
    if (use == uses_.end() || list == "0") return nullptr; // 0: expressly none
    const auto meant = lists_.find(use->second.list);
    if (meant == lists_.end()) return nullptr;
    if (meant->second.elsewhere.empty()) return &use->second;
    const auto& linked = styles.of(meant->second.elsewhere).list;
    if (linked) use = uses_.find(linked->list);
    return use != uses_.end() && lists_.count(use->second.list) ? &use->second : nullptr;
}

const Numbering::Level& Numbering::levelOf(const List& list, const Use& use, int level)
{
    const auto own = use.levels.find(level);
    return own != use.levels.end() ? own->second : list.levels[static_cast<std::size_t>(level)];
}

int Numbering::levelTiedTo(const std::string& style, const List& list, const Use& use, int otherwise)
{
    for (int level = 0; level < kLevels; ++level)
        if (!style.empty() && levelOf(list, use, level).style == style) return level;
    return otherwise;
}

void Numbering::count(List& list, Use& use, int level)
{
    if (!std::exchange(use.begun, true))
        for (const auto& [restarted, start] : use.starts) {
            list.begun[static_cast<std::size_t>(restarted)] = true;
            list.counts[static_cast<std::size_t>(restarted)] = start - 1;
        }
    for (int i = 0; i <= level; ++i) {
        const auto at = static_cast<std::size_t>(i);
        // A level passed over counts as begun: 1.1 may stand before any 1.
        if (!std::exchange(list.begun[at], true))
            list.counts[at] = levelOf(list, use, i).start - (i == level ? 1 : 0);
        if (i == level) list.counts[at] = std::min(list.counts[at] + 1, kMaxCount);
    }
    std::fill(list.begun.begin() + level + 1, list.begun.end(), false);
}

std::string Numbering::printed(const List& list, const Use& use, int level)
{
    const std::string& text = levelOf(list, use, level).text;
    std::string number;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
            const int part = text[++i] - '1';
            if (part > level || levelOf(list, use, part).format != "decimal") return {};
            number += std::to_string(list.counts[static_cast<std::size_t>(part)]);
        } else if (text[i] == '.' || (i + 1 == text.size() && text[i] == ')')) {
            number += '.';
        } else if (text[i] != ' ') {
            return {};
        }
    }
    while (!number.empty() && number.back() == '.')
        number.pop_back();
    return number;
}

Numbering::Mark Numbering::next(const std::optional<ListPart>& own, const Styles::Style& style,
                                const Styles& styles)
{
    // A paragraph may name only a level, and leave the list to its style.
    const bool fromStyle = !own || own->list.empty();
    if (fromStyle && !style.list) return {};
    const ListPart part = fromStyle ? *style.list : *own;
    Use* use = find(part.list, styles);
    if (!use) return {};
    List& list = lists_.at(use->list);

    int level = (own && own->level ? own->level : part.level).value_or(0);
    if (fromStyle && !(own && own->level)) level = levelTiedTo(style.listFrom, list, *use, level);
    count(list, *use, level);

    Mark mark;
    const Level& shape = levelOf(list, *use, level);
    mark.level = level;
    mark.printed = shape.format != "none" && !isBlank(shape.text);
    mark.numbered = mark.printed && shape.format != "bullet";
    if (mark.numbered) mark.number = printed(list, *use, level);
    return mark;
}

}
