#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// Runs a program and, if asked to, lets one of its system calls go wrong. What is watched is the program's
// first process alone, with its threads: children that it makes are none of its own writing.
namespace remit::test {

struct Typed {
    std::vector<std::string> words; // the program's path first
    std::filesystem::path folder;   // where it is run
};

// A call in the course of a run: the `time`th, from 1, of those of its name. Numbers drawn at random decide
// whether git makes one folder more or less; counted by name, the other calls keep their places.
struct Point {
    std::string call;
    int time = 1;
    bool writes = false;
    std::string verb, file, to; // see Call
    bool failed = false;        // it was made to, was never made, or could only fail
    bool operator==(const Point& other) const { return call == other.call && time == other.time; }
};

enum class Fault {
    KilledBefore, // the call is not made any more
    KilledAfter,
    NoSpace,     // ENOSPC, and the call not made
    Full,        // ENOSPC from here on, for all that takes room
    Broken,      // EIO, and the call not made
    Gone,        // EIO from here on, for all but what is said
    Interrupted, // EINTR, and the call not made
    Short        // half of what was to be written is
};
std::string_view words(Fault fault);

struct Ran {
    int status = -1;      // exit status; of a program that a signal ended, 128 and the signal
    bool reached = false; // the point of the fault was
    std::string out;
    std::string err;
    std::vector<Point> points; // all calls of callOf(), in their order; of a watched run
    std::chrono::milliseconds took{};
    bool killed() const { return status == 128 + 9; }
};

// A run that takes longer than two minutes is ended by a signal.
Ran run(const Typed& typed);

// Whether this processor's registers are known to runWatched().
bool canWatch();
Ran runWatched(const Typed& typed);
Ran runWatched(const Typed& typed, const Point& at, Fault fault);

}
