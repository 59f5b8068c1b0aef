#pragma once

#include "ledger/ledger.h"
#include "ledger/objects.h"

#include <optional>
#include <vector>

namespace remit {

// What lies in the folder of an entry beside event.toml and entry.toml.
struct EntryObjects {
    std::optional<ObjectId> eventSignature, entrySignature, findings;
    std::vector<ObjectId>
        files; // as many as event.files, in their order; of one that is missing, nothing but 0
};

struct Held {
    std::vector<Error> breaks;         // what does not hold, oldest first
    std::vector<EntryObjects> entries; // of the entries up to the first break that hides them
};

// Holds a git repository to `entries`, which are all of the record whose newest step is `tip`: the commits to
// one line of one each that say what they must, and their folders to holding what the entries put there and
// nothing else, at any time. At most `most` breaks. REQUIRES: no object is damaged.
Held hold(const Objects& objects, const Tip& tip, const std::vector<Entry>& entries, std::size_t most);

}
