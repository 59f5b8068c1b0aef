#pragma once

#include "phase/phase.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

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

// The phases of some folders, asked in a child process each.
class Host {
public:
    struct Limits {
        std::chrono::milliseconds wall{20'000};
        std::size_t memoryBytes = 1u << 30;
    };

    // Each of `folders` holds one shared library per phase; one that is named twice counts once. No folder
    // goes before another: of two files for one phase neither can be used. Nothing is opened yet.
    explicit Host(std::vector<std::filesystem::path> folders) : Host(std::move(folders), Limits{}) {}
    Host(std::vector<std::filesystem::path> folders, Limits limits);

    // Every file, by folder and name, each with the reason if it cannot be used; a folder that cannot be read
    // stands in place of its files. Runs no plugin code.
    std::vector<FoundPhase> phases() const;

    // The same, each that can be used loaded once, in a child: one that cannot be (a library of its own is
    // missing, it hangs, it dies) is refused with what came of it.
    std::vector<FoundPhase> tried() const;

    // The phase `id`; `refused` says why it cannot be asked ("is not installed" included). Looks at the files
    // of that name only.
    FoundPhase find(const PhaseId& id) const;

    // What the deliverable must contain: findings not yet judged (Verdict::Unknown; a remark only where one
    // waits for something, or a file accepted earlier cannot be read: "opens-accepted"), in order. Does not
    // look at the files handed in. Fails if the phase cannot be asked or does not understand `expects`.
    Result<Examination> brief(const Question& question) const;

    // Holds the files against the brief. Always answers: what could not be checked is a finding of its own
    // (level must, Verdict::Unknown, requirement "phase", "opens" or "opens-accepted"), with the reason.
    // Files that are answers to comments are read for what they answer, and not judged.
    Examination examine(const Question& question) const;

    // What is wrong with the `expects` of every deliverable, phases that are not there included; in the order
    // of the files and lines. A deliverable whose phase could not be read is left out.
    std::vector<Complaint> complaints(const Contract& contract) const;

private:
    std::vector<std::filesystem::path> folders_;
    Limits limits_;
};

}
