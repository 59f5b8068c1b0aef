#pragma once

#include "state/kept.h"
#include "state/people.h"

#include <filesystem>
#include <string>
#include <vector>

// A whole record held against its own rules (docs/record-format.md, "What makes a record valid"), trusting
// nobody's word for it but that of the signatures.
namespace remit {

// Something that does not hold.
struct Break {
    std::string where; // "report-drafting/outline/record/0/7-submit", or what is at fault; may be empty
    std::string what;
};

// What of the record somebody else's copy or packet confirms.
struct Compared {
    std::string from;     // the name of the party that it is from
    EntryNumber newest{}; // it confirms this entry and all before
    Instant received;     // when that was received
};

struct Verified {
    std::size_t entries = 0;
    std::size_t signedEvents = 0;  // by the party that each is of
    std::size_t signedEntries = 0; // by the keeper
    std::size_t named = 0;         // of parties that have no keys, and sign nothing
    Instant newest; // when the newest entry was received, and its SHA-256: what another copy would have
    Fingerprint newestEntry; // to agree with
    struct Key {
        std::string party; // its name
        KeyFacts facts;
    };
    std::vector<Key> keys;           // whose signatures count, and in which entries
    std::vector<KeptFile> kept;      // where the files are that came with notes
    std::vector<std::string> strays; // what lies in this copy's vault, and no entry speaks of
    bool disagrees = false; // what is at fault is not in itself, but between it and what it was held against
    std::vector<Compared> compared; // what it was held against and agrees with
    std::vector<Break>
        breaks; // in the order of the record; at most kMostBreaks, after which is looked no further
};

constexpr std::size_t kMostBreaks = 100;

// Verifies the record that `folder` lies in. Fails only where nothing can be said: what cannot be read is a
// break.
Result<Verified> verify(const std::filesystem::path& folder);

}
