#include "document/comparing.h"
#include "document/text_words.h"

#include <algorithm>

namespace remit::comparing {

namespace {

using Kind = Comparison::Kind;
using Runs = Comparison::Runs;

using Words = std::vector<TextWord>;

void append(Runs& runs, Kind kind, const TextWord& word, bool apart)
{
    if (runs.empty() || runs.back().kind != kind) runs.push_back({kind, {}});
    if (apart) runs.back().text += ' ';
    runs.back().text += word.text;
}

// So many letters that are the same between two changes are not worth being told apart.
bool isLost(const Gap& left, std::size_t letters, const Gap& right, const Words& before, const Words& after)
{
    const auto lengthOf = [](const Words& words, std::size_t from, std::size_t to) {
        std::size_t length = 0;
        for (; from < to && length < 100; ++from)
            length += words[from].text.size();
        return length;
    };
    const auto larger = [&](const Gap& gap) {
        return std::max(lengthOf(before, gap.before, gap.beforeEnd),
                        lengthOf(after, gap.after, gap.afterEnd));
    };
    return letters <= 4 && letters <= larger(left) && letters <= larger(right);
}

// Takes single short words out of `pairs` that would stand between changes.
void tidy(Pairs& pairs, const Words& before, const Words& after)
{
    const auto place = [&](std::size_t i) {
        return i < pairs.size() ? pairs[i] : std::pair(before.size(), after.size());
    };
    Pairs kept;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto [x, y] = pairs[i];
        const Gap left{kept.empty() ? 0 : kept.back().first + 1, x, kept.empty() ? 0 : kept.back().second + 1,
                       y};
        const Gap right{x + 1, place(i + 1).first, y + 1, place(i + 1).second};
        if (!isLost(left, before[x].text.size(), right, before, after)) kept.push_back(pairs[i]);
    }
    pairs = std::move(kept);
}

Numbers numbersOf(const Words& words, Numbering& numbering)
{
    Numbers numbers;
    numbers.reserve(words.size());
    for (const auto& word : words)
        numbers.push_back(numbering.of(word.text));
    return numbers;
}

}

Runs runsOf(std::string_view before, std::string_view after)
{
    if (before == after) return wholeRun(Kind::Same, after);
    const auto wordsBefore = textWords(before), wordsAfter = textWords(after);
    Numbering numbering;
    auto pairs = aligned(numbersOf(wordsBefore, numbering), numbersOf(wordsAfter, numbering));
    tidy(pairs, wordsBefore, wordsAfter);
    Runs runs;
    walk(
        pairs, wordsBefore.size(), wordsAfter.size(),
        [&](const Gap& gap) {
            for (auto x = gap.before; x < gap.beforeEnd; ++x)
                append(runs, Kind::Removed, wordsBefore[x], wordsBefore[x].apart);
            for (auto y = gap.after; y < gap.afterEnd; ++y)
                append(runs, Kind::Added, wordsAfter[y], wordsAfter[y].apart);
        },
        [&](std::size_t x, std::size_t y) {
            append(runs, Kind::Same, wordsAfter[y], wordsBefore[x].apart || wordsAfter[y].apart);
        });
    return runs;
}

Runs wholeRun(Kind kind, std::string_view text)
{
    return text.empty() ? Runs() : Runs{{kind, std::string(text)}};
}

void fillWhole(Kind kind, const Block& block, Comparison::Piece& piece)
{
    if (block.kind != Block::Kind::Table) {
        piece.runs = wholeRun(kind, block.text);
        return;
    }
    const Block none;
    compareTables(kind == Kind::Added ? none : block, kind == Kind::Removed ? none : block, piece);
}

bool differs(const Runs& runs)
{
    return std::any_of(runs.begin(), runs.end(),
                       [](const Comparison::Run& run) { return run.kind != Kind::Same; });
}

bool differs(const Comparison::Piece& piece)
{
    return differs(piece.runs) ||
           std::any_of(piece.columns.begin(), piece.columns.end(),
                       [](const Comparison::Column& column) { return column.kind != Kind::Same; }) ||
           std::any_of(piece.rows.begin(), piece.rows.end(),
                       [](const Comparison::Row& row) { return row.kind != Kind::Same; });
}

std::string textOf(const Block::Row& row)
{
    std::string text;
    for (const auto& cell : row)
        text += cell.text + "\t";
    return text;
}

std::string textOf(const Block& block)
{
    if (block.kind != Block::Kind::Table) return block.text;
    std::string text;
    for (const auto& row : block.rows)
        text += "\n" + textOf(row);
    return text;
}

Sketch sketchOf(const Block::Row& row)
{
    Sketch sketch;
    for (const auto& cell : row)
        sketch.add(cell.text);
    return sketch;
}

Sketch sketchOf(const Block& block)
{
    Sketch sketch;
    sketch.add(block.text);
    for (const auto& row : block.rows)
        sketch.add(sketchOf(row));
    return sketch;
}

Pairs likePairs(const std::vector<Sketch>& before, const std::vector<Sketch>& after, double atLeast)
{
    auto alike = mostAlike(before, after, atLeast);
    std::sort(alike.begin(), alike.end(), [](const Alike& a, const Alike& b) { return a.before < b.before; });
    std::vector<std::size_t> places, weights;
    for (const auto& pair : alike) {
        places.push_back(pair.after);
        weights.push_back(static_cast<std::size_t>(pair.likeness * 1000) + 1);
    }
    Pairs pairs;
    for (const auto i : heaviestRising(places, weights))
        pairs.emplace_back(alike[i].before, alike[i].after);
    return pairs;
}

}
