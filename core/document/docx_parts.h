#pragma once

#include "document/document.h"

#include <string>
#include <vector>

namespace remit {

// The parts of a Word document that carry its text, unpacked; all but the first may be empty. Between opening
// the package and reading the text, so that each can be tested without the other.
struct DocxParts {
    std::string document;
    std::string styles;
    std::string numbering;
    std::string comments;
    std::string commentsExtended = {}; // which reply to which, and which are resolved
    std::string footnotes = {};
    std::string endnotes = {};
    std::vector<std::string> edges = {}; // headers and footers
};

Result<Document> readDocxParts(const DocxParts& parts);

}
