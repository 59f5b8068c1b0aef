// Any bytes are a workbook that keeps the laws of documents (laws.h), or are refused with one sentence.
//
// They are the parts of one, divided by lines that hold "%%" alone: sheet, shared strings, styles; the
// checksums of a zip would keep changes from getting there.

#include "document/xlsx_sheet.h"
#include "laws.h"
#include "parts.h"

using namespace remit;

namespace {

Result<Document> read(const std::string& sheet, const std::string& strings, const std::string& styles)
{
    const auto values = SheetValues::read(strings, styles);
    if (!values) return values.error();
    SheetRoom room;
    Sheet reader(sheet, "sheet", *values, room);
    auto table = reader.read();
    if (!table) return table.error();
    Document document;
    if (!table->rows.empty()) document.blocks.push_back(std::move(*table));
    return document;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string bytes(data, data + size);
    const std::string sheet = fuzz::nextPart(bytes);
    const std::string strings = fuzz::nextPart(bytes);
    const std::string styles = fuzz::nextPart(bytes);
    fuzz::holdToTheLaws([&] { return read(sheet, strings, styles); });
    return 0;
}
