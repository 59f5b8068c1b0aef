#pragma once

#include "state/allowed.h"
#include "state/state.h"

#include <string>
#include <vector>

namespace remit::test {

// Two sides, three deliverables and an activity: what most tests of the state need of a contract. Zurich's
// clocks.
//     plan (due 2022-08-22), outline (due 2022-09-05), draft (with outline, internal); activity:
//     consultations
// Parties: desk (client, keeper), chief (client, approves), expert (client, reviews), provider, partner
// (provider side), auditor (observer).
Contract smallContract();

// A story told event by event, as the record would hold it, without one on disk. Each deed is asked of the
// state before it happens, as recording does.
class Narrative {
public:
    explicit Narrative(Contract contract = smallContract());

    // Each tells one event by `who` at `when` ("2022-09-05T10:00:00+02:00"), and returns what the state said.
    Result<void> submit(const std::string& who, const std::string& deliverable, const std::string& when,
                        const std::string& file = "report.docx");
    Result<void> withdraw(const std::string& who, const std::string& deliverable, const std::string& when);
    Result<void> review(const std::string& who, const std::string& deliverable, Decision decision,
                        const std::string& when, std::vector<std::string> comments = {},
                        const std::string& carryTo = {}, const std::string& reason = {});
    Result<void> reopen(const std::string& who, const std::string& deliverable, const std::string& when);
    Result<void> retract(const std::string& who, long entry, const std::string& when,
                         const std::string& reason = "a slip");
    Result<void> note(const std::string& who, const std::string& activity, const std::string& when,
                      std::vector<std::string> people = {"GOV-03"});

    // Any deed, by `who`, for `onBehalfOf` if that is not empty.
    Result<void> tell(const std::string& who, Deed deed, const std::string& when,
                      std::vector<FileRecord> files = {}, const std::string& onBehalfOf = {});

    // Requirements of level must that the next hand-in to be accepted leaves open.
    std::size_t openMusts = 0;

    const Contract& contract() const { return contract_; }
    const std::vector<Entry>& entries() const { return entries_; }
    Facts facts() const;
    // The newest revision of a deliverable by id, decided or not.
    EventId newestHandIn(const std::string& deliverable) const;

private:
    Contract contract_;
    std::vector<Entry> entries_;
};

DeliverableId deliverable(const std::string& id);
PartyId party(const std::string& id);

}
