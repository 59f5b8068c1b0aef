#pragma once

#include "contract/requirement.h"
#include "phase/phase.h"

#include <string>
#include <vector>

namespace remit {

// `finding`, or, where it says that something is missing which may be where nobody could look, that this
// cannot be known: in one of the files `unopened`, or in what a PDF file does not say. What was found and is
// amiss stays so.
Finding unlessUnread(Finding finding, const Requirement& requirement, const Submission& submission,
                     const std::vector<std::string>& unopened);

}
