#pragma once

#include "document/document.h"
#include "document/line.h"

#include <string>
#include <string_view>

namespace remit {

// The start of `text`, of at most `most` bytes, without half a character at its end.
// REQUIRES: `text` is valid UTF-8.
std::string_view startOf(std::string_view text, std::size_t most);

// A line that stops growing at kMaxQuoted bytes: for the texts of a document that are no blocks.
class Quote {
public:
    // REQUIRES: `text` is valid UTF-8.
    void append(std::string_view text);
    void space() { line_.space(); }
    // What was put together; a new one begins.
    std::string take();

private:
    Line line_;
};

// `text` as one such line.
// REQUIRES: `text` is valid UTF-8.
std::string quote(std::string_view text);

// Whether this is an address outside, of those that people follow.
bool isWebAddress(std::string_view target);

// What a reader says of a document with more than kMaxBlocks pieces.
Error tooManyPieces();
// … and of a file of more than kMaxDocumentBytes.
Error tooLarge();

// A change, comment or hidden text in front of what turned out to be empty is at what follows, and behind the
// last block at that.
void keepInside(Document& document);

// Adds the changes, comments and hidden text of a header or footer, read as a document, to those of the text.
void addEdge(Document edge, Document& document);

}
