#include "state/state.h"

#include <algorithm>

namespace remit {

namespace {

// On time is before the deadline's end; the end itself is too late (DESIGN §6).
Punctuality punctuality(const Due& due, const RevisionFacts& handIn)
{
    if (!due.deadline) return {};
    if (handIn.received < due.deadline->end) return {Timing::InTime, {}};
    return {Timing::Late, handIn.received - due.deadline->end};
}

Punctuality absence(const Due& due, Instant asOf, int dueSoonDays)
{
    if (!due.deadline) return {};
    const Instant end = due.deadline->end;
    if (asOf >= end) return {Timing::Overdue, asOf - end};
    if (end - asOf <= std::chrono::days(dueSoonDays)) return {Timing::DueSoon, {}};
    return {Timing::InTime, {}};
}

Stage stageOf(const Story& story, const RevisionFacts* newest)
{
    if (newest && newest == story.underReview()) return Stage::UnderReview;
    const bool acceptedIsNewest = newest && story.accepted && &story.revisions[*story.accepted] == newest;
    if (newest && newest->decision() && !acceptedIsNewest)
        return newest->decision()->decision == Decision::Reject ? Stage::Rejected : Stage::ChangesRequested;
    if (story.accepted) return story.reopened ? Stage::Reopened : Stage::Accepted;
    return Stage::Awaited;
}

std::optional<Side> turn(Stage stage)
{
    if (stage == Stage::Accepted) return {};
    return stage == Stage::UnderReview ? Side::Client : Side::Provider;
}

DeliverableState stateOf(const Contract& contract, const Story& story, const Deadlines& deadlines,
                         Instant asOf)
{
    DeliverableState state;
    state.story = &story;
    state.due = deadlines.of(*story.deliverable);
    state.newest = story.standing();
    state.first = story.first();
    if (story.accepted) state.accepted = &story.revisions[*story.accepted];
    state.stage = stageOf(story, state.newest);
    state.waitingFor = turn(state.stage);
    state.firstHandIn =
        state.first ? punctuality(state.due, *state.first) : absence(state.due, asOf, contract.dueSoonDays);
    if (state.accepted) state.acceptedHandIn = punctuality(state.due, *state.accepted);
    state.assumed = assumptionsOf(contract, *story.deliverable);
    return state;
}

}

bool State::anyLate() const
{
    return std::any_of(deliverables.begin(), deliverables.end(),
                       [](const auto& each) { return each.late(); });
}

State at(const Contract& contract, const Standing& standing, const Zone& zone, Instant asOf)
{
    State state;
    state.asOf = asOf;
    const Deadlines deadlines(contract, zone);
    for (const auto& story : standing.stories)
        state.deliverables.push_back(stateOf(contract, story, deadlines, asOf));
    for (const auto& carried : standing.carried)
        if (const Story* to = standing.story(carried.to))
            state.deliverables[static_cast<std::size_t>(to - standing.stories.data())].carriedHere.push_back(
                &carried);
    if (contract.completes) state.completion = deadlines.of(*contract.completes);
    state.accepted = static_cast<std::size_t>(
        std::count_if(state.deliverables.begin(), state.deliverables.end(),
                      [](const DeliverableState& each) { return each.accepted != nullptr; }));
    return state;
}

Evidence evidence(const Contract& contract, const Standing& standing, const RevisionFacts& revision)
{
    Evidence evidence;
    evidence.ownClock = sideOf(contract, standing.keeper) == sideOf(contract, revision.by);
    evidence.givenClock = revision.clock == EntryFacts::Clock::Given;
    // A clock that was behind claims nothing: the keeper's entry repeats a later time.
    evidence.claimedEarlier = revision.at < revision.received && revision.clock != EntryFacts::Clock::Behind;
    return evidence;
}

}
