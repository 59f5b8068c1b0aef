#pragma once

#include "scenes.h"

#include <map>
#include <string>
#include <vector>

// What must hold after a recording command was killed or one of its system calls failed.
namespace remit::test {

enum class Breach {
    Lost,    // acknowledged, and not there
    Twice,   // recorded a second time
    Half,    // there, but not as it must be; or something else changed
    Locked,  // a lock that was left behind stops the next command
    Stuck,   // the next command does not do what it has to
    Unclean, // git complains
    Told,    // the exit status or what is said is wrong
    Litter   // something is left that a person meets
};
constexpr Breach kBreaches[] = {Breach::Lost,  Breach::Twice,   Breach::Half, Breach::Locked,
                                Breach::Stuck, Breach::Unclean, Breach::Told, Breach::Litter};
std::string word(Breach breach);

struct Checked {
    struct Finding {
        Breach breach;
        std::string words;
    };
    std::vector<Finding> findings;
    std::vector<std::string> remains; // what lies about in .git, where nobody looks
    std::string said;                 // on standard error, with paths from the copy on
};

// Which command that only reads is tried at the end: each reads all of the record, so one is enough for a
// trial.
enum class Reading { Log, Status };

// Holds the copy of `scene` in `folder`, in which its command went as `ran`, against what must hold. Runs the
// same command again there, and others.
Checked check(const Scene& scene, const std::filesystem::path& program, const std::filesystem::path& folder,
              const Ran& ran, Reading reading);

}
