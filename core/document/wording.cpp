#include "document/wording.h"

#include "base/unicode.h"
#include "document/line.h"
#include "document/meaning.h"
#include "document/text_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

namespace remit {

namespace {

constexpr std::size_t kStem = 5;       // letters
constexpr std::size_t kMaxStems = 200; // no item has more
constexpr double kReworded = 0.6;      // of two wordings of one item; below it, they read as two
constexpr std::size_t kLonger = 3;     // times: who says it at such a length still says it

// How items are numbered in words: "Recommendation 3:".
constexpr std::array<std::string_view, 3> kLabels = {"recommendation ", "recommandation ", "recomendacion "};

bool allDigits(std::string_view word)
{
    return !word.empty() && word.find_first_not_of("0123456789") == word.npos;
}

// Cuts the first word off and returns it.
std::string_view cutWord(std::string_view& text)
{
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    return word;
}

// `plain` without "recommendation 3", "recommandation n 3" or "r3" in front; as it is if it has none.
std::string_view withoutLabel(std::string_view plain)
{
    auto rest = plain;
    if (plain.starts_with('r') && allDigits(cutWord(rest).substr(1))) return rest;
    for (const auto label : kLabels) {
        if (!plain.starts_with(label)) continue;
        rest = plain.substr(label.size());
        auto number = cutWord(rest);
        if (number == "no" || number == "nr" || number == "n") number = cutWord(rest);
        if (!allDigits(number)) return plain;
        while (allDigits(rest.substr(0, rest.find(' '))))
            cutWord(rest); // "3.1"
        return rest;
    }
    return plain;
}

// "1)" and "(1)" in front go, and "1." and "2.3" as in a heading.
std::string_view withoutNumber(std::string_view text)
{
    const auto end = text.find_first_not_of("(0123456789");
    if (end != text.npos && end > 0 && text[end] == ')') text.remove_prefix(end + 1);
    return splitNumber(text).second;
}

std::string_view stemOf(std::string_view word)
{
    std::size_t letters = 0, end = 0;
    for (; end < word.size(); ++end)
        if ((static_cast<unsigned char>(word[end]) & 0xC0) != 0x80 && ++letters > kStem) break;
    return word.substr(0, end);
}

std::size_t shared(const Stems& a, const Stems& b)
{
    std::size_t both = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) ++both;
        const bool first = *i <= *j, second = *j <= *i;
        if (first) ++i;
        if (second) ++j;
    }
    return both;
}

double ratio(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}

std::string plainItem(std::string_view text)
{
    const std::string plain = plainWords(withoutNumber(text));
    return std::string(withoutLabel(plain));
}

bool isLabelled(std::string_view text)
{
    const std::string plain = plainWords(withoutNumber(text));
    return withoutLabel(plain).size() < plain.size();
}

std::size_t wordsIn(std::string_view text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

Stems stemsOf(std::string_view text)
{
    Stems stems;
    for (const auto& term : termsOf(text))
        for (const auto& part : term.parts)
            for (const auto& word : textWords(part))
                stems.push_back(std::hash<std::string_view>()(stemOf(word.text)));
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    if (stems.size() > kMaxStems) stems.resize(kMaxStems);
    return stems;
}

double shareIn(const Stems& text, const Stems& item)
{
    return ratio(shared(item, text), item.size());
}

Wording::Wording(std::string words) : text(std::move(words)), plain(plainItem(text)), stems(stemsOf(plain)) {}

WordingPointers rewordings(const WordingPointers& items, const WordingPointers& others)
{
    struct Pair {
        double near;
        std::size_t length, item, other;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t j = 0; j < others.size(); ++j) {
            const auto &item = items[i]->stems, &other = others[j]->stems;
            const double near = ratio(shared(item, other), std::max(item.size(), other.size() / kLonger));
            if (near >= kReworded) pairs.push_back({near, other.size(), i, j});
        }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tuple(-a.near, a.length, a.item, a.other) <
               std::tuple(-b.near, b.length, b.item, b.other);
    });
    WordingPointers found(items.size());
    std::vector<bool> taken(others.size());
    for (const auto& pair : pairs) {
        if (found[pair.item] || taken[pair.other]) continue;
        found[pair.item] = others[pair.other];
        taken[pair.other] = true;
    }
    return found;
}

}
