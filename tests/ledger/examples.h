#pragma once

#include "ledger/ledger.h"

#include <map>
#include <string>
#include <vector>

// Events for tests: every id, time and fingerprint given, nothing drawn.
namespace remit::test {

template <class Tag>
Id<Tag> id(std::string_view text)
{
    return *Id<Tag>::of(text);
}
inline DeliverableId deliverable(std::string_view text)
{
    return *DeliverableId::of(text);
}
inline PartyId party(std::string_view text)
{
    return *PartyId::of(text);
}
// A fingerprint of 64 times `digit`.
Fingerprint print(char digit);

// The head of any event but the first: by the provider, on 5 September 2022, having seen entry 3.
Event eventOf(Deed deed);
// Two events per kind: one with every optional key there, one with every one left out.
struct Example {
    std::string name; // "submit, full"
    Event event;
};
std::vector<Example> everyKind();

// A record to be founded or added to; `words` say what happened.
Draft openDraft();
Draft submitDraft(const Tip& tip, std::string_view file, std::string_view bytes, char nonce = '1');
Draft noteDraft(const Tip& tip, std::string_view outcome);

}
