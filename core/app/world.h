#pragma once

#include "base/time.h"

#include <filesystem>
#include <functional>
#include <iosfwd>

namespace remit::app {

// Everything a command takes from the world outside: main() makes it from the real one, and nothing else asks
// there.
struct World {
    std::filesystem::path folder; // where the command runs
    std::filesystem::path phases; // the folder of the phase plugins
    std::function<Instant()> now;
    bool canAsk = false; // somebody sits at a terminal and can answer
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

}
