#include "document/aligning.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace remit {

namespace {

using Span = std::span<const std::uint32_t>;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// So many differences are looked through at once; with more of them the best way so far is taken, and what
// follows is looked at anew.
constexpr std::ptrdiff_t kMostAtOnce = 256;

// The shortest way from one sequence to the other (E. Myers, An O(ND) difference algorithm, 1986), a stretch
// at a time: how far each diagonal is reached with so many differences.
class Stretch {
public:
    Stretch(Span before, Span after)
        : before_(before), after_(after), rows_(static_cast<std::ptrdiff_t>(before.size())),
          columns_(static_cast<std::ptrdiff_t>(after.size()))
    {
    }

    // Appends the pairs, each moved by `from`. Returns how far that came in both.
    std::pair<std::size_t, std::size_t> walk(std::pair<std::size_t, std::size_t> from, Pairs& pairs)
    {
        std::ptrdiff_t differences = 0;
        while (!reach(differences) && differences < kMostAtOnce)
            ++differences;
        return back(differences, from, pairs);
    }

private:
    using Place = std::ptrdiff_t;

    Place& at(Place differences, Place diagonal)
    {
        return reached_[static_cast<std::size_t>(differences)]
                       [static_cast<std::size_t>((diagonal + differences) / 2)];
    }

    // Whether a place on `diagonal` is come to from the diagonal above, by an element that was added.
    bool byAdding(Place differences, Place diagonal)
    {
        if (diagonal == -differences) return true;
        return diagonal != differences &&
               at(differences - 1, diagonal - 1) < at(differences - 1, diagonal + 1);
    }

    Place start(Place differences, Place diagonal)
    {
        if (differences == 0) return 0;
        return byAdding(differences, diagonal) ? at(differences - 1, diagonal + 1)
                                               : at(differences - 1, diagonal - 1) + 1;
    }

    // Whether the end of both is reached.
    bool reach(Place differences)
    {
        reached_.emplace_back(static_cast<std::size_t>(differences) + 1);
        for (Place diagonal = -differences; diagonal <= differences; diagonal += 2) {
            Place x = start(differences, diagonal);
            while (x < rows_ && x - diagonal < columns_ && x - diagonal >= 0 &&
                   before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - diagonal)])
                ++x;
            at(differences, diagonal) = x;
            if (x >= rows_ && x - diagonal >= columns_) return true;
        }
        return false;
    }

    bool inside(Place x, Place diagonal) const
    {
        return x <= rows_ && x - diagonal >= 0 && x - diagonal <= columns_;
    }

    Place furthest(Place differences)
    {
        Place best = 0, length = -1;
        for (Place diagonal = -differences; diagonal <= differences; diagonal += 2)
            if (const Place x = at(differences, diagonal); inside(x, diagonal) && 2 * x - diagonal > length) {
                best = diagonal;
                length = 2 * x - diagonal;
            }
        return length < 0 ? -differences - 1 : best;
    }

    std::pair<std::size_t, std::size_t> back(Place differences, std::pair<std::size_t, std::size_t> from,
                                             Pairs& pairs)
    {
        Place diagonal = furthest(differences);
        if (diagonal < -differences) return {before_.size(), after_.size()};
        const Place end = at(differences, diagonal);
        const std::pair<std::size_t, std::size_t> came{static_cast<std::size_t>(end),
                                                       static_cast<std::size_t>(end - diagonal)};
        const auto first = static_cast<std::ptrdiff_t>(pairs.size());
        for (;; --differences) {
            const Place began = start(differences, diagonal);
            for (Place x = at(differences, diagonal); x > began; --x)
                pairs.emplace_back(from.first + static_cast<std::size_t>(x - 1),
                                   from.second + static_cast<std::size_t>(x - 1 - diagonal));
            if (differences == 0) break;
            diagonal += byAdding(differences, diagonal) ? 1 : -1;
        }
        std::reverse(pairs.begin() + first, pairs.end());
        return came;
    }

    Span before_, after_;
    Place rows_, columns_;
    std::vector<std::vector<Place>> reached_; // of each number of differences every other diagonal
};

void alignGap(Span before, Span after, std::pair<std::size_t, std::size_t> from, Pairs& pairs)
{
    while (!before.empty() && !after.empty()) {
        const auto [rows, columns] = Stretch(before, after).walk(from, pairs);
        before = before.subspan(rows);
        after = after.subspan(columns);
        from = {from.first + rows, from.second + columns};
    }
}

