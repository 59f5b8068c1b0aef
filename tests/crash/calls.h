#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <linux/filter.h>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

// The system calls by which a program changes anything outside itself: writes, creates, renames, links,
// syncs, removes, locks.
namespace remit::test {

using Arguments = std::array<std::uint64_t, 6>; // of a system call

struct Call {
    std::string verb;       // "link"
    std::string file;       // what it is done with, as it was given
    std::string to;         // its new name, if it gets one
    std::string name;       // "link .git/objects/… -> .git/objects/…/…"; the same in every run
    bool writes = false;    // can write less than it was asked to
    bool takesRoom = false; // can fail because the disk is full
    bool toDisk = true;     // is no part of the answer
    int countAt = -1;       // which argument says how much is to be written
};

// A filter for seccomp that stops a followed process at these calls (and at some more), and lets it run in
// between: a program makes thousands of others when it starts.
const std::vector<sock_filter>& callFilter();

// The call `number` that the stopped process `pid` is about to make, if it is one of those; names of files
// are told from `folder` on, without what is drawn at random in them.
std::optional<Call> callOf(pid_t pid, std::uint64_t number, const Arguments& arguments,
                           const std::filesystem::path& folder);

}
