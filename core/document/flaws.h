#pragma once

#include "contract/requirement.h"
#include "document/document.h"

#include <optional>
#include <string>
#include <vector>

namespace remit {

// What is left in a document of one kind of flaw.
struct Flawed {
    std::string what;                 // "2 tracked insertions", "1 placeholder (\"TBD\")"
    std::string advice;               // "accept or reject all changes"
    std::optional<std::size_t> block; // where the first is
    bool certain = true;              // else what is read of the document does not say whether it has it
};

// What `document` has of `flaw`, or may have; nothing if it has none. Changes are told apart: insertions and
// deletions.
std::vector<Flawed> flawsOf(Flaw flaw, const Document& document);

}
