#pragma once

#include "host/phases.h"
#include "ledger/outbox.h"
#include "state/audit.h"
#include "state/kept.h"
#include "state/owed.h"
#include "state/record.h"
#include "state/state.h"
#include "verify/verify.h"

#include <string>
#include <vector>

// What the commands say, as plain text for people. Times are those of the contract's clocks. Every text ends
// with a line feed.
namespace remit::terminal {

// Where everything stands: one paragraph a deliverable, and what the dates rest on.
std::string status(const Overview& overview, const State& state);

// What was recorded in this copy and waits to be received; empty if nothing does.
std::string waiting(const Overview& overview, const std::vector<Waiting>& all);

// Who owes what, and when, of both sides.
std::string due(const Overview& overview, Instant asOf, const std::vector<Owed>& all);

// The revision history, oldest first; of one deliverable if `only` is given.
std::string log(const Record& record, const Story* only);

// How a deadline came about: the term and what was agreed about it, each rule, what it rests on, local time
// and UTC, and what is assumed.
std::string explain(const Record& record, const Deadlines& deadlines, const DeliverableState& state);

// What a deliverable must contain, when it is due and which comments wait for an answer in it. `standing` is
// that of the record; of no record, one in which nothing has happened.
std::string brief(const Contract& contract, const Standing& standing, const Deliverable& deliverable,
                  const Due& due, const Zone& zone, const std::vector<OpenComment>& comments,
                  const Examination& brief);

// One revision: its files, what the check said of it, and what was decided.
std::string revision(const Record& record, const Story& story, const RevisionFacts& revision,
                     const Examination& examination);

// The notes of an activity, with the files `kept` of all that were read.
std::string activity(const Record& record, const Activity& activity, const std::vector<KeptFile>& kept);

// What a check found; the unmet first.
std::string findings(const Examination& examination);
// What the files hold beside their text; empty if that is nothing.
std::string besides(const Examination& examination);

// "7 of 9 requirements are met; 1 must is unmet; 1 could not be checked."
std::string summary(const Examination& examination);

// Whether anything was altered, in a sentence first.
std::string verify(const Verified& verified);

// What an auditor will ask, entry by entry.
std::string audit(const Record& record, const std::vector<AuditPoint>& points);

// The plugins, each accounted for.
std::string phases(const std::vector<FoundPhase>& phases);

// "handed in on Mon 5 Sep 2022, 16:40", with what there is to say of the evidence.
std::string handedIn(const Overview& overview, const RevisionFacts& revision);

// "on time", "9 hours after the deadline".
std::string punctuality(const Punctuality& punctuality);

}
