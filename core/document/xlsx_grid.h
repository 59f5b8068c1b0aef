#pragma once

#include "document/document.h"

#include <string>
#include <vector>

namespace remit {

// A table put together from cells at places, of the rows and columns that hold any.
class Grid {
public:
    // Of the rows and columns with these numbers, in any order and each as often as may be.
    Grid(std::vector<int> rows, std::vector<int> columns);

    std::size_t size() const { return rows_.size() * columns_.size(); }

    // REQUIRES: the row and column are among those of the grid.
    void put(int row, int column, std::string text);
    // Makes one cell of those from the first to the last row and column. Ranges that run into others are left
    // as they are.
    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn);

    // The rows of the table.
    std::vector<Block::Row> take();

private:
    struct Range {
        std::size_t row, rows, column, columns;
    };

    bool isFree(const Range& range);
    std::size_t& owner(std::size_t row, std::size_t column)
    {
        return owners_[row * columns_.size() + column];
    }
    std::string& text(std::size_t row, std::size_t column) { return texts_[row * columns_.size() + column]; }

    std::vector<int> rows_, columns_;
    std::vector<std::string> texts_;
    std::vector<std::size_t> owners_; // the range, from 1
    std::vector<Range> ranges_;
    std::size_t looks_ = 0;
};

}
