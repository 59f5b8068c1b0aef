#pragma once

namespace remit {

// Leaves the calling process, for good, no file to open or run but the programs, libraries and fonts of the
// system, by Landlock; what it has open stays open. Returns whether that is so; where the kernel has no
// Landlock (before Linux 5.13, or not switched on), nothing changes, which is well, too.
bool seeOnlyTheSystem();

}
