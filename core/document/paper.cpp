#include "document/paper.h"

#include <algorithm>

namespace remit {

Sought sought(const std::vector<std::string>& wordings)
{
    Sought all;
    for (const auto& wording : wordings)
        all.push_back(termsOf(wording));
    return all;
}

Paper::Paper(const Document& document) : document_(&document)
{
    title_ = titleOf(document);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == Block::Kind::Heading && i != title_) titleAlone_ = false;
        if (block.kind != Block::Kind::Table) {
            addLine(i, 0, block.text);
            continue;
        }
        std::size_t cell = 0;
        for (const auto& row : block.rows)
            for (const auto& [text, across, down] : row)
                addLine(i, cell++, text);
    }
}

void Paper::addLine(std::size_t block, std::size_t cell, std::string_view text)
{
    if (text.empty()) return;
    const auto words = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    words_ += words;
    lines_.push_back({block, cell, words, saidWords(text)});
}

const std::string& Paper::textOf(const Line& line) const
{
    const Block& block = blockOf(line);
    if (block.kind != Block::Kind::Table) return block.text;
    std::size_t cell = line.cell;
    auto row = block.rows.begin();
    for (; cell >= row->size(); ++row)
        cell -= row->size();
    return (*row)[cell].text;
}

std::span<const Paper::Line> Paper::linesIn(Range range) const
{
    const auto before = [](const Line& line, std::size_t block) { return line.block < block; };
    const auto first = std::lower_bound(lines_.begin(), lines_.end(), range.first, before);
    const auto last = std::lower_bound(first, lines_.end(), range.second, before);
    return {first, last};
}

bool Paper::says(const Line& line, const Sought& sought) const
{
    return std::any_of(sought.begin(), sought.end(),
                       [&](const auto& terms) { return remit::says(line.said, terms); });
}

bool Paper::opens(const Line& line, const Sought& sought) const
{
    const Block& block = blockOf(line);
    if (block.kind != Block::Kind::Heading || !says(line, sought)) return false;
    if (line.block != title_) return true;
    const std::size_t words = termsOf(block.text).size();
    return titleAlone_ && std::any_of(sought.begin(), sought.end(), [&](const auto& terms) {
               return terms.size() >= words && remit::says(line.said, terms);
           });
}

std::vector<Paper::Range> Paper::sections(const Sought& within) const
{
    std::vector<Range> found;
    for (const Line& line : lines_) {
        const bool covered = !found.empty() && line.block < found.back().second;
        if (covered || !opens(line, within)) continue;
        found.emplace_back(line.block + 1, sectionEnd(*document_, line.block));
    }
    return found;
}

}
