#include "document/xlsx_grid.h"

#include <algorithm>

namespace remit {

namespace {

void sortOnce(std::vector<int>& numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

std::size_t indexOf(const std::vector<int>& numbers, int number)
{
    return static_cast<std::size_t>(std::lower_bound(numbers.begin(), numbers.end(), number) -
                                    numbers.begin());
}

}

Grid::Grid(std::vector<int> rows, std::vector<int> columns)
    : rows_(std::move(rows)), columns_(std::move(columns))
{
    sortOnce(rows_);
    sortOnce(columns_);
}

void Grid::put(int row, int column, std::string text)
{
    texts_.resize(size());
    this->text(indexOf(rows_, row), indexOf(columns_, column)) = std::move(text);
}

void Grid::merge(int firstRow, int lastRow, int firstColumn, int lastColumn)
{
    if (firstRow > lastRow || firstColumn > lastColumn) return;
    Range range{indexOf(rows_, firstRow), indexOf(rows_, lastRow + 1), indexOf(columns_, firstColumn),
                indexOf(columns_, lastColumn + 1)};
    range.rows -= range.row;
    range.columns -= range.column;
    if (range.rows * range.columns < 2 || !isFree(range)) return;
    ranges_.push_back(range);
    for (std::size_t row = 0; row < range.rows; ++row)
        for (std::size_t column = 0; column < range.columns; ++column)
            owner(range.row + row, range.column + column) = ranges_.size();
}

// Each range that is free is looked at once; those that run into others must not cost more than all of these.
bool Grid::isFree(const Range& range)
{
    owners_.resize(size());
    for (std::size_t row = 0; row < range.rows; ++row)
        for (std::size_t column = 0; column < range.columns; ++column)
            if (++looks_ > 2 * size() || owner(range.row + row, range.column + column) != 0) return false;
    return true;
}

std::vector<Block::Row> Grid::take()
{
    texts_.resize(size());
    owners_.resize(size());
    std::vector<Block::Row> table(rows_.size());
    for (std::size_t row = 0; row < rows_.size(); ++row)
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            const auto number = owner(row, column);
            if (number == 0) {
                table[row].push_back({std::move(text(row, column))});
                continue;
            }
            const Range& range = ranges_[number - 1];
            if (column != range.column) continue;
            const bool first = row == range.row;
            table[row].push_back({first ? std::move(text(row, column)) : std::string(),
                                  static_cast<int>(range.columns), first ? static_cast<int>(range.rows) : 0});
        }
    return table;
}

}
