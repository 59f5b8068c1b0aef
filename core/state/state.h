#pragma once

#include "state/deadline.h"
#include "state/facts.h"

#include <optional>
#include <vector>

namespace remit {

// Where a deliverable stands.
enum class Stage {
    Awaited,          // nothing handed in, or withdrawn
    UnderReview,      // a revision waits for a decision
    ChangesRequested, // the newest revision has to be changed
    Rejected,
    Accepted,
    Reopened, // accepted, and a new revision is asked for; the accepted one stays accepted until then
};

// How a hand-in, or its absence, relates to the deadline.
enum class Timing {
    NotKnown, // the date cannot be worked out
    InTime,   // handed in before the deadline, or still time
    DueSoon,  // not handed in, and the last days have begun
    Overdue,  // not handed in, and the deadline has passed
    Late,     // handed in after it
};

// One hand-in against the deadline.
struct Punctuality {
    Timing timing = Timing::NotKnown;
    std::chrono::seconds late{}; // how much, of Late and Overdue
};

// What there is to prove when something was handed in.
struct Evidence {
    bool ownClock =
        false; // the record is kept by the side that handed in: nobody else has confirmed the time
    bool givenClock = false;     // the keeper's clock was replaced by a time given (--clock)
    bool claimedEarlier = false; // its author says it happened earlier than it was received
};

struct DeliverableState {
    const Story* story = nullptr;
    Due due;
    Stage stage = Stage::Awaited;
    const RevisionFacts* newest = nullptr; // Story::standing
    const RevisionFacts* first = nullptr;  // Story::first
    const RevisionFacts* accepted = nullptr;
    Punctuality firstHandIn;          // of `first`; of its absence if there is none
    Punctuality acceptedHandIn;       // of `accepted`; NotKnown if there is none
    std::optional<Side> waitingFor;   // whose turn it is; nobody's once accepted
    std::vector<std::string> assumed; // keys of [assumed] that the deadline rests on
    std::vector<const CarriedFacts*> carriedHere;

    const Deliverable& deliverable() const { return *story->deliverable; }
    // Handed in late for the first time, or not handed in though due.
    bool late() const { return firstHandIn.timing == Timing::Late || firstHandIn.timing == Timing::Overdue; }
};

struct State {
    Instant asOf;
    std::vector<DeliverableState> deliverables; // in the order of the schedule
    std::optional<Due> completion;              // by when the services are to be completed
    std::size_t accepted = 0;

    bool anyLate() const;
};

// What `standing` means at `asOf`. `zone` is the contract's. Pointers live as long as `standing`.
State at(const Contract& contract, const Standing& standing, const Zone& zone, Instant asOf);

Evidence evidence(const Contract& contract, const Standing& standing, const RevisionFacts& revision);

}
