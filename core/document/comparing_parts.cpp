#include "document/comparing.h"
#include "document/meaning.h"

#include <algorithm>
#include <functional>

namespace remit::comparing {

namespace {

// From here on two sections are the same one under another title …
constexpr double kLikeContent = 0.3;
// … from here on if the titles are alike, too …
constexpr double kLikeTitle = 0.4;
// … and from here on under the same title, in another place.
constexpr double kLikeElsewhere = 0.1;

std::string titleOf(const Block& heading)
{
    std::string title;
    for (const auto& term : termsOf(heading.text))
        for (const auto& part : term.parts)
            title += (title.empty() ? "" : " ") + part;
    return title;
}

using Indexes = std::vector<std::size_t>;

class Matching {
public:
    Matching(Parts& before, Parts& after) : before_(before), after_(after) {}

    void run()
    {
        match(0, 0);
        settle();
        pairWhole(titleAndContent, anything());
        pairWhole(title, [this](std::size_t a, std::size_t b) { return sameAbove(a, b); });
        pairWhole(title, [this](std::size_t a, std::size_t b) {
            return before_.sketch(a).likeness(after_.sketch(b)) >= kLikeElsewhere;
        });
        pairRenamed();
        tellMoved();
    }

private:
    using Key = std::string (*)(const Part&); // an empty one is none
    using Accept = std::function<bool(std::size_t, std::size_t)>;

    static std::string title(const Part& part) { return part.title + "\n"; }
    static std::string titleAndContent(const Part& part)
    {
        return part.content.empty() ? "" : title(part) + part.content;
    }
    static Accept anything()
    {
        return [](std::size_t, std::size_t) { return true; };
    }

    void match(std::size_t a, std::size_t b)
    {
        before_.all[a].other = b;
        after_.all[b].other = a;
        settling_.emplace_back(a, b);
    }

    // Pairs what is below the parts that were paired.
    void settle()
    {
        while (!settling_.empty()) {
            const auto [a, b] = settling_.back();
            settling_.pop_back();
            for (const Key key : {titleAndContent, title})
                pairBy(key, leftBelow(before_, a), leftBelow(after_, b), anything());
        }
    }

    void pairWhole(Key key, const Accept& accept)
    {
        pairBy(key, left(before_), left(after_), accept);
        settle();
    }

    // The first of a key with the first, the second with the second.
    void pairBy(Key key, const Indexes& before, const Indexes& after, const Accept& accept)
    {
        if (before.empty() || after.empty()) return;
        struct Holders {
            Indexes parts;
            std::size_t next = 0;
        };
        std::unordered_map<std::string, Holders> holders;
        for (const auto b : after)
            holders[key(after_.all[b])].parts.push_back(b);
        for (const auto a : before) {
            const std::string wanted = key(before_.all[a]);
            const auto found = holders.find(wanted);
            if (wanted.empty() || found == holders.end()) continue;
            auto& [parts, next] = found->second;
            if (next == parts.size() || !accept(a, parts[next])) continue;
            match(a, parts[next++]);
        }
    }

    static Indexes left(const Parts& parts)
    {
        Indexes all;
        for (std::size_t i = 0; i < parts.all.size(); ++i)
            if (!parts.all[i].other) all.push_back(i);
        return all;
    }

    static Indexes leftBelow(const Parts& parts, std::size_t part)
    {
        Indexes all;
        for (std::size_t i = part + 1; i < parts.all[part].end; i = parts.all[i].end)
            if (!parts.all[i].other) all.push_back(i);
        return all;
    }

    bool sameAbove(std::size_t a, std::size_t b) const
    {
        return before_.all[before_.above(a)].other == after_.above(b);
    }

    void pairRenamed()
    {
        const auto content = [](const Parts& parts, std::size_t i) { return parts.sketch(i); };
        pairAlike(content, kLikeContent, anything());
        const auto titles = [](const Parts& parts, std::size_t i) {
            Sketch sketch;
            sketch.add(parts.all[i].title);
            return sketch;
        };
        pairAlike(titles, kLikeTitle, [this](std::size_t a, std::size_t b) { return sameAbove(a, b); });
    }

