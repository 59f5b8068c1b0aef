#pragma once

#include "document/document.h"

#include <string>
#include <vector>

// Flaws that are found in what a text says.
namespace remit {

struct FoundText {
    std::size_t block = 0;
    std::string text;
};

// What was meant to be filled in: "TBD", "[insert name]", "XX", lorem ipsum.
std::vector<FoundText> placeholders(const Document& document);

// Abbreviations that stand nowhere in brackets after their words, before them, or alone at the beginning of a
// cell or an item; each once, where it first stands. Those that every reader knows are passed over.
std::vector<FoundText> unexplained(const Document& document);

// References to sections, tables and figures that the document does not have, as far as it numbers them at
// all; and what Word leaves in the place of a reference that it could not follow.
std::vector<FoundText> brokenReferences(const Document& document);

}
