#pragma once

#include "recording/recording.h"

// The other end of the narrow road: an event that somebody made in a copy of their own is taken in by the
// keeper's.
namespace remit {

// An event of another copy of the record, as it came from there. Nothing about it is believed.
struct Arrival {
    Event event;
    std::string signature;       // the text of its .sig file; empty if there is none
    std::vector<Artefact> files; // as many as event.files, in their order
};

// Takes it in: as an entry with effect if the contract and the state allow it now; otherwise, if it is a true
// event that came too late, as one without effect, with the reason. `examine` is needed for hand-ins only;
// `keeper` signs the entry. `ledger`, `record` and `wanted` as in record().
//
// One that the record has already is told again and not taken in twice. Fails with Trouble::Refused, and
// nothing is kept of it, if it is not a true event of this record: made for another one, or in a copy that
// had other entries than this one has; about what the contract or this record does not have; not signed by
// whom it names; with other files than it names; or with what no record holds.
Result<Recorded> receive(Ledger& ledger, Record& record, const Wanted& wanted, const Arrival& arrival,
                         const Clock& clock, const Sign& keeper, const Examine& examine);

}
