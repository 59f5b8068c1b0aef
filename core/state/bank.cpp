#include "state/bank.h"

#include <algorithm>
#include <array>
#include <string>

namespace remit {

namespace {

struct Country {
    std::string_view code;
    std::size_t length; // of its numbers, the code included
};
constexpr std::array<Country, 88> kCountries{{
    {"AL", 28}, {"AD", 24}, {"AE", 23}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27},
    {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
    {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20}, {"MR", 27},
    {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24}, {"PL", 28},
    {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24}, {"SC", 31},
    {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
    {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// In capitals; nothing for what is neither a letter nor a digit.
char letterOrDigit(char c)
{
    if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
    return isDigit(c) || (c >= 'A' && c <= 'Z') ? c : '\0';
}

// The check is of the number with its first four characters put last, letters as 10 to 35, modulo 97.
bool isRight(const std::string& number)
{
    int sum = 0;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const char c = number[(i + 4) % number.size()];
        sum = isDigit(c) ? (sum * 10 + (c - '0')) % 97 : (sum * 100 + (c - 'A' + 10)) % 97;
    }
    return sum == 1;
}

// How long the number is that begins so: after the country's code come two digits. None if it is none.
std::size_t lengthOf(std::string_view begin)
{
    if (!isDigit(begin[2]) || !isDigit(begin[3])) return 0;
    const auto found = std::find_if(kCountries.begin(), kCountries.end(), [&](const Country& country) {
        return country.code == begin.substr(0, 2);
    });
    return found == kCountries.end() ? 0 : found->length;
}

// Whether such a number begins at the front of `text`. Words are no groups of it: those have four characters
// each, or are of digits alone.
bool begins(std::string_view text)
{
    std::string number;
    std::size_t length = 4;
    bool fours = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = letterOrDigit(text[at]);
        if (c == '\0') {
            if (number.size() <= 2) return false;
            fours = fours && number.size() % 4 == 0;
            continue;
        }
        number += c;
        if (number.size() == 4) length = lengthOf(number);
        if (length == 0) return false;
        if (number.size() < 4 || number.size() < length) continue;
        const bool ends = at + 1 == text.size() || letterOrDigit(text[at + 1]) == '\0';
        return ends && (fours || std::all_of(number.begin() + 4, number.end(), isDigit)) && isRight(number);
    }
    return false;
}

}

bool holdsBankAccount(std::string_view text)
{
    const auto afterWord = [&](std::size_t at) {
        return at >= 4 && letterOrDigit(text[at - 4]) == 'I' && letterOrDigit(text[at - 3]) == 'B' &&
               letterOrDigit(text[at - 2]) == 'A' && letterOrDigit(text[at - 1]) == 'N';
    };
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((at == 0 || letterOrDigit(text[at - 1]) == '\0' || afterWord(at)) && begins(text.substr(at)))
            return true;
    return false;
}

}
