#include "table.h"

#include <algorithm>

namespace remit::plan {

namespace {

constexpr std::size_t kMostAcross = 100;   // columns that one cell is taken to reach over
constexpr std::size_t kMostRepeated = 200; // bytes of a text that counts for all rows it reaches down to

std::size_t acrossOf(const Block::Cell& cell)
{
    return std::min(static_cast<std::size_t>(std::max(cell.across, 1)), kMostAcross);
}

std::vector<SeenCell> seen(const Block::Row& row, std::vector<std::string_view>& above)
{
    std::vector<SeenCell> cells;
    std::size_t column = 0;
    for (const auto& cell : row) {
        const bool covered = cell.down == 0;
        const std::size_t across = acrossOf(cell);
        if (above.size() < column + across) above.resize(column + across);
        const auto at = above.begin() + static_cast<std::ptrdiff_t>(column);
        const std::string_view text = covered ? *at : std::string_view(cell.text);
        std::fill_n(at, across, text);
        const bool repeats = !covered || text.size() <= kMostRepeated;
        cells.push_back({repeats ? text : std::string_view(), column, across, covered});
        column += across;
    }
    return cells;
}

// Adds a row's texts to the heads of the columns that its cells reach over.
void addHeads(const std::vector<SeenCell>& row, std::vector<Table::Column>& columns)
{
    for (const auto& cell : row)
        for (std::size_t at = cell.column; at < cell.column + cell.across; ++at) {
            auto& column = columns[at];
            column.wide = cell.across > 1;
            if (cell.covered || cell.text.size() > kMostRepeated) continue;
            column.head += (column.head.empty() ? "" : " ") + std::string(cell.text);
        }
}

}

Table tableOf(const Block& block)
{
    Table table;
    std::vector<std::string_view> above;
    for (const auto& row : block.rows)
        table.rows.push_back(seen(row, above));
    table.columns.resize(above.size());
    const auto& rows = table.rows;
    std::size_t head = 0;
    while (head < rows.size() && rows[head].size() < 2)
        ++head;
    if (head == rows.size()) return table;
    addHeads(rows[head++], table.columns);
    if (head < rows.size() && !rows[head].empty() && rows[head].front().covered)
        addHeads(rows[head++], table.columns);
    table.headRows = head;
    return table;
}

}
