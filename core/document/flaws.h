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
};

// What `document` has of `flaw`; nothing if it has none. Changes are told apart: insertions and deletions.
std::vector<Flawed> flawsOf(Flaw flaw, const Document& document);

}
