// Reads a document and prints how many milliseconds the reading took, without the program around it, and the
// program's peak memory in KiB:
//
//     bench-read FILE
#include "document/document.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sys/resource.h>

int main(int count, char** words)
{
    if (count != 2) return 64;
    std::ifstream in(words[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto before = std::chrono::steady_clock::now();
    const auto document = remit::readDocument(words[1], bytes);
    const auto after = std::chrono::steady_clock::now();
    if (!document) return 2;
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("%.2f %ld\n", std::chrono::duration<double, std::milli>(after - before).count(),
                usage.ru_maxrss);
    return 0;
}
