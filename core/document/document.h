#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// One piece of a document, in reading order.
struct Block {
    enum class Kind { Heading, Paragraph, ListItem, Table };

    Kind kind = Kind::Paragraph;
    int level = 0;         // of a heading 1 to 9; of a list item its depth from 1; else 0
    bool numbered = false; // a list item or heading that carries a number
    std::string
        number;       // a heading's, as printed or as the document's numbering makes it: "2.3"; may be empty
    std::string text; // one line of UTF-8, white space folded; of a table empty
    std::vector<std::vector<std::string>> rows; // of a table: cells as read, merged cells once
};

// What a file holds beside its text.
struct Traces {
    // How many, and in which block the first one is.
    struct Count {
        std::size_t count = 0;
        std::size_t firstBlock = 0;
    };
    Count insertions, deletions, comments, hidden; // tracked insertions and deletions (moves count as both)
};

// A document as a person who opened it would read it: inserted text is there, deleted and hidden text is not.
// Text boxes follow the paragraph, and tables in a table the table, that they stand in. Headers, footers,
// footnotes and the entries of a table of contents are left out.
struct Document {
    std::string name; // the file's
    std::vector<Block> blocks;
    Traces traces;
};

// The limits of reading; a file beyond one of them is refused with a sentence that names it.
constexpr std::size_t kMaxDocumentBytes = 100u << 20; // of the file
constexpr std::size_t kMaxUnpackedBytes = 200u << 20; // of the parts read
constexpr std::size_t kMaxArchiveEntries = 10'000;
constexpr std::size_t kMaxBlocks = 500'000;
constexpr int kMaxDepth = 256; // of nested XML elements

// Reads a document by what it is, not by what it is called: docx (ECMA-376) and Markdown (CommonMark with
// tables). Fails with one sentence on anything that cannot be opened: truncated, encrypted, with macros, not
// what its name says, too large, or of a kind this version does not read.
Result<Document> readDocument(std::string_view name, std::string_view bytes);

// The readers behind readDocument; each takes what it says.
Result<Document> readDocx(std::string_view bytes);
Result<Document> readMarkdown(std::string_view bytes);

// Where block `index` is, as a person says it: "2.3 Data", "2.3 Data, second paragraph", "before the first
// heading, first table".
// REQUIRES: `index` < `document.blocks.size()`.
std::string placeOf(const Document& document, std::size_t index);

// The blocks of the section that the heading at `index` opens: [index, end).
std::size_t sectionEnd(const Document& document, std::size_t index);

// The heading that is the document's title: the first of all, if no other is of its level or above.
std::optional<std::size_t> titleOf(const Document& document);

// The headings that are a report's chapters: those of the topmost level that occurs more than once, or, where
// every level occurs once at most, all but the first (which is the title). Indexes of blocks.
std::vector<std::size_t> chapters(const Document& document);

}
