#include "report/receipt.h"

#include "base/words.h"
#include "state/owed.h"

namespace remit {

namespace {

// "10 working days; Thursday 8 September 2022 is a holiday (Jeûne genevois); a target, the contract sets
// none"
std::string howReckoned(const Record& record, const Deadline& deadline, Instant from)
{
    const Contract& contract = *record.contract;
    std::vector<std::string> parts;
    if (contract.review.within) parts.push_back(contract.review.within->str());
    const auto received = record.zone.local(from);
    constexpr std::size_t kMostNamed = 5;
    if (received && deadline.day && contract.review.within &&
        contract.review.within->unit == Period::Unit::WorkingDays) {
        std::size_t named = 0;
        for (const auto& each : contract.calendar.holidays(received->day, *deadline.day))
            if (!contract.calendar.isWeekend(each.day) && named++ < kMostNamed)
                parts.push_back(longDay(each.day) + " is a holiday" +
                                contract.calendar.holidayInBrackets(each.day));
    }
    if (deadline.target) parts.push_back("a target, the contract sets none");
    std::string out;
    for (const auto& part : parts)
        out += (out.empty() ? "" : "; ") + part;
    return out;
}

// What the side of the author owes by `until`.
std::string dueMeanwhile(const Record& record, const State& state, Side side, const Instant& until)
{
    std::vector<std::string> due;
    for (const auto& each : owed(*record.contract, record.facts, state))
        if (each.side == side && each.due.deadline && each.due.deadline->end <= until)
            due.push_back(each.title + " (" + inWords(*each.due.deadline, record.zone) + ")");
    if (due.empty()) return "Nothing is due from you until then.";
    return "Until then is due from you: " + listed(due) + ".";
}

// By when the client is to decide on that revision, and what is due from its author until then; nothing once
// it is decided or taken back.
void answer(const Record& record, const State& state, const Entry& entry, std::vector<std::string>& out)
{
    const RevisionFacts* revision = record.facts.revision(entry.facts.event);
    const Side side = sideOf(*record.contract, entry.event.party());
    if (!revision || revision->decision() || revision->withdrawn || side == Side::Client) return;
    const auto due = state.deadlines->answer(*revision);
    if (!due) return;
    if (!due->deadline) return out.push_back("The time for an answer: " + due->why + ".");
    const std::string how = howReckoned(record, *due->deadline, entry.facts.received);
    const bool ours = sideOf(*record.contract, record.facts.keeper) == Side::Client;
    out.push_back(std::string(ours ? "We will answer " : "The client is to answer ") +
                  inWords(*due->deadline, record.zone) + (how.empty() ? "" : " (" + how + ")") + ".");
    out.push_back(dueMeanwhile(record, state, side, due->deadline->end));
}

}

std::vector<std::string> receipt(const Record& record, const State& state, const Entry& entry)
{
    const EventFacts& facts = record.facts.events.at(entry.facts.event);
    const std::string when = "on " + longTime(entry.facts.received, record.zone);
    const std::string fingerprint = ", fingerprint " + entry.facts.event.str() + ", ";
    const std::string files = entry.event.files.empty() ? "" : ", " + count(entry.event.files.size(), "file");
    const std::string as = " as entry " + std::to_string(number(entry.facts.number)) + ".";
    if (!entry.facts.withoutEffect.empty())
        return {"Received: " + inWords(entry.event, entry.facts.event, *record.contract, record.facts) +
                    fingerprint + when + "," + as,
                "It has no effect, and is kept with the reason: " + entry.facts.withoutEffect + "."};
    const auto* submit = std::get_if<Submit>(&entry.event.deed);
    if (!submit)
        return {"Received: " + inWords(entry.event, entry.facts.event, *record.contract, record.facts) +
                fingerprint + when + "," + as};
    std::vector<std::string> out{"Received " + record.contract->titleOf(submit->deliverable.str()) +
                                 ", revision " + std::to_string(facts.revision) + files + fingerprint + when +
                                 "," + as};
    answer(record, state, entry, out);
    return out;
}

}
