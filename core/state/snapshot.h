#pragma once

#include "state/facts.h"

#include <optional>
#include <string>
#include <string_view>

namespace remit {

// Where everything stood at one entry, as bytes for remembering. They are private to a copy and can be made
// anew from the record at any time: nothing that is recorded, signed or verified rests on them. What is
// agreed about the contract as a whole, which every reading reads, is not among them.
struct Snapshot {
    std::string origin;   // Ledger::origin: what another copy remembers is not believed, whoever made it
    std::string position; // Tip::position of that entry
    std::string schedule; // SHA-256 of the schedule in use then: with other terms it means something else
    Standing standing;
};

std::string encode(const Snapshot& snapshot);

// No value if `bytes` are anything but what encode() of this program wrote for a record of this contract:
// damaged, of another version, cut off. `contract` lives longer than what comes back.
std::optional<Snapshot> decodeSnapshot(std::string_view bytes, const Contract& contract);

}
