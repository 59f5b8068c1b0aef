#pragma once

#include "contract/term.h"

#include <string>
#include <string_view>
#include <vector>

namespace remit {

// A date or sentence to be put in the place of the one at `place`, which readSchedule noted for a term.
struct TermEdit {
    Place place;
    std::string value;
};

// `schedule` with these terms in place of its own. All else stays, to the byte. A date is written as TOML has
// it, anything else in quotation marks. Fails if two are for one place, if a value has more than one line, or
// if there is no value that can be replaced so. One walk through the text, however many there are.
Result<std::string> withTerms(std::string_view schedule, std::vector<TermEdit> edits);

}
