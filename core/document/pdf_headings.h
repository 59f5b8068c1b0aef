#pragma once

#include "document/pdf_paragraphs.h"

#include <vector>

namespace remit {

// Which lines are headings by the outline: for each line the place of the entry in it from 1, or 0.
struct PdfOutlined {
    std::vector<std::size_t> entries;
    bool any = false;
    bool all = false; // every entry was found, and there is one
};
PdfOutlined outlined(const PdfPages& pages);

// Of a file whose outline names no heading: the level of each paragraph that is one by its looks, or 0. Such
// are short, and in larger letters than the text; or bold, with a number.
std::vector<int> headingsByLooks(const std::vector<PdfParagraph>& paragraphs);

}
