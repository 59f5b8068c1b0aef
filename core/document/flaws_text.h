#pragma once

#include "document/document.h"

#include <functional>
#include <string_view>

// Flaws that are found in what a text says.
namespace remit {

// Is told each one that is found: in which block, and its text.
using FoundText = std::function<void(std::size_t block, std::string_view text)>;

// Whether a block is a caption: by its style, or because it begins like one ("Table 2: Costs").
bool isCaption(const Block& block);

// What was meant to be filled in: "TBD", "[insert name]", "XX", lorem ipsum.
void placeholders(const Document& document, const FoundText& found);

// Abbreviations that are used more than once and stand nowhere in brackets after their words, before them, or
// at the beginning of a line, cell or item as in a list of them; each once, where it first stands. Those that
// every reader knows are passed over, and codes such as GOV-03.
void unexplained(const Document& document, const FoundText& found);

// References to sections, tables and figures that the document does not have, as far as it numbers all of
// them by headings and captions; and what Word leaves in the place of a reference that it could not follow.
void brokenReferences(const Document& document, const FoundText& found);

}
