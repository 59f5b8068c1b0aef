#pragma once

#include "process/child.h"

namespace remit {

// Whether a confined process may become a program. What it becomes is confined as it was.
enum class Becoming { Nothing, Program };

// Gives up, for the calling process and for good, everything that inChild() promises a child cannot do.
// Returns the step that failed, or nullptr.
const char* confine(const ChildLimits& limits, Becoming becoming = Becoming::Nothing);

}
