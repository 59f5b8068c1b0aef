#pragma once

#include "base/result.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

struct ChildLimits {
    std::chrono::milliseconds wall{20'000};
    std::size_t memoryBytes = 1u << 30; // of address space; in inChild() the caller's own is part of it
    std::size_t answerBytes = 64u << 20;
};

// How a child ended.
struct ChildEnd {
    // Failed and Missing: only a program ends with another status than 0, or is not on this computer.
    enum class Kind { Answered, TooLong, TooMuchMemory, Crashed, TooMuchAnswer, NotStarted, Failed, Missing };
    Kind kind = Kind::Answered;
    std::string answer; // if Answered
    std::string stage;  // the last one it reported
    // Otherwise, what goes after "it": "took longer than 20 seconds", "stopped with signal 11 (segmentation
    // fault)"
    std::string words;
    std::string complaints; // of a program: the first 4 KiB of its standard error
};

using Stage = std::function<void(std::string_view)>;

// Runs `work` in a forked child that can use memory, read files, tell the time and answer, and nothing else:
// no network, no programs or threads, no file written or removed, no other process touched, no terminal. What
// it tries of that fails there with EPERM, and its output goes nowhere. What it can read is not confined:
// every file that the caller's user may read, and the caller's memory as it was. It may report its stage (a
// few words) as it goes; what it returns is the answer. Nothing of the child is left when this returns. A
// build with a sanitizer has no limit of memory.
//
// REQUIRES: the calling process has one thread.
ChildEnd inChild(const ChildLimits& limits, const std::function<std::string(const Stage& stage)>& work);

// Runs the program `words[0]`, looked for where the system looks for programs, in such a child: it may do no
// more, except that it is a program and may become another one. `input` is the file /dev/stdin to it, which
// lies nowhere on the disk; it has no environment. Beside that it can read the programs, libraries and fonts
// of the system alone, where the kernel has Landlock (Linux 5.13); elsewhere what such a child can read. What
// it writes is the answer, if it ends with status 0.
//
// REQUIRES: the calling process has one thread, and is no such child itself: one could not start programs.
ChildEnd programInChild(const ChildLimits& limits, const std::vector<std::string>& words,
                        std::string_view input);

}
