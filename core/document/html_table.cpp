#include "document/html_table.h"

#include <iterator>
#include <utility>

namespace remit {

void HtmlTable::row(bool inHead)
{
    endRow();
    inRow_ = true;
    allHeadings_ = true;
    column_ = 0;
    if (inHead && block_.rows.empty()) block_.headed = true;
}

// The cells that reach down to here from the rows above.
void HtmlTable::passReaches()
{
    for (auto reach = reaches_.find(column_); reach != reaches_.end(); reach = reaches_.find(column_)) {
        row_.push_back({{}, reach->second.across, 0});
        ++cells_;
        column_ += reach->second.across;
    }
}

void HtmlTable::cell(int across, int down, bool heading)
{
    if (!inRow_) row(false);
    endCell();
    passReaches();
    row_.push_back({{}, across, down});
    ++cells_;
    if (down > 1) begun_[column_] = {across, down - 1};
    column_ += across;
    allHeadings_ = allHeadings_ && heading;
    inCell_ = true;
}

void HtmlTable::endCell()
{
    if (std::exchange(inCell_, false)) row_.back().text = line_.take();
}

void HtmlTable::endRow()
{
    endCell();
    if (!std::exchange(inRow_, false)) return;
    if (row_.empty()) return;
    for (auto reach = reaches_.lower_bound(column_); reach != reaches_.end();
         reach = reaches_.lower_bound(column_)) {
        column_ = reach->first;
        passReaches();
    }
    if (block_.rows.empty() && allHeadings_) block_.headed = true;
    block_.rows.push_back(std::exchange(row_, {}));
    for (auto reach = reaches_.begin(); reach != reaches_.end();)
        reach = --reach->second.rows > 0 ? std::next(reach) : reaches_.erase(reach);
    reaches_.merge(std::exchange(begun_, {}));
}

Block HtmlTable::take()
{
    endRow();
    block_.kind = Block::Kind::Table;
    return std::move(block_);
}

}