    template <class SketchOf>
    void pairAlike(SketchOf sketchOf, double atLeast, const Accept& accept)
    {
        const Indexes before = left(before_), after = left(after_);
        std::vector<Sketch> sketchesBefore, sketchesAfter;
        for (const auto a : before)
            sketchesBefore.push_back(sketchOf(before_, a));
        for (const auto b : after)
            sketchesAfter.push_back(sketchOf(after_, b));
        for (const auto& pair : mostAlike(sketchesBefore, sketchesAfter, atLeast))
            if (accept(before[pair.before], after[pair.after])) match(before[pair.before], after[pair.after]);
        settle();
    }

    // What is below another part than it was, and of what is below the same part the lightest that is in
    // another order.
    void tellMoved()
    {
        std::vector<Indexes> below(after_.all.size());
        for (std::size_t b = 1; b < after_.all.size(); ++b) {
            if (!after_.all[b].other) continue;
            if (sameAbove(*after_.all[b].other, b) || isRelevelled(*after_.all[b].other, b))
                below[after_.above(b)].push_back(b);
            else
                move(b);
        }
        for (const auto& parts : below)
            tellMovedAmong(parts);
    }

    // Whether it is below another part for no other reason than that its heading, or that of the part, has
    // another level now.
    bool isRelevelled(std::size_t a, std::size_t b) const
    {
        const auto sameLevel = [&](std::size_t before, std::size_t after) {
            return before_.all[before].level == after_.all[after].level;
        };
        const std::size_t above = before_.above(a), now = after_.above(b);
        return !sameLevel(a, b) || !sameLevel(above, *before_.all[above].other) ||
               !sameLevel(*after_.all[now].other, now);
    }

    void tellMovedAmong(const Indexes& parts)
    {
        Indexes places, weights;
        for (const auto b : parts) {
            places.push_back(*after_.all[b].other);
            weights.push_back(after_.weight(b));
        }
        std::vector<bool> stays(parts.size());
        for (const auto i : heaviestRising(places, weights))
            stays[i] = true;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (!stays[i]) move(parts[i]);
    }

    void move(std::size_t b)
    {
        after_.all[b].moved = true;
        before_.all[*after_.all[b].other].moved = true;
    }

    Parts& before_;
    Parts& after_;
    Pairs settling_;
};

}

std::uint32_t Numbering::of(std::string_view text)
{
    return numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(numbers_.size())).first->second;
}

Parts::Parts(const Document& given, Numbering& numbering) : document(given), all(1)
{
    std::vector<std::size_t> open{0};
    const auto close = [&](int level, std::size_t end) {
        while (open.size() > 1 && all[open.back()].level >= level) {
            all[open.back()].end = end;
            open.pop_back();
        }
    };
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& each = document.blocks[i];
        const std::string text = textOf(each);
        numbers.push_back(numbering.of(text));
        sizes.push_back((sizes.empty() ? 0 : sizes.back()) + 1 + text.size());
        if (each.kind == Block::Kind::Heading) {
            close(each.level, all.size());
            Part part{i + 1, i + 1, i, each.level, open.back(), 0, titleOf(each), {}, {}, false};
            open.push_back(all.size());
            all.push_back(std::move(part));
        } else {
            all.back().last = i + 1;
            all.back().content += std::to_string(numbers.back()) + " ";
        }
    }
    close(0, all.size());
    all[0].end = all.size();
}

Sketch Parts::sketch(std::size_t part) const
{
    Sketch sketch;
    for (std::size_t i = all[part].first; i < all[part].last; ++i)
        sketch.add(sketchOf(document.blocks[i]));
    for (std::size_t i = part + 1; i < all[part].end; ++i)
        sketch.add(all[i].title);
    return sketch;
}

std::size_t Parts::weight(std::size_t part) const
{
    const std::size_t last = all[all[part].end - 1].last;
    const std::size_t before = all[part].heading.value_or(all[part].first);
    return last == 0 ? 1 : sizes[last - 1] - (before == 0 ? 0 : sizes[before - 1]);
}

std::size_t Parts::above(std::size_t part) const
{
    // No deeper than there are levels of headings.
    do
        part = all[part].parent;
    while (!all[part].other);
    return part;
}

void matchParts(Parts& before, Parts& after)
{
    Matching(before, after).run();
}

}