// How often a number is there, and where last.
struct Occurrence {
    std::size_t before = 0, after = 0;
    std::size_t placeBefore = 0, placeAfter = 0;

    bool shared() const { return before > 0 && after > 0; }
    bool once() const { return before == 1 && after == 1; }
};
using Occurrences = std::unordered_map<std::uint32_t, Occurrence>;

// The places of what is in the other sequence, too: nothing else can be part of a pair.
std::vector<std::size_t> sharedPlaces(Span sequence, const Occurrences& occurrences)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < sequence.size(); ++i)
        if (occurrences.at(sequence[i]).shared()) places.push_back(i);
    return places;
}

Numbers numbersAt(Span sequence, const std::vector<std::size_t>& places)
{
    Numbers numbers;
    for (const auto place : places)
        numbers.push_back(sequence[place]);
    return numbers;
}

Occurrences occurrencesOf(Span before, Span after)
{
    Occurrences all;
    for (std::size_t i = 0; i < before.size(); ++i) {
        auto& one = all[before[i]];
        ++one.before;
        one.placeBefore = i;
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        auto& one = all[after[i]];
        ++one.after;
        one.placeAfter = i;
    }
    return all;
}

// What is there once in each, in the same order.
Pairs anchors(Span before, const Occurrences& occurrences)
{
    Pairs all;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (const auto& one = occurrences.at(before[i]); one.once()) {
            all.emplace_back(i, one.placeAfter);
            places.push_back(one.placeAfter);
        }
    Pairs kept;
    for (const auto i : heaviestRising(places, std::vector<std::size_t>(places.size(), 1)))
        kept.push_back(all[i]);
    return kept;
}

Pairs alignShared(Span before, Span after)
{
    Pairs pairs;
    std::size_t x = 0, y = 0;
    for (const auto& [anchorX, anchorY] : anchors(before, occurrencesOf(before, after))) {
        alignGap(before.subspan(x, anchorX - x), after.subspan(y, anchorY - y), {x, y}, pairs);
        pairs.emplace_back(anchorX, anchorY);
        x = anchorX + 1;
        y = anchorY + 1;
    }
    alignGap(before.subspan(x), after.subspan(y), {x, y}, pairs);
    return pairs;
}

}

Pairs aligned(Span before, Span after)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0, tail = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    Pairs pairs;
    for (std::size_t i = 0; i < head; ++i)
        pairs.emplace_back(i, i);
    const Span middleBefore = before.subspan(head, before.size() - head - tail);
    const Span middleAfter = after.subspan(head, after.size() - head - tail);
    if (!middleBefore.empty() && !middleAfter.empty()) {
        const auto occurrences = occurrencesOf(middleBefore, middleAfter);
        const auto rows = sharedPlaces(middleBefore, occurrences);
        const auto columns = sharedPlaces(middleAfter, occurrences);
        for (const auto& [x, y] : alignShared(numbersAt(middleBefore, rows), numbersAt(middleAfter, columns)))
            pairs.emplace_back(head + rows[x], head + columns[y]);
    }
    for (std::size_t i = tail; i > 0; --i)
        pairs.emplace_back(before.size() - i, after.size() - i);
    return pairs;
}

std::vector<std::size_t> heaviestRising(std::span<const std::size_t> places,
                                        std::span<const std::size_t> weights)
{
    assert(places.size() == weights.size());
    std::vector<std::size_t> order(places.begin(), places.end());
    std::sort(order.begin(), order.end());
    // Of each stretch of places (a Fenwick tree) the last of the heaviest row that ends in it.
    std::vector<std::size_t> best(places.size() + 1, kNone), total(places.size()), earlier(places.size());
    const auto heavier = [&](std::size_t a, std::size_t b) {
        return b == kNone || (a != kNone && total[a] > total[b]) ? a : b;
    };
    std::size_t last = kNone;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto rank = static_cast<std::size_t>(std::lower_bound(order.begin(), order.end(), places[i]) -
                                                   order.begin() + 1);
        std::size_t found = kNone;
        for (std::size_t at = rank - 1; at > 0; at &= at - 1)
            found = heavier(best[at], found);
        earlier[i] = found;
        total[i] = weights[i] + (found == kNone ? 0 : total[found]);
        for (std::size_t at = rank; at < best.size(); at += at & (~at + 1))
            best[at] = heavier(i, best[at]);
        last = heavier(i, last);
    }
    std::vector<std::size_t> chosen;
    for (; last != kNone; last = earlier[last])
        chosen.push_back(last);
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
}

}
