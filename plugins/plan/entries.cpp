#include "entries.h"

#include "time_words.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace remit::plan {

namespace {

constexpr std::array<std::string_view, 9> kArticles = {"the", "le", "la", "el", "den", "dem", "il", "o", "a"};
// Those of the second lead to the first day of a range as well: "du 5 au 9 septembre".
constexpr std::array<std::string_view, 4> kOf = {"of", "dated", "since", "depuis"};
constexpr std::array<std::string_view, 6> kOfOrFrom = {"du", "de", "del", "vom", "do", "di"};

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The last word before `at` that is no article; empty if a sign stands between.
std::string wordBefore(std::string_view text, std::size_t at)
{
    constexpr std::size_t kFarEnough = 40;
    const std::string_view before = text.substr(at - std::min(at, kFarEnough), std::min(at, kFarEnough));
    if (before.empty() || before.back() != ' ') return {};
    if (const auto last = before.find_last_not_of(' ');
        last != before.npos && std::string_view(".,;:)!?").find(before[last]) != std::string_view::npos)
        return {};
    auto words = wordsOf(before);
    while (!words.empty() && isOneOf(kArticles, words.back()))
        words.pop_back();
    return words.empty() ? std::string() : words.back();
}

Part partOf(std::string_view text, std::string_view head = {})
{
    return {text, head, writtenDates(text)};
}

}

Entries entriesOf(const Block& block, std::size_t at)
{
    Entries entries{tableOf(block), {}};
    const Table& table = entries.table;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        Entry& entry = entries.all.emplace_back(Entry{at, true, false, {}});
        for (const auto& cell : table.rows[i])
            if (!cell.covered)
                entry.parts.push_back(
                    partOf(cell.text, i < table.headRows ? std::string_view() : table.headOf(cell)));
        const auto dated = std::count_if(entry.parts.begin(), entry.parts.end(),
                                         [](const Part& part) { return !part.dates.empty(); });
        entry.scale = i < table.headRows && dated > 1;
    }
    return entries;
}

Entry entryOf(const Block& item, std::size_t at)
{
    const std::string_view text = item.text;
    const auto colon = text.find(": ");
    if (colon == text.npos) return {at, false, false, {partOf(text)}};
    return {at, false, false, {partOf(text.substr(0, colon)), partOf(text.substr(colon + 2))}};
}

std::vector<std::string> wordsBesideDates(const Part& part)
{
    std::string rest;
    std::size_t at = 0;
    for (const auto& date : part.dates) {
        if (date.end <= at) continue; // the other end of a range
        rest += std::string(part.text.substr(at, date.begin - at)) + ' ';
        at = date.end;
    }
    return wordsOf(rest + std::string(part.text.substr(at)));
}

bool saysOnlyTimes(const Part& part)
{
    const auto words = wordsBesideDates(part);
    return !part.dates.empty() && std::all_of(words.begin(), words.end(), isBesideTimes);
}

std::vector<bool> mentioned(const Part& part)
{
    std::vector<bool> found;
    std::size_t at = 0;
    int brackets = 0;
    for (std::size_t i = 0; i < part.dates.size(); ++i) {
        const auto& date = part.dates[i];
        for (; at < date.begin; ++at)
            if (const char c = part.text[at]; c == '(' || c == '[')
                ++brackets;
            else if (c == ')' || c == ']')
                --brackets;
        const std::string before = wordBefore(part.text, date.begin);
        const bool ranges = date.ends || (i + 1 < part.dates.size() && part.dates[i + 1].ends);
        found.push_back(brackets > 0 || isOneOf(kOf, before) || (!ranges && isOneOf(kOfOrFrom, before)));
    }
    return found;
}

}
