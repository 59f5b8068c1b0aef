#include "document/itemised.h"

#include "document/judge.h"
#include "document/wording.h"

#include <algorithm>
#include <functional>

namespace remit {

namespace {

bool isBlank(const Block::Row& row)
{
    return std::all_of(row.begin(), row.end(), [](const Block::Cell& cell) { return cell.text.empty(); });
}

}

std::size_t filledRows(const Block& table, std::size_t header)
{
    const auto below = table.rows.begin() + static_cast<std::ptrdiff_t>(header) + 1;
    return static_cast<std::size_t>(std::count_if(below, table.rows.end(), std::not_fn(isBlank)));
}

Run listIn(const std::vector<Block>& blocks, BlockRange range)
{
    Run longest;
    Run run;
    bool numbered = false;
    for (std::size_t i = range.first; i < range.second; ++i) {
        if (blocks[i].kind == Block::Kind::ListItem) {
            if (run.items++ == 0) run.at = i;
            numbered = blocks[i].numbered;
            if (run.items > longest.items) longest = run;
        } else if (blocks[i].kind != Block::Kind::Paragraph || !numbered) {
            run = {}; // a paragraph after a numbered item explains it
        }
    }
    return longest;
}

Run headingsIn(const std::vector<Block>& blocks, BlockRange range)
{
    Run run;
    int level = 0;
    for (std::size_t i = range.first; i < range.second; ++i) {
        if (blocks[i].kind != Block::Kind::Heading || (level > 0 && blocks[i].level > level)) continue;
        if (blocks[i].level != level) run = {0, i};
        level = blocks[i].level;
        ++run.items;
    }
    return run;
}

Run rowsIn(const std::vector<Block>& blocks, BlockRange range)
{
    Run longest;
    for (std::size_t i = range.first; i < range.second; ++i)
        if (blocks[i].kind == Block::Kind::Table && !blocks[i].rows.empty())
            if (const auto rows = filledRows(blocks[i], headerOf(blocks[i], 2)); rows > longest.items)
                longest = {rows, i};
    return longest;
}

namespace {

constexpr std::size_t kMaxColumns = 50; // a table of items has no more

// The items of one section: its sub-headings, the items of its lists or the rows of its tables.
class Itemised {
public:
    Itemised(const std::vector<Block>& blocks, BlockRange inside, std::string_view section)
        : blocks_(blocks), inside_(inside), section_(section)
    {
    }

    std::vector<std::string> items() const
    {
        if (const auto labelled = subHeadings([](const Block& block) { return isLabelled(block.text); });
            !labelled.empty())
            return labelled;
        const Run list = listIn(blocks_, inside_), headings = headingsIn(blocks_, inside_);
        const auto listed = listItems();
        const auto headed =
            subHeadings([&](const Block& block) { return block.level == blocks_[headings.at].level; });
        // What stands in lists beneath items that are sub-headings is about them: who, when, for how much.
        if (list.items > 0 && headings.items >= list.items && wordsEach(headed) >= wordsEach(listed))
            return headed;
        const auto rows = calledRows();
        if (rows.size() > list.items) return rows;
        if (list.items > 0) return listed;
        if (headings.items > 1) return headed;
        const Run table = rowsIn(blocks_, inside_);
        return table.items > 0 ? fullestCells(blocks_[table.at]) : headed;
    }

private:
    static double wordsEach(const std::vector<std::string>& texts)
    {
        std::size_t words = 0;
        for (const auto& text : texts)
            words += wordsIn(text);
        return static_cast<double>(words) / static_cast<double>(std::max<std::size_t>(texts.size(), 1));
    }

    std::vector<std::string> listItems() const
    {
        std::vector<std::string> items;
        for (std::size_t i = inside_.first; i < inside_.second; ++i)
            if (blocks_[i].kind == Block::Kind::ListItem && !blocks_[i].text.empty())
                items.push_back(blocks_[i].text);
        return items;
    }

    // Of a heading that only numbers what stands below, "Recommendation 1", that.
    template <class Test>
    std::vector<std::string> subHeadings(Test test) const
    {
        std::vector<std::string> items;
        for (std::size_t i = inside_.first; i < inside_.second; ++i) {
            if (blocks_[i].kind != Block::Kind::Heading || !test(blocks_[i])) continue;
            const bool bare = plainItem(blocks_[i].text).empty() && i + 1 < inside_.second;
            const std::size_t at = bare ? i + 1 : i;
            if (!blocks_[at].text.empty()) items.push_back(blocks_[at].text);
        }
        return items;
    }

    static std::vector<std::string> cells(const Block& table, std::size_t column)
    {
        std::vector<std::string> texts;
        for (std::size_t i = headerOf(table, 2) + 1; i < table.rows.size(); ++i)
            if (column < table.rows[i].size() && !table.rows[i][column].text.empty())
                texts.push_back(table.rows[i][column].text);
        return texts;
    }

    // The cells of columns that are called as the section is: "Recommendation" in "Conclusions and
    // recommendations".
    std::vector<std::string> calledRows() const
    {
        std::vector<std::string> all;
        for (std::size_t i = inside_.first; i < inside_.second; ++i) {
            if (blocks_[i].rows.empty()) continue;
            const auto& header = blocks_[i].rows[headerOf(blocks_[i], 2)];
            const auto called = std::find_if(header.begin(), header.end(), [&](const Block::Cell& cell) {
                return says(section_, cell.text);
            });
            if (called == header.end()) continue;
            const auto texts = cells(blocks_[i], static_cast<std::size_t>(called - header.begin()));
            all.insert(all.end(), texts.begin(), texts.end());
        }
        return all;
    }

    // The cells of the column that has most to say.
    static std::vector<std::string> fullestCells(const Block& table)
    {
        std::vector<std::string> fullest;
        const std::size_t columns = std::min(kMaxColumns, table.rows[headerOf(table, 2)].size());
        for (std::size_t column = 0; column < columns; ++column)
            if (auto texts = cells(table, column); wordsEach(texts) > wordsEach(fullest)) fullest = texts;
        return fullest;
    }

    const std::vector<Block>& blocks_;
    const BlockRange inside_;
    const std::string_view section_;
};

}

std::vector<std::string> itemsIn(const std::vector<Block>& blocks, BlockRange range, std::string_view section)
{
    return Itemised(blocks, range, section).items();
}

}
