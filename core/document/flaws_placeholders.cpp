#include "base/unicode.h"
#include "base/words.h"
#include "document/flaws_text.h"
#include "document/scan.h"

#include <algorithm>
#include <array>
#include <set>

namespace remit {

namespace {

using namespace scan;

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

// A line or cell of nothing but "To be written", "T.B.D." or "à compléter".
bool isPromise(std::string_view text)
{
    constexpr std::size_t kLongest = 40; // bytes
    static const std::set<std::string> kPromises = {
        "to be determined", "to be decided",   "to be defined",  "to be written",
        "to be completed",  "to be confirmed", "to be added",    "to be drafted",
        "to be provided",   "to be filled in", "t b d",          "t b c",
        "a completer",      "a rediger",       "a determiner",   "a definir",
        "por completar",    "por definir",     "por determinar", "por redactar",
        "to be developed",  "text to be added"};
    return text.size() <= kLongest && kPromises.contains(plainWords(text));
}

// A line to sign on.
bool isToSign(std::string_view text)
{
    static const std::set<std::string> kSigned = {"signature", "signed", "sign", "firma", "signe"};
    bool found = false;
    eachWord(text, [&](std::size_t at, std::size_t size) {
        found = found || kSigned.contains(plainWords(text.substr(at, size)));
    });
    return found;
}

void bracketed(std::size_t block, std::string_view text, const FoundText& found)
{
    constexpr std::size_t kLongest = 120; // bytes
    for (auto at = text.find_first_of("[<"); at != text.npos; at = text.find_first_of("[<", at + 1)) {
        const auto inside = text.substr(at + 1, kLongest);
        const auto end = inside.find_first_of("[]<>");
        if (end != inside.npos && inside[end] == (text[at] == '[' ? ']' : '>') &&
            asksFor(inside.substr(0, end)))
            found(block, text.substr(at, end + 2));
    }
}

}

void placeholders(const Document& document, const FoundText& found)
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
    eachText(document, [&](std::size_t block, std::string_view text) {
        const bool shouted = isShouted(text);
        eachWord(text, [&](std::size_t at, std::size_t size) {
            if (isPlaceholder(text, at, size, shouted)) found(block, text.substr(at, size));
        });
        bracketed(block, text, found);
        if (isPromise(text)) found(block, text);
        const std::string lower = lowerCase(text);
        for (const auto dummy : kDummies)
            if (const auto at = lower.find(dummy); at != lower.npos && !(dummy == "____" && isToSign(text)))
                found(block, text.substr(at, dummy.size()));
    });
}

}
