#pragma once

#include "document/document.h"
#include "document/quote.h"
#include "document/xlsx_values.h"

#include <string>
#include <string_view>
#include <vector>

namespace remit {

// What may still be read of a workbook, so that no small file makes a large document: a text that is written
// once may stand in any number of cells.
struct SheetRoom {
    std::size_t cells = kMaxBlocks;
    std::size_t bytes = 64u << 20; // of their texts
};

// One sheet of a workbook (ECMA-376 Part 1, §18.3). Rows and columns without any text are left out.
class Sheet {
public:
    // `part` names the sheet in errors. `values` and `room` live as long as the sheet.
    Sheet(std::string_view bytes, std::string part, const SheetValues& values, SheetRoom& room)
        : values_(values), room_(room), xml_(bytes, std::move(part))
    {
    }

    // Returns its used cells as a table, which has no rows if there is none.
    Result<Block> read();

    // What the cell "B3" shows.
    std::string_view at(const std::string& reference) const;
    // What stands in hidden rows and columns, cut.
    std::string takeHidden() { return hidden_.take(); }

private:
    struct Place {
        int row = 0; // both from 1
        int column = 0;

        auto operator<=>(const Place&) const = default;
    };
    struct Cell {
        Place place;
        std::string text;
    };
    struct Range {
        Place first, last;
    };

    static std::optional<Place> placeOf(std::string_view reference);
    void columns();
    void rows();
    void row();
    void cell();
    std::string content();
    std::string valueOf(const std::string& type, int style, std::string written, std::string inlined) const;
    const std::string* shared(const std::string& number) const;
    bool hides() const { return rowHidden_ || isHidden(place_.column); }
    void keep(std::string text);
    void hide(std::string_view text);
    void merges();
    bool isHidden(int column) const;
    Result<Block> table() const;

    const SheetValues& values_;
    SheetRoom& room_;
    XmlReader xml_;
    Place place_;
    bool rowHidden_ = false;
    std::vector<std::pair<int, int>> hiddenColumns_;
    std::vector<Cell> cells_; // in order
    std::vector<Range> merged_;
    Quote hidden_;
};

}
