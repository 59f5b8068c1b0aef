#include "document/comparing.h"

#include <algorithm>

namespace remit::comparing {

namespace {

using Kind = Comparison::Kind;
using Cells = std::vector<std::string_view>;
using Place = std::optional<std::size_t>;

// From here on two rows of a table are one that was changed.
constexpr double kLikeRow = 0.2;
// What goes further across than this many columns is taken for narrower.
constexpr std::size_t kMostColumns = 2000;

// The cells of a row by the column that each begins in.
Cells spread(const Block::Row& row)
{
    Cells columns;
    for (const auto& cell : row) {
        const std::size_t more = cell.across > 1 ? static_cast<std::size_t>(cell.across) - 1 : 0;
        columns.push_back(cell.text);
        if (columns.size() + more <= kMostColumns) columns.resize(columns.size() + more);
    }
    return columns;
}

// The first row, and no title for what others have beyond it.
Cells titlesOf(const Block& table)
{
    if (table.rows.empty()) return {};
    Cells titles = spread(table.rows.front());
    for (const auto& row : table.rows)
        if (const auto width = spread(row).size(); width > titles.size()) titles.resize(width);
    return titles;
}

std::string_view at(const Cells& cells, Place place)
{
    return place && *place < cells.size() ? cells[*place] : std::string_view();
}

class Tables {
public:
    Tables(const Block& before, const Block& after, Comparison::Piece& piece)
        : before_(before), after_(after), piece_(piece)
    {
    }

    void compare()
    {
        alignColumns();
        alignRows();
    }

private:
    void alignColumns()
    {
        const Cells before = titlesOf(before_), after = titlesOf(after_);
        Numbering numbering;
        const auto numbers = [&](const Cells& titles) {
            Numbers all;
            for (const auto title : titles)
                all.push_back(numbering.of(title));
            return all;
        };
        walk(
            aligned(numbers(before), numbers(after)), before.size(), after.size(),
            [&](const Gap& gap) { columnsIn(gap, before, after); },
            [&](std::size_t x, std::size_t y) { column(Kind::Same, x, y, after[y]); });
    }

    // As many in place of as many have other titles, unless one of these stands elsewhere in the other table.
    void columnsIn(Gap gap, const Cells& before, const Cells& after)
    {
        bool renamed = gap.beforeEnd - gap.before == gap.afterEnd - gap.after;
        for (auto i = gap.before; renamed && i < gap.beforeEnd; ++i)
            renamed = !isTitle(before[i], after);
        for (auto i = gap.after; renamed && i < gap.afterEnd; ++i)
            renamed = !isTitle(after[i], before);
        for (; renamed && gap.before < gap.beforeEnd; ++gap.before, ++gap.after)
            column(Kind::Changed, gap.before, gap.after, after[gap.after]);
        for (; gap.before < gap.beforeEnd; ++gap.before)
            column(Kind::Removed, gap.before, {}, before[gap.before]);
        for (; gap.after < gap.afterEnd; ++gap.after)
            column(Kind::Added, {}, gap.after, after[gap.after]);
    }

    static bool isTitle(std::string_view title, const Cells& titles)
    {
        return !title.empty() && std::find(titles.begin(), titles.end(), title) != titles.end();
    }

    void column(Kind kind, Place before, Place after, std::string_view title)
    {
        piece_.columns.push_back({kind, std::string(title)});
        places_.emplace_back(before, after);
    }

    void alignRows()
    {
        Numbering numbering;
        const auto numbers = [&](const Block& table) {
            Numbers all;
            for (const auto& each : table.rows)
                all.push_back(numbering.of(textOf(each)));
            return all;
        };
        walk(
            aligned(numbers(before_), numbers(after_)), before_.rows.size(), after_.rows.size(),
            [&](const Gap& gap) { rowsIn(gap); }, [&](std::size_t x, std::size_t y) { row(x, y); });
    }

    void rowsIn(const Gap& gap)
    {
        const std::size_t before = gap.beforeEnd - gap.before, after = gap.afterEnd - gap.after;
        Pairs pairs;
        for (std::size_t i = 0; before == after && i < before; ++i)
            pairs.emplace_back(i, i);
        if (before != after && before > 0 && after > 0)
            pairs = likePairs(sketches(before_, gap.before, before), sketches(after_, gap.after, after),
                              kLikeRow);
        walk(
            pairs, before, after,
            [&](const Gap& rest) {
                for (auto x = rest.before; x < rest.beforeEnd; ++x)
                    row(gap.before + x, {});
                for (auto y = rest.after; y < rest.afterEnd; ++y)
                    row({}, gap.after + y);
            },
            [&](std::size_t x, std::size_t y) { row(gap.before + x, gap.after + y); });
    }

    static std::vector<Sketch> sketches(const Block& table, std::size_t from, std::size_t count)
    {
        std::vector<Sketch> all;
        for (std::size_t i = 0; i < count; ++i)
            all.push_back(sketchOf(table.rows[from + i]));
        return all;
    }

    void row(Place x, Place y)
    {
        const Cells before = x ? spread(before_.rows[*x]) : Cells();
        const Cells after = y ? spread(after_.rows[*y]) : Cells();
        Comparison::Row row{Kind::Same, x ? *x + 1 : 0, y ? *y + 1 : 0, {}};
        for (const auto& [cellBefore, cellAfter] : places_) {
            row.cells.push_back(runsOf(at(before, cellBefore), at(after, cellAfter)));
            if (differs(row.cells.back())) row.kind = Kind::Changed;
        }
        // Of many short rows and one that is very long not all are made that long.
        while (!row.cells.empty() && row.cells.back().empty())
            row.cells.pop_back();
        if (!x || !y) row.kind = x ? Kind::Removed : Kind::Added;
        piece_.rows.push_back(std::move(row));
    }

    const Block& before_;
    const Block& after_;
    Comparison::Piece& piece_;
    std::vector<std::pair<Place, Place>> places_; // of the columns
};

}

void compareTables(const Block& before, const Block& after, Comparison::Piece& piece)
{
    Tables(before, after, piece).compare();
}

}
