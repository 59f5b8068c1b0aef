#pragma once

#include "phase/requirements.h"

namespace remit::plan {

inline constexpr std::string_view kDates = "dates";

// Whether the dates in `passages` can be had: each is a day that there is, none ends before it begins, all
// lie within the contract, and what is to be handed in is so by the day it is due.
Finding dates(const Requirement& requirement, std::span<const Passage> passages, const Contract& contract);

}
