#pragma once

#include "schedule/schedule.h"

#include <filesystem>
#include <string>
#include <vector>

namespace remit::test {

// A file of tests/schedule/must-fail: what a contract's files are, and what must be said of them.
//
//     What this is about, in a sentence.
//
//     -- schedule.toml --                    the file as a whole
//     -- schedule.toml + --                  appended to that of tests/schedule/good
//     -- people.toml: side => sides --       replaced in that of tests/schedule/good, where it stands once
//     -- no people.toml --                   the file is missing
//     -- says --                             one complaint a line; REMIT_ACCEPT=1 writes what is said
//
// A file that no section names is that of tests/schedule/good. In the text of a section {{3*ab}} is ababab,
// \n in it a new line and
// \xE9 the byte that Latin-1 has for é.
struct Case {
    std::filesystem::path path;
    std::string head; // everything before what must be said
    ScheduleFiles files;
    std::string says;

    static Case read(const std::filesystem::path& path);
    static std::vector<Case> all();
};

ScheduleFiles goodFiles();

}
