#include "app/question.h"

#include "base/heavy.h"

#include <algorithm>

namespace remit::app {

namespace {

// Only what is to be read as the deliverable itself, and the answers, is examined; annexes and the version
// with changes shown are beside it.
std::vector<GivenFile> filesToRead(const std::vector<Proposal::File>& files)
{
    std::vector<GivenFile> given;
    for (const auto& file : files)
        if (file.role == FileRole::Clean || file.role == FileRole::Answers)
            given.push_back({file.artefact.name, file.artefact.bytes, file.role == FileRole::Answers});
    return given;
}

Result<GivenAccepted> acceptedOf(const Ledger& ledger, const Record& record, const Story& story)
{
    const RevisionFacts& revision = story.revisions[*story.accepted];
    const Entry* entry = record.entry(revision.event);
    assert(entry);
    GivenAccepted accepted{story.deliverable->id, revision.number, revision.event, {}};
    for (const auto& file : revision.files) {
        if (file.role != FileRole::Clean) continue;
        const bool erased = record.facts.events.at(revision.event).erased.contains(file.name);
        auto bytes = erased ? Result<std::string>(std::string()) : ledger.file(*entry, file.name);
        if (!bytes) return bytes.error();
        accepted.files.push_back({file.name, *std::move(bytes), false});
    }
    return accepted;
}

// What was carried to a deliverable is dealt with once it is accepted, also where it is opened again.
bool isSettled(const CarriedFacts& carried, const Story& story)
{
    if (!story.accepted) return false;
    const RevisionFacts& accepted = story.revisions[*story.accepted];
    return carried.entry < (accepted.decided ? accepted.decision()->entry : accepted.entry);
}

}

std::vector<OpenComment> openComments(const Facts& facts, const Story& story)
{
    std::vector<OpenComment> open;
    if (!story.isOpen()) return open;
    for (const auto& carried : facts.carried)
        if (carried.to == story.deliverable->id && !isSettled(carried, story))
            open.push_back({carried.from, carried.revision, carried.number, carried.text});
    const std::size_t since = story.accepted ? *story.accepted + 1 : 0;
    for (std::size_t i = since; i < story.revisions.size(); ++i)
        for (const auto& review : story.revisions[i].reviews)
            for (const auto& comment : review.comments)
                // Carried is what an acceptance carries; of a revision that can be accepted no more all stay.
                if (!comment.comment.carriedTo || &story.revisions[i] != story.underReview())
                    open.push_back({story.deliverable->id, story.revisions[i].number, comment.number,
                                    comment.comment.text});
    return open;
}

Wanted examined(const World& world, const std::string& deliverable)
{
    return [&world, deliverable](const Contract& contract) {
        const auto id = DeliverableId::of(deliverable);
        const Deliverable* about = id ? contract.deliverable(*id) : nullptr;
        Scope scope{false, {}, {}};
        const auto phases = world.phases();
        if (!about || !phases) return scope;
        const FoundPhase phase = (*phases)->find(about->phase);
        for (const auto* each : contract.deliverables()) {
            if (each == about) break; // what comes later is not read
            if (std::find(phase.reads.begin(), phase.reads.end(), each->phase) != phase.reads.end())
                scope.deliverables.insert(each->id);
        }
        Scope deadline{false, {about->id}, {}};
        addWhatDeadlinesRestOn(contract, deadline);
        scope.deliverables.merge(deadline.deliverables);
        scope.inputs.merge(deadline.inputs);
        if (!phase.notes) return scope;
        for (const auto& component : contract.components)
            for (const auto& activity : component.activities)
                scope.activities.insert(activity.id);
        return scope;
    };
}

Result<Opened> openExamined(const World& world, const std::string& deliverable)
{
    const auto loading = prepareHeavy(); // ended when this returns: who asks a phase then is alone
    return openRecord(world, examined(world, deliverable));
}

Result<Question> question(const Phases& phases, const Ledger& ledger, const Record& record,
                          const Deliverable& deliverable, const std::vector<Proposal::File>& files)
{
    Question question{*record.contract, deliverable, filesToRead(files), {}, {}, {}};
    const auto reads = phases.find(deliverable.phase).reads;
    for (const auto& story : record.facts.stories) {
        if (story.deliverable->id == deliverable.id) break; // what comes later is not read
        if (!story.accepted || std::find(reads.begin(), reads.end(), story.deliverable->phase) == reads.end())
            continue;
        auto accepted = acceptedOf(ledger, record, story);
        if (!accepted) return accepted.error();
        question.accepted.push_back(*std::move(accepted));
    }
    question.comments = openComments(record.facts, *record.facts.story(deliverable.id));
    for (const auto& note : record.facts.notes)
        question.notes.push_back({note.activity, note.on, note.people, note.outcome});
    return question;
}

Question question(const Contract& contract, const Deliverable& deliverable,
                  const std::vector<Proposal::File>& files)
{
    return {contract, deliverable, filesToRead(files), {}, {}, {}};
}

}
