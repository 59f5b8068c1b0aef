#include "state/deadline.h"

#include "base/words.h"

#include <algorithm>

namespace remit {

namespace {

constexpr std::chrono::seconds kMidnight{24 * 3600};
const char* const kNotWorkedOut = "this version cannot work out the date";
const char* const kRolls = "this version cannot work out the date, which moves when it is no working day";

constexpr int kMostSteps =
    64; // of "with …"; a circle, which has no end, is refused by the reader of schedules

Due unknown(const char* why = kNotWorkedOut)
{
    return {{}, why};
}

// What each form of a term means, but for "with …", which needs the other terms.
struct Meaning {
    const Contract& contract;
    const Zone& zone;
    const std::string& written;

    Due operator()(const Term::Day& term) const
    {
        const auto end = zone.at({term.day, contract.dayEnds});
        if (!end) return unknown();
        Deadline deadline{*end, term.day, contract.dayEnds == kMidnight, {}};
        deadline.rules.push_back("The date is " + longDay(term.day) + ".");
        deadline.rules.push_back(deadline.wholeDay
                                     ? "A day counts to its end, midnight in " + zone.city() + "."
                                     : "A day ends at " + clockTime(*end, zone) + " in " + zone.city() + ".");
        return {deadline, {}};
    }

    Due operator()(const Term::Time& term) const
    {
        const auto end = zone.at(term.time);
        if (!end) return unknown();
        return {
            Deadline{*end, {}, false, {"The time is " + written + " on the clocks of " + zone.city() + "."}},
            {}};
    }

    Due operator()(const Term::Moment& term) const
    {
        return {Deadline{term.instant, {}, false, {"The time is " + written + ", the same everywhere."}}, {}};
    }

    Due operator()(const Term::With&) const { return unknown(); }
    Due operator()(const Term::Sentence&) const { return unknown(); }
};

}

Deadlines::Deadlines(const Contract& contract, const Zone& zone) : contract_(contract), zone_(zone)
{
    for (const auto& component : contract.components) {
        for (const auto& deliverable : component.deliverables)
            deliverables_[deliverable.id.str()] = &deliverable;
        for (const auto& input : component.inputs)
            inputs_[input.id.str()] = &input;
    }
}

Due Deadlines::of(const Deliverable& deliverable) const
{
    // A roll needs to know which days are working days, which no calendar tells yet.
    return deliverable.roll == Roll::None ? resolve(deliverable.due, 0) : unknown(kRolls);
}

Due Deadlines::of(const Term& term) const
{
    return resolve(term, 0);
}

Due Deadlines::resolve(const Term& term, int steps) const
{
    if (const auto* other = std::get_if<Term::With>(&term.meaning)) return with(other->id, steps + 1);
    return std::visit(Meaning{contract_, zone_, term.written}, term.meaning);
}

Due Deadlines::with(const std::string& id, int steps) const
{
    if (steps > kMostSteps) return unknown();
    Due due = unknown();
    std::string title;
    if (const auto found = deliverables_.find(id); found != deliverables_.end()) {
        title = found->second->title;
        due = found->second->roll == Roll::None ? resolve(found->second->due, steps) : unknown(kRolls);
    } else if (const auto input = inputs_.find(id); input != inputs_.end() && input->second->due) {
        title = input->second->title;
        due = resolve(*input->second->due, steps);
    }
    if (due.deadline)
        due.deadline->rules.insert(due.deadline->rules.begin(), "It is due with: " + title + ".");
    return due;
}

std::vector<std::string> assumptionsOf(const Contract& contract, const Deliverable& deliverable)
{
    std::vector<std::string> keys;
    const auto add = [&](const std::string& key) {
        if (contract.assumption(key)) keys.push_back(key);
    };
    add(deliverable.id.str());
    add(deliverable.id.str() + ".due");
    add(deliverable.id.str() + ".roll");
    if (const auto* with = std::get_if<Term::With>(&deliverable.due.meaning)) {
        add(with->id + ".due");
        add(with->id + ".roll");
    }
    if (!std::holds_alternative<Term::Moment>(deliverable.due.meaning)) add("contract.zone");
    if (!std::holds_alternative<Term::Moment>(deliverable.due.meaning) &&
        !std::holds_alternative<Term::Time>(deliverable.due.meaning))
        add("contract.day-ends");
    return keys;
}

std::string inWords(const Deadline& deadline, const Zone& zone)
{
    if (deadline.day && deadline.wholeDay)
        return "by the end of " + longDay(*deadline.day) + " (" + zone.city() + ")";
    return "before " + longTime(deadline.end, zone);
}

}
