#pragma once

#include "recording/recording.h"

// Only for the files of recording: the steps of the narrow road, whoever made the event that goes along it.
namespace remit::recording {

// When the keeper took it in. Time never runs backwards in a record: a clock that is behind repeats the last
// time.
void stamp(EntryFacts& facts, const ClockReading& clock, const Tip& tip);

// Reads again what others have recorded since.
Result<void> upToDate(Ledger& ledger, Record& record, const Wanted& wanted);

// Whether `event`, which brings `files`, can be appended to `record` at `now`, by the contract and what was
// recorded. Returns the files of the contract that it puts in use.
Result<std::vector<Artefact>> canBeAppended(const Event& event, const std::vector<Artefact>& files,
                                            const Ledger& ledger, const Record& record, Instant now);

// What is to be appended, all but the time: how `event` reads and where it lies, as things stand in `now`.
// One that has no effect puts nothing in use and is not examined.
// It is received about `received`.
Result<Draft> draftOf(const Event& event, std::vector<Artefact> files, const Record& now, Instant received,
                      const Examine& examine);

// Who signs entry `next`: what it is known by lives as long as a draft that is signed.
struct Signing {
    const Contract& contract;
    const People& people;
    EntryNumber next;
};
Signing signingOf(const Ledger& ledger, const Record& record);

// Lets the author sign the event, if they have a key by then.
Result<void> signByAuthor(Draft& draft, const Sign& author, const Signing& signing);

// Lets the keeper sign the entry when it is made, if they have a key by then.
Result<void> signByKeeper(Draft& draft, const Sign& keeper, const Signing& signing, const PartyId& party);

// The entry of `record` told as if it had just been made.
Recorded toldAgain(const Entry& entry, const Record& record);

// The revision that `event` makes on top of `facts`; 0 if it is no hand-in.
int nextRevision(const Event& event, const Facts& facts);

}
