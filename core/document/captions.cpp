#include "document/captions.h"

#include "base/words.h"

#include <algorithm>
#include <array>

namespace remit {

bool isCaptionStyle(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kCaptions = {"caption", "figurecaption", "imagecaption",
                                                           "tablecaption"};
    constexpr std::size_t kLongest = 20; // of any spelling of these
    if (name.size() > kLongest) return false;
    std::string plain = lowerCase(name);
    std::erase_if(plain, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return std::find(kCaptions.begin(), kCaptions.end(), plain) != kCaptions.end();
}

bool isCategoryStyle(std::string_view name)
{
    constexpr std::array<std::string_view, 5> kCategories = {"Drawing", "Figure", "Illustration", "Table",
                                                             "Text"};
    return std::find(kCategories.begin(), kCategories.end(), name) != kCategories.end();
}

bool countsCaptions(std::string_view code)
{
    const auto start = code.find_first_not_of(" \t");
    return start != code.npos && lowerCase(code.substr(start, 4)) == "seq ";
}

}
