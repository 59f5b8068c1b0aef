#include "document/docx_body.h"

#include <algorithm>
#include <iterator>

namespace remit {

namespace {

constexpr int kWidest = 63; // columns, Word's

// Says of each cell over how many rows it reaches, by those that continue it.
void countRows(Block& table)
{
    constexpr std::size_t kMostColumns = 1'000; // what lies further out reaches over one row
    std::vector<Block::Cell*> above;
    for (auto& row : table.rows) {
        std::size_t column = 0;
        for (auto& cell : row) {
            if (column >= kMostColumns) break;
            above.resize(std::max(above.size(), column + 1));
            Block::Cell*& origin = above[column];
            if (cell.down > 0 || !origin)
                origin = &cell;
            else
                ++origin->down;
            if (origin == &cell) cell.down = 1;
            column += static_cast<std::size_t>(cell.across);
        }
    }
}

}

void BodyReader::table(Blocks& out)
{
    endCarried(out);
    Block table;
    table.kind = Block::Kind::Table;
    Blocks nested;
    rows(table, nested);
    countRows(table);
    if (!table.rows.empty()) add(out, std::move(table));
    out.insert(out.end(), std::make_move_iterator(nested.begin()), std::make_move_iterator(nested.end()));
}

void BodyReader::rows(Block& table, Blocks& nested)
{
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::Row:
            row(table, nested);
            break;
        case Tag::LooksAlone:
            looksAlone();
            break;
        case Tag::Wrapper:
            rows(table, nested);
            break;
        case Tag::Alternatives:
            alternative([&] { rows(table, nested); });
            break;
        default:
            xml_.skip();
        }
    }
}

void BodyReader::row(Block& table, Blocks& nested)
{
    TableRow row;
    cells(row, nested);
    endRow(row);
    if (row.deletion || row.cells.empty()) return;
    if (table.rows.empty()) table.headed = row.heading;
    table.rows.push_back(std::move(row.cells));
}

// A row that came is a change of its own only if nothing in it is marked as having come.
void BodyReader::endRow(TableRow& row)
{
    auto& changes = document_.changes;
    if (row.deletion) changes[*row.deletion].text = row.deleted.take();
    if (!row.insertion) return;
    const auto begin = changes.begin() + static_cast<std::ptrdiff_t>(row.insertedAt);
    if (std::any_of(begin, changes.end(), [](const auto& change) { return change.adds(); })) return;
    Quote text;
    for (const auto& cell : row.cells) {
        text.append(cell.text);
        text.space();
    }
    addPiece();
    row.insertion->text = text.take();
    changes.insert(begin, std::move(*row.insertion));
}

void BodyReader::cells(TableRow& row, Blocks& nested)
{
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (tag == Tag::RowProperties)
            rowProperties(row);
        else if (tag == Tag::Cell && row.deletion)
            deletedText(row.deleted);
        else if (tag == Tag::Cell)
            add(row.cells, cell(nested));
        else if (tag == Tag::Wrapper)
            cells(row, nested);
        else
            xml_.skip();
    }
}

void BodyReader::rowProperties(TableRow& row)
{
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (tag == Tag::Inserted) {
            row.insertion = changeHere(Document::Change::Kind::Insertion);
            row.insertedAt = document_.changes.size();
        }
        if (tag == Tag::Deleted) {
            row.deletion = document_.changes.size();
            add(changeHere(Document::Change::Kind::Deletion));
        }
        if (tag == Tag::HeaderRow) row.heading = isOn(xml_);
        if (tag == Tag::Before && row.cells.empty())
            if (const int left = numberIn(xml_, kWidest).value_or(0); left > 0) {
                addPiece();
                row.cells.push_back({"", left});
            }
        if (tag == Tag::Restyled)
            restyled();
        else
            xml_.skip();
    }
}

void BodyReader::add(Block::Row& cells, TableCell cell)
{
    if (!cell.goesOn || cells.empty())
        cells.push_back(std::move(cell.cell));
    else
        cells.back().across += cell.cell.across;
}

BodyReader::TableCell BodyReader::cell(Blocks& nested)
{
    TableCell made;
    Block::Cell& cell = made.cell;
    Blocks content;
    while (xml_.child())
        if (tagOf(xml_) == Tag::CellProperties)
            cellProperties(made);
        else
            block(content);
    endCarried(content);
    addPiece();
    cell.text = joined(std::move(content), nested);
    if (cell.down == 0) cell.text.clear(); // nobody sees what a merged cell held before
    return made;
}

void BodyReader::cellProperties(TableCell& made)
{
    Block::Cell& cell = made.cell;
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (tag == Tag::Across) cell.across = std::max(1, numberIn(xml_, kWidest).value_or(1));
        if (tag == Tag::Beside) made.goesOn = xml_.attribute(u"val") != "restart";
        if (tag == Tag::Down) cell.down = xml_.attribute(u"val") == "restart" ? 1 : 0;
        if (tag == Tag::Restyled)
            restyled();
        else
            xml_.skip();
    }
}

}
