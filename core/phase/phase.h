#pragma once

#include "contract/contract.h"
#include "contract/requirement.h"
#include "document/document.h"
#include "document/judge.h"

#include <memory>
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
    std::vector<Document> files; // those that could be read
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
    std::vector<AcceptedDocument> accepted; // of the phases this one `reads`, in the order of the schedule
    std::vector<OpenComment> comments;
    std::vector<NotedWork> notes;

    // The newest accepted document of `phase` that stands before this deliverable; nullptr if there is none
    // yet.
    const AcceptedDocument* acceptedOf(std::string_view phase) const;
    // The nearest deliverable of `phase` before this one in the schedule; nullptr if the schedule has none.
    const Deliverable* before(std::string_view phase) const;
    // The topics that the expects key `key` names: the id of a [[topics]] list of the schedule, or topics
    // written there. Complains (see Expects) if there is no such list.
    std::vector<Topic> topics(std::string_view key) const;
};

// What was handed in, or is about to be: the files that could be read.
struct Submission {
    std::vector<Document> files;
    std::vector<std::string> answers; // names of files handed in as answers to comments
};

class Phase {
public:
    virtual ~Phase() = default;

    // What the deliverable must contain, in the order a writer meets it. What is wrong with `expects` is said
    // to `context.expects`; anything else that makes a brief impossible fails with the reason.
    virtual Result<std::vector<Requirement>> brief(const Context& context) const = 0;

    // Findings for the requirements of kind Own, by their ids: met, unmet or unknown, with the place in the
    // document and words its author can act on. The host judges all others.
    virtual std::vector<Finding> examine(const Submission& submission, const Context& context,
                                         std::span<const Requirement> own) const;
};

// The wordings of a topic, and a requirement's id made of a prefix and any text: "section-information-needs".
Wordings wordings(const Topic& topic);
std::string requirementId(std::string_view prefix, std::string_view text);

}
