#pragma once

#include <string>
#include <string_view>

namespace remit {

// What a PDF file says of itself, of what pdfinfo prints.
struct PdfInformation {
    std::string author, title; // a line each
    int pages = 0;             // 0: it does not say
    bool scripts = false;      // it holds JavaScript
    bool dynamic = false;      // it is a form that a program draws (XFA), and may have no pages of its own
};

PdfInformation informationOf(std::string_view printed);

}
