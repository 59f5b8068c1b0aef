// Any bytes are an OpenDocument text that keeps the laws of documents (laws.h), or are refused with one
// sentence.
//
// What begins with "PK" is taken as a whole file. Anything else is taken as the parts of one, divided by
// lines that hold "%%" alone: content, styles, meta, manifest.

#include "document/odt_parts.h"
#include "laws.h"
#include "parts.h"

using namespace remit;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string bytes(data, data + size);
    if (bytes.compare(0, 2, "PK") == 0) {
        fuzz::holdToTheLaws([&] { return readOdt(bytes); });
        return 0;
    }
    OdtParts parts;
    for (auto* part : {&parts.content, &parts.styles, &parts.meta, &parts.manifest})
        *part = fuzz::nextPart(bytes);
    fuzz::holdToTheLaws([&] { return readOdtParts(parts); });
    return 0;
}
