#pragma once

#include "contract/term.h"

#include <string>
#include <string_view>

namespace remit {

// `schedule` with `value` in place of the date or sentence at `place`, which readSchedule noted for a term of
// this very text. All else stays, to the byte. A date is written as TOML has it, anything else in quotation
// marks. Fails if there is no value that can be replaced so.
Result<std::string> withTerm(std::string schedule, const Place& place, std::string_view value);

}
