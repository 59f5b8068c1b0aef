#include "document/flaws_text.h"
#include "document/scan.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace remit {

namespace {

using namespace scan;

// What readers of such contracts know, units and marks of annexes included.
bool isKnown(std::string_view word)
{
    static const std::set<std::string_view> kKnown = {
        "AD",  "AM",  "BC",  "CD",  "CEO", "CV",  "EU",  "EUR",  "FAQ", "GBP", "GDP", "GMT", "HR",   "ICT",
        "ID",  "IT",  "NB",  "NGO", "NO",  "OK",  "PDF", "PM",   "QA",  "TV",  "UK",  "UN",  "URL",  "US",
        "USA", "USB", "USD", "UTC", "VAT", "VIP", "CHF", "AIDS", "HIV", "PS",  "DVD", "SMS", "WIFI", "COVID"};
    return kKnown.count(word) > 0;
}

bool isRoman(std::string_view word)
{
    return word.find_first_not_of("IVXLC") == word.npos;
}

// "TVET", "NGOs": two to six capitals, an s of the plural left out; empty if it is none.
std::string_view abbreviation(std::string_view word)
{
    static const std::set<std::string_view> kPlain = {"NOT",  "AND", "OR",  "OF",  "THE", "ALL",  "ONLY",
                                                      "MUST", "NB",  "TBD", "TBC", "TBA", "TODO", "FIXME"};
    constexpr std::size_t kShortest = 2, kLongest = 6;
    if (word.size() > kShortest && word.back() == 's') word.remove_suffix(1);
    if (word.size() < kShortest || word.size() > kLongest ||
        !std::all_of(word.begin(), word.end(), isCapital))
        return {};
    return isKnown(word) || isRoman(word) || kPlain.count(word) > 0 ||
                   word.find_first_not_of('X') == word.npos
               ? std::string_view()
               : word;
}

// "GOV-03", "ISO 9001", "P-2022-ABC": a code or what has a number is no word.
bool isCode(std::string_view text, std::size_t at, std::size_t size)
{
    const auto after = text.substr(at + size);
    return (at > 0 &&
            (text[at - 1] == '-' || text[at - 1] == '/' || text[at - 1] == '@' || text[at - 1] == '.')) ||
           (after.size() > 1 && (after[0] == '-' || after[0] == ' ' || after[0] == '/') && isDigit(after[1]));
}

// Whether the word at `at` is where its meaning is said: "(TVET)", "TVET (technical …)", or at the beginning,
// as in a list of abbreviations.
bool isExplained(std::string_view text, std::size_t at, std::size_t size)
{
    const auto after = text.substr(at + size);
    if (after.starts_with(')') || (at > 0 && text[at - 1] == '(' && !after.starts_with(' '))) return true;
    if (after.starts_with(" (") && after.size() > 4 && isLetter(after[2])) return true;
    if (after.starts_with(", or ") || after.starts_with(", the ")) return true;
    if (at > 0) return false;
    const bool named = after.size() > 1 && after[0] == ' ' && isCapital(after[1]);
    return after.empty() || named || after.starts_with(":") || after.starts_with(" – ") ||
           after.starts_with(" - ") || after.starts_with(" = ");
}

// `text` with its curly quotation marks gone, which would count as letters, and the straight ones.
std::string unquoted(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto three = text.substr(i, 3);
        const bool curly = three == "“" || three == "”" || three == "‘" || three == "’";
        if (curly)
            i += 2;
        else if (text[i] != '"')
            plain += text[i];
    }
    return plain;
}

}

void unexplained(const Document& document, const FoundText& found)
{
    struct Use {
        std::size_t block = 0; // the first
        std::size_t uses = 0;
    };
    std::map<std::string, Use, std::less<>> used;
    std::set<std::string, std::less<>> explained;
    eachText(document, [&](std::size_t block, const std::string& written) {
        const bool shouted = isShouted(written);
        const std::string text = unquoted(written);
        eachWord(text, [&](std::size_t at, std::size_t size) {
            const auto word = abbreviation(std::string_view(text).substr(at, size));
            if (word.empty() || explained.contains(word) || isCode(text, at, size)) return;
            if (isExplained(text, at, size))
                explained.emplace(word);
            else if (!shouted)
                ++used.emplace(word, Use{block}).first->second.uses;
        });
    });
    std::vector<std::pair<std::size_t, std::string_view>> left;
    for (const auto& [word, use] : used)
        if (use.uses > 1 && !explained.contains(word)) left.emplace_back(use.block, word);
    std::sort(left.begin(), left.end());
    for (const auto& [block, word] : left)
        found(block, word);
}

}
