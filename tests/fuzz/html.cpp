// Any bytes are a web page that keeps the laws of documents (laws.h), or are refused with one sentence.

#include "laws.h"

using namespace remit;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(data, data + size);
    fuzz::holdToTheLaws([&] { return readHtml(bytes); });
    return 0;
}
