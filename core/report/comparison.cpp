#include "base/ordinal.h"
#include "base/words.h"
#include "report/comparison_parts.h"

#include <algorithm>

namespace remit::compared {

namespace {

constexpr std::size_t kMaxHeading = 200;

bool isOn(Kind kind, Kind side)
{
    return kind != (side == Kind::Added ? Kind::Removed : Kind::Added);
}

const std::optional<Comparison::Side>& sideOf(const Comparison::Piece& piece, Kind side)
{
    return side == Kind::Added ? piece.after : piece.before;
}

std::size_t wordsIn(const std::string& text)
{
    return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

void count(Tally::Of& of, Kind kind)
{
    of.added += kind == Kind::Added;
    of.removed += kind == Kind::Removed;
    of.moved += kind == Kind::MovedHere;
    of.changed += kind == Kind::Changed;
}

// "2 sections new, 1 gone", with the noun where it is the first of it.
void say(std::vector<std::string>& all, const Tally::Of& of, const char* noun, const char* changed)
{
    bool named = false;
    const auto add = [&](std::size_t n, const char* what) {
        if (n == 0) return;
        all.push_back((named ? std::to_string(n) : remit::count(n, noun)) + " " + what);
        named = true;
    };
    add(of.added, "new");
    add(of.removed, "gone");
    add(of.moved, "moved");
    add(of.changed, changed);
}

void countTable(Tally& tally, const Comparison::Piece& table)
{
    for (const auto& column : table.columns)
        if (column.kind != Kind::Changed) count(tally.columns, column.kind);
    for (const auto& row : table.rows) {
        if (row.kind != Kind::Changed) {
            count(tally.rows, row.kind);
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const bool whole = table.columns[i].kind == Kind::Added || table.columns[i].kind == Kind::Removed;
            const auto& runs = row.cells[i];
            tally.cells += !whole && std::any_of(runs.begin(), runs.end(), [](const Comparison::Run& run) {
                return run.kind != Kind::Same;
            });
        }
    }
}

// Whether a section goes on being told with the one above it.
class Above {
public:
    // Of the kinds that this is about, whether `section` is below one.
    bool take(const Comparison::Section& section, Kind kind)
    {
        const bool other = kind == Kind::Added
                               ? section.kind == Kind::Removed || section.kind == Kind::MovedAway
                               : section.kind == Kind::MovedAway;
        if (other) return false;
        const auto* side = section.heading ? &sideOf(*section.heading, kind) : nullptr;
        const int level = side && *side ? (*side)->level : 0;
        if (section.kind == kind && open_ > 0 && level > open_) return true;
        open_ = section.kind == kind ? level : 0;
        return false;
    }

private:
    int open_ = 0; // the level of the one above
};

}

std::string textOf(const Comparison::Runs& runs, Kind side)
{
    std::string text;
    for (const auto& run : runs)
        if (isOn(run.kind, side)) text += run.text;
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

std::size_t wordsIn(const Comparison::Piece& piece, Kind side)
{
    std::size_t words = wordsIn(textOf(piece.runs, side));
    for (const auto& row : piece.rows)
        for (const auto& cell : row.cells)
            words += wordsIn(textOf(cell, side));
    return words;
}

Names::Names(const Comparison& comparison)
{
    const auto put = [](auto& all, const std::optional<Comparison::Side>& side, const auto& section) {
        if (!side || side->section > kMaxBlocks) return;
        all.resize(std::max(all.size(), side->section + 1));
        all[side->section] = &section;
    };
    for (const auto& section : comparison.sections)
        if (section.heading && section.kind != Kind::MovedAway) {
            put(before_, section.heading->before, section);
            put(after_, section.heading->after, section);
        }
}

// A section that was moved away has its words where it is now.
const Comparison::Section& Names::whole(const Comparison::Section& section) const
{
    if (section.kind != Kind::MovedAway || !section.heading || !section.heading->after) return section;
    const std::size_t n = section.heading->after->section;
    return n < after_.size() && after_[n] ? *after_[n] : section;
}

std::string Names::title(const Comparison::Section& section, Kind side) const
{
    return quotable(textOf(whole(section).heading->runs, side), kMaxHeading);
}

std::string Names::heading(const Comparison::Section& section) const
{
    if (!section.heading) return "Before the first heading";
    const Kind side = section.heading->after ? Kind::Added : Kind::Removed;
    const std::string text = title(section, side);
    const std::string number = quotable(sideOf(*section.heading, side)->number);
    return number.empty() ? text : number + " " + text;
}

std::string Names::quotedHeading(const Comparison::Section& section, Kind side) const
{
    if (!section.heading || !sideOf(*section.heading, side)) return heading(section);
    const std::string text = title(section, side);
    const std::string number = quotable(sideOf(*section.heading, side)->number);
    return "\"" + text + "\"" + (number.empty() ? "" : " (" + number + ")");
}

std::string Names::within(const Comparison::Section& section, Kind side) const
{
    constexpr std::size_t kFarthest = 1'000; // sections back
    const auto& own = sideOf(*section.heading, side);
    const auto& all = side == Kind::Added ? after_ : before_;
    if (!own || !own->number.empty()) return {};
    const std::size_t end = std::min(own->section, all.size());
    for (std::size_t at = end; at > 1 && end - at < kFarthest; --at) {
        const auto* const above = all[at - 1];
        // What nothing else is beside is the document's title.
        if (!above || sideOf(*above->heading, side)->level >= own->level) continue;
        return at - 1 == 1 && sideOf(*above->heading, side)->level == 1
                   ? ""
                   : " in " + quotedHeading(*above, side);
    }
    return {};
}

std::string Names::place(const Comparison::Piece& piece, Kind side) const
{
    const auto& own = sideOf(piece, side);
    if (!own) return {};
    const auto& all = side == Kind::Added ? after_ : before_;
    const std::string nth = ordinal(own->nth) + " " + noun(own->kind);
    if (own->section >= all.size() || !all[own->section]) return "before the first heading, " + nth;
    const auto& section = *all[own->section];
    const std::string number = quotable(sideOf(*section.heading, side)->number);
    return (number.empty() ? "" : number + " ") + quotable(textOf(section.heading->runs, side), kMaxHeading) +
           ", " + nth;
}

std::string Names::predecessor(const Comparison::Section& section) const
{
    const std::size_t own = section.heading && section.heading->after ? section.heading->after->section : 0;
    for (std::size_t i = std::min(own, after_.size()); i-- > 0;)
        if (after_[i]) return quotedHeading(*after_[i], Kind::Added);
    return {};
}

std::vector<bool> toldAbove(const Comparison& comparison)
{
    std::vector<bool> told;
    Above added, removed;
    for (const auto& section : comparison.sections) {
        const bool isAdded = added.take(section, Kind::Added);
        const bool isRemoved = removed.take(section, Kind::Removed);
        told.push_back(isAdded || isRemoved);
    }
    return told;
}

std::size_t Tally::all() const
{
    return sections.all() + paragraphs.all() + tables.all() + rows.all() + columns.all() + cells;
}

Tally tally(const Comparison& comparison)
{
    Tally tally;
    const auto above = toldAbove(comparison);
    for (std::size_t i = 0; i < comparison.sections.size(); ++i) {
        const auto& section = comparison.sections[i];
        if (!above[i]) count(tally.sections, section.kind);
        tally.sections.changed += section.renamed();
        if (section.kind == Kind::Added || section.kind == Kind::Removed) continue;
        for (const auto& piece : section.pieces) {
            const auto& side = piece.after ? piece.after : piece.before;
            if (!side || side->kind != Block::Kind::Table)
                count(tally.paragraphs, piece.kind);
            else if (piece.kind == Kind::Changed)
                countTable(tally, piece);
            else
                count(tally.tables, piece.kind);
        }
    }
    return tally;
}

std::string inWords(const Tally& tally)
{
    std::vector<std::string> all;
    say(all, tally.sections, "section", "renamed");
    say(all, tally.paragraphs, "paragraph", "changed");
    say(all, tally.tables, "table", "changed");
    say(all, tally.columns, "table column", "changed");
    say(all, tally.rows, "table row", "changed");
    if (tally.cells > 0) all.push_back(remit::count(tally.cells, "table cell") + " changed");
    if (all.empty()) return "nothing changed";
    std::string text = remit::count(tally.all(), "change") + ": ";
    for (std::size_t i = 0; i < all.size(); ++i)
        text += (i > 0 ? ", " : "") + all[i];
    return text;
}

const char* word(Kind kind)
{
    switch (kind) {
    case Kind::Same:
        return "same";
    case Kind::Changed:
        return "changed";
    case Kind::Added:
        return "added";
    case Kind::Removed:
        return "removed";
    case Kind::MovedHere:
        return "moved";
    case Kind::MovedAway:
        return "moved-away";
    }
    return "";
}

std::string cellPlace(const Comparison::Piece& table, const Comparison::Row& row, std::size_t column)
{
    const std::string title = column < table.columns.size() ? table.columns[column].title : "";
    return "row " + std::to_string(row.after > 0 ? row.after : row.before) + ", column " +
           (title.empty() ? std::to_string(column + 1) : "\"" + quotable(title, 100) + "\"");
}

}
