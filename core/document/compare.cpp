#include "document/compare.h"

#include "document/comparing.h"

#include <algorithm>
#include <map>

namespace remit {

namespace {

using namespace comparing;
using Kind = Comparison::Kind;
using Places = std::vector<std::optional<std::size_t>>;

// From here on two paragraphs are one that was changed.
constexpr double kLikeBlock = 0.2;
// Fewer words than these may well be there twice, without having been moved.
constexpr std::size_t kFewWords = 5;

bool isTable(const Block& block)
{
    return block.kind == Block::Kind::Table;
}

bool canMove(const Block& block)
{
    return isTable(block) ||
           static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ' ')) >= kFewWords;
}

// Where each block is, as people count.
std::vector<Comparison::Side> sidesOf(const Parts& parts)
{
    std::vector<Comparison::Side> sides;
    std::map<Block::Kind, std::size_t> seen;
    std::size_t section = 0;
    for (const Block& block : parts.document.blocks) {
        if (block.kind == Block::Kind::Heading) {
            ++section;
            seen.clear();
        }
        sides.push_back(
            {sides.size(), section, ++seen[block.kind], block.kind, std::max(block.level, 0), block.number});
    }
    return sides;
}

class Comparing {
public:
    Comparing(const Document& before, const Document& after)
        : before_(before, numbering_), after_(after, numbering_), sidesBefore_(sidesOf(before_)),
          sidesAfter_(sidesOf(after_)), usedBefore_(before.blocks.size()), usedAfter_(after.blocks.size()),
          movedBefore_(before.blocks.size()), movedAfter_(after.blocks.size())
    {
        matchParts(before_, after_);
    }

    Comparison run()
    {
        alignBlocks();
        findMoved();
        placeRemoved();
        for (std::size_t b = 0; b < after_.all.size(); ++b) {
            section(b);
            for (const auto a : removedAfter_[b])
                removedSection(a);
        }
        return std::move(comparison_);
    }

private:
    static std::span<const std::uint32_t> numbersOf(const Parts& parts, const Part& part)
    {
        return std::span(parts.numbers).subspan(part.first, part.last - part.first);
    }

    void alignBlocks()
    {
        pairs_.resize(after_.all.size());
        for (std::size_t b = 0; b < after_.all.size(); ++b) {
            const Part& part = after_.all[b];
            if (!part.other) continue;
            const Part& other = before_.all[*part.other];
            pairs_[b] = aligned(numbersOf(before_, other), numbersOf(after_, part));
            for (const auto& [x, y] : pairs_[b]) {
                usedBefore_[other.first + x] = true;
                usedAfter_[part.first + y] = true;
            }
        }
    }

    bool canMove(const Parts& parts, const std::vector<bool>& used, std::size_t i) const
    {
        return !used[i] && parts.block(i).kind != Block::Kind::Heading && remit::canMove(parts.block(i));
    }

    void findMoved()
    {
        std::unordered_map<std::uint32_t, std::pair<std::vector<std::size_t>, std::size_t>> left;
        for (std::size_t i = 0; i < usedBefore_.size(); ++i)
            if (canMove(before_, usedBefore_, i)) left[before_.numbers[i]].first.push_back(i);
        for (std::size_t i = 0; i < usedAfter_.size(); ++i) {
            if (!canMove(after_, usedAfter_, i)) continue;
            const auto found = left.find(after_.numbers[i]);
            if (found == left.end() || found->second.second == found->second.first.size()) continue;
            const auto from = found->second.first[found->second.second++];
            movedBefore_[from] = i;
            movedAfter_[i] = from;
        }
    }

    // What was removed, or moved away, is shown after what it came after.
    void placeRemoved()
    {
        removedAfter_.resize(after_.all.size());
        struct Inside {
            std::size_t end = 0; // of what was moved; what follows it stays where it was
            std::size_t anchor = 0;
        };
        std::vector<Inside> moved;
        std::size_t anchor = 0;
        for (std::size_t a = 1; a < before_.all.size(); ++a) {
            const Part& part = before_.all[a];
            while (!moved.empty() && a >= moved.back().end) {
                anchor = moved.back().anchor;
                moved.pop_back();
            }
            if (!part.other || part.moved) removedAfter_[anchor].push_back(a);
            if (part.moved) moved.push_back({part.end, anchor});
            if (part.other) anchor = *part.other;
        }
    }

    void section(std::size_t b)
    {
        const Part& part = after_.all[b];
        Comparison::Section section;
        section.kind = !part.other ? Kind::Added : part.moved ? Kind::MovedHere : Kind::Same;
        if (part.heading && part.other)
            section.heading = both(*before_.all[*part.other].heading, *part.heading);
        else if (part.heading)
            section.heading = added(*part.heading);
        if (part.other)
            blocksOfBoth(before_.all[*part.other], part, pairs_[b], section.pieces);
        else
            for (auto i = part.first; i < part.last; ++i)
                section.pieces.push_back(added(i));
        if (section.heading || !section.pieces.empty()) comparison_.sections.push_back(std::move(section));
    }

