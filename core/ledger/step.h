#pragma once

#include "ledger/ledger.h"
#include "ledger/objects.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit::ledger {

// A commit of git's, as its bytes have it.
struct StepText {
    ObjectId tree{};
    std::vector<ObjectId> parents;
    std::string_view rest; // "author …", and all that comes after

    // `bytes` live as long as it does. No value if that is no commit.
    static std::optional<StepText> of(std::string_view bytes);

    // The last line of its message, in which its entry's folder stands.
    std::string_view lastLine() const;
};

// Whether `step` says of itself what one in which `entry` came has to: by whom, when, and in which words
// (docs/record-format.md). The author's name and the line for people may be any.
bool saysWhatItMust(const StepText& step, const Entry& entry);

}
