#pragma once

#include "document/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the items of a part of a document are, where they are counted or followed.
namespace remit {

using BlockRange = std::pair<std::size_t, std::size_t>; // [first, second)

// Items one after another.
struct Run {
    std::size_t items = 0;
    std::size_t at = 0; // the block of the first; of rows their table
};

// In the blocks of `range`:
// the longest list; a paragraph after a numbered item explains it and does not end the list;
Run listIn(const std::vector<Block>& blocks, BlockRange range);
// the headings of the topmost level;
Run headingsIn(const std::vector<Block>& blocks, BlockRange range);
// the filled rows of a table below its heading, of the table that has most.
Run rowsIn(const std::vector<Block>& blocks, BlockRange range);

// The items of the inside of a section of that name, as they are written: its sub-headings, what stands in
// its lists, or the cells of a column of its tables, whichever the above finds most of; but what is listed
// beneath sub-headings that read as items themselves is about them, and only a column called as the section
// is, "Recommendation", comes before lists.
std::vector<std::string> itemsIn(const std::vector<Block>& blocks, BlockRange range,
                                 std::string_view section);

// The filled rows of a table below its row `header`.
std::size_t filledRows(const Block& table, std::size_t header);

}
