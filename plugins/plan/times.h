#pragma once

#include "phase/requirements.h"

namespace remit::plan {

inline constexpr std::string_view kTimes = "times";

// Whether each of the steps has its time in `passages`: in its row, item or line or, of a heading, in the
// text under it. Unknown where something stands there of which only people can say whether it is one.
Finding times(const Requirement& requirement, std::span<const Passage> passages, const Context& context);

}
