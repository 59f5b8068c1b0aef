#pragma once

#include "state/record.h"
#include "state/state.h"

#include <string>
#include <vector>

namespace remit {

// What the keeper of `record` answers to whoever made `entry`, sentence by sentence: that it was received and
// when, what came of it, by when an answer is to be expected, and what is due from them until then. `state`
// is that at the time of receipt.
std::vector<std::string> receipt(const Record& record, const State& state, const Entry& entry);

}
