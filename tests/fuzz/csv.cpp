// Any bytes are a table that keeps the laws of documents (laws.h) and comes back from what is written of it,
// or are refused with one sentence.

#include "laws.h"

#include <cstdlib>

using namespace remit;

namespace {

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(data, data + size);
    fuzz::holdToTheLaws([&] { return readCsv(bytes); });
    const auto document = readCsv(bytes);
    if (!document) return 0;
    std::string again = "sep=,\n";
    for (const auto& block : document->blocks)
        for (const auto& row : block.rows) {
            for (const auto& cell : row)
                again += quoted(cell.text) + ',';
            again += '\n';
        }
    const auto same = readCsv(again);
    if (!same || same->blocks != document->blocks) std::abort();
    return 0;
}
