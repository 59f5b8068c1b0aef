#include "document/meaning.h"

#include "base/unicode.h"
#include "document/line.h"

#include <algorithm>
#include <bitset>
#include <functional>
#include <set>

namespace remit {

namespace {

// Small words of English, French and Spanish.
bool isSmall(const std::string& word)
{
    static const std::set<std::string> kSmall = {
        "a",    "an",    "and",  "are", "as",  "at",  "au",   "aux",  "be",     "by",  "con",
        "dans", "de",    "del",  "des", "du",  "e",   "el",   "en",   "et",     "for", "from",
        "in",   "into",  "is",   "it",  "its", "la",  "las",  "le",   "les",    "los", "o",
        "of",   "on",    "or",   "ou",  "our", "par", "para", "por",  "pour",   "sur", "that",
        "the",  "their", "this", "to",  "un",  "una", "une",  "with", "within", "y"};
    return kSmall.count(word) > 0;
}

// Makes singular and plural the same; what is left need not be a word ("polici", "analys").
void makeBare(std::string& word)
{
    const auto endsWith = [&](std::string_view end) {
        return word.size() > end.size() + 2 && word.compare(word.size() - end.size(), end.size(), end) == 0;
    };
    if (endsWith("is"))
        word.resize(word.size() - 2);
    else if (endsWith("s") && !endsWith("ss") && !endsWith("us"))
        word.pop_back();
    if (endsWith("e")) word.pop_back();
    if (endsWith("y")) word.back() = 'i';
}

std::string bare(std::string word)
{
    makeBare(word);
    return word;
}

// Calls `use` with each piece of `text` between spaces.
template <class Use>
void eachPiece(std::string_view text, Use use)
{
    while (!text.empty()) {
        const auto piece = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), piece.size() + 1));
        if (!piece.empty()) use(piece);
    }
}

std::vector<std::string> plainList(std::string_view text)
{
    std::vector<std::string> words;
    const std::string plain = plainWords(text);
    eachPiece(plain, [&](std::string_view word) { words.emplace_back(word); });
    return words;
}

bool hasHyphen(std::string_view piece)
{
    // The typewriter's, the real one, and the one that keeps a line together.
    return piece.find('-') != piece.npos || piece.find("\xe2\x80\x90") != piece.npos ||
           piece.find("\xe2\x80\x91") != piece.npos;
}

bool hasApostrophe(std::string_view piece)
{
    return piece.find('\'') != piece.npos || piece.find("\xe2\x80\x99") != piece.npos;
}

// "pre-requisites" -> "prerequisit"; empty if nothing is joined.
std::string wholeOf(std::string_view piece)
{
    if (!hasHyphen(piece)) return {};
    const auto parts = plainList(piece);
    if (parts.size() < 2) return {};
    std::string whole;
    for (const auto& part : parts)
        whole += part;
    return bare(std::move(whole));
}

// "Chapter 7. Monitoring" and "Chapter VII Monitoring" without what says which chapter; "Chapter 7" stays,
// and so does "Chapter 7 of the report", which is no title.
std::string_view withoutChapter(std::string_view text)
{
    constexpr std::size_t kLongest = 12; // bytes, of any of these
    const auto first = text.find(' ');
    static const std::set<std::string> kChapter = {"chapter", "chapitre", "capitulo", "kapitel"};
    if (first == text.npos || first > kLongest || !kChapter.contains(plainWords(text.substr(0, first))))
        return text;
    const auto second = text.find(' ', first + 1);
    if (second == text.npos) return text;
    std::string_view number = text.substr(first + 1, second - first - 1);
    while (number.ends_with('.') || number.ends_with(':') || number.ends_with(')'))
        number.remove_suffix(1);
    const bool isNumber = !number.empty() && number.find_first_not_of("0123456789.") == number.npos;
    const bool isRoman = !number.empty() && number.find_first_not_of("IVXL") == number.npos;
    const auto title = text.substr(second + 1);
    const bool goesOn = text[second - 1] == number.back() && title[0] >= 'a' && title[0] <= 'z';
    return (isNumber || isRoman) && !goesOn && !plainWords(title).empty() ? title : text;
}

