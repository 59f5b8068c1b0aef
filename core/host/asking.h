#pragma once

#include "host/host.h"
#include "host/taken_apart.h"
#include "process/child.h"

#include <map>

// What goes on in the child process that a phase is asked in, and how its answer comes back.
namespace remit {

// A question as its phase may see it: what was accepted is narrowed to what the phase reads (and the notes to
// none if it does not want them) and what stands before the deliverable, and put in the order of the
// schedule.
struct Asked {
    const Question& question;
    const FoundPhase& phase;
    std::vector<const GivenAccepted*> accepted;
    std::map<PhaseId, const Deliverable*> earlier;
    // Files that an earlier attempt died of, by their stage, with what happened.
    std::map<std::string, std::string> deadly;
    TakenApart takenApart{};
};
Asked asked(const Question& question, const FoundPhase& phase);

// The stage at which a child reads a file of the hand-in, and one accepted earlier.
std::string readingStage(const GivenFile& file);
std::string readingStage(const GivenFile& file, const GivenAccepted& accepted);

// In the child. Each returns an answer for decodeAnswer().
std::string askBrief(const Asked& asked, const Stage& stage);
std::string askExamination(const Asked& asked, const Stage& stage);
// In the parent. Fails with what the child failed with, or if the answer is none of the above.
Result<Examination> decodeAnswer(std::string_view answer);

// In the child: what is wrong with the `expects` of `deliverables`, all of `phase`, in the order of the
// schedule.
std::string askComplaints(const Contract& contract, const FoundPhase& phase, const Stage& stage);
// In the parent.
Result<std::vector<Complaint>> decodeComplaints(std::string_view answer);

// The same for a comparison.
std::string askComparison(const GivenFile& before, const GivenFile& after, const TakenApart& takenApart,
                          const Stage& stage);
Result<Comparison> decodeComparisonAnswer(std::string_view answer);

// An answer for decodeAnswer().
std::string encodeAnswer(const Result<Examination>& result);

// An answer that is an error; and of one that may be, what comes after the "+" that marks it as none.
std::string refusal(const Error& error);
Result<std::string_view> unlessRefusal(std::string_view answer);

// `finding` with texts that can stand in the record: one line of UTF-8 each, and not endless.
Finding presentable(Finding finding);

}
