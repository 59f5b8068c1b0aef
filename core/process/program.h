#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// What a program did. It has this process's environment, and its terminal: it may ask there.
struct ProgramEnd {
    int status = 0;     // its exit status; 128 and the signal, if one ended it
    std::string output; // standard output
    std::string errors; // standard error, at most its first 4 KiB
};

// How long a program may take, whatever it waits for: somebody may have to type, or to touch a piece of
// hardware.
constexpr std::chrono::seconds kProgramTime{120};

// Runs the program `words[0]`, looked for where the system looks for programs, with `input` at its standard
// input, and waits for it. Fails if there is no such program, it cannot be started, it takes longer than
// that, or it writes more than 1 MiB.
Result<ProgramEnd> runProgram(const std::vector<std::string>& words, std::string_view input,
                              std::chrono::milliseconds time = kProgramTime);

}
