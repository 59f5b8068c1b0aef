#pragma once

#include "document/comparison.h"

namespace remit {

// Compares by headings first: the same title in the same place, then elsewhere, then another title over much
// the same text; then the blocks of sections that belong together, then the words of blocks that are alike.
// Takes time in proportion to the documents' lengths; where they differ beyond what can be told apart in that
// time, more is told to be different than is.
Comparison compare(const Document& before, const Document& after);

}
