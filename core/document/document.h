#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// One piece of a document, in reading order.
struct Block {
    // A footnote or endnote follows what refers to it. A caption is that of a table or picture.
    enum class Kind { Heading, Paragraph, ListItem, Table, Footnote, Caption };

    // A cell of a table. One that reaches over several columns stands once; one that reaches over several
    // rows has its text in the first of them, and in the others an empty cell with `down` = 0.
    struct Cell {
        std::string text; // one line of UTF-8, white space folded
        int across = 1;   // columns
        int down = 1;     // rows

        bool operator==(const Cell&) const = default;
    };
    using Row = std::vector<Cell>;

    Kind kind = Kind::Paragraph;
    int level = 0;         // of a heading 1 to 9; of a list item its depth from 1; else 0
    bool numbered = false; // a list item or heading that carries a number
    bool probable = false; // a heading by its looks alone: no style or outline says so
    std::string
        number;       // a heading's, as printed or as the document's numbering makes it: "2.3"; may be empty
    std::string text; // one line of UTF-8, white space folded; of a table empty
    std::vector<Row> rows; // of a table
    bool headed = false;   // of a table: its first row is marked as the heading of its columns
    int page = 0;          // where it begins, from 1; 0: this cannot be known

    bool operator==(const Block&) const = default;
};

// The texts below that are no blocks are one line each and cut after this many bytes.
constexpr std::size_t kMaxQuoted = 400;

// What a file says of itself and holds beside its text, which whoever hands it in may not know.
struct Properties {
    std::string author, lastAuthor, company, title, language; // language as BCP 47 has it: "en-GB"
    std::vector<std::string> links;                           // addresses outside that its text leads to
    std::vector<std::string> attached; // what is loaded from outside when it is opened: templates, pictures
    std::vector<std::string> embedded; // files in the file, by their names there
    std::vector<std::string> hiddenSheets; // of a workbook; slides that are not shown, of a presentation
    std::size_t pictures = 0;
    std::size_t picturesWithoutText = 0; // … that have no alternative text
    bool scripts = false;                // programs that run when it is opened
    int pages = 0;                       // 0: this cannot be known
    int pagesWithoutText = 0;            // … of which so many are pictures: scanned, most likely

    bool operator==(const Properties&) const = default;
};

// A document as a person who opened it would read it: inserted text is there, deleted and hidden text is not.
// Text boxes follow the paragraph, and tables in a table the table, that they stand in. Headers, footers and
// the entries of a table of contents are left out; of headers and footers changes, comments and
// hidden text are known. Blocks that others name by their number are there, or come
// to 0 if there is none at all.
struct Document {
    // A change that the program that wrote the file kept track of. What was inserted is part of the text,
    // what was deleted is not; of a change of looks (bold, a style, a margin) no more is known.
    struct Change {
        enum class Kind { Insertion, Deletion, MovedHere, MovedAway, Looks };

        Kind kind = Kind::Insertion;
        std::size_t block = 0; // in or before which it is
        std::string author;    // as the file says; may be empty, as all of it may
        std::string when;      // as the file writes it: "2022-09-01T10:00:00Z"
        std::string text;
        bool onEdge = false; // in a header or footer, and `block` means nothing

        bool operator==(const Change&) const = default;
        bool adds() const { return kind == Kind::Insertion || kind == Kind::MovedHere; }
    };

    struct Comment {
        std::size_t block = 0;
        std::string author;
        std::string when;
        std::string text;
        std::string quoted;                 // what it is about
        std::optional<std::size_t> answers; // the comment that it replies to, by its place among the comments
        bool resolved = false;
        bool onEdge = false; // as of a change

        bool operator==(const Comment&) const = default;
    };

    struct Hidden {
        std::size_t block = 0;
        std::string text;
        bool onEdge = false; // as of a change

        bool operator==(const Hidden&) const = default;
    };

    // What the file itself says of what its parts are. A PDF file has texts in places on pages: what are
    // headings its outline may say, and what looks like a list may be one; tables are read as paragraphs, and
    // comments and pictures not at all. What is not found then may be there all the same.
    enum class Structure { Told, Headings, Untold };

    std::string name; // the file's
    Structure structure = Structure::Told;
    std::vector<Block> blocks;
    std::vector<Change> changes; // in the order of the text, these three; those on an edge at the end
    std::vector<Comment> comments;
    std::vector<Hidden> hidden;
    Properties properties;
};

// The limits of reading; a file beyond one of them is refused with a sentence that names it.
constexpr std::size_t kMaxDocumentBytes = 100u << 20; // of the file
constexpr std::size_t kMaxUnpackedBytes = 200u << 20; // of the parts read
constexpr std::size_t kMaxArchiveEntries = 10'000;
constexpr std::size_t kMaxBlocks = 500'000;
constexpr int kMaxDepth = 256; // of nested XML elements

// Reads a document by what it is, not by what it is called: docx, xlsx and pptx (ECMA-376), odt
// (ISO/IEC 26300), PDF (ISO 32000), HTML; as what it is called Markdown (CommonMark with tables) and CSV (RFC
// 4180). Fails with one sentence on anything that cannot be opened: truncated, encrypted, with macros, not
// what its name says, too large, or of a kind this version does not read. REQUIRES, of a PDF file: what
// programInChild() does.
Result<Document> readDocument(std::string_view name, std::string_view bytes);

// The readers behind readDocument; each takes what it says.
Result<Document> readDocx(std::string_view bytes);
Result<Document> readOdt(std::string_view bytes);
Result<Document> readXlsx(std::string_view bytes);
Result<Document> readPptx(std::string_view bytes);
Result<Document> readHtml(std::string_view bytes);
Result<Document> readMarkdown(std::string_view bytes);
Result<Document> readCsv(std::string_view bytes); // with commas, semicolons or tabs

// What a block is called: "list item".
inline const char* noun(Block::Kind kind)
{
    switch (kind) {
    case Block::Kind::Heading:
        return "heading";
    case Block::Kind::ListItem:
        return "list item";
    case Block::Kind::Table:
        return "table";
    case Block::Kind::Footnote:
        return "footnote";
    case Block::Kind::Caption:
        return "caption";
    case Block::Kind::Paragraph:
        break;
    }
    return "paragraph";
}

// Where block `index` is, as a person says it: "2.3 Data", "2.3 Data, second paragraph", "Examples in \"Data
// sharing\", first list item" where several headings read so, "before the first heading, first table"; with
// the page if that is known: "2.3 Data, second paragraph, page 4", and before the first heading nothing else:
// "page 1, second paragraph". REQUIRES: `index` < `document.blocks.size()`.
std::string placeOf(const Document& document, std::size_t index);

// The blocks of the section that the heading at `index` opens: [index, end).
std::size_t sectionEnd(const Document& document, std::size_t index);

// The heading that is the document's title: the first of all, if no other is of its level or above.
std::optional<std::size_t> titleOf(const Document& document);

// Whether this is the heading of a table of contents, which is left out of a document's text.
bool isOfContents(std::string_view heading);

// The headings that are a report's chapters: those of the topmost level that occurs more than once, or, where
// every level occurs once at most, all but the first (which is the title); that of a table of contents is
// none. Indexes of blocks.
std::vector<std::size_t> chapters(const Document& document);

// The row of a table that can be the heading of so many columns: a single filled cell above others is a
// title, and no heading unless one column is all there is to find. Its index; 0 if there is none.
std::size_t headerOf(const Block& table, std::size_t columns);

}
