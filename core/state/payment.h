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

struct PaymentState {
    const PaymentStory* story = nullptr;
    std::optional<Money> amount;            // as invoiced or, before that, by the contract
    bool assumed = false;                   // the terms of payment, or the value that it is a part of
    std::vector<ConditionState> conditions; // in the order of the schedule
    std::optional<Instant> payable;         // since when all of them are met
    Due due;                                // by when it is to be paid then; why it has no date otherwise
    Punctuality absence;                    // of what is payable and not paid in full
    std::int64_t paid = 0;                  // in all, as the client says; in the smallest unit
    std::int64_t received = 0;              // as the provider says
    std::optional<LocalDay> settled;        // the day by which either said that all of it was paid
    long daysLate = 0;                      // of one that is settled: after the deadline
    std::optional<Side> waitingFor;         // whose turn it is; nobody's once it is settled

    const Payment& payment() const { return *story->payment; }
    // The first condition that is not met; nullptr once it is payable.
    const ConditionState* stops() const;
};

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
