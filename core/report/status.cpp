#include "base/words.h"
#include "report/layout.h"
#include "report/terminal.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit::terminal {

namespace {

constexpr std::size_t kIndent = 4;

std::string sideName(Side side)
{
    switch (side) {
    case Side::Client:
        return "the client";
    case Side::Provider:
        return "the service provider";
    case Side::Observer:
        return "an observer";
    }
    return {};
}

// "the chief and the expert": whose acceptances made up the decision, or are there so far.
std::string acceptedBy(const Overview& overview, const RevisionFacts& revision)
{
    std::vector<std::string> names;
    for (const auto& review : revision.reviews)
        if (review.decision == Decision::Accept) names.push_back(nameOf(overview.contract, review.by));
    return listed(names);
}

std::string because(const RevisionFacts& revision)
{
    const std::string& reason = revision.decision()->reason;
    return reason.empty() ? "" : ": " + quotable(reason, 400);
}

// "on Mon 5 Sep 2022, 16:40"
std::string on(Instant instant, const Zone& zone)
{
    return "on " + shortTime(instant, zone);
}

std::string dueWords(const DeliverableState& state, const Zone& zone)
{
    if (!state.due.deadline) return "due \"" + state.deliverable().due.written + "\" (" + state.due.why + ")";
    return "due " + inWords(*state.due.deadline, zone);
}

std::string awaited(const DeliverableState& state, const Zone& zone, Instant asOf)
{
    const std::string due = dueWords(state, zone);
    switch (state.firstHandIn.timing) {
    case Timing::Overdue:
        return "overdue: was " + due + ", " + duration(state.firstHandIn.late) +
               " ago; waiting for the service provider";
    case Timing::DueSoon:
        return "due soon: " + due.substr(4) + ", in " + duration(state.due.deadline->end - asOf) +
               "; waiting for the service provider";
    default:
        return due + "; waiting for the service provider";
    }
}

// Since when a decision is what everybody waits on.
std::string decisionWords(const Overview& overview, const RevisionFacts& revision, const std::string& what)
{
    const ReviewFacts& decision = *revision.decision();
    const bool accepted = decision.decision == Decision::Accept;
    return what + " by " +
           (accepted ? acceptedBy(overview, revision) : nameOf(overview.contract, decision.by)) + " " +
           on(decision.received, overview.zone);
}

std::string numbered(const RevisionFacts& revision)
{
    return "revision " + std::to_string(revision.number);
}

// Of a revision under review: who has accepted it, where it takes several.
std::string acceptances(const Overview& overview, const RevisionFacts& revision)
{
    const std::string names = acceptedBy(overview, revision);
    if (names.empty()) return {};
    std::vector<std::string> posts;
    for (const auto& post : overview.contract.review.approvals) {
        const auto holds = [&](const ReviewFacts& review) {
            const Party* party = overview.contract.party(review.by);
            return review.decision == Decision::Accept && party &&
                   std::find(party->posts.begin(), party->posts.end(), post) != party->posts.end();
        };
        if (std::none_of(revision.reviews.begin(), revision.reviews.end(), holds))
            posts.push_back(overview.contract.post(post) ? overview.contract.post(post)->title : post.str());
    }
    return "; accepted so far by " + names + ", still to accept: " + listed(posts);
}

std::string stageWords(const Overview& overview, const DeliverableState& state, Instant asOf)
{
    const Zone& zone = overview.zone;
    switch (state.stage) {
    case Stage::Awaited:
        return awaited(state, zone, asOf);
    case Stage::UnderReview:
        return "under review: " + numbered(*state.newest) + " waits for the client since " +
               shortTime(state.newest->received, zone) + acceptances(overview, *state.newest) +
               (state.accepted ? "; " + numbered(*state.accepted) + " stays accepted until it is decided on"
                               : "");
    case Stage::ChangesRequested:
        return decisionWords(overview, *state.newest,
                             "changes requested (" +
                                 count(state.newest->decision()->comments.size(), "comment") + ") to " +
                                 numbered(*state.newest)) +
               "; waiting for the service provider";
    case Stage::Rejected:
        return decisionWords(overview, *state.newest, numbered(*state.newest) + " rejected") +
               because(*state.newest) + "; waiting for the service provider";
    case Stage::Accepted:
        return decisionWords(overview, *state.accepted, numbered(*state.accepted) + " accepted");
    case Stage::Reopened:
        return "reopened: " + numbered(*state.accepted) +
               " stays accepted until a new revision is; waiting for the service provider";
    }
    return {};
}

// The hand-ins that were measured against the deadline: the first, and the accepted one if it is another.
std::vector<std::string> handIns(const Overview& overview, const DeliverableState& state)
{
    std::vector<std::string> lines;
    const auto line = [&](const RevisionFacts& revision, const Punctuality& against) {
        lines.push_back(numbered(revision) + " " + handedIn(overview, revision) +
                        (against.timing == Timing::NotKnown ? "" : ": " + punctuality(against)));
    };
    if (state.first) line(*state.first, state.firstHandIn);
    if (state.accepted && state.accepted != state.first) line(*state.accepted, state.acceptedHandIn);
    const bool another = state.newest && state.newest != state.first && state.newest != state.accepted;
    if (another) lines.push_back(numbered(*state.newest) + " " + handedIn(overview, *state.newest));
    return lines;
}

// What is owed by the client, and the work without a document that was noted.
void besides(std::string& out, const Overview& overview, const Component& component,
             const Deadlines& deadlines, const std::map<ActivityId, std::pair<std::size_t, LocalDay>>& noted)
{
    for (const auto& input : component.inputs) {
        out += "  " + input.id.str() + "  " + input.title + "  (owed by the client)\n";
        if (!input.due) continue;
        const Due due = deadlines.of(*input.due);
        out += wrapped("due " + (due.deadline ? inWords(*due.deadline, overview.zone)
                                              : "\"" + input.due->written + "\" (" + due.why + ")"),
                       kIndent);
    }
    for (const auto& activity : component.activities)
        if (const auto found = noted.find(activity.id); found != noted.end())
            out += wrapped(activity.id.str() + ": noted " + count(found->second.first, "time") +
                               ", last of " + shortDay(found->second.second),
                           2);
}

void paragraph(std::string& out, const Overview& overview, const DeliverableState& state, Instant asOf)
{
    const Deliverable& deliverable = state.deliverable();
    out += "  " + deliverable.id.str() + "  " + deliverable.title +
           (deliverable.internal ? "  (internal: not in the contract's table)" : "") + "\n";
    out += wrapped(stageWords(overview, state, asOf), kIndent);
    if (state.stage != Stage::Awaited) out += wrapped(dueWords(state, overview.zone), kIndent);
    for (const auto& line : handIns(overview, state))
        out += wrapped(line, kIndent);
    if (!state.carriedHere.empty() && state.stage != Stage::Accepted)
        out += wrapped(count(state.carriedHere.size(), "comment") + " carried here from " +
                           overview.standing.story(state.carriedHere.front()->from)->deliverable->title +
                           " to be dealt with; see: remit show " + deliverable.id.str(),
                       kIndent);
}

// What the dates shown rest on, each assumption once.
std::string assumptions(const Contract& contract, const State& state)
{
    std::vector<std::string> keys;
    std::set<std::string> seen;
    for (const auto& each : state.deliverables)
        for (const auto& key : each.assumed)
            if (seen.insert(key).second) keys.push_back(key);
    if (keys.empty()) return {};
    std::string out = "\nAssumed, because the terms do not say (remit explain ID tells what rests on it):\n";
    for (const auto& key : keys)
        out += wrapped(key + ": " + *contract.assumption(key), 2);
    return out;
}

}

