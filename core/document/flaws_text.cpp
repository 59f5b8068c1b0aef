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

// Of another script, or an accented one, its bytes.
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

constexpr std::size_t kMostFound = 10'000;

// The word that ends before `at`, and the one that begins there or after a space.
std::string_view wordBefore(std::string_view text, std::size_t at)
{
    if (at == 0 || text[at - 1] != ' ') return {};
    const auto before = text.substr(0, at - 1);
    return before.substr(before.rfind(' ') + 1);
}
std::string_view wordAfter(std::string_view text, std::size_t end)
{
    if (end >= text.size() || text[end] != ' ') return {};
    const auto after = text.substr(end + 1);
    return after.substr(0, after.find(' '));
}

// "Pope Pius XX", "siglo XX", "chapter XXX": a numeral.
bool isNumeral(std::string_view text, std::size_t at, std::size_t size)
{
    static const std::set<std::string> kNumbered = {
        "siglo", "siecle",  "century",  "chapter", "chapitre", "capitulo", "annex",  "annexe",
        "anexo", "article", "articulo", "part",    "section",  "appendix", "volume", "title"};
    const std::string before = plainWords(wordBefore(text, at)),
                      after = plainWords(wordAfter(text, at + size));
    const auto name = wordBefore(text, at);
    const bool isName = name.size() > 1 && isCapital(name[0]) && !isCapital(name[1]) &&
                        isLetter(name.back()) && name.size() < at - 1; // and does not begin the line
    return kNumbered.count(before) > 0 || isName || after == "century" || after == "siecle" ||
           after.starts_with("chromosome");
}

// "TBD", "XX": what people write to come back to. What is quoted or explained is spoken of.
bool isPlaceholder(std::string_view text, std::size_t at, std::size_t size, bool shouted)
{
    constexpr std::array<std::string_view, 6> kWords = {"TBD", "TBC", "TBA", "FIXME", "tbd", "tbc"};
    const auto word = text.substr(at, size);
    const auto after = text.substr(at + size);
    if ((at > 0 && text[at - 1] == '"' && after.starts_with('"')) || after.starts_with(" (")) return false;
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    if (word == "TODO")
        return !shouted && (after.starts_with(':') || after.empty() || after.starts_with('.'));
    return size >= 2 && word.find_first_not_of(word[0] == 'x' ? "x" : "X") == word.npos &&
           !isNumeral(text, at, size);
}

// Whether what stands in brackets asks for something: "[insert name]".
bool asksFor(std::string_view inBrackets)
{
    constexpr std::array<std::string_view, 16> kBeginnings = {
        "insert ",  "add ",        "enter ",   "to be ",    "fill in",   "name of ", "date of ",   "your ",
        "inserer ", "a completer", "ajouter ", "insertar ", "completar", "anadir ",  "nombre de ", "nom de "};
    const std::string plain = plainWords(inBrackets) + " ";
    return plain == "name " || plain == "date " || plain == "place " || inBrackets == "..." ||
           inBrackets == "…" ||
           std::any_of(kBeginnings.begin(), kBeginnings.end(),
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
    constexpr std::array<std::string_view, 8> kDummies = {"lorem ipsum",
                                                          "your text here",
                                                          "____",
                                                          "???",
                                                          "{{",
                                                          "click or tap here to enter text",
                                                          "click here to enter text",
                                                          "cliquez ici pour"};
    std::vector<FoundText> found;
    eachText(document, [&](std::size_t block, const std::string& text) {
        if (found.size() > kMostFound) return;
        const bool shouted = isShouted(text);
        eachWord(text, [&](std::size_t at, std::size_t size) {
            if (found.size() <= kMostFound && isPlaceholder(text, at, size, shouted))
                found.push_back({block, text.substr(at, size)});
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

std::vector<FoundText> unexplained(const Document& document)
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
    std::vector<FoundText> found;
    for (const auto& [word, use] : used)
        if (use.uses > 1 && !explained.contains(word)) found.push_back({use.block, word});
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

// A number and those above it: where there is a 2.1 there is a 2.
void addNumber(std::set<std::string, std::less<>>& numbers, std::string number)
{
    for (;;) {
        numbers.insert(number);
        const auto dot = number.rfind('.');
        if (dot == number.npos) return;
        number.resize(dot);
    }
}

// What the document numbers. Sections count only if each heading has its number, and no list does: clauses of
// contracts are items of lists, whose numbers are not known.
Numbers numbersIn(const Document& document)
{
    Numbers numbers;
    const auto title = titleOf(document);
    bool all = true;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == Block::Kind::Heading && i != title) all = all && !block.number.empty();
        if (block.kind == Block::Kind::ListItem && block.numbered) all = false;
        if (block.kind == Block::Kind::Heading && !block.number.empty())
            addNumber(numbers[Numbered::Section], block.number);
        if (isCaption(block))
            eachNumbered(block.text,
                         [&](Numbered what, std::string_view number, std::size_t at, std::size_t) {
                             if (at == 0) addNumber(numbers[what], std::string(number));
                         });
    }
    if (!all) numbers.erase(Numbered::Section);
    return numbers;
}

// "section 4 of the Act", "(World Bank 2020, Chapter 7)" are another document's.
bool isElsewhere(std::string_view before, std::string_view after)
{
    constexpr std::array<std::string_view, 6> kOf = {" of ", " in ", " de ", " du ", " del ", ", "};
    return before.ends_with(", ") || std::any_of(kOf.begin(), kOf.end(), [&](std::string_view words) {
               return after.starts_with(words);
           });
}

}

bool isCaption(const Block& block)
{
    if (block.kind == Block::Kind::Caption) return true;
    if (block.kind != Block::Kind::Paragraph) return false;
    bool begins = false;
    eachNumbered(std::string_view(block.text).substr(0, 100),
                 [&](Numbered what, std::string_view, std::size_t at, std::size_t end) {
                     const auto after = std::string_view(block.text).substr(end);
                     begins = begins || (at == 0 && what != Numbered::Section &&
                                         (after.empty() || after[0] == ':' || after[0] == '.' ||
                                          after.starts_with(" –") || after.starts_with(" -")));
                 });
    return begins;
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
            const std::string_view all = text;
            const bool own = at == 0 && isCaption(document.blocks[block]);
            if (there == numbers.end() || own || there->second.contains(number) ||
                isElsewhere(what == Numbered::Section ? all.substr(0, at) : all.substr(0, 0),
                            all.substr(end)) ||
                found.size() > kMostFound)
                return;
            found.push_back({block, text.substr(at, end - at)});
        });
    });
    return found;
}

}
