#pragma once

#include "report/comparison.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

// Only for the files of comparison.h: a comparison put into words.
namespace remit::compared {

using Kind = Comparison::Kind;

// What `runs` say in the older document (Removed) or the newer (Added).
std::string textOf(const Comparison::Runs& runs, Kind side);
// How many words that is.
std::size_t wordsIn(const Comparison::Piece& piece, Kind side);

// Names for the parts of a comparison, which lives as long.
class Names {
public:
    explicit Names(const Comparison& comparison);

    // `Data`, in one of them.
    std::string title(const Comparison::Section& section, Kind side) const;
    // `2.1 Data`; of the newer, or of what is only in the older.
    std::string heading(const Comparison::Section& section) const;
    // `"Data" (2.1)`, in one of them.
    std::string quotedHeading(const Comparison::Section& section, Kind side) const;
    // ` in "Data"`: the section that one without a number is in; empty if it is in none but the document.
    std::string within(const Comparison::Section& section, Kind side) const;
    // "2.1 Data, second paragraph", in one of them.
    std::string place(const Comparison::Piece& piece, Kind side) const;
    // After what a section that was moved comes now, if there is anything.
    std::string predecessor(const Comparison::Section& section) const;

private:
    const Comparison::Section& whole(const Comparison::Section& section) const;

    std::vector<const Comparison::Section*> before_, after_;
};

// Of each section whether one above it has the same fate, new or gone, and is told in its stead.
std::vector<bool> toldAbove(const Comparison& comparison);

// What happened to how many.
struct Tally {
    struct Of {
        std::size_t added = 0, removed = 0, moved = 0, changed = 0;
        std::size_t all() const { return added + removed + moved + changed; }
    };
    Of sections; // changed: renamed
    Of paragraphs, tables, rows, columns;
    std::size_t cells = 0;

    std::size_t all() const;
};
Tally tally(const Comparison& comparison);
// "12 changes: 1 section new, 1 renamed, 8 paragraphs changed, 2 table cells changed"; "nothing changed".
std::string inWords(const Tally& tally);

const char* word(Kind kind);

// A cell that changed, or a row or column that came or went, in words: `row 3, column "Due"`.
std::string cellPlace(const Comparison::Piece& table, const Comparison::Row& row, std::size_t column);

}
