#pragma once

#include "document/document.h"
#include "document/meaning.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace remit {

// A wording and its other ways of being said, ready to be looked for.
using Sought = std::vector<std::vector<Keyword>>;
Sought sought(const std::vector<std::string>& wordings);

// A document taken apart for judging: its text as lines, each with its words known.
class Paper {
public:
    struct Line {
        std::size_t block = 0;
        std::size_t cell = 0;  // of a table's cells, counted through its rows
        std::size_t words = 0; // how many, repeated ones included
        SaidWords said;
    };
    // Blocks [first, second).
    using Range = std::pair<std::size_t, std::size_t>;

    // `document` lives as long as the paper.
    explicit Paper(const Document& document);

    const Document& document() const { return *document_; }
    const std::vector<Line>& lines() const { return lines_; }
    std::span<const Line> linesIn(Range range) const;
    const Block& blockOf(const Line& line) const { return document_->blocks[line.block]; }
    const std::string& textOf(const Line& line) const;
    std::size_t words() const { return words_; }

    bool says(const Line& line, const Sought& sought) const;
    // Whether the line is a heading that says so and opens a section. The title does not, however many words
    // it has; but the only heading there is does, if it says nothing else.
    bool opens(const Line& line, const Sought& sought) const;

    // The insides of the sections that headings of `within` open, in order and apart; of a section in a
    // section the outer one.
    std::vector<Range> sections(const Sought& within) const;
    Range everything() const { return {0, document_->blocks.size()}; }

private:
    void addLine(std::size_t block, std::size_t cell, std::string_view text);

    const Document* document_;
    std::vector<Line> lines_;
    std::size_t words_ = 0;
    std::optional<std::size_t> title_;
    bool titleAlone_ = true; // there is no heading below the title
};

}
