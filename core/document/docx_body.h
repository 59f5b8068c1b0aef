#pragma once

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
    bool markInserted = false;
    bool markDeleted = false;
};

// Reads the part word/document.xml (ECMA-376 Part 1, §17): what a person sees who opens it with all tracked
// changes shown as made. One function for each kind of place in which elements stand.
class BodyReader {
public:
    BodyReader(const DocxParts& parts, const Styles& styles, Numbering& numbering)
        : styles_(styles), numbering_(numbering), xml_(parts.document, "word/document.xml")
    {
    }

    Result<Document> read();

private:
    using Blocks = std::vector<Block>;

    struct Paragraph {
        ParagraphProperties properties;
        Line line;
        Blocks boxes; // text boxes anchored here; read after the paragraph
        bool insideHidden = false;
        std::size_t insertions = 0;
        std::size_t deletions = 0;
    };

    struct TableRow {
        Block::Row cells;
        bool deleted = false;
    };

    void blocks(Blocks& out);
    void blocksUntilEnd(Blocks& out);
    void endCarried(Blocks& out);
    void paragraph(Blocks& out);
    void finish(Paragraph paragraph, Blocks& out);
    Block blockOf(const ParagraphProperties& properties, std::string text);
    ParagraphProperties paragraphProperties();
    void markProperties(ParagraphProperties& properties);

    void inlines(Paragraph& paragraph);
    void run(Paragraph& paragraph);
    bool hiddenRun(const ParagraphProperties& properties);
    void runContent(Paragraph& paragraph, bool hidden);
    void drawing(Paragraph& paragraph);
    void addText(Paragraph& paragraph, std::string_view text, bool hidden);
    void field(const std::string& kind);

    void table(Blocks& out);
    void rows(Block& table, Blocks& nested);
    void row(Block& table, Blocks& nested);
    void cells(TableRow& row, Blocks& nested);
    void rowProperties(TableRow& row);
    std::string cell(Blocks& nested);

    template <class Read>
    void alternative(Read read);
    void tracked(Document::Change::Kind kind);
    void comment();
    void hide();
    void add(Blocks& to, Block block);
    void addPiece();

    const Styles& styles_;
    Numbering& numbering_;
    XmlReader xml_;
    Document document_;
    Fields fields_;
    Line carried_; // of a paragraph whose end is deleted: it goes on in the next
    std::size_t pieces_ = 0;
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
