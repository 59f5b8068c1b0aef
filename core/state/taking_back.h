#pragma once

#include "state/facts.h"

// Only for the folding: what an event did is undone when another takes it back.
namespace remit {

// How the story that an entry is about was before it, as far as what is left does not tell.
struct Before {
    const Entry* entry = nullptr;
    std::optional<std::size_t> accepted;
    bool reopened = false;
    EntryNumber newest{};
    std::optional<NotificationFacts> notified;
};

// `story`: that the entry is about; nullptr if it is about none.
Before before(const Entry& entry, const Story* story);

// Makes `facts` what they would be without the entry. REQUIRES: nothing that is left rests on it.
void takeBack(Facts& facts, const Before& was);

}
