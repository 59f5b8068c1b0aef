// What is no comparison is refused; what is one has one spelling, and can be told in each way.

#include "report/comparison.h"

#include <cstdint>
#include <cstdlib>

using namespace remit;

namespace {

void must(bool law)
{
    if (!law) std::abort();
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto comparison = decodeComparison(text);
    if (!comparison) return 0;
    must(encode(*comparison) == text);
    const ComparedRevisions revisions{
        "report", "Report", "revision 1", "revision 2", 1, 2, {{"a", "b", *comparison, {}}}};
    must(!terminal::comparison(revisions, true).empty());
    must(!json::comparison(revisions).empty());
    must(!html::comparison(revisions).empty());
    return 0;
}
