#pragma once

#include "document/document.h"
#include "document/line.h"

#include <map>
#include <vector>

namespace remit {

// A table of a web page, put together row by row. Cells that reach down are not written in the rows below;
// they get their empty cells here.
class HtmlTable {
public:
    void row(bool inHead);
    void cell(int across, int down, bool heading);
    void endCell();
    void endRow();

    bool inCell() const { return inCell_; }
    Line& line() { return line_; }
    // How many cells there are so far.
    std::size_t cells() const { return cells_; }

    // Tables in this one, and what else follows it.
    std::vector<Block> after;

    Block take();

private:
    struct Reach {
        int across = 1;
        int rows = 0;
    };

    void passReaches();

    Block block_;
    Block::Row row_;
    Line line_;
    std::map<int, Reach> reaches_; // from earlier rows, by the column they begin in
    std::map<int, Reach> begun_;   // in this row
    int column_ = 0;
    std::size_t cells_ = 0;
    bool inCell_ = false;
    bool inRow_ = false;
    bool allHeadings_ = true;
};

}
