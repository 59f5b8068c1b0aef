#pragma once

#include "host/phases.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>

namespace remit::app {

// Everything a command takes from the world outside: main() makes it from the real one, and nothing else asks
// there.
struct World {
    std::filesystem::path folder;                            // where the command runs
    std::function<Result<std::unique_ptr<Phases>>()> phases; // fails where none can be asked
    std::function<Instant()> now;
    bool canAsk = false; // somebody sits at a terminal and can answer
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool colours = false; // what is said is shown where there are colours, and they are wanted
};

}
