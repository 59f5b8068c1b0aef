#pragma once

#include "base/time.h"

#include <optional>
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

// A length of time as contracts write it: "10 working days". One unit and `count` in its plural or singular.
struct Period {
    enum class Unit { WorkingDays, Days, Weeks, Months };
    int count = 0; // 1 to 1000
    Unit unit = Unit::Days;

    // "10 working days", "1 month"
    std::string str() const;
    bool operator==(const Period&) const = default;
};

// What a period counts from.
struct Anchor {
    enum class What {
        Start,      // of the contract ([contract] starts)
        Open,       // of the record
        Due,        // the due date of the deliverable, input or activity `id`
        HandedIn,   // the first hand-in of the deliverable `id`
        Accepted,   // its acceptance
        HandedOver, // of the input `id`
    };
    What what = What::Due;
    std::string id; // empty for Start and Open

    bool isEvent() const
    {
        return what == What::HandedIn || what == What::Accepted || what == What::HandedOver;
    }
    bool operator==(const Anchor&) const = default;
};

// A date as the contract has it, never overwritten: only an amendment that both sides signed puts another in
// its place. What follows from it is a Deadline (state/deadline.h).
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
    struct Relative { // "10 working days after plan is accepted"; the day counted from is not counted
        Period period;
        bool before = false;
        Anchor from;
        bool operator==(const Relative&) const = default;
    };
    struct EndOfMonth { // "end of month 3": of the contract, from its start
        int month = 1;
        bool operator==(const EndOfMonth&) const = default;
    };
    struct EveryMonth { // "last working day of every month": activities only
        bool operator==(const EveryMonth&) const = default;
    };

    std::string written; // "2022-08-21", "10 working days after plan is accepted"
    std::variant<Day, Time, Moment, With, Relative, EndOfMonth, EveryMonth> meaning;
    Place place; // of the value in schedule.toml

    // What the date follows from, if anything: of With the other's due date.
    std::optional<Anchor> anchor() const;
};

// Where a day moves that is no working day.
enum class Roll { None, Following, ModifiedFollowing, Preceding };

// Whose rules count periods and move days.
enum class Rules {
    Plain,  // only what `roll` says moves
    Eu1182, // Regulation (EEC, Euratom) No 1182/71: periods roll, fixed dates do not
};

}
