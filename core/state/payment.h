#pragma once

#include "contract/payment.h"
#include "state/deadline.h"
#include "state/facts.h"
#include "state/punctuality.h"

#include <optional>
#include <string>
#include <vector>

// The payment clock: accepted, certified, invoiced, paid, each with its date and who says so; what is payable
// and what stops it.
namespace remit {

// One of the things that a payment follows, and since when it is so.
struct ConditionState {
    Payment::Condition condition;
    std::optional<Instant> met;
};

// What one side says was paid.
struct PaidState {
    Money sum;                   // without a currency if nothing was
    std::optional<LocalDay> all; // the day by which it was all of it
    long daysLate = 0;           // that day after the deadline
};

struct PaymentState {
    const PaymentStory* story = nullptr;
    std::optional<Money> amount;            // as invoiced or, before that, by the contract
    std::optional<Money> left;              // of it to be paid, by the word of the side that says less is
    bool assumed = false;                   // the terms of payment, or the value that it is a part of
    std::vector<ConditionState> conditions; // in the order of the schedule
    std::optional<Instant> payable;         // since when all of them are met
    Due due;                                // by when it is to be paid then; why it has no date otherwise
    Punctuality absence;                    // of what is payable and not paid in full
    PaidState paid;                         // as the client says
    PaidState received;                     // as the provider says
    std::optional<Side> waitingFor; // whose turn it is; nobody's once either side says that all is paid

    const Payment& payment() const { return *story->payment; }
    bool settled() const { return paid.all || received.all; }
    // Whether everything is there that it follows of deliverables.
    bool workDone() const;
    // The condition that is to be met next, in the order in which things happen; nullptr once it is payable.
    const ConditionState* stops() const;
};

// What a payment comes to: as it was invoiced or, before that, by the contract.
std::optional<Money> amountOf(const Contract& contract, const PaymentStory& story);

// What each of `standing.payments` comes to, in their order.
std::vector<PaymentState> payments(const Contract& contract, const Standing& standing,
                                   const Deadlines& deadlines, Instant asOf);

// What to say of an id that is none of a payment of `contract`.
Error noSuchPayment(const Contract& contract, const std::string& id);

// Since when `condition` of the payment of `story` is met; no value if it is not. What it is about has been
// read.
std::optional<Instant> met(const Payment::Condition& condition, const PaymentStory& story,
                           const Standing& standing, const Deadlines& deadlines);

}
