#pragma once

#include "schedule/schedule.h"
#include "state/facts.h"

#include <functional>
#include <memory>
#include <optional>

namespace remit {

// What it takes to say where everything stands.
struct Overview {
    const Contract& contract;
    const Standing& standing;
    const Zone& zone; // the contract's
};

// Says, by the contract in use, which part of a record to read.
using Wanted = std::function<Scope(const Contract&)>;

// A record as it was read: the contract in use, and of what was wanted the entries and what they say
// happened.
struct Record {
    std::unique_ptr<const Contract> contract; // facts point into it
    ScheduleFiles terms;                      // its files
    Scope scope;                              // what `entries` and `facts` are of
    std::vector<Entry> entries;               // by their numbers
    Facts facts;
    Zone zone; // the contract's

    Overview overview() const { return {*contract, facts, zone}; }

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
// All of it, out of `objects`, which are its own and none of them damaged.
Result<Record> readRecord(const Ledger& ledger, const Objects& objects);

// Where everything stands by a record as it is now.
struct Standings {
    std::unique_ptr<const Contract> contract; // standing points into it
    Standing standing;
    Zone zone; // the contract's

    Overview overview() const { return {*contract, standing, zone}; }
};

// Reads where everything stands: what was remembered, and the stories in which something came since; or,
// where nothing fit to use is remembered, the whole record, as readRecord() does. Remembers what it comes to
// for the next time if that was much work, `worthIt` entries at least.
Result<Standings> readStandings(const Ledger& ledger, std::size_t worthIt = 1'000);

// The same record as it was at `asOf`: the entries received until then, it included, and the terms that were
// in force. Fails if it was not open yet.
Result<Record> until(const Ledger& ledger, Record record, Instant asOf);

// Adds to `scope` the deliverables and inputs that the deadlines in it rest on. Who asks for a
// deadline of a part of a record wants them read.
void addWhatDeadlinesRestOn(const Contract& contract, Scope& scope);

}
