#pragma once

#include "document/xml.h"

#include <string>
#include <string_view>
#include <vector>

// What the cells of a workbook hold, and how it is shown (ECMA-376 Part 1, §18.4 and §18.8).
namespace remit {

// How numbers of one format are read.
enum class NumberKind { Plain, Percent, Day, Time };

// The kind of the format "dd/mm/yyyy", "0%", …
NumberKind numberKindOf(std::string_view format);

// What a cell with the number `written` shows: "0.5", "50%", "2022-09-05", "09:30". Days count from 1900, or
// from 1904 on. What is no number is given back.
std::string shownNumber(const std::string& written, NumberKind kind, bool from1904);

// What is shared by the sheets.
struct SheetValues {
    std::vector<std::string> strings;
    std::vector<NumberKind> formats; // by the number of the cell's style
    bool from1904 = false;

    // Reads the parts xl/sharedStrings.xml and xl/styles.xml; empty: there are none.
    static Result<SheetValues> read(std::string_view strings, std::string_view styles);
};

// The text of the element that is open, of those that hold runs (a:r) or plain text, as one line; and leaves
// it.
std::string richText(XmlReader& xml);

}
