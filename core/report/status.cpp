#include "base/words.h"
#include "report/agreed.h"
#include "report/layout.h"
#include "report/parts.h"
#include "report/payment.h"
#include "report/terminal.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit::terminal {

namespace {

constexpr std::size_t kIndent = 4;

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

// "due by the end of Monday 5 September 2022 (Zurich)"; of what is assumed, "target: by the end of …".
std::string dueWords(const Term& term, const Due& due, const Zone& zone)
{
    if (!due.deadline) return "due \"" + term.written + "\" (" + due.why + ")";
    return (due.deadline->target ? "target (assumed, not set by the contract): " : "due ") +
           inWords(*due.deadline, zone);
}

// The same with where it stands: "overdue: was due …, 2 days ago".
std::string awaited(const Term& term, const Due& due, const Punctuality& absence, const Zone& zone,
                    Instant asOf)
{
    const std::string words = dueWords(term, due, zone);
    const std::string but = absence.otherwise.empty() ? "" : " (" + absence.otherwise + ")";
    switch (absence.timing) {
    case Timing::Overdue:
        if (absence.target) return words + ", missed " + duration(absence.late) + " ago" + but;
        return "overdue: was " + words + ", " + duration(absence.late) + " ago" + but;
    case Timing::DueSoon:
        if (absence.target) return words + ", in " + duration(due.deadline->end - asOf);
        return "due soon: " + words.substr(4) + ", in " + duration(due.deadline->end - asOf);
    case Timing::Undecided:
        return words +
               "; whether it is over cannot be decided: the contract names no zone, and it ends between " +
               longTime(*due.deadline->earliest, zone) + " and " + longTime(due.deadline->end, zone);
    default:
        return words;
    }
}

std::string awaited(const DeliverableState& state, const Zone& zone, Instant asOf)
{
    return awaited(state.deliverable().due, *state.due, state.firstHandIn, zone, asOf) +
           "; waiting for the service provider";
}

// Since when a decision is what everybody waits on.
std::string decisionWords(const Overview& overview, const RevisionFacts& revision, const std::string& what)
{
    const ReviewFacts& decision = *revision.decision();
    const bool accepted = decision.decision == Decision::Accept;
    return what + " by " +
           (accepted ? acceptedBy(overview.contract, revision) : nameOf(overview.contract, decision.by)) +
           " " + on(decision.received, overview.zone);
}

std::string numbered(const RevisionFacts& revision)
{
    return "revision " + std::to_string(revision.number);
}

std::string afterSemicolon(const std::string& words)
{
    return words.empty() ? words : "; " + words;
}

// By when the client is to answer, where anything says so.
std::string answerWords(const DeliverableState& state, const Zone& zone, Instant asOf)
{
    if (!state.answer) return {};
    const Due& due = *state.answer;
    if (!due.deadline) return "; the time for an answer: " + due.why;
    const std::string by = " " + inWords(*due.deadline, zone);
    const bool over = state.answered.timing == Timing::Overdue;
    if (due.deadline->target)
        return "; the target for an answer, which the contract does not set, " +
               std::string(over ? "was" : "is") + by +
               (over ? ", missed " + duration(state.answered.late) + " ago" : "");
    return over ? "; the answer is overdue: it was due" + by + ", " + duration(state.answered.late) + " ago"
                : "; the answer is due" + by +
                      (due.deadline->end > asOf ? ", in " + duration(due.deadline->end - asOf) : "");
}

// By when the next revision is to come.
std::string correctionWords(const DeliverableState& state, const Zone& zone)
{
    if (!state.correction) return {};
    const Due& due = *state.correction;
    if (!due.deadline) return "; the time for the correction: " + due.why;
    const std::string by = " " + inWords(*due.deadline, zone);
    const bool over = state.corrected.timing == Timing::Overdue;
    const std::string what = "; the next revision ";
    if (due.deadline->target)
        return what + (over ? "had" : "has") + " the target" + by +
               (over ? ", missed " + duration(state.corrected.late) + " ago" : "");
    return what + (over ? "is overdue: it was due" + by + ", " + duration(state.corrected.late) + " ago"
                        : "is due" + by);
}

std::string stageWords(const Overview& overview, const DeliverableState& state, Instant asOf)
{
    const Zone& zone = overview.zone;
    switch (state.stage) {
    case Stage::Awaited:
        return awaited(state, zone, asOf);
    case Stage::UnderReview:
        return "under review: " + numbered(*state.newest) + " waits for the client since " +
               shortTime(state.newest->received, zone) +
               afterSemicolon(approvalWords(overview, *state.newest)) + answerWords(state, zone, asOf) +
               (state.accepted ? "; " + numbered(*state.accepted) + " stays accepted until it is decided on"
                               : "");
    case Stage::ChangesRequested:
        return decisionWords(overview, *state.newest,
                             "changes requested (" +
                                 count(state.newest->decision()->comments.size(), "comment") + ") to " +
                                 numbered(*state.newest)) +
               correctionWords(state, zone) + "; waiting for the service provider";
    case Stage::Rejected:
        return decisionWords(overview, *state.newest, numbered(*state.newest) + " rejected") +
               because(*state.newest) + "; waiting for the service provider";
    case Stage::Accepted:
        if (state.silence)
            return numbered(*state.accepted) + " counts as accepted since " +
                   shortTime(*state.silence, zone) +
                   ": nobody decided in time, and the contract takes silence as acceptance";
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
    if (state.newest && state.newest->decision() && state.answered.timing == Timing::Late)
        lines.push_back("the client's answer to " + numbered(*state.newest) + " came " +
                        punctuality(state.answered) + " (" + inWords(*state.answer->deadline, overview.zone) +
                        ")");
    return lines;
}

// When work without a document is to be done.
std::string workWords(const Overview& overview, const Activity& activity, const Deadlines& deadlines,
                      Instant asOf)
{
    const auto* recurs = std::get_if<Term::EveryMonth>(&activity.due->meaning);
    if (!recurs) return dueWords(*activity.due, deadlines.of(activity.id.str()), overview.zone);
    const auto next = deadlines.next(*recurs, asOf);
    return activity.due->written + (next ? ", next on " + longDay(*next) : "");
}

std::string clientWords(const Overview& overview, const InputState& state, Instant asOf)
{
    const Zone& zone = overview.zone;
    const HandOverFacts* first = state.first();
    if (!first) {
        if (!state.story->input->due) return "no date is given; waiting for the client";
        return awaited(*state.story->input->due, *state.due, state.handedOver, zone, asOf) +
               "; waiting for the client";
    }
    std::string words;
    if (state.given) words = "handed over by the client " + on(state.given->received, zone);
    if (state.received)
        words += (words.empty() ? "received by the service provider " : "; received ") +
                 on(state.received->received, zone);
    else
        words += " (the service provider has not confirmed it)";
    if (state.handedOver.timing != Timing::NotKnown) words += ": " + punctuality(state.handedOver);
    return words;
}

// What is owed by the client, and the work without a document that was noted or has a date.
void besides(std::string& out, const Overview& overview, const State& state, const Component& component,
             const std::map<ActivityId, std::pair<std::size_t, LocalDay>>& noted, std::size_t& nextInput)
{
    for (const auto& input : component.inputs) {
        out += "  " + input.id.str() + "  " + input.title + "  (owed by the client)\n";
        out += wrapped(clientWords(overview, state.inputs[nextInput++], state.asOf), kIndent);
    }
    for (const auto& activity : component.activities) {
        std::string words;
        if (const auto found = noted.find(activity.id); found != noted.end())
            words =
                "noted " + count(found->second.first, "time") + ", last of " + shortDay(found->second.second);
        if (activity.due)
            words +=
                (words.empty() ? "" : "; ") + workWords(overview, activity, *state.deadlines, state.asOf);
        if (!words.empty()) out += wrapped(activity.id.str() + ": " + words, 2);
    }
}

std::string noticeWords(const Overview& overview, const NotificationFacts& notified)
{
    return nameOf(overview.contract, notified.by) + " " +
           (notified.expected ? "expects it by " + longDay(*notified.expected) : "reports an obstacle") +
           (notified.obstacle.empty() ? "" : ": " + quotable(notified.obstacle, 200)) + " (announced on " +
           shortTime(notified.received, overview.zone) + "; it moves no date)";
}

// What was proposed and is not agreed yet, what stands still, and the end of the contract.
std::string agreementWords(const Overview& overview, const State& state)
{
    std::string out = termsWords(overview.contract, overview.standing, 0);
    const auto name = [&](const Actor& by) { return nameOf(overview.contract, by); };
    for (const auto& each : overview.standing.amendments)
        if (!each.agreed)
            out += wrapped("Proposed by " + name(each.by) + ", not agreed yet (entry " +
                               std::to_string(number(each.entry)) + "): " + quotable(each.amend.reason, 200),
                           0);
    for (const auto& each : overview.standing.suspensions) {
        const std::string entry = " (entry " + std::to_string(number(each.entry)) + "): ";
        if (!each.counts())
            out += wrapped("A suspension from " + longDay(each.from) + " is claimed by " + name(each.by) +
                               " and not agreed; it moves nothing" + entry + quotable(each.reason, 200),
                           0);
        else if (!each.until)
            out += wrapped("Suspended since " + longDay(each.from) + entry + quotable(each.reason, 200), 0);
    }
    if (!state.end || !state.end->due.deadline) return out.empty() ? out : "\n" + out;
    const std::size_t open = state.deliverables.size() - state.accepted;
    const std::string by = inWords(*state.end->due.deadline, overview.zone);
    if (state.end->over)
        out += wrapped("The contract has ended: it was valid until " + by.substr(by.find(' ') + 1) + ". " +
                           (open == 0 ? "Everything was accepted."
                                      : "Still open: " + count(open, "deliverable") +
                                            ". What comes now is recorded, and marked as after the end."),
                       0);
    else if (state.end->warned)
        out +=
            wrapped("The contract ends " + by + ", in " +
                        count(static_cast<std::size_t>(*state.end->workingDaysLeft), "working day") + ". " +
                        (open == 0 ? "Everything is accepted."
                                   : "Still open: " + count(open, "deliverable") +
                                         ". What needs longer needs an amendment that both sides have signed "
                                         "before then (remit amend)."),
                    0);
    return out.empty() ? out : "\n" + out;
}

void paragraph(std::string& out, const Overview& overview, const DeliverableState& state, Instant asOf)
{
    const Deliverable& deliverable = state.deliverable();
    out += "  " + deliverable.id.str() + "  " + deliverable.title +
           (deliverable.internal ? "  (internal: not in the contract's table)" : "") + "\n";
    for (const auto& line : linesOf(overview, state, asOf))
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

std::vector<std::string> linesOf(const Overview& overview, const DeliverableState& state, Instant asOf)
{
    std::vector<std::string> lines{stageWords(overview, state, asOf)};
    if (state.stage != Stage::Awaited)
        lines.push_back(dueWords(state.deliverable().due, *state.due, overview.zone));
    if (const auto& notified = state.story->notified; notified && state.waitingFor == Side::Provider)
        lines.push_back(noticeWords(overview, *notified));
    for (auto& line : handIns(overview, state))
        lines.push_back(std::move(line));
    return lines;
}

std::vector<std::string> linesOf(const Overview& overview, const InputState& state, Instant asOf)
{
    return {clientWords(overview, state, asOf)};
}

std::string punctuality(const Punctuality& punctuality)
{
    const std::string but = punctuality.otherwise.empty() ? "" : "; " + punctuality.otherwise;
    if (punctuality.timing == Timing::Undecided)
        return "whether on time cannot be decided, because the contract names no zone";
    if (punctuality.timing == Timing::InTime) return "on time" + but;
    return duration(punctuality.late) + (punctuality.target ? " after the target" : " after the deadline") +
           but;
}

std::string handedIn(const Overview& overview, const RevisionFacts& revision)
{
    const Evidence what = evidence(overview.contract, overview.standing, revision);
    const Side side = sideOf(overview.contract, revision.by);
    std::string words = "handed in on " + shortTime(revision.received, overview.zone) +
                        (what.givenClock ? " (a time given, not the clock's)" : "");
    if (what.claimedEarlier)
        words += " (according to " + sideName(what.claimedBy) + ", already on " +
                 shortTime(revision.at, overview.zone) +
                 (what.claimedBy == side ? "; nobody else has confirmed it)" : ")");
    else if (what.ownClock)
        words += " (by " + sideName(side) + "'s own clock; nobody else has confirmed it)";
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
    std::size_t nextInput = 0;
    for (const auto& component : contract.components) {
        out += "\n" + component.title + "\n";
        for (std::size_t i = 0; i < component.deliverables.size(); ++i)
            paragraph(out, overview, state.deliverables[next++], state.asOf);
        besides(out, overview, state, component, noted, nextInput);
    }
    out += "\n" + std::to_string(state.accepted) + " of " + count(state.deliverables.size(), "deliverable") +
           " accepted.";
    if (state.completion)
        out += " Services to be completed " +
               (state.completion->deadline
                    ? inWords(*state.completion->deadline, overview.zone)
                    : "\"" + contract.completes->written + "\" (" + state.completion->why + ")") +
               ".";
    return out + "\n" + paymentWords(overview, state) + agreementWords(overview, state) +
           assumptions(contract, state);
}

}
