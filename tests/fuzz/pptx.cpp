// Any bytes are a slide that keeps the laws of documents (laws.h), or are refused with one sentence.

#include "document/pptx_slide.h"
#include "laws.h"

using namespace remit;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(data, data + size);
    fuzz::holdToTheLaws([&]() -> Result<Document> {
        std::size_t pieces = 0;
        auto slide = SlideReader(
                         bytes, "slide", [](const std::string&) { return std::string_view(); }, pieces)
                         .read();
        if (!slide) return slide.error();
        Document document;
        document.blocks = std::move(slide->blocks);
        return document;
    });
    return 0;
}
