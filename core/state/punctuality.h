#pragma once

#include "state/deadline.h"

#include <chrono>
#include <optional>
#include <string>

namespace remit {

// How a hand-in, or its absence, relates to the deadline.
enum class Timing {
    NotKnown,  // the date cannot be worked out
    InTime,    // handed in before the deadline, or still time
    DueSoon,   // not handed in, and the last days have begun
    Overdue,   // not handed in, and the deadline has passed
    Late,      // handed in after it
    Undecided, // the contract names no zone, and it is late in some and not in others
};

// One hand-in against the deadline.
struct Punctuality {
    Timing timing = Timing::NotKnown;
    std::chrono::seconds late{}; // how much, of Late and Overdue
    bool target = false;         // against a date that is assumed: missed, not late
    // What would turn it, as a person would say it: "on time if it moves to Monday 22 August 2022 (plan.roll
    // is assumed)". Empty if nothing would.
    std::string otherwise;
};

// `handIn` against `due`, or, where there is none, its absence at `asOf`; due soon begins `dueSoonDays`
// before.
Punctuality punctuality(const Due& due, std::optional<Instant> handIn, Instant asOf, int dueSoonDays);

}
