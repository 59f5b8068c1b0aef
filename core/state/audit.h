#pragma once

#include "state/record.h"
#include "state/state.h"

#include <functional>
#include <string>
#include <vector>

namespace remit {

// Something in a record that an auditor will ask about. It need not be wrong.
struct AuditPoint {
    enum class Kind {
        EnteredLate, // more than two working days after it happened, as its author says
        ForAnother,  // recorded by one party, the deed of another
        OpenMusts,   // accepted although the check had left requirements of level must open
        AfterEnd,    // decided, amended or agreed after the end of the contract
        Assumption, // a verdict that another reading of an assumption would turn, or an acceptance by silence
        Clocks,     // a time that was given, or clocks that contradict each other
        TakenBack,  // by its own party, later
        ApproverChanged, // decided at most five working days after a change of who decides
        OwnCause,        // accepted by, or as recorded by, who handed it in or recorded that
        KeeperKey,       // a key that the keeper introduced for a party of another side
        RetiredKey,      // a key that was retired, with what may be signed by it
        TermsOpen,       // entered by one side, and not agreed by the other
        Erased,          // a file
        Money,           // paid before it was payable, or invoiced for something else than the contract says
    };
    Kind kind = Kind::EnteredLate;
    EntryNumber entry{};
    std::string what; // "Entered 3 working days after it happened (Mon 5 Sep 2022)", without a full stop
};

// How many musts the findings of a hand-in leave open.
using OpenMusts = std::function<Result<std::size_t>(const Entry& handIn)>;

// What there is to ask about `record`, by the state at its end, in the order of the entries. Fails as
// `openMusts` does. REQUIRES: the record was read as a whole.
Result<std::vector<AuditPoint>> audit(const Record& record, const State& state, const OpenMusts& openMusts);

// "entered-late", …: the words of docs/json.md.
std::string_view word(AuditPoint::Kind kind);

}
