#pragma once

#include "state/deadline.h"
#include "state/facts.h"
#include "state/payment.h"
#include "state/punctuality.h"

#include <memory>
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

// What there is to prove when something was handed in.
struct Evidence {
    bool ownClock =
        false; // the record is kept by the side that handed in: nobody else has confirmed the time
    bool givenClock = false;         // the keeper's clock was replaced by a time given (--clock)
    bool claimedEarlier = false;     // who entered it says it happened earlier than it was received
    Side claimedBy = Side::Provider; // whose side that is
};

struct DeliverableState {
    const Story* story = nullptr;
    const Due* due = nullptr;
    Stage stage = Stage::Awaited;
    const RevisionFacts* newest = nullptr; // Story::standing
    const RevisionFacts* first = nullptr;  // Story::first
    const RevisionFacts* accepted = nullptr;
    Punctuality firstHandIn;        // of `first`; of its absence if there is none
    Punctuality acceptedHandIn;     // of `accepted`; NotKnown if there is none
    std::optional<Instant> silence; // since when it counts as accepted because nobody decided
    std::optional<Due> answer;      // of `newest` under review: by when the client is to decide
    Punctuality answered; // of the decision on `newest`, or of its absence; NotKnown where no period is set
    std::optional<Due> correction;    // once changes were requested: by when the next revision is to come
    Punctuality corrected;            // of its absence
    std::optional<Side> waitingFor;   // whose turn it is; nobody's once accepted
    std::vector<std::string> assumed; // keys of [assumed] that the deadline rests on
    std::vector<const CarriedFacts*> carriedHere;

    const Deliverable& deliverable() const { return *story->deliverable; }
    // Handed in late for the first time, or not handed in though due. A target that was missed is neither.
    bool late() const
    {
        return !firstHandIn.target &&
               (firstHandIn.timing == Timing::Late || firstHandIn.timing == Timing::Overdue);
    }
};

// What the client owes beside its answers.
struct InputState {
    const InputStory* story = nullptr;
    const Due* due = nullptr;                // of those with a term; otherwise with the reason
    Punctuality handedOver;                  // or of its absence
    const HandOverFacts* given = nullptr;    // by the client's word, the first
    const HandOverFacts* received = nullptr; // as the provider says, the first

    const HandOverFacts* first() const
    {
        if (!given || !received) return given ? given : received;
        return given->entry < received->entry ? given : received;
    }
};

// The end of the contract: what comes after it is recorded and marked.
struct EndState {
    Due due;
    bool over = false;
    std::optional<long> workingDaysLeft; // of one that is not over
    bool warned = false;                 // the first of the warnings before it has come
};

struct State {
    Instant asOf;
    std::shared_ptr<const Deadlines> deadlines; // by which it was worked out
    std::vector<DeliverableState> deliverables; // in the order of the schedule
    std::vector<InputState> inputs;             // in the order of the schedule
    std::optional<Due> completion;              // by when the services are to be completed
    std::optional<EndState> end;                // where the contract has one
    std::vector<PaymentState> payments;         // in the order of the schedule
    std::size_t accepted = 0;

    bool anyLate() const;
};

// What `standing` means at `asOf`. `zone` is the contract's. Pointers live as long as `standing`, `contract`
// and what comes back.
State at(const Contract& contract, const Standing& standing, const Zone& zone, Instant asOf);

Evidence evidence(const Contract& contract, const Standing& standing, const RevisionFacts& revision);

}
