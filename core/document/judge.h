#pragma once

#include "contract/requirement.h"
#include "document/document.h"

#include <map>
#include <span>

namespace remit {

using Synonyms = std::map<std::string, std::vector<std::string>>;

// Judges `requirement` on `documents`, the files of one hand-in, together: it is met if one of them meets it,
// except Clean and Language, which all must meet, and Length, which counts all.
//
// Unmet comes with the place and the nearest thing there is: Section "Methodology" is missing; the nearest
// heading is "Methods" (3.2). A requirement that awaits something, and one of kind Own, is Unknown.
Finding judge(const Requirement& requirement, std::span<const Document> documents, const Synonyms& synonyms);

// The same for each of `requirements`, in their order; the documents' words are taken apart only once.
std::vector<Finding> judge(std::span<const Requirement> requirements, std::span<const Document> documents,
                           const Synonyms& synonyms);

// Whether `text` says `wording`: all its words that carry meaning are in `text`, whatever their case,
// accents, hyphens, plural, numbering or order, "and" or "&".
bool says(std::string_view text, std::string_view wording);

// How near `text` comes to `wording`, 0 to 1 (1: says it).
double nearness(std::string_view text, std::string_view wording);

// `wordings` and whatever `synonyms` knows for any of them, compared as says() compares.
Wordings widened(const Wordings& wordings, const Synonyms& synonyms);

}
