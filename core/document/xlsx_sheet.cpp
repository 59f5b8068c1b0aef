#include "document/xlsx_sheet.h"

#include "document/xlsx_grid.h"

#include <algorithm>
#include <charconv>

namespace remit {

namespace {

constexpr int kMaxRow = 1'048'576;
constexpr int kMaxColumn = 16'384;

std::string tooMuch()
{
    return "the workbook shows far more text than is in it, by repeating it; it is not opened";
}

}

// "AB12"
std::optional<Sheet::Place> Sheet::placeOf(std::string_view reference)
{
    Place place;
    std::size_t i = 0;
    for (; i < reference.size() && i < 3 && reference[i] >= 'A' && reference[i] <= 'Z'; ++i)
        place.column = place.column * 26 + (reference[i] - 'A' + 1);
    const std::size_t letters = i;
    for (; i < reference.size() && i < letters + 7 && reference[i] >= '0' && reference[i] <= '9'; ++i)
        place.row = place.row * 10 + (reference[i] - '0');
    if (i != reference.size() || place.column < 1 || place.column > kMaxColumn || place.row < 1 ||
        place.row > kMaxRow)
        return {};
    return place;
}

Result<Block> Sheet::read()
{
    while (xml_.child()) {
        if (xml_.name() == u"cols")
            columns();
        else if (xml_.name() == u"sheetData")
            rows();
        else if (xml_.name() == u"mergeCells")
            merges();
        else
            xml_.skip();
    }
    if (xml_.failure()) return *xml_.failure();
    const auto before = [](const Cell& a, const Cell& b) { return a.place < b.place; };
    if (!std::is_sorted(cells_.begin(), cells_.end(), before))
        std::stable_sort(cells_.begin(), cells_.end(), before);
    return table();
}

void Sheet::columns()
{
    while (xml_.child()) {
        const auto first = xml_.number(u"min", kMaxColumn);
        const auto last = xml_.number(u"max", kMaxColumn);
        const std::string hidden = xml_.attribute(u"hidden");
        if (first && last && (hidden == "1" || hidden == "true") &&
            hiddenColumns_.size() < static_cast<std::size_t>(kMaxColumn))
            hiddenColumns_.emplace_back(*first, *last);
        xml_.skip();
    }
    std::sort(hiddenColumns_.begin(), hiddenColumns_.end());
}

bool Sheet::isHidden(int column) const
{
    const auto next =
        std::upper_bound(hiddenColumns_.begin(), hiddenColumns_.end(), std::pair(column, kMaxColumn + 1));
    return next != hiddenColumns_.begin() && std::prev(next)->second >= column;
}

void Sheet::rows()
{
    while (xml_.child()) {
        if (xml_.name() == u"row")
            row();
        else
            xml_.skip();
    }
}

void Sheet::row()
{
    const std::string hidden = xml_.attribute(u"hidden");
    rowHidden_ = hidden == "1" || hidden == "true";
    place_ = {xml_.number(u"r", kMaxRow).value_or(std::min(place_.row + 1, kMaxRow)), 0};
    while (xml_.child()) {
        if (xml_.name() == u"c")
            cell();
        else
            xml_.skip();
    }
}

void Sheet::cell()
{
    const auto place = placeOf(xml_.attribute(u"r"));
    place_ = place ? *place : Place{place_.row, std::min(place_.column + 1, kMaxColumn)};
    keep(content());
}

std::string Sheet::content()
{
    const std::string type = xml_.attribute(u"t");
    const int style = xml_.number(u"s", static_cast<int>(kMaxBlocks)).value_or(0);
    std::string written;
    std::string inlined;
    while (xml_.child()) {
        if (xml_.name() == u"v")
            written = xml_.text();
        else if (xml_.name() == u"is")
            inlined = richText(xml_);
        else
            xml_.skip();
    }
    return valueOf(type, style, std::move(written), std::move(inlined));
}

std::string Sheet::valueOf(const std::string& type, int style, std::string written, std::string inlined) const
{
    if (type == "inlineStr") return inlined;
    if (type == "b") return written == "1" ? "TRUE" : written == "0" ? "FALSE" : "";
    if (type == "s") {
        const std::string* const text = shared(written);
        // Of what is hidden the beginning is told; it would be copied as often as it is used.
        return text ? std::string(hides() ? startOf(*text, kMaxQuoted) : *text) : std::string();
    }
    Line line;
    const auto format = static_cast<std::size_t>(style);
    if (type.empty() || type == "n")
        written = shownNumber(written,
                              format < values_.formats.size() ? values_.formats[format] : NumberKind::Plain,
                              values_.from1904);
    line.append(written);
    return line.take();
}

const std::string* Sheet::shared(const std::string& number) const
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
    return error == std::errc() && index < values_.strings.size() ? &values_.strings[index] : nullptr;
}

void Sheet::hide(std::string_view text)
{
    hidden_.append(text);
    hidden_.space();
}

void Sheet::keep(std::string text)
{
    if (text.empty()) return;
    if (hides()) return hide(text);
    if (room_.cells == 0) return xml_.fail(tooManyPieces());
    if (room_.bytes < text.size()) return xml_.fail({tooMuch()});
    --room_.cells;
    room_.bytes -= text.size();
    cells_.push_back({place_, std::move(text)});
}

void Sheet::merges()
{
    while (xml_.child()) {
        const std::string range = xml_.attribute(u"ref");
        const auto colon = std::min(range.find(':'), range.size());
        const auto first = placeOf(std::string_view(range).substr(0, colon));
        const auto last = placeOf(std::string_view(range).substr(std::min(colon + 1, range.size())));
        if (first && last && merged_.size() < kMaxBlocks) merged_.push_back({*first, *last});
        xml_.skip();
    }
}

std::string_view Sheet::at(const std::string& reference) const
{
    const auto place = placeOf(reference);
    if (!place) return {};
    const auto found = std::lower_bound(cells_.begin(), cells_.end(), *place,
                                        [](const Cell& cell, const Place& p) { return cell.place < p; });
    return found != cells_.end() && found->place == *place ? std::string_view(found->text)
                                                           : std::string_view();
}

Result<Block> Sheet::table() const
{
    std::vector<int> rows, columns;
    for (const auto& cell : cells_) {
        rows.push_back(cell.place.row);
        columns.push_back(cell.place.column);
    }
    Grid grid(std::move(rows), std::move(columns));
    // Cells that are empty count, too: a hundred thousand texts may stand in as many rows and columns.
    if (grid.size() > room_.cells + cells_.size()) return tooManyPieces();
    room_.cells -= grid.size() - std::min(grid.size(), cells_.size());
    for (const auto& cell : cells_)
        grid.put(cell.place.row, cell.place.column, cell.text);
    for (const auto& range : merged_)
        grid.merge(range.first.row, range.last.row, range.first.column, range.last.column);
    Block table;
    table.kind = Block::Kind::Table;
    table.rows = grid.take();
    return table;
}

}
