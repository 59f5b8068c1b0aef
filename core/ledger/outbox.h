#pragma once

#include "ledger/ledger.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace remit {

// An event that its author made and that the record's keeper has not taken in: it is complete and signed, and
// has neither a number nor a time of receipt yet.
struct Waiting {
    Event event;
    EventId id;
    std::string signature;       // the text of its .sig file; empty if it is not signed
    std::optional<Instant> sent; // when it was last put into a packet
    std::uint64_t place = 0;     // in the order in which they were made
};

// The events that wait to be received, in .git/remit/outbox/<event id>/ of a copy that is not the keeper's.
// Private to the copy; whoever changes it has the turn at the record.
class Outbox {
public:
    // That of the record in `folder`, which holds its .git.
    static Outbox of(const std::filesystem::path& folder)
    {
        return Outbox(folder / ".git" / "remit" / "outbox");
    }

    // All of them, in the order in which they were made. Fails, naming it, on one that is not whole.
    Result<std::vector<Waiting>> waiting() const;

    // The files of one, held against their fingerprints, in the order of its event.
    Result<std::vector<Artefact>> files(const Waiting& waiting) const;

    // Puts an event there: whole and on disk, or not at all. Nothing changes if it is there already.
    Result<void> put(const Turn& turn, const Event& event, const std::string& signature,
                     const std::vector<Artefact>& files) const;

    // Notes when they were put into a packet.
    Result<void> noteSent(const Turn& turn, const std::vector<Waiting>& waiting, Instant when) const;

    // Takes one away: it was received, or is not to be sent.
    Result<void> remove(const Turn& turn, const EventId& id) const;

private:
    explicit Outbox(std::filesystem::path folder) : folder_(std::move(folder)) {}
    Result<Waiting> read(const std::filesystem::path& folder) const;

    std::filesystem::path folder_;
};

}
