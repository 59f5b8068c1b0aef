#pragma once

#include "host/phases.h"
#include "ledger/outbox.h"
#include "state/audit.h"
#include "state/concerns.h"
#include "state/kept.h"
#include "state/owed.h"
#include "state/record.h"
#include "state/state.h"
#include "verify/verify.h"

#include <string>
#include <vector>

// The same as terminal.h for machines: one JSON object, two spaces of indentation, in the shapes of
// docs/json.md. Instants are UTC ("2022-09-05T22:00:00Z"), lengths of time whole seconds.
namespace remit::json {

std::string status(const Overview& overview, const State& state, const std::vector<Waiting>& waiting);
std::string due(const Overview& overview, Instant asOf, const std::vector<Owed>& all);
std::string log(const Record& record, const Story* only);
std::string explain(const Record& record, const DeliverableState& state);
std::string brief(const Standing& standing, const Deliverable& deliverable, const Due& due,
                  const std::vector<OpenComment>& comments, const Examination& brief);
std::string revision(const Record& record, const Story& story, const RevisionFacts& revision,
                     const Examination& examination);
std::string activity(const Record& record, const Activity& activity, const std::vector<KeptFile>& kept);
std::string findings(const Deliverable& deliverable, const Examination& examination);
std::string audit(const Record& record, const std::vector<AuditPoint>& points);
std::string verify(const Verified& verified);
std::string phases(const std::vector<FoundPhase>& phases);
std::string lint(const std::vector<Complaint>& complaints, const std::vector<Concern>& concerns);

}
