#pragma once

#include "base/time.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <vector>

namespace remit::app {

// Everything a command takes from the world outside: main() makes it from the real one, and nothing else asks
// there.
struct World {
    std::filesystem::path folder;              // where the command runs
    std::vector<std::filesystem::path> phases; // the folders of phase plugins, Remit's own first
    std::function<Instant()> now;
    bool canAsk = false; // somebody sits at a terminal and can answer
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

}
