#pragma once

#include "app/common.h"
#include "app/files.h"
#include "host/phases.h"
#include "state/record.h"

namespace remit::app {

// Comments that wait for an answer in `story`: those carried to it, and its own since it was last accepted.
// None while it is accepted.
std::vector<OpenComment> openComments(const Facts& facts, const Story& story);

// What question() needs to know of a record, for a deliverable by its id as typed: its own story, those of
// the deliverables that its phase reads, and the work that was noted, if the phase wants that.
// Nothing where no phase can be asked, for a reason that world.phases() gives.
Wanted examined(const World& world, const std::string& deliverable);

// Opens the record and reads that of it. What asking phases takes is loaded meanwhile.
Result<Opened> openExamined(const World& world, const std::string& deliverable);

// What to ask the phases about `deliverable`: `files`, and from the record what the phase reads of earlier
// phases. References in the question are to `record`, of which examined() is read. Fails if an accepted file
// cannot be read.
Result<Question> question(const Phases& phases, const Ledger& ledger, const Record& record,
                          const Deliverable& deliverable, const std::vector<Proposal::File>& files);

// The same without a record: nothing has been accepted yet.
Question question(const Contract& contract, const Deliverable& deliverable,
                  const std::vector<Proposal::File>& files);

}
