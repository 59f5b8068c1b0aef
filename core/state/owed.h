#pragma once

#include "state/state.h"

#include <optional>
#include <string>
#include <vector>

namespace remit {

// Something that one side owes the other now: a document, an answer, something to hand over, a signature.
struct Owed {
    enum class What { HandIn, Correction, Decision, Input, Work, Agreement, Invoice, Certificate, Payment };
    What what = What::HandIn;
    Side side = Side::Provider;
    std::vector<std::string> who; // titles of the posts that have to act
    std::string id;               // of the deliverable, input, activity or payment; empty for an agreement
    std::string title;
    std::optional<EntryNumber> entry; // of the proposal that waits for an agreement
    std::optional<Money> amount;      // of what concerns a payment, if it is known
    int revision = 0;                 // that waits for a decision, or has to be corrected
    std::size_t needed = 0; // of a decision: how many acceptances it takes, where the contract says so,
    std::size_t given = 0;  // and how many there are
    Due due;                // without a deadline where none is set, with the reason
    Punctuality absence;
    std::optional<LocalDay> remind; // the working day on which to remind, some before the date (desk.toml)
};

// What is owed at the time of `state`, by both sides, the earliest date first, and what has none last. What
// is accepted, handed over, noted or agreed is owed no longer and reminds nobody.
std::vector<Owed> owed(const Contract& contract, const Standing& standing, const State& state);

}
