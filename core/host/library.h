#pragma once

#include "host/host.h"

#include <memory>

namespace remit {

// What a file says of itself as a phase; `refused` if it is none that can be used. Runs none of its code.
FoundPhase inspected(const std::filesystem::path& file);

// Loads the phase and never lets go of it. Runs its code: for a child process only.
Result<std::unique_ptr<Phase>> loaded(const FoundPhase& found);

}
