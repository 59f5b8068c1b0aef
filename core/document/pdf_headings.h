#pragma once

#include "document/pdf_paragraphs.h"

#include <vector>

namespace remit {

// Which lines are headings by the outline: for each line the place of the entry in it from 1, or 0.
struct PdfOutlined {
    std::vector<std::size_t> entries;
    bool all = false; // every entry was read and found, and there is one
};
PdfOutlined outlined(const PdfPages& pages);

// Of what the outline does not name: the level of each paragraph that is a heading by its looks, or 0. Such
// are short, and in larger letters than the text; or bold, with a number. A title in front of what the
// outline names is none.
std::vector<int> headingsByLooks(const std::vector<PdfParagraph>& paragraphs);

}
