#pragma once

#include "contract/contract.h"
#include "contract/requirement.h"
#include "document/document.h"
#include "document/judge.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What the author of a phase writes against. A phase says what is required; core judges it. Only what core
// cannot judge is the phase's own. Values in, values out: a phase runs in a process of its own, under limits,
// and has no way to write anything.
namespace remit {

// A revision that was accepted earlier in the contract, as the phase may read it.
struct AcceptedDocument {
    const Deliverable* deliverable = nullptr;
    int revision = 0;
    EventId handIn;
    std::vector<Document> files; // those that could be read; may be none
};

// A comment that still waits for an answer in this deliverable: carried here, or of its own last revision.
struct OpenComment {
    DeliverableId from;
    int revision = 0;
    int number = 0;
    std::string text;
};

// Work that was noted: consultations, discussions.
struct NotedWork {
    ActivityId activity;
    LocalDay on;
    std::vector<std::string> people;
    std::string outcome;
};

// Everything a phase may know. References live as long as the call.
struct Context {
    const Contract& contract;
    const Deliverable& deliverable;
    const Expects& expects; // = deliverable.expects; ask it for every key the phase understands
    // Of the phases that this one `reads`, before this deliverable, in the order of the schedule: what was
    // accepted last, and the nearest deliverable of each whether accepted or not.
    std::vector<AcceptedDocument> accepted;
    std::map<PhaseId, const Deliverable*> earlier;
    std::vector<OpenComment> comments;
    std::vector<NotedWork> notes; // if the phase says NOTES; else none

    // The accepted document of `phase` that is nearest before this deliverable; nullptr if there is none yet.
    const AcceptedDocument* acceptedOf(std::string_view phase) const;
    // The nearest deliverable of `phase` before this one in the schedule; nullptr if the schedule has none,
    // or the phase does not say that it `reads` it.
    const Deliverable* before(std::string_view phase) const;
    // The topics that the expects key `key` names: one text is the id of a [[topics]] list of the schedule,
    // several are the topics themselves. Complains (see Expects) if there is no such list.
    std::vector<Topic> topics(std::string_view key) const;
};

// A file handed in as answers to comments.
struct AnswersFile {
    std::string name;
    std::optional<Document> content; // nothing if it could not be opened
};

// What was handed in, or is about to be: the files that could be read.
struct Submission {
    std::vector<Document> files;
    std::vector<AnswersFile> answers;
};

class Phase {
public:
    virtual ~Phase() = default;

    // What the deliverable must contain, in the order a writer meets it; ids differ. What is wrong with
    // `expects` is said to `context.expects`; anything else that makes a brief impossible fails with the
    // reason. What asks for a provisional topic is lowered to *should* by the host.
    virtual Result<std::vector<Requirement>> brief(const Context& context) const = 0;

    // Findings for the requirements of kind Own, by their ids: met, unmet or unknown, with the place in the
    // document and words its author can act on. The host judges all others.
    virtual std::vector<Finding> examine(const Submission& submission, const Context& context,
                                         std::span<const Requirement> own) const;
};

// The wordings of a topic, its title first.
Wordings wordings(const Topic& topic);

// The phase that this library is; defined by REMIT_PHASE.
std::unique_ptr<Phase> makePhase();

}

// Makes `Type` the phase of the library that this line is compiled into. Said once, outside any namespace:
//     REMIT_PHASE(remit::outline::Outline)
#define REMIT_PHASE(Type)                                                                                    \
    std::unique_ptr<remit::Phase> remit::makePhase()                                                         \
    {                                                                                                        \
        return std::make_unique<Type>();                                                                     \
    }
