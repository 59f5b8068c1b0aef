#pragma once

#include "exchange/packet.h"

// What one copy of a record has to tell another, and what a copy makes of what it is told.
namespace remit {

// What goes into packets, and how it is shared out among several.
struct Sending {
    PartyId from;
    std::optional<PartyId> to;
    Instant now;
    std::size_t most = kMostPartBytes / 2; // bytes of documents in one packet; one deed's are never parted
};

// The entries after the one of number `after`, for a copy that has the ones before. `record` is all of it.
// None if there are no entries after it.
Result<std::vector<Packet>> entriesSince(const Ledger& ledger, const Record& record, EntryNumber after,
                                         const Sending& sending);

// What waits in this copy's outbox. None if nothing does.
Result<std::vector<Packet>> waitingPackets(const Ledger& ledger, const Record& record,
                                           const Sending& sending);

// The SHA-256 of the entry.toml of number `n`, by `record`, which is all of it. REQUIRES: there is one.
Fingerprint fingerprintIn(const Ledger& ledger, const Record& record, EntryNumber n);

// What came of the keeper's entries in another copy.
struct Followed {
    std::vector<Entry> entries;    // those that are new here
    std::vector<EventId> answered; // of them, those that waited in this copy's outbox, which they have left
};

// Takes over the entries of `packet` that come after the newest one here: all of them or none. They have to
// continue this very record, to the byte, and to be signed as it says. Fails with Trouble::Refused if they
// are of another record, or of one that was altered, here or there; `ledger` is as it was then.
Result<Followed> follow(Ledger& ledger, const Packet& packet);

// Makes a copy in `folder` of the record that `packet` has from its first entry on, which records for `who`.
// `fits` is shown the record before the copy is there, and can refuse it.
Result<Followed> join(const std::filesystem::path& folder, const Packet& packet, const PartyId& who,
                      const std::function<Result<void>(const Record&)>& fits);

// Whether what `packet` shows of the record is what it holds: each of its entries, and the entries that the
// authors of its deeds had before them. Fails, naming the first that is not. Returns the newest entry that it
// confirms, with its time of receipt.
struct Agreement {
    EntryNumber number{};
    Instant received;
};
Result<Agreement> agrees(const Ledger& ledger, const Record& record, const Packet& packet);

}
