#pragma once

#include "contract_days.h"
#include "entries.h"

#include <map>
#include <set>

namespace remit::plan {

// Whether a row or item is about a payment or an invoice.
bool isOfPayment(const Entry& entry);

// The hand-ins of a contract, to be found in a plan. The contract lives longer.
class HandIns {
public:
    explicit HandIns(const Contract& contract);

    // Where a row or item plans to hand in one deliverable on a day that is too late, a sentence that says
    // so; else nothing. It does so where it says the deliverable's title and no more than words of handing
    // in: "Submission of the work plan: 29 August 2036", and not "Comments on the work plan".
    std::string late(const Entry& entry) const;

private:
    using Bare = std::set<std::string>; // words without plural endings

    struct HandIn {
        const Deliverable* deliverable = nullptr; // none: several are called so
        DueDay due;
    };

    const HandIn* named(const std::vector<std::string>& words) const;
    const HandIn* namedIn(const Entry& entry) const;

    std::map<Bare, HandIn> handIns_; // whose day is known, by the title and what means the same
};

}
