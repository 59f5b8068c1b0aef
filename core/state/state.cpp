#include "state/state.h"

#include <algorithm>

namespace remit {

namespace {

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

// What the accepted revision is held against: its date or, if it was asked for as a correction, the later end
// of the time for that.
Due acceptedBy(const DeliverableState& state, const Deadlines& deadlines)
{
    const Due& due = *state.due;
    const auto& revisions = state.story->revisions;
    const std::size_t at = static_cast<std::size_t>(state.accepted - revisions.data());
    if (at == 0 || !due.deadline) return due;
    const auto correction = deadlines.correction(revisions[at - 1]);
    if (correction && correction->deadline && !correction->deadline->target &&
        correction->deadline->end > due.deadline->end)
        return *correction;
    return due;
}

// The clocks that the newest revision has set going: the client's, and after a request for changes the
// provider's.
void clocks(DeliverableState& state, const Deadlines& deadlines, Instant asOf, int dueSoonDays)
{
    state.answer = deadlines.answer(*state.newest);
    const ReviewFacts* decision = state.newest->decision();
    if (state.answer && !state.silence)
        state.answered = punctuality(
            *state.answer, decision ? std::optional(decision->received) : std::nullopt, asOf, dueSoonDays);
    if (state.stage != Stage::ChangesRequested) return;
    state.correction = deadlines.correction(*state.newest);
    if (state.correction) state.corrected = punctuality(*state.correction, {}, asOf, dueSoonDays);
}

DeliverableState stateOf(const Contract& contract, const Story& story, const Deadlines& deadlines,
                         Instant asOf)
{
    DeliverableState state;
    state.story = &story;
    state.due = &deadlines.of(story.deliverable->id.str());
    state.newest = story.standing();
    state.first = story.first();
    if (story.accepted) state.accepted = &story.revisions[*story.accepted];
    state.stage = stageOf(story, state.newest);
    state.silence = deadlines.acceptedBySilence(story);
    if (state.silence) {
        state.accepted = state.newest;
        state.stage = Stage::Accepted;
    }
    state.waitingFor = turn(state.stage);
    const auto received = [](const RevisionFacts& revision) { return std::optional(revision.received); };
    state.firstHandIn = punctuality(*state.due, state.first ? received(*state.first) : std::nullopt, asOf,
                                    contract.dueSoonDays);
    if (state.accepted)
        state.acceptedHandIn = punctuality(acceptedBy(state, deadlines), received(*state.accepted), asOf, 0);
    if (state.newest) clocks(state, deadlines, asOf, contract.dueSoonDays);
    state.assumed = assumptionsOf(contract, *story.deliverable);
    const std::string id = story.deliverable->id.str();
    if (state.due->deadline && !state.due->deadline->target) // agreed to since
        std::erase_if(state.assumed, [&](const std::string& key) { return key == id || key == id + ".due"; });
    return state;
}

InputState stateOf(const InputStory& story, const Deadlines& deadlines, Instant asOf, int dueSoonDays,
                   const Contract& contract)
{
    InputState state;
    state.story = &story;
    static const Due kUndated{{}, "the contract gives no date", {}};
    state.due = story.input->due ? &deadlines.of(story.input->id.str()) : &kUndated;
    for (const auto& each : story.handOvers) {
        const HandOverFacts*& kept = sideOf(contract, each.by) == Side::Client ? state.given : state.received;
        if (!kept) kept = &each;
    }
    const auto* first = state.first();
    state.handedOver =
        punctuality(*state.due, first ? std::optional(first->received) : std::nullopt, asOf, dueSoonDays);
    return state;
}

EndState endOf(const Contract& contract, const Deadlines& deadlines, const Zone& zone, Instant asOf)
{
    EndState end;
    end.due = deadlines.end();
    if (!end.due.deadline) return end;
    end.over = asOf >= end.due.deadline->end;
    const auto today = zone.local(asOf);
    if (end.over || !today || !end.due.deadline->day) return end;
    end.workingDaysLeft = contract.calendar.between(today->day, *end.due.deadline->day);
    const auto& warnings = contract.endWarnings;
    end.warned = std::any_of(warnings.begin(), warnings.end(),
                             [&](int before) { return *end.workingDaysLeft <= before; });
    return end;
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
    state.deadlines = std::make_shared<const Deadlines>(contract, standing, zone, asOf);
    const Deadlines& deadlines = *state.deadlines;
    state.deliverables.reserve(standing.stories.size());
    for (const auto& story : standing.stories)
        state.deliverables.push_back(stateOf(contract, story, deadlines, asOf));
    for (const auto& input : standing.inputs)
        state.inputs.push_back(stateOf(input, deadlines, asOf, contract.dueSoonDays, contract));
    for (const auto& carried : standing.carried)
        if (const Story* to = standing.story(carried.to))
            state.deliverables[static_cast<std::size_t>(to - standing.stories.data())].carriedHere.push_back(
                &carried);
    state.payments = payments(contract, standing, deadlines, asOf);
    if (contract.completes) state.completion = deadlines.completion();
    if (contract.ends) state.end = endOf(contract, deadlines, zone, asOf);
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
    evidence.claimedBy = sideOf(contract, revision.enteredBy);
    // A clock that was behind claims nothing: the keeper's entry repeats a later time.
    evidence.claimedEarlier = revision.at < revision.received && revision.clock != EntryFacts::Clock::Behind;
    return evidence;
}

}
