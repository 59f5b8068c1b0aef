#pragma once

#include "document/document.h"

#include <string>

namespace remit {

// The parts of an OpenDocument text, unpacked; all but the first may be empty. Between opening the package
// and reading the text, so that each can be tested without the other.
struct OdtParts {
    std::string content;
    std::string styles;
    std::string meta;
    std::string manifest;
};

Result<Document> readOdtParts(const OdtParts& parts);

}
