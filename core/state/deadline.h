#pragma once

#include "contract/contract.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace remit {

class Standing;
struct RevisionFacts;
struct Story;

// What follows from a Term: the first instant that is too late, and how that came about.
struct Deadline {
    Instant end; // exclusive: on time is before it
    // Of a contract that names no zone: the first instant that is too late somewhere. Between it and `end`
    // nobody can decide; from `end` on it is too late everywhere.
    std::optional<Instant> earliest;
    std::optional<LocalDay> day; // the day of `end`, where a whole day is given: the last one on time
    bool wholeDay = false;       // whether `end` is the end of `day` as the contract counts it
    bool target = false; // the contract does not set it, somebody assumed it: it can be missed, never be late
    std::vector<std::string> rules; // each rule applied, in order, as a person would say it
    std::string restsOn;            // the id of what it counts from, if that has a date of its own to explain
};

// What a deadline would be if something assumed were read otherwise.
struct OtherReading {
    std::string assumed;   // the key: "plan.roll"
    std::string condition; // "it moves to Monday 22 August 2022"
    Instant end;
};

// A deadline, or why there is none yet.
struct Due {
    std::optional<Deadline> deadline;
    std::string why; // "date not known yet: Implementation plan is not accepted"; empty if there is one
    std::vector<OtherReading> otherwise;
};

// Works out deadlines by one contract and what happened under it, on the contract's clocks. What it is made
// of lives longer than it. Asking for all of a contract takes time in proportion to its size, chains of terms
// included. Not for several threads at once.
class Deadlines {
public:
    // `asOf`: until when a silence has lasted.
    Deadlines(const Contract& contract, const Standing& standing, const Zone& zone, Instant asOf);
    Deadlines(const Deadlines&) = delete; // what it gave out points into it
    Deadlines& operator=(const Deadlines&) = delete;

    // What the date of the deliverable, input or activity of that id comes to; lives as long as this.
    // REQUIRES: the contract has it.
    const Due& of(std::string_view id) const;
    Due completion() const; // REQUIRES: the contract has one
    // The end of the contract: no suspension moves it. REQUIRES: the contract has one.
    Due end() const;

    // By when the client is to decide on `revision`, and by when the next one is to be handed in once changes
    // were requested. No value where the contract has no period for it.
    std::optional<Due> answer(const RevisionFacts& revision) const;
    std::optional<Due> correction(const RevisionFacts& revision) const;

    // By when what is payable since `payable` is to be paid: no suspension moves what is owed for work done.
    // REQUIRES: the payment has a period for it.
    Due payment(Instant payable, const Payment& payment) const;

    // When the revision under review counts as accepted because nobody decided in time, which only the
    // contract itself, and never an assumption, can say; no value if it does not.
    std::optional<Instant> acceptedBySilence(const Story& story) const;

    // `period` after `from`; `what` happened then: "Revision 1 was handed in". A target if `assumed`, a key,
    // is an assumption.
    Due after(Instant from, const Period& period, const std::string& assumed, const std::string& what) const;

    // The end of `day`, as the contract counts days.
    Due on(LocalDay day) const;

    // The next time, from the day of `asOf` on, that work which recurs has to be done.
    std::optional<LocalDay> next(const Term::EveryMonth& term, Instant asOf) const;

private:
    // One term with all that decides what it comes to.
    struct Dated {
        std::string_view id; // of what it is the date of; "contract" for the contract's own, or empty
        std::string_view title;
        const Term* term = nullptr;
        std::optional<Roll> roll;
        std::string assumed;              // the key that makes it a target; empty if the contract sets it
        bool suspends = true;             // whether a suspension moves it
        std::optional<Instant> counted{}; // what a period counts from, where the term does not say
        // The entry that put the term in force, if an amendment did: what stood still before was known then.
        std::optional<EntryNumber> amended{};
        mutable std::optional<Due> due{}; // once worked out
    };
    struct Terms {
        std::unordered_map<std::string_view, Dated> dated; // by id, which is in the contract
        std::optional<EntryNumber> completesAmended;       // the entry that put the completion in force
    };
    class Resolving;

    const Terms& terms() const;
    Due resolve(const Dated& dated) const;
    Due everywhere(const Dated& dated) const;
    void readOtherwise(Due& due, const Dated& dated, std::optional<LocalDay> unrolled) const;

    const Contract& contract_;
    const Standing& standing_;
    const Zone& zone_;
    Instant asOf_;
    mutable std::optional<Terms> terms_;
};

// The keys of [assumed] that the deadline of `deliverable` rests on, in the order in which they matter.
std::vector<std::string> assumptionsOf(const Contract& contract, const Deliverable& deliverable);

// "by the end of Monday 5 September 2022 (Zurich)", "before Monday 5 September 2022, 12:00 (Zurich)".
std::string inWords(const Deadline& deadline, const Zone& zone);

}
