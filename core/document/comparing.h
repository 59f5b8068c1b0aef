#pragma once

#include "document/alike.h"
#include "document/comparison.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// Only for the files of compare.h: the steps of a comparison.
namespace remit::comparing {

// Both documents as texts, unless both say what their parts are: the cells of tables are paragraphs, and so
// is a heading that is none in the other; if neither says so, one that is a paragraph there.
std::optional<std::pair<Document, Document>> asTexts(const Document& before, const Document& after);

// Gives equal texts the same number, and others other ones.
class Numbering {
public:
    std::uint32_t of(std::string_view text);

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// A heading (but of the first one, which comes before all headings) with the blocks before the next.
struct Part {
    std::size_t first = 0, last = 0; // its blocks, without the heading
    std::optional<std::size_t> heading;
    int level = 0;
    std::size_t parent = 0, end = 0;  // of the parts: above which it is, and where those below it end
    std::string title;                // what is compared of the heading
    std::string content;              // the numbers of its blocks, as a text
    std::optional<std::size_t> other; // its part in the other document
    bool moved = false;
};

// A document taken apart.
struct Parts {
    Parts(const Document& document, Numbering& numbering);

    const Block& block(std::size_t index) const { return document.blocks[index]; }
    // Of its own blocks and the headings below it.
    Sketch sketch(std::size_t part) const;
    // How much text is in it and below it.
    std::size_t weight(std::size_t part) const;
    // The nearest part above that is in the other document, too.
    std::size_t above(std::size_t part) const;

    const Document& document;
    Numbers numbers;                // of the blocks, by what they say
    std::vector<std::size_t> sizes; // of the texts up to each block, it included
    std::vector<Part> all;
};

// Finds the parts that belong together, and which of them moved.
void matchParts(Parts& before, Parts& after);

// Words, and tables, of which something is the same; all of them are different words from the first on if
// nothing is.
Comparison::Runs runsOf(std::string_view before, std::string_view after);
void compareTables(const Block& before, const Block& after, Comparison::Piece& piece);

// One text or table as the whole of a piece.
Comparison::Runs wholeRun(Comparison::Kind kind, std::string_view text);
void fillWhole(Comparison::Kind kind, const Block& block, Comparison::Piece& piece);

// Whether anything in it is not the same.
bool differs(const Comparison::Runs& runs);
bool differs(const Comparison::Piece& piece);

// What is compared of a block. Of a table, and of a row of one, it has what no text has between the cells.
std::string textOf(const Block& block);
std::string textOf(const Block::Row& row);
Sketch sketchOf(const Block& block);
Sketch sketchOf(const Block::Row& row);

// What is left between pairs, of both sequences: [before, beforeEnd) and [after, afterEnd).
struct Gap {
    std::size_t before = 0, beforeEnd = 0, after = 0, afterEnd = 0;
};
// Calls `gap` for what is before each pair and `pair` for each, in order.
template <class OnGap, class OnPair>
void walk(const Pairs& pairs, std::size_t before, std::size_t after, OnGap gap, OnPair pair)
{
    std::size_t x = 0, y = 0;
    for (const auto& [nextX, nextY] : pairs) {
        gap(Gap{x, nextX, y, nextY});
        pair(nextX, nextY);
        x = nextX + 1;
        y = nextY + 1;
    }
    gap(Gap{x, before, y, after});
}

// Of what is in a gap, what is like each other, in the same order in both. Ascending, by the places in the
// gap.
Pairs likePairs(const std::vector<Sketch>& before, const std::vector<Sketch>& after, double atLeast);

}
