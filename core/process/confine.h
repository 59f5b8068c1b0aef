#pragma once

#include "process/child.h"

namespace remit {

// Gives up, for the calling process and for good, everything that inChild() promises a child cannot do.
// Returns the step that failed, or nullptr.
const char* confine(const ChildLimits& limits);

}
