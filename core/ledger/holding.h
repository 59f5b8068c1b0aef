#pragma once

#include "ledger/ledger.h"
#include "ledger/objects.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace remit {

// What lies in the folder of an entry beside event.toml and entry.toml.
struct EntryObjects {
    std::optional<ObjectId> eventSignature, entrySignature, findings;
    std::vector<ObjectId>
        files; // as many as event.files, in their order; of one that is missing, nothing but 0
};

// The files, by the entries that brought them, of which others in `entries` say that they were erased: a
// record that was founded anew does not have them.
std::set<std::pair<EventId, std::string>> erasedIn(const std::vector<Entry>& entries);

// Holds a git repository to `entries`, which are all of the record whose newest step is `tip`: the commits to
// one line of one each that say what they must, and their folders to holding what the entries put there and
// nothing else, at any time. Says to `came` what each brought, from the first on, until that cannot be found
// any more. Returns what does not hold, each with the position of its entry (0 for what is about all of
// them), oldest first, at most `most`. REQUIRES: no object is damaged.
std::vector<std::pair<std::size_t, Error>> hold(const Objects& objects, const Tip& tip,
                                                const std::vector<Entry>& entries, std::size_t most,
                                                const std::function<void(EntryObjects)>& came);

}
