#include "document/meaning.h"

#include "base/unicode.h"
#include "document/line.h"

#include <algorithm>
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

// Singular and plural become the same; what is left need not be a word ("polici", "analys").
std::string bare(std::string word)
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

// "non-governmental" is not governmental.
bool isNegated(std::string_view piece, const std::vector<std::string>& parts)
{
    return hasHyphen(piece) && parts.size() > 1 && (parts[0] == "non" || parts[0] == "anti");
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

// How alike two words are by the pairs of letters they share (Dice's coefficient), as far as it is more than
// chance: unrelated words rarely reach a half.
double likeness(std::string_view a, std::string_view b)
{
    constexpr std::size_t kMaxLength = 40;
    a = a.substr(0, kMaxLength);
    b = b.substr(0, kMaxLength);
    if (a == b) return 1;
    if (a.size() < 2 || b.size() < 2) return 0;
    std::vector<std::string_view> pairs;
    for (std::size_t i = 0; i + 1 < b.size(); ++i)
        pairs.push_back(b.substr(i, 2));
    const std::size_t all = a.size() - 1 + pairs.size();
    std::size_t shared = 0;
    for (std::size_t i = 0; i + 1 < a.size(); ++i) {
        const auto found = std::find(pairs.begin(), pairs.end(), a.substr(i, 2));
        if (found == pairs.end()) continue;
        pairs.erase(found);
        ++shared;
    }
    const double alike = 2.0 * static_cast<double>(shared) / static_cast<double>(all);
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
    const auto text = splitNumber(wording).second;
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
    Vocabulary words;
    const auto ofA = words.learn(a);
    const auto ofB = words.learn(b);
    return words.says(ofA, termsOf(b)) && words.says(ofB, termsOf(a));
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

Vocabulary::Words Vocabulary::learn(std::string_view text)
{
    Words words;
    const auto add = [&](std::string word) {
        words.push_back(numbers_.emplace(std::move(word), numbers_.size()).first->second);
    };
    const auto addAll = [&](std::string_view piece) {
        auto parts = plainList(piece);
        if (isNegated(piece, parts)) parts.erase(parts.begin() + 1);
        for (auto& part : parts)
            add(bare(std::move(part)));
        if (auto whole = wholeOf(piece); !whole.empty()) add(std::move(whole));
    };
    if (hasHyphen(text))
        eachPiece(text, addAll);
    else
        addAll(text);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

bool Vocabulary::has(const Words& words, const std::string& word) const
{
    const auto number = numbers_.find(word);
    return number != numbers_.end() && std::binary_search(words.begin(), words.end(), number->second);
}

bool Vocabulary::says(const Words& words, const std::vector<Keyword>& terms) const
{
    const auto there = [&](const Keyword& term) {
        if (!term.whole.empty() && has(words, term.whole)) return true;
        return std::all_of(term.parts.begin(), term.parts.end(),
                           [&](const std::string& part) { return has(words, part); });
    };
    return !terms.empty() && std::all_of(terms.begin(), terms.end(), there);
}

}
