#pragma once

#include "contract/contract.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace remit {

// What follows from a Term: the first instant that is too late, and how that came about.
struct Deadline {
    Instant end;                    // exclusive: on time is before it
    std::optional<LocalDay> day;    // if a whole day is given: the last one that is on time
    bool wholeDay = false;          // whether `end` is the end of `day` as the contract counts it
    std::vector<std::string> rules; // each rule applied, in order, as a person would say it
};

// A deadline, or why there is none yet.
struct Due {
    std::optional<Deadline> deadline;
    std::string why; // "this version cannot work out the date"; empty if there is one
};

// Works out deadlines by one contract, on the clocks of `zone`, the contract's. Both live longer than it.
class Deadlines {
public:
    Deadlines(const Contract& contract, const Zone& zone);

    Due of(const Deliverable& deliverable) const;
    // The same for a term that stands alone: completion, an input, an activity.
    Due of(const Term& term) const;

private:
    Due resolve(const Term& term, int steps) const;
    Due with(const std::string& id, int steps) const;

    const Contract& contract_;
    const Zone& zone_;
    std::unordered_map<std::string, const Deliverable*> deliverables_;
    std::unordered_map<std::string, const Input*> inputs_;
};

// The keys of [assumed] that the deadline of `deliverable` rests on, in the order in which they matter.
std::vector<std::string> assumptionsOf(const Contract& contract, const Deliverable& deliverable);

// "by the end of Monday 5 September 2022 (Zurich)", "before Monday 5 September 2022, 12:00 (Zurich)".
std::string inWords(const Deadline& deadline, const Zone& zone);

}
