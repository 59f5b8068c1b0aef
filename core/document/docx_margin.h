#pragma once

#include "document/docx_parts.h"
#include "document/docx_styles.h"
#include "document/quote.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What stands outside a Word document's text, in parts of its own, and is marked in it.
namespace remit {

// A footnote, an endnote or a comment.
struct DocxPiece {
    std::string id;
    std::string author;
    std::string when;
    std::string paragraph; // the id of its last one
    std::string text;
    std::vector<Document::Change> changes;
    std::vector<Document::Hidden> hidden;
};

// The elements of that name in a part, in order; none of an empty part. Those that only draw a line are left
// out.
Result<std::vector<DocxPiece>> readPieces(const std::string& bytes, const std::string& part,
                                          QStringView element, const Styles& styles);

// Adds the changes and the hidden text of a header or footer to the document's.
Result<void> readEdge(const std::string& bytes, const Styles& styles, Document& document);

// Footnotes and endnotes: each stands where it is first referred to.
class Notes {
public:
    static Result<Notes> read(const DocxParts& parts, const Styles& styles);

    // The one that is marked; nothing if there is none, or it was taken already.
    std::optional<DocxPiece> take(bool endnote, const std::string& id);

private:
    std::map<std::pair<bool, std::string>, DocxPiece> notes_;
};

// Comments: what they are about is quoted while the text is read, from where its mark begins to where it
// ends.
class Margin {
public:
    static Result<Margin> read(const DocxParts& parts, const Styles& styles);

    void begin(const std::string& id);
    void end(const std::string& id);
    void say(std::string_view text);
    // A paragraph ends here.
    void space();
    // The comment of that id belongs to this block.
    void mark(const std::string& id, std::size_t block);

    // All comments; those that no text refers to, which Word does not show, are still in the file.
    std::vector<Document::Comment> take();

private:
    struct Marked {
        std::size_t piece;
        std::size_t block;
    };
    struct Extension {
        std::string parent; // the id of its last paragraph
        bool resolved = false;
    };

    Result<void> readExtensions(const std::string& bytes);
    std::optional<std::size_t> pieceOf(const std::string& id) const;

    std::vector<DocxPiece> pieces_;
    std::map<std::string, std::size_t> byId_;
    std::map<std::string, Extension> extensions_; // by the id of the last paragraph
    std::vector<Quote> quoted_;                   // of each piece
    std::vector<bool> taken_;
    std::vector<std::size_t> open_; // pieces that quote what is said now
    std::vector<Marked> marked_;
    std::vector<std::size_t> unknown_; // the blocks of marks of comments that are not there
};

}
