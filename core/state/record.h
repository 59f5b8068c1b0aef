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

// Reads what `ledger` holds. Fails if it cannot be read whole, or if its contract cannot, or is not
// the one it was opened with.
Result<Record> readRecord(const Ledger& ledger);

// The same record as it was at `asOf`: the entries received until then, it included. Fails if it was not open
// yet.
Result<Record> until(Record record, Instant asOf);

}
