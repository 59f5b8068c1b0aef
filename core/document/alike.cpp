#include "document/alike.h"

#include "document/text_words.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>

namespace remit {

namespace {

constexpr std::size_t kSketch = 48;
// What is in more texts than these tells none of them from the others …
constexpr std::size_t kFew = 6;
// … unless there are so few pairs that all can be looked at.
constexpr std::size_t kFewPairs = 64;

std::uint64_t mixed(std::uint64_t number)
{
    // The last step of SplitMix64 (S. Vigna, public domain).
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
    return number ^ (number >> 31);
}

using Candidates = std::vector<std::size_t>;

// Finds the texts that have something rare in common with one.
class Index {
public:
    explicit Index(const std::vector<Sketch>& texts)
    {
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (const auto number : texts[i].least())
                if (auto& holders = holders_[number]; holders.size() <= kFew) holders.push_back(i);
    }

    Candidates candidates(const Sketch& text) const
    {
        Candidates all;
        for (const auto number : text.least())
            if (const auto found = holders_.find(number);
                found != holders_.end() && found->second.size() <= kFew)
                all.insert(all.end(), found->second.begin(), found->second.end());
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

private:
    std::unordered_map<std::uint64_t, Candidates> holders_;
};

std::vector<Alike> pairsAlike(const std::vector<Sketch>& before, const std::vector<Sketch>& after,
                              double atLeast)
{
    std::vector<Alike> all;
    const auto consider = [&](std::size_t i, std::size_t j) {
        if (const double likeness = before[i].likeness(after[j]); likeness >= atLeast)
            all.push_back({i, j, likeness});
    };
    if (before.size() * after.size() <= kFewPairs) {
        for (std::size_t i = 0; i < before.size(); ++i)
            for (std::size_t j = 0; j < after.size(); ++j)
                consider(i, j);
        return all;
    }
    const Index index(after);
    for (std::size_t i = 0; i < before.size(); ++i)
        for (const auto j : index.candidates(before[i]))
            consider(i, j);
    return all;
}

}

void Sketch::take(std::vector<std::uint64_t> numbers)
{
    numbers.insert(numbers.end(), least_.begin(), least_.end());
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    if (numbers.size() > kSketch) numbers.resize(kSketch);
    least_ = std::move(numbers);
}

void Sketch::add(std::string_view text)
{
    std::vector<std::uint64_t> numbers;
    std::uint64_t last = 0;
    for (const auto& word : textWords(text)) {
        if (word.mark) continue;
        const std::uint64_t own = mixed(std::hash<std::string_view>()(word.text));
        numbers.push_back(own);
        if (last != 0) numbers.push_back(mixed(last * 3 + own));
        last = own;
    }
    take(std::move(numbers));
}

void Sketch::add(const Sketch& other)
{
    take(other.least_);
}

double Sketch::likeness(const Sketch& other) const
{
    std::size_t looked = 0, both = 0;
    auto a = least_.begin(), b = other.least_.begin();
    for (; looked < kSketch && (a != least_.end() || b != other.least_.end()); ++looked) {
        if (b == other.least_.end() || (a != least_.end() && *a < *b)) {
            ++a;
        } else if (a == least_.end() || *b < *a) {
            ++b;
        } else {
            ++both;
            ++a;
            ++b;
        }
    }
    return looked == 0 ? 0 : static_cast<double>(both) / static_cast<double>(looked);
}

std::vector<Alike> mostAlike(const std::vector<Sketch>& before, const std::vector<Sketch>& after,
                             double atLeast)
{
    auto all = pairsAlike(before, after, atLeast);
    const auto apart = [](const Alike& pair) {
        return pair.before < pair.after ? pair.after - pair.before : pair.before - pair.after;
    };
    std::sort(all.begin(), all.end(), [&](const Alike& a, const Alike& b) {
        return std::tuple(-a.likeness, apart(a), a.before, a.after) <
               std::tuple(-b.likeness, apart(b), b.before, b.after);
    });
    std::vector<bool> usedBefore(before.size()), usedAfter(after.size());
    std::erase_if(all, [&](const Alike& pair) {
        if (usedBefore[pair.before] || usedAfter[pair.after]) return true;
        usedBefore[pair.before] = usedAfter[pair.after] = true;
        return false;
    });
    return all;
}

}
