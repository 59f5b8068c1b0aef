#include "state/resolving.h"

#include "base/words.h"

#include <algorithm>

namespace remit {

namespace {

using namespace std::chrono;

constexpr seconds kMidnight{24 * 3600};
// Years whose dates are worked out: before the first nothing is agreed, from 2038 on clocks are not known.
constexpr year kFirstYear{1970};
constexpr year kLastYear{2037};

Due unknown(std::string why)
{
    return {{}, std::move(why), {}};
}

Due beyondZones()
{
    return unknown("this version cannot work out dates from the year 2038 on");
}

Due beforeYears()
{
    return unknown("this version cannot work out dates before the year 1970");
}

// "Mon 5 Sep 2022 (Labour Day), Thu 8 Sep 2022 and 2 others"
std::string daysWords(const std::vector<Holiday>& holidays)
{
    constexpr std::size_t kMostNamed = 3;
    std::vector<std::string> names;
    for (const auto& holiday : holidays) {
        if (names.size() == kMostNamed) {
            names.push_back(count(holidays.size() - kMostNamed, "other"));
            break;
        }
        names.push_back(shortDay(holiday.day) + (holiday.name.empty() ? "" : " (" + holiday.name + ")"));
    }
    return listed(names);
}

}

Due Deadlines::Resolving::due()
{
    if (auto trouble = std::visit([&](const auto& term) { return start(term); }, dated_.term->meaning);
        !trouble.empty())
        return unknown(std::move(trouble));
    if (!std::holds_alternative<Term::With>(dated_.term->meaning))
        if (auto still = suspended(); !still.empty()) return unknown(std::move(still));
    if (day_) {
        roll();
        if (!closeDay(*day_)) return beyondZones();
    }
    deadline_.target = deadline_.target || !dated_.assumed.empty();
    return {std::move(deadline_), {}, {}};
}

std::string Deadlines::Resolving::where() const
{
    return offset_ ? std::string("a zone that the contract does not name") : all_.zone_.city();
}

Result<Instant> Deadlines::Resolving::at(LocalTime local) const
{
    if (!offset_) return all_.zone_.at(local);
    return Instant(sys_days(local.day.ymd()) + local.time - *offset_);
}

Result<LocalDay> Deadlines::Resolving::dayOf(Instant instant) const
{
    if (offset_) return LocalDay(year_month_day(floor<days>(instant.value() + *offset_)));
    const auto local = all_.zone_.local(instant);
    if (!local) return local.error();
    return local->day;
}

bool Deadlines::Resolving::closeDay(LocalDay day)
{
    const auto end = at({day, contract_.dayEnds});
    if (!end) return false;
    deadline_.end = *end;
    deadline_.day = day;
    deadline_.wholeDay = contract_.dayEnds == kMidnight;
    rule(deadline_.wholeDay ? "A day counts to its end, midnight in " + where() + "."
         : offset_          ? "A day ends before midnight, in " + where() + "."
                            : "A day ends at " + clockTime(*end, all_.zone_) + " in " + where() + ".");
    return true;
}

std::string Deadlines::Resolving::start(const Term::Day& term)
{
    day_ = term.day;
    rule("The date is " + longDay(term.day) + ".");
    return {};
}

std::string Deadlines::Resolving::start(const Term::Time& term)
{
    const auto end = at(term.time);
    if (!end) return beyondZones().why;
    deadline_.end = *end;
    local_ = term.time;
    rule("The time is " + dated_.term->written + " on the clocks of " + where() + ".");
    return {};
}

std::string Deadlines::Resolving::start(const Term::Moment& term)
{
    deadline_.end = term.instant;
    rule("The time is " + dated_.term->written + ", the same everywhere.");
    return {};
}

std::string Deadlines::Resolving::start(const Term::With& term)
{
    const Due& other = all_.of(term.id);
    if (!other.deadline) return other.why;
    const std::string title(all_.terms().dated.at(term.id).title);
    deadline_ = *other.deadline;
    deadline_.rules = {"It is due with: " + title + "."};
    deadline_.restsOn = term.id;
    return {};
}

std::string Deadlines::Resolving::start(const Term::EndOfMonth& term)
{
    day_ = endOfMonth(*contract_.starts, term.month);
    rule("The contract starts on " + longDay(*contract_.starts) + "; its month " +
         std::to_string(term.month) + " ends on " + longDay(*day_) + ".");
    return {};
}

std::string Deadlines::Resolving::start(const Term::Relative& term)
{
    std::string what; // that is counted from
    if (dated_.counted) what = std::string(dated_.title) + " on";
    if (auto trouble = dated_.counted ? happened(*dated_.counted) : anchor(term.from, what); !trouble.empty())
        return trouble;
    since_ = *anchorDay_;
    day_ = counted(*anchorDay_, term);
    if (day_->ymd().year() < kFirstYear) return beforeYears().why;
    forward_ = !term.before;
    period_ = term.period;
    rule(what + " " + longDay(*anchorDay_) + ". " + term.period.str() + (term.before ? " before" : " after") +
         " it, that day not counted, is " + longDay(*day_) + "." + holidaysBetween(term));
    atLeastTwoWorkingDays();
    return {};
}

std::string Deadlines::Resolving::anchor(const Anchor& from, std::string& what)
{
    switch (from.what) {
    case Anchor::What::Start:
        anchorDay_ = contract_.starts;
        what = "The contract starts on";
        return {};
    case Anchor::What::Open:
        what = "The record was opened on";
        if (all_.standing_.record.empty()) return "date not known yet: the record is not opened";
        return happened(all_.standing_.opened);
    case Anchor::What::Due:
        return dueAnchor(from, what);
    case Anchor::What::HandedIn:
    case Anchor::What::Accepted:
    case Anchor::What::HandedOver:
        return event(from, what);
    }
    return {};
}

std::string Deadlines::Resolving::happened(Instant instant)
{
    const auto day = dayOf(instant);
    if (!day) return beyondZones().why;
    anchorDay_ = *day;
    return {};
}

std::string Deadlines::Resolving::dueAnchor(const Anchor& from, std::string& what)
{
    const Due& other = all_.of(from.id);
    if (!other.deadline) return other.why;
    const std::string title(all_.terms().dated.at(from.id).title);
    what = title + " is due on";
    deadline_.target = other.deadline->target;
    deadline_.restsOn = from.id;
    if (!other.deadline->day) return happened(other.deadline->end - seconds(1));
    anchorDay_ = *other.deadline->day;
    return {};
}

std::string Deadlines::Resolving::event(const Anchor& from, std::string& what)
{
    const std::string title(all_.terms().dated.at(from.id).title);
    static constexpr const char* kDone[] = {"", "", "", "handed in", "accepted", "handed over"};
    const std::string done = kDone[static_cast<int>(from.what)];
    what = title + " was " + done + " on";
    if (const auto when = instantOf(from)) return happened(*when);
    return "date not known yet: " + title + " is not " + done;
}

std::optional<Instant> Deadlines::Resolving::instantOf(const Anchor& from) const
{
    if (from.what == Anchor::What::HandedOver) {
        const auto id = InputId::of(from.id);
        const InputStory* input = id ? all_.standing_.input(*id) : nullptr;
        if (!input || input->handOvers.empty()) return {};
        return input->handOvers.front().received;
    }
    const auto id = DeliverableId::of(from.id);
    const Story* story = id ? all_.standing_.story(*id) : nullptr;
    if (!story) return {};
    if (from.what == Anchor::What::HandedIn)
        return story->first() ? std::optional(story->first()->received) : std::nullopt;
    if (const auto silent = all_.acceptedBySilence(*story)) return silent;
    if (!story->accepted) return {};
    return story->revisions[*story->accepted].acceptedAt();
}

LocalDay Deadlines::Resolving::counted(LocalDay from, const Term::Relative& term) const
{
    const int count = term.period.count;
    const int sign = term.before ? -1 : 1;
    switch (term.period.unit) {
    case Period::Unit::WorkingDays:
        return term.before ? calendar().before(from, count) : calendar().after(from, count);
    case Period::Unit::Days:
        return from + days(sign * count);
    case Period::Unit::Weeks:
        return from + days(7 * sign * count);
    case Period::Unit::Months:
        return plusMonths(from, sign * count);
    }
    return from;
}

std::string Deadlines::Resolving::holidaysBetween(const Term::Relative& term) const
{
    if (term.period.unit != Period::Unit::WorkingDays) return {};
    auto passed = calendar().holidays(std::min(*anchorDay_, *day_), std::max(*anchorDay_, *day_));
    std::erase_if(passed, [&](const Holiday& each) { return calendar().isWeekend(each.day); });
    return passed.empty() ? "" : " Not counted: " + daysWords(passed) + ".";
}

void Deadlines::Resolving::atLeastTwoWorkingDays()
{
    const bool inDays = period_->unit == Period::Unit::Days || period_->unit == Period::Unit::Weeks;
    if (!byRegulation() || !forward_ || !inDays ||
        (period_->unit == Period::Unit::Days && period_->count < 2))
        return;
    if (calendar().between(*since_, *day_) >= 2) return;
    day_ = calendar().after(*since_, 2);
    rule("A period of two days or more has at least two working days "
         "(Regulation 1182/71, Art. 3(5)): it "
         "ends on " +
         longDay(*day_) + ".");
}

std::string Deadlines::Resolving::suspended()
{
    if (!dated_.suspends || (period_ && !forward_)) return {};
    for (const auto& each : all_.standing_.suspensions) {
        const auto day = lastDay();
        if (!day || day->ymd().year() > kLastYear) return beyondZones().why;
        if (!concerns(each, *day)) continue;
        if (!each.counts()) {
            rule("A suspension from " + longDay(each.from) + " is claimed by " + nameOf(contract_, each.by) +
                 " and not agreed: it moves nothing.");
            continue;
        }
        if (!each.until) return "date not known yet: the contract is suspended since " + longDay(each.from);
        const std::string how = day_ ? moveDay(each) : moveTime(each);
        if (how.empty()) return beyondZones().why;
        rule("Suspended from " + longDay(each.from) + " to " + longDay(*each.until - days(1)) + " (entry " +
             std::to_string(number(each.entry)) + "): " + how + ".");
    }
    return {};
}

std::optional<LocalDay> Deadlines::Resolving::lastDay() const
{
    if (day_) return day_;
    const auto day = dayOf(deadline_.end - seconds(1));
    return day ? std::optional(*day) : std::nullopt;
}

bool Deadlines::Resolving::concerns(const SuspensionFacts& suspension, LocalDay last) const
{
    const bool known = dated_.amended && suspension.agreed.value_or(suspension.entry) < *dated_.amended;
    const bool over = suspension.until && since_ && *suspension.until <= *since_ + days(1);
    return suspension.from <= last && !known && !over;
}

std::string Deadlines::Resolving::moveDay(const SuspensionFacts& suspension)
{
    const LocalDay first = since_ ? std::max(suspension.from, *since_ + days(1)) : suspension.from;
    const bool working = period_ && period_->unit == Period::Unit::WorkingDays;
    const long lost = working ? calendar().between(first - days(1), *suspension.until - days(1))
                              : (*suspension.until - first).count();
    if (working && lost > 0)
        day_ = calendar().after(*day_, static_cast<int>(lost));
    else if (!working)
        day_ = *day_ + days(lost);
    if (day_->ymd().year() > kLastYear) return {};
    if (lost == 0) return "no working day falls into it";
    const std::string noun = working ? "working day" : "day";
    return count(static_cast<std::size_t>(lost), noun + " does", noun + "s do") +
           " not count, so it moves to " + longDay(*day_);
}

std::string Deadlines::Resolving::moveTime(const SuspensionFacts& suspension)
{
    const auto length = *suspension.until - suspension.from;
    if (local_) {
        local_->day = local_->day + length;
        const auto moved = at(*local_);
        if (!moved) return {};
        deadline_.end = *moved;
    } else {
        deadline_.end = deadline_.end + length;
    }
    return "it moves by " + count(static_cast<std::size_t>(length.count()), "day") + " to " +
           longTime(deadline_.end, all_.zone_);
}

void Deadlines::Resolving::roll()
{
    unrolled_ = day_;
    const bool ofRegulation = !dated_.roll && byRegulation() && period_ && forward_;
    const Roll wanted = dated_.roll.value_or(ofRegulation ? Roll::Following : Roll::None);
    if (calendar().isWorkingDay(*day_)) return;
    const LocalDay moved = calendar().rolled(*day_, wanted);
    const std::string no = longDay(*day_) + " is no working day" + calendar().holidayInBrackets(*day_);
    day_ = moved;
    if (wanted == Roll::None)
        rule(no + "; " +
             (byRegulation() && !dated_.roll
                  ? period_ ? "a period counted backwards does not move for it (Regulation 1182/71, Art. "
                              "3(4))."
                            : "a fixed date does not move for it (Regulation 1182/71, Art. 3(4))."
                  : "nothing in the contract moves it."));
    else
        rule(no + "; " +
             (ofRegulation ? "a period ends with the next working day then (Regulation 1182/71, Art. 3(4)): "
              : wanted == Roll::Preceding         ? "it moves to the working day before: "
              : wanted == Roll::ModifiedFollowing ? "it moves to the next working day of that month, or "
                                                    "else to the one before: "
                                                  : "it moves to the next working day: ") +
             longDay(moved) + ".");
}

}
