// Any bytes are a Word document that keeps the laws of documents (laws.h), or are refused with one sentence.
//
// What begins with "PK" is taken as a whole file. Anything else is taken as the parts of one, divided by
// lines that hold "%%" alone: document, styles, numbering, comments; the checksums of a zip would keep
// changes from getting there.

#include "document/docx_parts.h"
#include "laws.h"
#include "parts.h"

using namespace remit;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string bytes(data, data + size);
    if (bytes.compare(0, 2, "PK") == 0) {
        fuzz::holdToTheLaws([&] { return readDocument("fuzzed.docx", bytes); });
        return 0;
    }
    DocxParts parts;
    for (auto* part : {&parts.document, &parts.styles, &parts.numbering, &parts.comments})
        *part = fuzz::nextPart(bytes);
    fuzz::holdToTheLaws([&] { return readDocxParts(parts); });
    return 0;
}
