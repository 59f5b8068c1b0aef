#pragma once

#include "schedule/schedule.h"
#include "state/facts.h"

#include <memory>
#include <optional>

namespace remit {

// A record as it was read: the contract in use, the entries and what they say happened.
struct Record {
    std::unique_ptr<const Contract> contract; // facts point into it
    std::vector<Entry> entries;
    Facts facts;
    Zone zone; // the contract's

    // The entry of number `n`; nullptr if there is none.
    const Entry* entry(EntryNumber n) const;
    const Entry* entry(const EventId& event) const;
};

// Reads what `ledger` holds; with `asOf`, what it held then: the entries received until that instant, it
// included. Fails if the record cannot be read whole, if its contract cannot, or if it was not open yet at
// `asOf`.
Result<Record> readRecord(const Ledger& ledger, std::optional<Instant> asOf = {});

// The contract that `ledger` has in use.
Result<Contract> contractInUse(const Ledger& ledger);

}
