#include "base/words.h"
#include "report/agreed.h"
#include "report/layout.h"
#include "report/terminal.h"
#include "state/amendment.h"

namespace remit::terminal {

namespace {

// What was agreed, and proposed, about the date of `id`.
std::string amended(const Record& record, const std::string& id)
{
    std::string out;
    for (const auto& each : record.facts.amendments)
        for (const auto& change : each.amend.changes) {
            if (change.subject != id || change.key != "due") continue;
            const std::string entry = " (entry " + std::to_string(number(each.entry)) + ")";
            std::string words = inWords(change, *record.contract, record.facts, each.entry) + entry;
            if (!each.agreed) {
                out += wrapped(
                    "Proposed by " + nameOf(*record.contract, each.by) + ", not agreed: " + words + ".", 2);
                continue;
            }
            words += ", in force since it was agreed by " + nameOf(*record.contract, each.agreedBy) + " on " +
                     shortTime(each.inForce, record.zone);
            const auto from = LocalDay::parse(change.from);
            const auto end = from ? record.zone.at({*from, record.contract->dayEnds}) : from.error();
            if (end && each.inForce >= *end) words += ", after the date that it moved";
            out += wrapped("Amended: " + words + ".", 2);
        }
    return out;
}

// How what the date rests on came to its own, one after the other.
std::string chain(const Record& record, const Deadlines& deadlines, std::string id)
{
    constexpr int kMostShown = 8;
    std::string out;
    for (int i = 0; !id.empty(); ++i) {
        const std::string title = record.contract->titleOf(id);
        if (i == kMostShown)
            return out + wrapped("For how " + title + " comes to its date: remit explain " + id, 2);
        const Due& due = deadlines.of(id);
        if (!due.deadline) return out;
        out += wrapped(title + " comes to its date so:", 2);
        for (const auto& rule : due.deadline->rules)
            out += wrapped(rule, 4);
        id = due.deadline->restsOn;
    }
    return out;
}

// The bounds of a date without a zone.
std::string bounds(const Deadline& deadline)
{
    return wrapped("The contract names no zone, so the day does not end everywhere at once: before " +
                       deadline.earliest->str() + " it is on time everywhere, from " + deadline.end.str() +
                       " on it is too late everywhere, and between the two it cannot be decided.",
                   2);
}

}

std::string explain(const Record& record, const Deadlines& deadlines, const DeliverableState& state)
{
    const Deliverable& deliverable = state.deliverable();
    const Contract& contract = *record.contract;
    std::string out = deliverable.title + "\n";
    out += wrapped("The contract says: due " + deliverable.due.written + " (" + deliverable.due.place.file +
                       ", line " + std::to_string(deliverable.due.place.line) + ").",
                   2);
    out += amended(record, deliverable.id.str());
    if (state.due->deadline) {
        const Deadline& deadline = *state.due->deadline;
        for (const auto& rule : deadline.rules)
            out += wrapped(rule, 2);
        out += chain(record, deadlines, deadline.restsOn);
        out += wrapped("So it is due " + inWords(deadline, record.zone) + ".", 2);
        if (deadline.target)
            out += wrapped(
                "This date is assumed, not set by the contract: it can be missed, and nothing is late "
                "by it.",
                2);
        out +=
            deadline.earliest ? bounds(deadline) : wrapped("In UTC: before " + deadline.end.str() + ".", 2);
        for (const auto& other : state.due->otherwise)
            out += wrapped("If " + other.condition + ", it would be: before " + other.end.str() + " (" +
                               other.assumed + " is assumed).",
                           2);
    } else {
        out += wrapped("So far: " + state.due->why + ".", 2);
    }
    out += termsWords(contract, record.facts, 2);
    if (state.silence)
        out += wrapped("Revision " + std::to_string(state.accepted->number) + " counts as accepted since " +
                           shortTime(*state.silence, record.zone) +
                           ": nobody decided in time, and the contract takes silence as acceptance.",
                       2);
    if (state.first)
        out += wrapped("Revision " + std::to_string(state.first->number) + " was " +
                           handedIn(record.overview(), *state.first) +
                           (state.firstHandIn.timing == Timing::NotKnown
                                ? std::string(".")
                                : ": " + punctuality(state.firstHandIn) + "."),
                       2);
    if (state.stage == Stage::UnderReview)
        if (const std::string words = approvalWords(record.overview(), *state.newest); !words.empty())
            out += wrapped("Revision " + std::to_string(state.newest->number) + " is " + words + ".", 2);
    if (state.assumed.empty()) return out;
    out += "  This rests on what the terms do not say:\n";
    for (const auto& key : state.assumed)
        out += wrapped(key + ": " + *contract.assumption(key), 4);
    return out;
}

}
