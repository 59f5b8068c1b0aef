#pragma once

#include "schedule/draft.h"
#include "schedule/fields.h"

namespace remit::schedule {

// Reads every [[calendar]] and joins those that [contract] names into the contract's. `named` are its names
// for them, each with its place.
void readCalendars(Fields& root, const std::vector<Fields::Listed>& named, Draft& draft);

}
