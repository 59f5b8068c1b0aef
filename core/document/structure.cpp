#include "base/ordinal.h"
#include "base/unicode.h"
#include "base/words.h"
#include "document/document.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <set>

namespace remit {

namespace {

std::string headingOf(const Block& heading)
{
    const std::string text = quotable(heading.text);
    return heading.number.empty() ? text : heading.number + " " + text;
}

// A heading as it can be found: of those that read the same, with the one that it stands below.
std::string placeOfHeading(const Document& document, std::size_t index)
{
    const auto& blocks = document.blocks;
    const Block& heading = blocks[index];
    const std::string name = headingOf(heading);
    const bool isOnly = std::none_of(blocks.begin(), blocks.end(), [&](const Block& other) {
        return &other != &heading && other.kind == Block::Kind::Heading && other.text == heading.text &&
               other.number == heading.number;
    });
    if (isOnly) return name;
    for (std::size_t above = index; above > 0; --above)
        if (blocks[above - 1].kind == Block::Kind::Heading && blocks[above - 1].level < heading.level)
            return name + " in " + inQuotes(headingOf(blocks[above - 1]));
    return name;
}

}

std::string placeOf(const Document& document, std::size_t index)
{
    const auto& blocks = document.blocks;
    assert(index < blocks.size());
    const auto kind = blocks[index].kind;
    const int page = blocks[index].page;
    const std::string at = page > 0 ? "page " + std::to_string(page) : std::string();
    const auto onPage = [&](const std::string& place) { return at.empty() ? place : place + ", " + at; };
    if (kind == Block::Kind::Heading) return onPage(placeOfHeading(document, index));
    std::size_t nth = 1, nthOfPage = 1;
    std::size_t first = index;
    for (; first > 0 && blocks[first - 1].kind != Block::Kind::Heading; --first) {
        if (blocks[first - 1].kind != kind) continue;
        ++nth;
        if (blocks[first - 1].page == page) ++nthOfPage;
    }
    const auto which = [&](std::size_t n) { return ", " + ordinal(n) + " " + noun(kind); };
    if (first > 0) return onPage(placeOfHeading(document, first - 1) + which(nth));
    return page > 0 ? at + which(nthOfPage) : "before the first heading" + which(nth);
}

std::size_t sectionEnd(const Document& document, std::size_t index)
{
    const auto& blocks = document.blocks;
    assert(index < blocks.size());
    std::size_t end = index + 1;
    if (blocks[index].kind != Block::Kind::Heading) return end;
    while (end < blocks.size() &&
           (blocks[end].kind != Block::Kind::Heading || blocks[end].level > blocks[index].level))
        ++end;
    return end;
}

std::optional<std::size_t> titleOf(const Document& document)
{
    const auto& blocks = document.blocks;
    const auto isHeading = [](const Block& block) { return block.kind == Block::Kind::Heading; };
    const auto first = std::find_if(blocks.begin(), blocks.end(), isHeading);
    if (first == blocks.end()) return {};
    const bool topmost = std::all_of(std::next(first), blocks.end(), [&](const Block& block) {
        return !isHeading(block) || block.level > first->level;
    });
    if (!topmost) return {};
    return static_cast<std::size_t>(first - blocks.begin());
}

bool isOfContents(std::string_view heading)
{
    static const std::set<std::string> kHeadings = {
        "contents", "table of contents", "table des matieres", "sommaire", "indice", "contenido"};
    constexpr std::size_t kLongest = 40; // bytes
    return heading.size() <= kLongest && kHeadings.contains(plainWords(heading));
}

std::vector<std::size_t> chapters(const Document& document)
{
    std::vector<std::size_t> headings;
    std::array<std::size_t, 10> ofLevel{};
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (document.blocks[i].kind != Block::Kind::Heading || isOfContents(document.blocks[i].text))
            continue;
        headings.push_back(i);
        ++ofLevel[static_cast<std::size_t>(document.blocks[i].level)];
    }
    for (std::size_t level = 1; level < ofLevel.size(); ++level) {
        if (ofLevel[level] < 2) continue;
        std::vector<std::size_t> found;
        for (const auto i : headings)
            if (document.blocks[i].level == static_cast<int>(level)) found.push_back(i);
        return found;
    }
    if (!headings.empty()) headings.erase(headings.begin());
    return headings;
}

std::size_t headerOf(const Block& table, std::size_t columns)
{
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        const auto filled =
            std::count_if(row.begin(), row.end(), [](const Block::Cell& cell) { return !cell.text.empty(); });
        if (static_cast<std::size_t>(filled) >= std::min<std::size_t>(columns, 2)) return i;
    }
    return 0;
}

}
