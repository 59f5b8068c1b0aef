#pragma once

#include "contract/contract.h"
#include "ledger/event.h"
#include "state/facts.h"

namespace remit {

// What an amendment says of a part that is no more, or is new, in the key of its change.
constexpr std::string_view kDropped = "dropped";
constexpr std::string_view kAdded = "added";
// The key of the change that says: there is more to it than the others say.
constexpr std::string_view kOtherTerms = "other terms";
// What the key begins with of a change of a payment, before its id; one that falls out becomes kNothing.
constexpr std::string_view kPaymentTerms = "payment.";
constexpr std::string_view kNothing = "nothing";
// What the key begins with of a change that puts another file in the place of one of the contract's.
constexpr std::string_view kFile = "file ";

// A contract and the schedule.toml that it was read from.
struct Terms {
    const Contract& contract;
    const std::string& schedule;
};

// What `after` has otherwise than `before`, part by part in the order of the schedule: dates and other terms
// as written; parts dropped and added; and where anything else differs, that it does. Linear in both.
std::vector<Amend::Change> differences(const Terms& before, const Terms& after);

// One change in the words of people: "Report outline: from Monday 5 September 2022 to Monday 12 September
// 2022". Of a due date that was changed before, "second extension, from … to …".
std::string inWords(const Amend::Change& change, const Contract& contract, const Standing& standing,
                    EntryNumber before);

}
