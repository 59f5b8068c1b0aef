#include "document/odt_body.h"

#include <algorithm>
#include <iterator>

namespace remit {

namespace {

constexpr int kMaxColumns = 16'384; // more, no office program shows

}

void OdtBody::table(Blocks& out)
{
    Block table;
    table.kind = Block::Kind::Table;
    Columns columns;
    Blocks nested;
    rows(table, columns, nested, false);
    if (!table.rows.empty()) add(out, std::move(table));
    out.insert(out.end(), std::make_move_iterator(nested.begin()), std::make_move_iterator(nested.end()));
}

void OdtBody::rows(Block& table, Columns& columns, Blocks& nested, bool heading)
{
    while (xml_.child()) {
        switch (odtTagOf(xml_)) {
        case OdtTag::Row:
            if (heading && table.rows.empty()) table.headed = true;
            row(table, columns, nested);
            break;
        case OdtTag::HeaderRows:
            rows(table, columns, nested, true);
            break;
        case OdtTag::Rows:
            rows(table, columns, nested, heading);
            break;
        case OdtTag::ChangeStart:
        case OdtTag::ChangeEnd:
        case OdtTag::Change:
            changeMark(odtTagOf(xml_));
            break;
        default:
            xml_.skip();
        }
    }
}

void OdtBody::row(Block& table, Columns& columns, Blocks& nested)
{
    Block::Row row;
    addPiece();
    ++columns.row;
    columns.at = 0;
    columns.covered = 0;
    while (xml_.child()) {
        const OdtTag tag = odtTagOf(xml_);
        if (tag == OdtTag::Cell)
            cell(row, columns, nested);
        else if (tag == OdtTag::CoveredCell)
            coveredCell(row, columns);
        else
            xml_.skip();
    }
    if (!row.empty()) table.rows.push_back(std::move(row));
}

// Repeated cells stand once: texts do not have them, and a number of them costs nothing to write.
void OdtBody::cell(Block::Row& row, Columns& columns, Blocks& nested)
{
    Block::Cell cell;
    const int repeated = xml_.number(u"number-columns-repeated", kMaxColumns).value_or(1);
    cell.across = std::max(xml_.number(u"number-columns-spanned", kMaxColumns).value_or(1), 1);
    cell.down = std::max(xml_.number(u"number-rows-spanned", static_cast<int>(kMaxBlocks)).value_or(1), 1);
    if (cell.down > 1) columns.reaches[columns.at] = {cell.across, columns.row + cell.down - 1};
    columns.covered = std::min(columns.at + cell.across, kMaxColumns);
    columns.at = std::min(columns.at + std::max(repeated, 1), kMaxColumns);
    cell.text = cellText(nested);
    row.push_back(std::move(cell));
    if (row.size() > static_cast<std::size_t>(kMaxColumns)) xml_.fail(tooManyPieces());
}

// Covered cells are those beside the one that covers them, which stand for nothing, and those below it.
void OdtBody::coveredCell(Block::Row& row, Columns& columns)
{
    const int repeated = xml_.number(u"number-columns-repeated", kMaxColumns).value_or(1);
    const int end = std::min(columns.at + std::max(repeated, 1), kMaxColumns);
    for (auto reach = columns.reaches.lower_bound(std::max(columns.at, columns.covered));
         reach != columns.reaches.end() && reach->first < end;) {
        if (reach->second.lastRow < columns.row) {
            reach = columns.reaches.erase(reach);
            continue;
        }
        addPiece();
        row.push_back({{}, reach->second.across, 0});
        ++reach;
    }
    columns.at = end;
    Quote text;
    gather(text);
    hide(text.take());
}

std::string OdtBody::cellText(Blocks& nested)
{
    Blocks content;
    apart(content);
    addPiece();
    return joined(std::move(content), nested);
}

}