    void removedSection(std::size_t a)
    {
        const Part& part = before_.all[a];
        Comparison::Section section;
        section.kind = part.other ? Kind::MovedAway : Kind::Removed;
        if (part.other)
            section.heading = movedAway(*part.heading, *after_.all[*part.other].heading);
        else {
            section.heading = removed(*part.heading);
            for (auto i = part.first; i < part.last; ++i)
                section.pieces.push_back(removed(i));
        }
        comparison_.sections.push_back(std::move(section));
    }

    void blocksOfBoth(const Part& before, const Part& after, const Pairs& pairs,
                      std::vector<Comparison::Piece>& pieces)
    {
        walk(
            pairs, before.last - before.first, after.last - after.first,
            [&](const Gap& gap) {
                blocksIn({before.first + gap.before, before.first + gap.beforeEnd, after.first + gap.after,
                          after.first + gap.afterEnd},
                         pieces);
            },
            [&](std::size_t x, std::size_t y) { pieces.push_back(both(before.first + x, after.first + y)); });
    }

    // What was moved is no longer looked for.
    void blocksIn(const Gap& gap, std::vector<Comparison::Piece>& pieces)
    {
        std::vector<std::size_t> before, after;
        std::vector<Sketch> sketchesBefore, sketchesAfter;
        for (auto i = gap.before; gap.after < gap.afterEnd && i < gap.beforeEnd; ++i)
            if (!movedBefore_[i]) {
                before.push_back(i);
                sketchesBefore.push_back(sketchOf(before_.block(i)));
            }
        for (auto i = gap.after; !before.empty() && i < gap.afterEnd; ++i)
            if (!movedAfter_[i]) {
                after.push_back(i);
                sketchesAfter.push_back(sketchOf(after_.block(i)));
            }
        Pairs pairs;
        for (const auto& [x, y] : likePairs(sketchesBefore, sketchesAfter, kLikeBlock))
            if (isTable(before_.block(before[x])) == isTable(after_.block(after[y])))
                pairs.emplace_back(before[x] - gap.before, after[y] - gap.after);
        walk(
            pairs, gap.beforeEnd - gap.before, gap.afterEnd - gap.after,
            [&](const Gap& rest) {
                for (auto i = rest.before; i < rest.beforeEnd; ++i)
                    pieces.push_back(removed(gap.before + i));
                for (auto i = rest.after; i < rest.afterEnd; ++i)
                    pieces.push_back(added(gap.after + i));
            },
            [&](std::size_t x, std::size_t y) { pieces.push_back(both(gap.before + x, gap.after + y)); });
    }

    Comparison::Piece both(std::size_t x, std::size_t y) const
    {
        Comparison::Piece piece{Kind::Same, sidesBefore_[x], sidesAfter_[y], {}, {}, {}};
        if (isTable(after_.block(y)))
            compareTables(before_.block(x), after_.block(y), piece);
        else
            piece.runs = runsOf(before_.block(x).text, after_.block(y).text);
        if (differs(piece)) piece.kind = Kind::Changed;
        return piece;
    }

    Comparison::Piece added(std::size_t y) const
    {
        Comparison::Piece piece{Kind::Added, {}, sidesAfter_[y], {}, {}, {}};
        if (movedAfter_[y]) {
            piece = both(*movedAfter_[y], y);
            piece.kind = Kind::MovedHere;
        } else {
            fillWhole(Kind::Added, after_.block(y), piece);
        }
        return piece;
    }

    Comparison::Piece removed(std::size_t x) const
    {
        if (movedBefore_[x]) return movedAway(x, *movedBefore_[x]);
        Comparison::Piece piece{Kind::Removed, sidesBefore_[x], {}, {}, {}, {}};
        fillWhole(Kind::Removed, before_.block(x), piece);
        return piece;
    }

    Comparison::Piece movedAway(std::size_t x, std::size_t y) const
    {
        return {Kind::MovedAway, sidesBefore_[x], sidesAfter_[y], {}, {}, {}};
    }

    Numbering numbering_;
    Parts before_, after_;
    std::vector<Comparison::Side> sidesBefore_, sidesAfter_;
    std::vector<bool> usedBefore_, usedAfter_;
    Places movedBefore_, movedAfter_; // where each block went or came from
    std::vector<Pairs> pairs_;        // of equal blocks, by the parts of the newer
    std::vector<std::vector<std::size_t>> removedAfter_;
    Comparison comparison_;
};

}

Comparison compare(const Document& before, const Document& after)
{
    if (const auto texts = comparing::asTexts(before, after))
        return Comparing(texts->first, texts->second).run();
    return Comparing(before, after).run();
}

}
