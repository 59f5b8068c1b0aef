#pragma once

#include "document/document.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// One line of text on a page of a PDF file. A row of a table is as many lines as it has cells, as far as
// there is room between them. Lengths are those of pdftohtml: 108 to the inch, from the left and top of the
// page.
struct PdfLine {
    int page = 0; // from 1
    int top = 0, bottom = 0, left = 0, right = 0;
    int size = 0;      // of its letters
    bool bold = false; // all of it
    std::string text;  // folded, as in blocks; never empty

    int height() const { return bottom - top; }
};

// An entry of the outline (the bookmarks) of a PDF file.
struct PdfEntry {
    int level = 1;
    int page = 0;
    std::string title;
};

struct PdfPages {
    std::vector<int> heights;   // of each page; 0 of one that could not be read
    std::vector<PdfLine> lines; // of all pages, each in the order in which the file draws them
    std::vector<PdfEntry> outline;
    bool outlineCut = false;     // it has more entries
    std::set<std::string> links; // addresses outside
};

// Reads what pdftohtml printed. Fails if that breaks off, or is too much.
Result<PdfPages> readPdfPages(std::string_view printed);

// Takes out of `pages` what is no part of the text: what stands at the head or foot of page after page, the
// numbers of pages, and the entries of a table of contents.
void leaveOutMargins(PdfPages& pages);

}