// The terms of one piece of a wording; small words, and letters that an apostrophe cuts off, only if asked
// for.
void addTerms(std::string_view piece, bool small, std::vector<Keyword>& terms)
{
    auto parts = plainList(piece);
    const std::string whole = wholeOf(piece);
    if (whole.empty()) {
        const bool cut = hasApostrophe(piece);
        for (auto& part : parts)
            if (small || !(isSmall(part) || (cut && part.size() == 1)))
                terms.push_back({{bare(std::move(part))}, {}});
        return;
    }
    for (auto& part : parts)
        part = bare(std::move(part));
    terms.push_back({std::move(parts), whole});
}

std::uint64_t numberOf(std::string_view word)
{
    return std::hash<std::string_view>()(word);
}

// The words of a text without hyphens, or of one piece with some.
void addWords(std::string_view text, SaidWords& words)
{
    const std::string plain = plainWords(text);
    const std::string whole = wholeOf(text);
    // "non-governmental" is not governmental.
    const bool denies = !whole.empty() && (plain.starts_with("non ") || plain.starts_with("anti "));
    std::string word; // one for all, whose memory is used again
    std::size_t place = 0;
    eachPiece(plain, [&](std::string_view part) {
        if (++place == 2 && denies) return;
        word = part;
        makeBare(word);
        words.push_back(numberOf(word));
    });
    if (!whole.empty()) words.push_back(numberOf(whole));
}

// How alike two words are by the pairs of letters they share (Dice's coefficient), as far as it is more than
// chance: unrelated words rarely reach a half.
double likeness(std::string_view a, std::string_view b)
{
    constexpr std::size_t kMaxLength = 40;
    a = a.substr(0, kMaxLength);
    b = b.substr(0, kMaxLength);
    if (a == b) return 1;
    if (a.size() < 2 || b.size() < 2) return 0;
    std::bitset<kMaxLength> taken; // pairs of b that one of a was found for
    std::size_t shared = 0;
    for (std::size_t i = 0; i + 1 < a.size(); ++i)
        for (std::size_t j = 0; j + 1 < b.size(); ++j)
            if (a[i] == b[j] && a[i + 1] == b[j + 1] && !taken[j]) {
                taken.set(j);
                ++shared;
                break;
            }
    const double alike = 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - 2);
    return alike >= 0.5 ? alike : 0;
}

double likeness(const std::vector<std::string>& words, const std::string& word)
{
    double best = 0;
    for (const auto& other : words)
        best = std::max(best, likeness(other, word));
    return best;
}

}

std::vector<Keyword> termsOf(std::string_view wording)
{
    const auto text = withoutChapter(splitNumber(wording).second);
    std::vector<Keyword> terms;
    // A letter at the end tells things apart: "Annex A".
    const auto isLetter = [&](std::string_view piece) {
        return piece.size() == 1 && piece.data() + 1 == text.data() + text.size();
    };
    for (const bool small : {false, true})
        if (terms.empty())
            eachPiece(text,
                      [&](std::string_view piece) { addTerms(piece, small || isLetter(piece), terms); });
    return terms;
}

bool sameMeaning(std::string_view a, std::string_view b)
{
    return says(saidWords(a), termsOf(b)) && says(saidWords(b), termsOf(a));
}

double likeness(std::string_view text, const std::vector<Keyword>& terms)
{
    constexpr std::size_t kMaxWords = 50;
    std::vector<std::string> words;
    for (auto& word : plainList(text.substr(0, text.find(' ', kMaxWords * 8)))) {
        words.push_back(bare(std::move(word)));
        if (words.size() == kMaxWords) break;
    }
    if (terms.empty()) return 0;
    double sum = 0;
    for (const Keyword& term : terms) {
        double parts = 0;
        for (const auto& part : term.parts)
            parts += likeness(words, part);
        const double whole = term.whole.empty() ? 0 : likeness(words, term.whole);
        sum += std::max(whole, parts / static_cast<double>(term.parts.size()));
    }
    return sum / static_cast<double>(terms.size());
}

SaidWords saidWords(std::string_view text)
{
    SaidWords words;
    if (hasHyphen(text))
        eachPiece(text, [&](std::string_view piece) { addWords(piece, words); });
    else
        addWords(text, words);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

bool says(const SaidWords& words, const std::vector<Keyword>& terms)
{
    const auto has = [&](const std::string& word) {
        return std::binary_search(words.begin(), words.end(), numberOf(word));
    };
    const auto there = [&](const Keyword& term) {
        return (!term.whole.empty() && has(term.whole)) ||
               std::all_of(term.parts.begin(), term.parts.end(), has);
    };
    return !terms.empty() && std::all_of(terms.begin(), terms.end(), there);
}

}
