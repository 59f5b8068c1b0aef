#include "state/deadline.h"

#include "base/words.h"
#include "state/facts.h"
#include "state/resolving.h"

#include <algorithm>

namespace remit {

namespace {

using namespace std::chrono;

Due unknown(std::string why)
{
    return {{}, std::move(why), {}};
}

// Clocks on Earth are between these from UTC.
constexpr seconds kFurthestWest = -hours(12);
constexpr seconds kFurthestEast = hours(14);

}

Deadlines::Deadlines(const Contract& contract, const Standing& standing, const Zone& zone, Instant asOf)
    : contract_(contract), standing_(standing), zone_(zone), asOf_(asOf)
{
}

// Made when they are first asked for: a deadline that counts from what happened rests on no other term, and
// is asked for once for each entry that is held to it.
const Deadlines::Terms& Deadlines::terms() const
{
    if (terms_) return *terms_;
    Terms& terms = terms_.emplace();
    const auto assumed = [&](const std::string& id) {
        for (const auto& key : {id + ".due", id})
            if (contract_.assumption(key)) return key;
        return std::string();
    };
    const auto parts = contract_.parts();
    terms.dated.reserve(parts.size());
    for (const auto& part : parts) {
        const std::string id(part.id);
        const std::string key = contract_.assumed.empty() ? std::string() : assumed(id);
        terms.dated.emplace(part.id, Dated{part.id, part.title, part.due, part.roll, key});
    }
    for (const auto& amendment : standing_.amendments) {
        if (!amendment.agreed) continue;
        for (const auto& change : amendment.amend.changes) {
            if (change.subject == "contract" && change.key == "completes")
                terms.completesAmended = amendment.agreed;
            const auto found = change.key == "due" ? terms.dated.find(change.subject) : terms.dated.end();
            if (found == terms.dated.end()) continue;
            found->second.amended = amendment.agreed;
            found->second.assumed.clear(); // both sides agreed to it
        }
    }
    return terms;
}

Due Deadlines::completion() const
{
    const auto amended = terms().completesAmended;
    const bool assumed = contract_.assumption("contract.completes") && !amended;
    return resolve({"contract",
                    "completion",
                    &*contract_.completes,
                    {},
                    assumed ? "contract.completes" : "",
                    true,
                    {},
                    amended});
}

Due Deadlines::end() const
{
    return resolve({"contract",
                    "the end of the contract",
                    &*contract_.ends,
                    {},
                    contract_.assumption("contract.ends") ? "contract.ends" : "",
                    false});
}

// What a term rests on is worked out first, from the far end of the chain: one step after the other, however
// long it is. Circles are refused by the reader of schedules.
const Due& Deadlines::of(std::string_view id) const
{
    const Dated& wanted = terms().dated.at(id);
    std::vector<const Dated*> chain;
    for (const Dated* at = &wanted; !at->due;) {
        chain.push_back(at);
        const auto anchor = at->term ? at->term->anchor() : std::nullopt;
        if (!anchor || anchor->what != Anchor::What::Due) break;
        at = &terms().dated.at(anchor->id);
    }
    for (auto each = chain.rbegin(); each != chain.rend(); ++each)
        (*each)->due =
            (*each)->term ? resolve(**each) : unknown(std::string((*each)->title) + " has no date");
    return *wanted.due;
}

Due Deadlines::resolve(const Dated& dated) const
{
    if (contract_.zone.empty()) return everywhere(dated);
    Resolving resolving(*this, dated, {});
    Due due = resolving.due();
    if (due.deadline) readOtherwise(due, dated, resolving.unrolled());
    return due;
}

// What the date would be if the roll or the zone, where they are assumed, were others.
void Deadlines::readOtherwise(Due& due, const Dated& dated, std::optional<LocalDay> unrolled) const
{
    const auto add = [&](const std::string& key, const std::string& condition, Instant end) {
        const bool known = std::any_of(due.otherwise.begin(), due.otherwise.end(),
                                       [&](const OtherReading& each) { return each.end == end; });
        if (end != due.deadline->end && !known) due.otherwise.push_back({key, condition, end});
    };
    const std::string rollKey = std::string(dated.id) + ".roll";
    if (unrolled && contract_.assumption(rollKey) && !contract_.calendar.isWorkingDay(*unrolled))
        for (const Roll roll : {Roll::None, Roll::Following, Roll::Preceding}) {
            const LocalDay moved = contract_.calendar.rolled(*unrolled, roll);
            const std::string words =
                moved == *unrolled ? longDay(moved) + " counts" : "it moves to " + longDay(moved);
            if (const auto end = zone_.at({moved, contract_.dayEnds})) add(rollKey, words, *end);
        }
    if (!due.deadline->day || !contract_.assumption("contract.zone")) return;
    const Instant local(sys_days(due.deadline->day->ymd()) + contract_.dayEnds);
    add("contract.zone", "the day is that of a zone further east", local - kFurthestEast);
    add("contract.zone", "the day is that of a zone further west", local - kFurthestWest);
}

// Where no zone is named: by every clock on Earth, the widest bounds. A day of the calendar ends first in the
// furthest east and last in the furthest west; what counts from an instant is on different days between them,
// in steps of half an hour.
Due Deadlines::everywhere(const Dated& dated) const
{
    const auto anchor = dated.term->anchor();
    const bool counts = dated.counted || (anchor && anchor->what != Anchor::What::Start);
    const seconds step = counts ? seconds(minutes(30)) : kFurthestEast - kFurthestWest;
    Due widest;
    for (seconds offset = kFurthestWest; offset <= kFurthestEast; offset += step) {
        Due due = Resolving(*this, dated, offset).due();
        if (!due.deadline) return due;
        const Instant end = due.deadline->end, earliest = due.deadline->earliest.value_or(end);
        if (!widest.deadline) {
            widest = std::move(due);
            widest.deadline->earliest = earliest;
        }
        widest.deadline->earliest = std::min(*widest.deadline->earliest, earliest);
        widest.deadline->end = std::max(widest.deadline->end, end);
    }
    if (widest.deadline->earliest == widest.deadline->end) widest.deadline->earliest.reset(); // an instant
    return widest;
}

Due Deadlines::after(Instant from, const Period& period, const std::string& assumed,
                     const std::string& what) const
{
    const Term term{period.str(), Term::Relative{period, false, {}}, {}};
    return resolve(
        {{}, what, &term, {}, contract_.assumption(assumed) ? assumed : std::string(), true, from, {}});
}

Due Deadlines::on(LocalDay day) const
{
    const Term term{day.str(), Term::Day{day}, {}};
    return resolve({{}, {}, &term, {}, {}, false});
}

std::optional<Due> Deadlines::answer(const RevisionFacts& revision) const
{
    if (!contract_.review.within) return {};
    return after(revision.received, *contract_.review.within, "review.within",
                 "Revision " + std::to_string(revision.number) + " was handed in");
}

std::optional<Due> Deadlines::correction(const RevisionFacts& revision) const
{
    const ReviewFacts* decision = revision.decision();
    if (!contract_.review.correction || !decision || decision->decision != Decision::RequestChanges)
        return {};
    return after(decision->received, *contract_.review.correction, "review.correction",
                 "Changes to revision " + std::to_string(revision.number) + " were requested");
}

Due Deadlines::payment(Instant payable, const Payment& payment) const
{
    const Term term{payment.within->str(), Term::Relative{*payment.within, false, {}}, {}};
    return resolve({{},
                    "The payment was payable",
                    &term,
                    {},
                    contract_.assumption("payment") ? "payment" : "",
                    false,
                    payable,
                    {}});
}

std::optional<Instant> Deadlines::acceptedBySilence(const Story& story) const
{
    const RevisionFacts* revision = story.underReview();
    if (!revision || contract_.review.silence != Silence::Accepted || contract_.assumption("review.silence"))
        return {};
    const auto due = answer(*revision);
    if (!due || !due->deadline || due->deadline->target || asOf_ < due->deadline->end) return {};
    return due->deadline->end;
}

std::optional<LocalDay> Deadlines::next(const Term::EveryMonth&, Instant asOf) const
{
    const auto now = zone_.local(asOf);
    if (!now) return {};
    auto month = now->day.ymd().year() / now->day.ymd().month();
    for (int i = 0; i < 2; ++i, month += months(1)) {
        const LocalDay lastDay{year_month_day(month / last)};
        const LocalDay working =
            contract_.calendar.isWorkingDay(lastDay) ? lastDay : contract_.calendar.before(lastDay, 1);
        if (working >= now->day) return working;
    }
    return {};
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
    const auto anchor = deliverable.due.anchor();
    if (anchor && !anchor->id.empty()) {
        add(anchor->id + ".due");
        add(anchor->id + ".roll");
    }
    const bool moment = std::holds_alternative<Term::Moment>(deliverable.due.meaning);
    if (!moment) add("contract.zone");
    if (!moment && !std::holds_alternative<Term::Time>(deliverable.due.meaning)) add("contract.day-ends");
    const auto* relative = std::get_if<Term::Relative>(&deliverable.due.meaning);
    const bool counts = relative && relative->period.unit == Period::Unit::WorkingDays;
    if (counts || deliverable.roll.value_or(Roll::None) != Roll::None) add("contract.calendar");
    return keys;
}

std::string inWords(const Deadline& deadline, const Zone& zone)
{
    if (deadline.earliest && deadline.day)
        return "by the end of " + longDay(*deadline.day) + " (the contract names no zone)";
    if (deadline.earliest)
        return "before " + longTime(*deadline.earliest, zone) +
               " at the earliest (the contract names no zone)";
    if (deadline.day && deadline.wholeDay)
        return "by the end of " + longDay(*deadline.day) + " (" + zone.city() + ")";
    return "before " + longTime(deadline.end, zone);
}

}
