#pragma once

#include "document/pdf_lines.h"

#include <string>
#include <vector>

namespace remit {

// Lines of a PDF file that belong together, with what tells headings from other text.
struct PdfParagraph {
    std::string text; // the mark of a list item included
    int page = 0;     // where it begins
    int left = 0;     // of its first line
    int size = 0;
    bool bold = false;
    std::size_t lines = 1;
    int level = 0; // of a heading that the outline names; else 0
};

// Joins lines to paragraphs: by how they stand to each other, and what they end and begin with. What is in
// `entries` is a heading, all lines one after another that name the same entry of the outline; it has an item
// for each line: the entry's place in the outline from 1, or 0.
std::vector<PdfParagraph> paragraphsOf(const PdfPages& pages, const std::vector<std::size_t>& entries);

}
