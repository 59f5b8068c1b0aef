#pragma once

#include "contract/contract.h"

#include <string>
#include <vector>

namespace remit {

// What a contract without complaints should still be asked about before anybody works by it.
struct Concern {
    enum class Kind {
        Warning,  // it may hurt as it stands
        Question, // it rests on what the terms do not say: ask the other side
    };
    Kind kind = Kind::Question;
    Place place;
    std::string what;

    // "schedule.toml:12:3: warning: …"
    std::string text() const;
};

// All concerns of `contract`, warnings first: dates on days that are no working days; each assumption once;
// answers that leave too little time or come after completion (a warning, or, of an assumed period, a
// question); what follows for the last deliverable; an appointment without a date; payment. Every date is
// taken as if each deliverable came in on its due day. `zone` is the contract's.
std::vector<Concern> concerns(const Contract& contract, const Zone& zone);

}
