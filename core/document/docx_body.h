#pragma once

#include "document/docx_margin.h"
#include "document/docx_numbering.h"
#include "document/docx_parts.h"
#include "document/docx_styles.h"
#include "document/docx_tags.h"
#include "document/line.h"
#include "document/xml.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace remit {

// A field's code stands before its separator, its visible result after it; either may hold further fields.
class Fields {
public:
    void begin()
    {
        separated_.push_back(false);
        ++codes_;
    }
    void separate()
    {
        if (inCode()) {
            separated_.back() = true;
            --codes_;
        }
    }
    void end()
    {
        if (separated_.empty()) return;
        if (!separated_.back()) --codes_;
        separated_.pop_back();
    }
    bool visible() const { return codes_ == 0; }
    // A code that is not closed with its paragraph must not swallow the rest of the document.
    void endCodes()
    {
        while (codes_ > 0)
            end();
    }

private:
    bool inCode() const { return !separated_.empty() && !separated_.back(); }

    std::vector<bool> separated_;
    std::size_t codes_ = 0;
};

struct ParagraphProperties {
    std::string style;
    std::optional<ListPart> list;
    std::optional<int> heading;
    std::optional<Document::Change> markInserted; // of the paragraph's end
    std::optional<Document::Change> markDeleted;
};

// Reads a part with text, most of all word/document.xml (ECMA-376 Part 1, §17): what a person sees who opens
// it with all tracked changes shown as made. One function for each kind of place in which elements stand.
class BodyReader {
public:
    // All of them live as long as the reader.
    BodyReader(const std::string& bytes, const std::string& part, const Styles& styles, Numbering& numbering)
        : styles_(styles), numbering_(numbering), xml_(bytes, part)
    {
    }

    // Reads the document whose notes and comments these are.
    Result<Document> read(Notes& notes, Margin& margin);
    // Reads a part that is made of pieces of text: see readPieces().
    Result<std::vector<DocxPiece>> pieces(QStringView element);
    // Reads a part that is one piece: a header or footer.
    Result<DocxPiece> piece();

private:
    using Blocks = std::vector<Block>;

    // How text looks, as far as it matters.
    struct Looks {
        bool hidden = false;
        bool bold = false;
    };

    struct Paragraph {
        ParagraphProperties properties;
        Line line;
        Blocks after;                // text boxes anchored here, and notes
        std::optional<Quote> hidden; // text that has begun
        std::size_t hiddenAt = 0;    // its place in document_.hidden
        bool bold = true;            // all of its text is
        bool counted = false;        // as one of the captions
        std::size_t insertions = 0;
        std::size_t deletions = 0;
    };

    struct TableRow {
        Block::Row cells;
        std::optional<std::size_t> deletion; // of the row, among the changes
        Quote deleted;
        std::optional<Document::Change> insertion; // of the row
        std::size_t insertedAt = 0;                // among the changes
        bool heading = false;
    };

    struct TableCell {
        Block::Cell cell;
        bool goesOn = false; // it is one with that before it
    };

    void blocks(Blocks& out);
    void block(Blocks& out);
    void blocksUntilEnd(Blocks& out);
    void commentRange();
    void endCarried(Blocks& out);
    void paragraph(Blocks& out);
    void finish(Paragraph paragraph, Blocks& out);
    Block blockOf(Paragraph& paragraph);
    ParagraphProperties paragraphProperties();
    void markProperties(ParagraphProperties& properties);

    void inlines(Paragraph& paragraph);
    void inserted(Paragraph& paragraph);
    void deleted(Paragraph& paragraph);
    void deletedText(Quote& text);
    void run(Paragraph& paragraph);
    Looks looksOfRun(const ParagraphProperties& properties);
    void runContent(Paragraph& paragraph, Looks looks);
    void drawing(Paragraph& paragraph);
    void picture();
    void note(Paragraph& paragraph);
    void addText(Paragraph& paragraph, std::string_view text, const Looks& looks);
    void addHidden(Paragraph& paragraph, std::string_view text);
    void endHidden(Paragraph& paragraph);
    void commentMark();
    void field(const std::string& kind);
    static void code(Paragraph& paragraph, std::string_view code);

    void table(Blocks& out);
    void rows(Block& table, Blocks& nested);
    void row(Block& table, Blocks& nested);
    void cells(TableRow& row, Blocks& nested);
    void rowProperties(TableRow& row);
    void endRow(TableRow& row);
    void add(Block::Row& cells, TableCell cell);
    TableCell cell(Blocks& nested);
    void cellProperties(TableCell& cell);

    template <class Read>
    void alternative(Read read);
    Document::Change changeHere(Document::Change::Kind kind) const;
    Document::Change& add(Document::Change change);
    void restyled();
    void looksAlone();
    void add(Blocks& to, Block block);
    void addPiece();
    void content(DocxPiece& piece);

    const Styles& styles_;
    Numbering& numbering_;
    Notes* notes_ = nullptr; // none of pieces
    Margin* margin_ = nullptr;
    XmlReader xml_;
    Document document_;
    Fields fields_;
    Line carried_;               // of a paragraph whose end is deleted: it goes on in the next
    Quote* insertion_ = nullptr; // the text of the innermost one that is open
    std::string lastParagraph_;  // its id
    bool described_ = false;     // the drawing has an alternative text
    std::size_t count_ = 0;
};

// Of the ways in which something is written, the first alone: they all say the same.
template <class Read>
void BodyReader::alternative(Read read)
{
    bool taken = false;
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (!taken && (tag == Tag::Choice || tag == Tag::Fallback)) {
            taken = true;
            read();
        } else {
            xml_.skip();
        }
    }
}

}
