#include "document/flaws_text.h"

#include "base/unicode.h"
#include "base/words.h"
#include "document/line.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace remit {

namespace {

// Calls `use` with the number of the block and each of its texts.
template <class Use>
void eachText(const Document& document, Use use)
{
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (!block.text.empty()) use(i, block.text);
        for (const auto& row : block.rows)
            for (const auto& cell : row)
                if (!cell.text.empty()) use(i, cell.text);
    }
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80u);
}
bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Calls `use` with where each word of letters and digits begins in `text`, and how long it is.
template <class Use>
void eachWord(std::string_view text, Use use)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && (isLetter(text[end]) || isDigit(text[end])))
            ++end;
        if (end > at) use(at, end - at);
        at = std::max(end, at + 1);
    }
}

// "TBD", "XX": what people write to come back to.
bool isPlaceholder(std::string_view word)
{
    constexpr std::array<std::string_view, 5> kWords = {"TBD", "TBC", "TODO", "FIXME", "TBA"};
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    return word.size() >= 2 && word.find_first_not_of(word[0] == 'x' ? "x" : "X") == word.npos;
}

// Whether what stands in brackets asks for something: "[insert name]".
bool asksFor(std::string_view inBrackets)
{
    constexpr std::array<std::string_view, 16> kBeginnings = {
        "insert ",  "add ",        "enter ",   "to be ",    "fill in",   "name of ", "date of ",   "your ",
        "inserer ", "a completer", "ajouter ", "insertar ", "completar", "anadir ",  "nombre de ", "nom de "};
    const std::string plain = plainWords(inBrackets) + " ";
    return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](std::string_view beginning) { return plain.starts_with(beginning); });
}

void bracketed(std::size_t block, std::string_view text, std::vector<FoundText>& found)
{
    constexpr std::size_t kLongest = 120; // bytes
    for (auto at = text.find_first_of("[<"); at != text.npos; at = text.find_first_of("[<", at + 1)) {
        const char close = text[at] == '[' ? ']' : '>';
        const auto inside = text.substr(at + 1, kLongest);
        const auto end = inside.find(close);
        if (end != inside.npos && asksFor(inside.substr(0, end)))
            found.push_back({block, std::string(text.substr(at, end + 2))});
    }
}

}

std::vector<FoundText> placeholders(const Document& document)
{
    // What programs and people put where text will be.
    constexpr std::array<std::string_view, 4> kDummies = {"lorem ipsum", "click or tap here to enter text",
                                                          "click here to enter text", "cliquez ici pour"};
    std::vector<FoundText> found;
    eachText(document, [&](std::size_t block, const std::string& text) {
        eachWord(text, [&](std::size_t at, std::size_t size) {
            const auto word = std::string_view(text).substr(at, size);
            if (isPlaceholder(word)) found.push_back({block, std::string(word)});
        });
        bracketed(block, text, found);
        const std::string lower = lowerCase(text);
        for (const auto dummy : kDummies)
            if (const auto at = lower.find(dummy); at != lower.npos)
                found.push_back({block, text.substr(at, dummy.size())});
    });
    return found;
}

namespace {

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

// "TVET", "NGOs": two to eight capitals, an s of the plural left out; empty if it is none.
std::string_view abbreviation(std::string_view word)
{
    constexpr std::size_t kShortest = 2, kLongest = 8;
    if (word.size() > kShortest && word.back() == 's') word.remove_suffix(1);
    if (word.size() < kShortest || word.size() > kLongest ||
        !std::all_of(word.begin(), word.end(), isCapital))
        return {};
    return isKnown(word) || isRoman(word) || isPlaceholder(word) ? std::string_view() : word;
}

// A line in capitals has words, not abbreviations.
bool isShouted(std::string_view text)
{
    std::size_t capitals = 0, small = 0;
    for (const char c : text) {
        capitals += isCapital(c);
        small += c >= 'a' && c <= 'z';
    }
    return capitals > small;
}

// Whether the word at `at` is where its meaning is said: "(TVET)", "TVET (technical …)", or alone at the
// beginning, as in a list of abbreviations.
bool isExplained(std::string_view text, std::size_t at, std::size_t size)
{
    const auto after = text.substr(at + size);
    if (at > 0 && text[at - 1] == '(' &&
        (after.starts_with(')') || after.starts_with(",") || after.starts_with(";")))
        return true;
    if (after.starts_with(" (") && after.size() > 4 && isLetter(after[2])) return true;
    return at == 0 && (after.empty() || after.starts_with(":") || after.starts_with(" – ") ||
                       after.starts_with(" - ") || after.starts_with(" = "));
}

}

