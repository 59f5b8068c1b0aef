#pragma once

#include "ledger/ledger.h"
#include "schedule/schedule.h"
#include "state/folding.h"
#include "state/terms_in_force.h"

namespace remit {

// Holds entries, one after the other, to what was allowed before each: by the terms then in use, by what had
// happened until then, and at the time at which it was received.
class Judging {
public:
    // REQUIRES: both, of which `entries` is all of the record, live as long as it does.
    Judging(const Ledger& ledger, const std::vector<Entry>& entries);

    // Judges the next entry, and takes it as something that happened. `openMusts`: how many requirements of
    // level must its findings leave open, if it is a hand-in. Returns why it was not allowed; nothing if it
    // was, or was kept without effect. Fails if it, or the terms that it put in use, cannot be read: nothing
    // after it can be judged.
    Result<std::optional<std::string>> next(const Entry& entry, std::size_t openMusts);

private:
    Result<void> takeUp();
    std::size_t openMusts(const Deed& deed) const;

    const Ledger& ledger_;
    const std::vector<Entry>& entries_;
    TermsInForce terms_;
    std::unique_ptr<const Contract> contract_; // none before the first entry
    std::optional<Zone> zone_;
    std::optional<Folding> folding_;
    std::unordered_map<EventId, std::size_t> openMusts_; // of the hand-ins that leave any open
};

}
