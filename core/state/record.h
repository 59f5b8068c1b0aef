#pragma once

#include "schedule/schedule.h"
#include "state/facts.h"

#include <functional>
#include <memory>
#include <optional>

namespace remit {

// Says, by the contract in use, which part of a record to read.
using Wanted = std::function<Scope(const Contract&)>;

// A record as it was read: the contract in use, and of what was wanted the entries and what they say
// happened.
struct Record {
    std::unique_ptr<const Contract> contract; // facts point into it
    Scope scope;                              // what `entries` and `facts` are of
    std::vector<Entry> entries;               // by their numbers
    Facts facts;
    Zone zone; // the contract's

    // The entry of number `n`; nullptr if there is none in what was read.
    const Entry* entry(EntryNumber n) const;
    const Entry* entry(const EventId& event) const;
};

// Reads what `ledger` holds: all of it, and holds it to being whole; or of what is wanted, and takes no
// longer the more there is of anything else. Read with it are the stories of the deliverables that carried
// comments to those wanted. Fails if it cannot be read, or if its contract cannot, or is not the one it was
// opened with.
Result<Record> readRecord(const Ledger& ledger);
Result<Record> readRecord(const Ledger& ledger, const Wanted& wanted);

// The same record as it was at `asOf`: the entries received until then, it included. Fails if it was not open
// yet.
Result<Record> until(Record record, Instant asOf);

}