std::string punctuality(const Punctuality& punctuality)
{
    if (punctuality.timing == Timing::InTime) return "on time";
    return duration(punctuality.late) + " after the deadline";
}

std::string handedIn(const Overview& overview, const RevisionFacts& revision)
{
    const Evidence what = evidence(overview.contract, overview.standing, revision);
    const std::string side = sideName(sideOf(overview.contract, revision.by));
    std::string words = "handed in on " + shortTime(revision.received, overview.zone) +
                        (what.givenClock ? " (a time given, not the clock's)" : "");
    if (what.claimedEarlier)
        words += " (according to " + side + ", already on " + shortTime(revision.at, overview.zone) +
                 "; nobody else has confirmed it)";
    else if (what.ownClock)
        words += " (by " + side + "'s own clock; nobody else has confirmed it)";
    return words;
}

std::string status(const Overview& overview, const State& state)
{
    const Contract& contract = overview.contract;
    std::string out = contract.title + "\nAs of " + longTime(state.asOf, overview.zone) + "\n";
    std::size_t next = 0;
    std::map<ActivityId, std::pair<std::size_t, LocalDay>> noted; // how often, and the last day
    for (const auto& note : overview.standing.notes) {
        auto& [times, last] = noted[note.activity];
        ++times;
        last = std::max(last, note.on);
    }
    const Deadlines deadlines(contract, overview.zone);
    for (const auto& component : contract.components) {
        out += "\n" + component.title + "\n";
        for (std::size_t i = 0; i < component.deliverables.size(); ++i)
            paragraph(out, overview, state.deliverables[next++], state.asOf);
        besides(out, overview, component, deadlines, noted);
    }
    out += "\n" + std::to_string(state.accepted) + " of " + count(state.deliverables.size(), "deliverable") +
           " accepted.";
    if (state.completion)
        out += " Services to be completed " +
               (state.completion->deadline
                    ? inWords(*state.completion->deadline, overview.zone)
                    : "\"" + contract.completes->written + "\" (" + state.completion->why + ")") +
               ".";
    return out + "\n" + assumptions(contract, state);
}

}
