#pragma once

#include "phase/requirements.h"

namespace remit::plan {

inline constexpr std::string_view kDates = "dates";

// Whether the dates in `passages` can be had. Each is a day that there is. In rows and list items none ends
// before it begins, all lie within the contract, and what is to be handed in is so by the day it is due; in
// running text nobody knows what a date is that of. Where the schedule names no timeline, a table or list in
// which no date lies within the contract is no plan, and may have what dates it likes.
Finding dates(const Requirement& requirement, std::span<const Passage> passages, const Context& context);

}
