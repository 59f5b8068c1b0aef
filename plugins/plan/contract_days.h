#pragma once

#include "contract/contract.h"

namespace remit::plan {

// The first and last day of a contract, where the schedule gives days.
struct Bounds {
    std::optional<LocalDay> first, last;
    bool ends = false; // `last` is when it ends, and not when its work is completed

    // Whether any day from `from` to `to` lies within; true where the contract has no bounds.
    bool hold(LocalDay from, LocalDay to) const { return !(first && to < *first) && !(last && from > *last); }
};

Bounds boundsOf(const Contract& contract);

// The last day on which a hand-in is in time, and how people say it: "by the end of Monday 5 September 2022",
// "before Monday 5 September 2022, 16:00".
struct DueDay {
    LocalDay last;
    std::string words;
};

// The day by the terms alone, moved as `roll` has it; where that is assumed, the later of its readings. None
// where the date rests on what happens, or is itself assumed: a target binds nobody. What a suspension moves
// is not known here.
std::optional<DueDay> dueDayOf(const Contract& contract, const Deliverable& deliverable);

}
