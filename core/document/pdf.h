#pragma once

#include "document/document.h"

#include <string>
#include <string_view>

namespace remit {

// More pages than this are not read.
constexpr int kMaxPages = 2'000;

// Whether this is a PDF file (ISO 32000), which may begin behind up to a kilobyte of something else.
bool isPdf(std::string_view bytes);

// A PDF file as poppler's programs tell it, in their spelling.
struct PdfText {
    std::string information; // what pdfinfo prints
    std::string pages;       // what pdftohtml prints as XML
};

// Takes a PDF file apart with these programs, each in a child under limits. Fails with one sentence: they
// are not installed, or the file is cut off, encrypted, has too many pages, or takes too much.
// REQUIRES: what programInChild() does. What the programs told can be read anywhere.
Result<PdfText> takenApart(std::string_view bytes);

// Makes a document of what the programs told. Fails with one sentence if there is nothing in it to read, or
// too much.
Result<Document> readPdf(const PdfText& text);

// What readDocument() makes of a PDF file that was taken apart before, or could not be.
Result<Document> readDocument(std::string_view name, const Result<PdfText>& text);

}
