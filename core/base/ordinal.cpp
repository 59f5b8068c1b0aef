#include "base/ordinal.h"

#include <array>

namespace remit {

std::string ordinal(std::size_t n)
{
    static constexpr std::array<const char*, 11> kWords = {"none",   "first", "second", "third",
                                                           "fourth", "fifth", "sixth",  "seventh",
                                                           "eighth", "ninth", "tenth"};
    if (n < kWords.size()) return kWords[n];
    const bool teens = n % 100 >= 11 && n % 100 <= 13;
    const std::size_t last = teens ? 0 : n % 10;
    return std::to_string(n) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

}
