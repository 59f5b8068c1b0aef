#pragma once

#include "base/time.h"

#include <string>
#include <variant>

namespace remit {

// Where a value was read: a file as the reader was told its name, and a line and column from 1 (0: not
// known).
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    // "schedule.toml:12:3", or what is known of it.
    std::string str() const;
    bool operator==(const Place&) const = default;
};

// A date as the contract has it, never overwritten. What follows from it is a Deadline (state/deadline.h).
struct Term {
    struct Day { // to the end of that local day
        LocalDay day;
        bool operator==(const Day&) const = default;
    };
    struct Time { // before that time on the contract's clocks
        LocalTime time;
        bool operator==(const Time&) const = default;
    };
    struct Moment { // before that instant; `offset` as written: "+02:00"
        Instant instant;
        bool operator==(const Moment&) const = default;
    };
    struct With { // when the deliverable or input of that id is due
        std::string id;
        bool operator==(const With&) const = default;
    };
    struct Sentence { // any other form: spelling and ids checked, not worked out by this version
        bool operator==(const Sentence&) const = default;
    };

    std::string written; // "2022-08-21", "10 working days after plan is accepted"
    std::variant<Day, Time, Moment, With, Sentence> meaning;
    Place place;
};

// What happens to a day that is no working day.
enum class Roll { None, Following, ModifiedFollowing, Preceding };

}
