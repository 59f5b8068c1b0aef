#pragma once

#include "document/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace remit::plan {

// A cell as people see it: in its column, and with the text of the one above that reaches down to it.
struct SeenCell {
    std::string_view text;
    std::size_t column = 0, across = 1;
    bool covered = false; // by one above, of which a long text is left out
};

// A table by its columns. Its block lives longer.
struct Table {
    struct Column {
        std::string head;  // of all rows that are heads
        bool wide = false; // the head reaches over other columns, too
    };
    std::vector<Column> columns;
    std::vector<std::vector<SeenCell>> rows; // all, heads included
    std::size_t headRows = 0;

    std::string_view headOf(const SeenCell& cell) const { return columns[cell.column].head; }
};

// Its first row is that of the heads, or the one below a title over all columns; with a second one where the
// first head reaches down to it.
Table tableOf(const Block& block);

}
