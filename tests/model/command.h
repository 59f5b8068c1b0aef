#pragma once

#include "model/terms.h"

namespace remit::model {

// A time and how it was typed.
struct Typed {
    Seconds time = 0;
    std::string text;
};

// A file as it was named on the command line, and the option that it came with.
struct Given {
    std::string name;
    std::string role; // as in docs/record-format.md
};

// One command that records something, as a person would type it.
struct Command {
    std::string kind;  // submit, withdraw, review, reopen, retract, note; as
    std::string about; // a deliverable or an activity
    std::string by;    // empty: who the copy records for; of `as`: the party to record for
    std::string onBehalfOf;
    std::optional<Typed> at;
    std::optional<Typed> clock;
    Seconds now = 0; // what the clock of the computer shows

    std::vector<Given> files;
    bool asIs = false;
    std::string remark;

    std::optional<int> revision;
    std::set<std::string> decisions; // accept, request-changes, reject; several is one too many
    std::vector<std::string> comments;
    std::string carryTo;
    std::string reason;

    int entry = 0;

    std::string on;
    std::string outcome;
    std::vector<std::string> people;
};

// Its words on the command line, without "remit".
std::vector<std::string> words(const Command& command);
// The whole line, as a shell takes it.
std::string line(const std::vector<std::string>& words);

}
