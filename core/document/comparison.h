#pragma once

#include "document/document.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// What changed from one document to another: both, section by section, in the order of the newer, with what
// is only in the older where it was. The numbers of headings and pages, white space, and whether a paragraph
// is an item of a list, make no difference.
struct Comparison {
    // MovedHere is where something is that was elsewhere, MovedAway where it was. Of words and cells only
    // Same, Added and Removed, of columns and rows also Changed.
    enum class Kind : std::uint8_t { Same, Changed, Added, Removed, MovedHere, MovedAway };

    // Words in a row that had the same fate, with the white space before them.
    struct Run {
        Kind kind = Kind::Same;
        std::string text;

        bool operator==(const Run&) const = default;
    };
    using Runs = std::vector<Run>;

    // A block as one of the documents has it.
    struct Side {
        std::size_t block = 0;
        std::size_t section = 0; // in which it is, counted through the document; 0: before the first heading
        std::size_t nth = 0;     // of the blocks of its kind in the section, from 1
        Block::Kind kind = Block::Kind::Paragraph;
        int level = 0;
        std::string number;

        bool operator==(const Side&) const = default;
    };

    struct Column {
        Kind kind = Kind::Same;
        std::string title; // what the first row has in it; may be empty

        bool operator==(const Column&) const = default;
    };
    struct Row {
        Kind kind = Kind::Same;
        std::size_t before = 0, after = 0; // counted from 1; 0: there is none
        std::vector<Runs> cells;           // one for each column

        bool operator==(const Row&) const = default;
    };

    // A block of either or, where it is the same, changed or moved, of both. A MovedAway only says where its
    // MovedHere is, and has no words.
    struct Piece {
        Kind kind = Kind::Same;
        std::optional<Side> before, after;
        Runs runs;                   // unless it is a table
        std::vector<Column> columns; // of a table
        std::vector<Row> rows;

        bool operator==(const Piece&) const = default;
    };

    // A heading and what comes before the next. It is the same, however much in it changed, where it stands
    // among the others as it did, and renamed where its heading is changed.
    struct Section {
        Kind kind = Kind::Same;       // not Changed
        std::optional<Piece> heading; // none: before the first
        std::vector<Piece> pieces;

        bool operator==(const Section&) const = default;
        bool renamed() const { return heading && heading->kind == Kind::Changed; }
    };

    std::vector<Section> sections;

    bool operator==(const Comparison&) const = default;
};

// In bytes, for a pipe. decode() takes what encode() made and nothing else: whoever wrote it is not trusted.
std::string encode(const Comparison& comparison);
Result<Comparison> decodeComparison(std::string_view bytes);

}
