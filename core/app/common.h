#pragma once

#include "app/commands.h"
#include "ledger/outbox.h"
#include "recording/recording.h"

namespace remit::app {

// Says what went wrong, and returns the exit status that it has.
int fail(const World& world, const Error& error);

struct Opened {
    Ledger ledger;
    Record record;
    Instant asOf; // for which it is asked
};

// Opens the record that the world's folder lies in, and reads what is wanted of it, as it was at `asOf`; now,
// if that is empty.
Result<Opened> openRecord(const World& world, const Wanted& wanted, const std::string& asOf = {});

// Where everything stands now, by what this copy remembers, or stood at `asOf` (as typed).
struct Seen {
    Standings standings;
    Instant asOf;
};
Result<Seen> standingsAsOf(const World& world, const std::string& asOf);

// What was recorded here and waits to be received.
Result<std::vector<Waiting>> waitingHere(const World& world);

// All of a record; its contract alone; or the stories of some deliverables, an activity or an input, by their
// ids as typed: one that the contract does not have is left out.
Wanted everything();
Wanted contractAlone();
Wanted storiesOf(const std::vector<std::string>& deliverables);
// The stories of one, with all that its deadline rests on.
Wanted deadlineOf(const std::string& deliverable);
// The story of one, and what the end of the contract rests on.
Wanted historyOf(const std::string& deliverable);
Wanted workOn(const std::string& activity);
Wanted owed(const std::string& input);

// The deliverable of that id. Fails with the nearest there is.
Result<const Deliverable*> deliverable(const Contract& contract, const std::string& id);

// The contract of a schedule that no record holds yet. Fails with the first complaint.
Result<Contract> contractOf(const World& world, const std::string& schedule);
Result<Contract> contractOf(ScheduleFiles files, const std::string& schedule);

// The entry of that number. Fails if there is none in what was read.
Result<const Entry*> entryTyped(const Record& record, long typed);

// The party of that id. Fails with the nearest there is.
Result<PartyId> party(const Contract& contract, const std::string& id);

// A time as people type it: with an offset, or local in `zone`: "2022-09-06T09:00", "2022-09-06" (its
// midnight).
Result<Instant> time(const std::string& text, const Zone& zone);

// Who records and when, from what was typed and who this copy records for. `files` and `deed` are the
// caller's.
struct Author {
    PartyId by;
    std::optional<PartyId> onBehalfOf;
    std::optional<Instant> at;
    Clock clock;
    Signers signers;
};
// Signs with the key in that file; none for no file.
Sign signer(const std::filesystem::path& key);
// The file of a key as typed, if it is one that signs for the party in entry `n`.
Result<std::filesystem::path> keyOf(const World& world, const std::string& typed, const Contract& contract,
                                    const People& people, const PartyId& party, EntryNumber n);
// The number of the entry that is recorded next.
EntryNumber nextEntry(const Ledger& ledger);
Result<Author> author(const World& world, const Opened& opened, const Recording& recording);
// A day as people type it: 2022-09-12; the day that it is on the contract's clocks.
Result<LocalDay> dayTyped(const std::string& text);
Result<LocalDay> today(const Record& record, const Author& author);
Proposal proposal(const Author& author, Deed deed, std::vector<Proposal::File> files = {});

// The clock as the world has it, or one that stands at the time given in its place, which cannot be still to
// come.
Result<Clock> clockOf(const World& world, const std::string& given, const Zone& zone);

// Words that somebody typed, without the white space around them. Fails if an option was given without any.
Result<std::string> words(const std::string& typed, const std::string& option);

// `text` as a shell takes it for one word.
std::string quotedForShell(const std::string& text);

// Tells what was recorded, as which entry and when.
void tell(const World& world, const Record& record, const Recorded& recorded);

}
