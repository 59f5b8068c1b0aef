#pragma once

#include "document/comparison.h"
#include "phase/phase.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

// What can be asked of the phases, and what they answer: values, and an interface. Whoever knows no more of
// them than this needs nothing of what they are loaded and documents read with.
namespace remit {

// A phase plugin as found, or the file that should have been one. Nothing of it has run.
struct FoundPhase {
    PhaseId id;                 // the file's name without ending
    std::filesystem::path file; // empty where there is none
    std::string title;
    std::string version;        // empty where nothing could be read
    std::vector<PhaseId> reads; // earlier phases whose accepted documents it wants
    bool notes = false;         // whether it wants the work that was noted
    std::string refused;        // why it cannot be used; empty if it can
};

// A file of a hand-in, as given.
struct GivenFile {
    std::string name;
    std::string bytes;
    bool answers = false; // handed in as answers to comments
};

struct GivenAccepted {
    DeliverableId deliverable;
    int revision = 0;
    EventId handIn;
    std::vector<GivenFile> files;
};

// What the host is asked: values only.
struct Question {
    const Contract& contract;
    const Deliverable& deliverable;
    std::vector<GivenFile> files;
    std::vector<GivenAccepted> accepted;
    std::vector<OpenComment> comments;
    std::vector<NotedWork> notes;
};

// The phases that there are.
class Phases {
public:
    virtual ~Phases() = default;

    // Every file, by folder and name, each with the reason if it cannot be used; a folder that cannot be read
    // stands in place of its files. Each that can be used is loaded once, in a child: one that cannot be (a
    // library of its own is missing, it hangs, it dies) is refused with what came of it.
    virtual std::vector<FoundPhase> tried() const = 0;

    // The phase `id`; `refused` says why it cannot be asked ("is not installed" included). Looks at the files
    // of that name only.
    virtual FoundPhase find(const PhaseId& id) const = 0;

    // What the deliverable must contain: findings not yet judged (Verdict::Unknown; a remark only where one
    // waits for something, or a file accepted earlier cannot be read: "opens-accepted"), in order. Does not
    // look at the files handed in. Fails if the phase cannot be asked or does not understand `expects`.
    virtual Result<Examination> brief(const Question& question) const = 0;

    // Holds the files against the brief. Always answers: what could not be checked is a finding of its own
    // (level must, Verdict::Unknown, requirement "phase", "opens" or "opens-accepted"), with the reason.
    // Files that are answers to comments are read for what they answer, and not judged.
    virtual Examination examine(const Question& question) const = 0;

    // What is wrong with the `expects` of every deliverable, phases that are not there included; in the order
    // of the files and lines. A deliverable whose phase could not be read is left out.
    virtual std::vector<Complaint> complaints(const Contract& contract) const = 0;

    // What changed from one file to another, by what can be read in them: no phase is asked. Fails with one
    // sentence if one of them cannot be read, or both take more than there is to compare them with.
    virtual Result<Comparison> compare(const GivenFile& before, const GivenFile& after) const = 0;
};

}

// The phases of `folders` (see Host), which are the caller's from then on. By base/heavy.h.
extern "C" remit::Phases* remitPhases(const std::vector<std::filesystem::path>& folders);
