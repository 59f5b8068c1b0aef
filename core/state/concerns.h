#pragma once

#include "contract/contract.h"

#include <string>
#include <vector>

namespace remit {

// What the parties should look at in a contract that is read without complaint, best before it begins.
struct Concern {
    enum class Kind {
        Warning,  // the contract itself says what will make trouble
        Question, // it rests on an assumption, or on what the contract leaves open: ask
    };
    Kind kind = Kind::Question;
    Place place;
    std::string what;

    // "schedule.toml:12:3: warning: …"
    std::string text() const;
    bool operator==(const Concern&) const = default;
};

// The concerns of `contract` by its deadlines as they are when nothing has happened yet, each deliverable
// taken as handed in on the day it is due; what has no date then is passed over. Warnings first, each kind in
// the order of the lines. Takes time in proportion to the contract, and for sorting. `zone` is the
// contract's.
//
// A warning for each date on a day that is no working day, where nothing moves it. For each answer of the
// client that leaves less than `answerLeaves` working days to the next deliverable of the contract's table,
// or falls after completion: a warning, or a question where the time for answers is assumed. A question for
// each assumption; for a last deliverable that is due on completion and called a draft; for an appointment
// without a date; and if there are no payment terms, or only for a
// part of the value, or of one that is not given, or nobody may take a step of them.
std::vector<Concern> concerns(const Contract& contract, const Zone& zone);

}