std::vector<FoundText> unexplained(const Document& document)
{
    std::map<std::string, std::size_t, std::less<>> first;
    std::set<std::string, std::less<>> explained;
    eachText(document, [&](std::size_t block, const std::string& text) {
        const bool shouted = isShouted(text);
        eachWord(text, [&](std::size_t at, std::size_t size) {
            const auto word = abbreviation(std::string_view(text).substr(at, size));
            if (word.empty() || explained.contains(word)) return;
            if (isExplained(text, at, size))
                explained.emplace(word);
            else if (!shouted)
                first.emplace(word, block);
        });
    });
    std::vector<FoundText> found;
    for (const auto& [word, block] : first)
        if (!explained.contains(word)) found.push_back({block, word});
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundText& a, const FoundText& b) { return a.block < b.block; });
    return found;
}

namespace {

enum class Numbered { Section, Table, Figure };

std::optional<Numbered> numberedBy(std::string_view word)
{
    static const std::map<std::string, Numbered, std::less<>> kWords = {
        {"section", Numbered::Section}, {"chapter", Numbered::Section},  {"chapitre", Numbered::Section},
        {"seccion", Numbered::Section}, {"capitulo", Numbered::Section}, {"table", Numbered::Table},
        {"tableau", Numbered::Table},   {"tabla", Numbered::Table},      {"cuadro", Numbered::Table},
        {"figure", Numbered::Figure},   {"figura", Numbered::Figure}};
    const auto found = kWords.find(plainWords(word));
    if (found == kWords.end()) return {};
    return found->second;
}

// "4.2" at the beginning of `text`.
std::string_view numberAt(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && (isDigit(text[end]) || (text[end] == '.' && end > 0 &&
                                                        end + 1 < text.size() && isDigit(text[end + 1]))))
        ++end;
    return text.substr(0, end);
}

// Calls `use` with each "Table 4" of `text`: what it is, its number, where it begins and where it ends.
template <class Use>
void eachNumbered(std::string_view text, Use use)
{
    eachWord(text, [&](std::size_t at, std::size_t size) {
        if (at + size + 1 >= text.size() || text[at + size] != ' ' || !isDigit(text[at + size + 1])) return;
        const auto what = numberedBy(text.substr(at, size));
        const auto number = numberAt(text.substr(at + size + 1));
        if (what) use(*what, number, at, at + size + 1 + number.size());
    });
}

using Numbers = std::map<Numbered, std::set<std::string, std::less<>>>;

Numbers numbersIn(const Document& document)
{
    Numbers numbers;
    for (const auto& block : document.blocks) {
        if (block.kind == Block::Kind::Heading && !block.number.empty())
            numbers[Numbered::Section].insert(block.number);
        if (block.kind == Block::Kind::Caption)
            eachNumbered(block.text,
                         [&](Numbered what, std::string_view number, std::size_t at, std::size_t) {
                             if (at == 0) numbers[what].emplace(number);
                         });
    }
    return numbers;
}

// "section 4 of the Act" is another document's.
bool isElsewhere(std::string_view after)
{
    constexpr std::array<std::string_view, 5> kOf = {" of ", " in the ", " de ", " du ", " del "};
    return std::any_of(kOf.begin(), kOf.end(),
                       [&](std::string_view words) { return after.starts_with(words); });
}

}

std::vector<FoundText> brokenReferences(const Document& document)
{
    constexpr std::array<std::string_view, 4> kLeft = {
        "Error! Reference source not found", "Error! Bookmark not defined",
        "Erreur ! Source du renvoi introuvable", "¡Error! No se encuentra el origen de la referencia"};
    const Numbers numbers = numbersIn(document);
    std::vector<FoundText> found;
    eachText(document, [&](std::size_t block, const std::string& text) {
        for (const auto left : kLeft)
            if (text.find(left) != text.npos) found.push_back({block, std::string(left)});
        eachNumbered(text, [&](Numbered what, std::string_view number, std::size_t at, std::size_t end) {
            const auto there = numbers.find(what);
            const bool isCaption = document.blocks[block].kind == Block::Kind::Caption && at == 0;
            if (there == numbers.end() || isCaption || there->second.contains(number) ||
                isElsewhere(std::string_view(text).substr(end)))
                return;
            found.push_back({block, text.substr(at, end - at)});
        });
    });
    return found;
}

}
