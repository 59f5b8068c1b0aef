#pragma once

#include "base/words.h"
#include "state/deadline.h"
#include "state/facts.h"

#include <algorithm>

// Only for deadline.cpp: one term, resolved by the rules of docs/schedule-format.md, "Dates".
namespace remit {

namespace resolving {
using std::chrono::days, std::chrono::months, std::chrono::hours, std::chrono::seconds, std::chrono::floor;
using std::chrono::sys_days, std::chrono::year_month_day, std::chrono::last;

constexpr seconds kMidnight{24 * 3600};
inline Due unknown(std::string why)
{
    return {{}, std::move(why), {}};
}

inline Due beyondZones()
{
    return unknown("this version cannot work out dates from the year 2038 on");
}

// "Monday 5 and Thursday 8 September 2022" is for people; here each day stands whole.
inline std::string daysWords(const std::vector<Holiday>& holidays)
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

inline std::string notWorking(const Calendar& calendar, LocalDay day)
{
    const Holiday* holiday = calendar.holiday(day);
    return longDay(day) + " is no working day" +
           (holiday && !holiday->name.empty() ? " (" + holiday->name + ")" : "");
}

// The day of the same number `months` later, or the last one of that month (Regulation 1182/71, Art.
// 3(2)(c)).
inline LocalDay plusMonths(LocalDay day, int count)
{
    const auto ymd = day.ymd();
    const auto month = ymd.year() / ymd.month() + months(count);
    const auto same = month / ymd.day();
    return LocalDay(same.ok() ? same : year_month_day(month / last));
}

// The last day of the `month`-th month from `start`: the day before the one of the same number, or, in a
// month that has no such day, its last.
inline LocalDay endOfMonth(LocalDay start, int month)
{
    const auto ymd = start.ymd();
    const auto next = ymd.year() / ymd.month() + months(month);
    const auto same = next / ymd.day();
    return same.ok() ? LocalDay(same) - days(1) : LocalDay(year_month_day(next / last));
}

}

// What one term comes to on one kind of clocks: those of the contract's zone or, where it names none, those
// so far from UTC.
class Deadlines::Resolving {
public:
    Resolving(const Deadlines& all, const Dated& dated, std::optional<std::chrono::seconds> offset)
        : all_(all), contract_(all.contract_), dated_(dated), offset_(offset)
    {
    }

    Due due()
    {
        if (auto trouble = std::visit([&](const auto& term) { return start(term); }, dated_.term->meaning);
            !trouble.empty())
            return resolving::unknown(std::move(trouble));
        if (day_) {
            if (auto still = suspended(); !still.empty()) return resolving::unknown(std::move(still));
            roll();
            if (!closeDay(*day_)) return resolving::beyondZones();
        } else if (!std::holds_alternative<Term::With>(dated_.term->meaning)) {
            if (auto still = suspendedTime(); !still.empty()) return resolving::unknown(std::move(still));
        }
        deadline_.target = deadline_.target || !dated_.assumed.empty();
        return {std::move(deadline_), {}, {}};
    }

    // The day before any roll; none if the term gives a time.
    std::optional<LocalDay> unrolled() const { return unrolled_; }

private:
    const Calendar& calendar() const { return contract_.calendar; }
    void rule(std::string text) { deadline_.rules.push_back(std::move(text)); }
    std::string where() const
    {
        return offset_ ? std::string("a zone that the contract does not name") : all_.zone_.city();
    }

    Result<Instant> at(LocalTime local) const
    {
        if (!offset_) return all_.zone_.at(local);
        return Instant(std::chrono::sys_days(local.day.ymd()) + local.time - *offset_);
    }

    Result<LocalDay> dayOf(Instant instant) const
    {
        if (offset_)
            return LocalDay(std::chrono::year_month_day(
                std::chrono::floor<std::chrono::days>(instant.value() + *offset_)));
        const auto local = all_.zone_.local(instant);
        if (!local) return local.error();
        return local->day;
    }

    bool closeDay(LocalDay day)
    {
        const auto end = at({day, contract_.dayEnds});
        if (!end) return false;
        deadline_.end = *end;
        deadline_.day = day;
        deadline_.wholeDay = contract_.dayEnds == resolving::kMidnight;
        rule(deadline_.wholeDay ? "A day counts to its end, midnight in " + where() + "."
             : offset_          ? "A day ends before midnight, in " + where() + "."
                                : "A day ends at " + clockTime(*end, all_.zone_) + " in " + where() + ".");
        return true;
    }

    // Each begins with one form of a term; returns why it cannot be worked out, if so.
    std::string start(const Term::Day& term)
    {
        day_ = term.day;
        rule("The date is " + longDay(term.day) + ".");
        return {};
    }

    std::string start(const Term::Time& term)
    {
        const auto end = at(term.time);
        if (!end) return resolving::beyondZones().why;
        deadline_.end = *end;
        rule("The time is " + dated_.term->written + " on the clocks of " + where() + ".");
        return {};
    }

    std::string start(const Term::Moment& term)
    {
        deadline_.end = term.instant;
        rule("The time is " + dated_.term->written + ", the same everywhere.");
        return {};
    }

    std::string start(const Term::With& term)
    {
        const Due other = all_.of(term.id);
        if (!other.deadline) return other.why;
        const std::string title = all_.dated_.at(term.id).title;
        deadline_ = *other.deadline;
        deadline_.rules = {"It is due with: " + title + "."};
        deadline_.restsOn = term.id;
        return {};
    }

    std::string start(const Term::EndOfMonth& term)
    {
        day_ = resolving::endOfMonth(*contract_.starts, term.month);
        rule("The contract starts on " + longDay(*contract_.starts) + "; its month " +
             std::to_string(term.month) + " ends on " + longDay(*day_) + ".");
        return {};
    }

    std::string start(const Term::EveryMonth&) { return "it recurs: " + dated_.term->written; }

    std::string start(const Term::Relative& term)
    {
        std::string what; // that is counted from
        if (dated_.counted) what = dated_.title + " on";
        if (auto trouble = dated_.counted ? happened(*dated_.counted) : anchor(term.from, what);
            !trouble.empty())
            return trouble;
        since_ = *anchorDay_;
        day_ = counted(*anchorDay_, term);
        forward_ = !term.before;
        period_ = term.period;
        rule(what + " " + longDay(*anchorDay_) + ". " + term.period.str() +
             (term.before ? " before" : " after") + " it, that day not counted, is " + longDay(*day_) + "." +
             holidaysBetween(term));
        atLeastTwoWorkingDays();
        return {};
    }

    // The day that a period counts from, and the beginning of the sentence that says so.
    std::string anchor(const Anchor& from, std::string& what)
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

    std::string happened(Instant instant)
    {
        const auto day = dayOf(instant);
        if (!day) return resolving::beyondZones().why;
        anchorDay_ = *day;
        return {};
    }

    std::string dueAnchor(const Anchor& from, std::string& what)
    {
        const Due other = all_.of(from.id);
        if (!other.deadline) return other.why;
        const std::string title = all_.dated_.at(from.id).title;
        what = title + " is due on";
        deadline_.target = other.deadline->target;
        deadline_.restsOn = from.id;
        if (!other.deadline->day) return happened(other.deadline->end - std::chrono::seconds(1));
        anchorDay_ = *other.deadline->day;
        return {};
    }

    std::string event(const Anchor& from, std::string& what)
    {
        const std::string title = all_.dated_.at(from.id).title;
        static constexpr const char* kDone[] = {"", "", "", "handed in", "accepted", "handed over"};
        const std::string done = kDone[static_cast<int>(from.what)];
        what = title + " was " + done + " on";
        if (const auto when = instantOf(from)) return happened(*when);
        return "date not known yet: " + title + " is not " + done;
    }

    std::optional<Instant> instantOf(const Anchor& from) const
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

    LocalDay counted(LocalDay from, const Term::Relative& term) const
    {
        const int count = term.period.count;
        const int sign = term.before ? -1 : 1;
        switch (term.period.unit) {
        case Period::Unit::WorkingDays:
            return term.before ? calendar().before(from, count) : calendar().after(from, count);
        case Period::Unit::Days:
            return from + std::chrono::days(sign * count);
        case Period::Unit::Weeks:
            return from + std::chrono::days(7 * sign * count);
        case Period::Unit::Months:
            return resolving::plusMonths(from, sign * count);
        }
        return from;
    }

    std::string holidaysBetween(const Term::Relative& term) const
    {
        if (term.period.unit != Period::Unit::WorkingDays) return {};
        auto passed = calendar().holidays(std::min(*anchorDay_, *day_), std::max(*anchorDay_, *day_));
        std::erase_if(passed, [&](const Holiday& each) { return calendar().isWeekend(each.day); });
        return passed.empty() ? "" : " Not counted: " + resolving::daysWords(passed) + ".";
    }

    bool byRegulation() const { return contract_.rules == Rules::Eu1182; }

    // Regulation 1182/71, Art. 3(5).
    void atLeastTwoWorkingDays()
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

    // Moves the day by the time in which the clocks stood still; returns why there is no day while they do.
    std::string suspended()
    {
        if (!dated_.suspends || (period_ && !forward_)) return {};
        for (const auto& each : all_.standing_.suspensions) {
            if (knownBefore(each) || each.from > *day_ ||
                (each.until && since_ && *each.until <= *since_ + std::chrono::days(1)))
                continue;
            if (!each.counts()) {
                rule(claimed(each));
                continue;
            }
            if (!each.until)
                return "date not known yet: the contract is suspended since " + longDay(each.from);
            move(each);
        }
        return {};
    }

    // Whoever agreed to the date later on knew of it.
    bool knownBefore(const SuspensionFacts& suspension) const
    {
        return dated_.amended && suspension.agreed.value_or(suspension.entry) < *dated_.amended;
    }

    std::string claimed(const SuspensionFacts& each) const
    {
        return "A suspension from " + longDay(each.from) + " is claimed by " + nameOf(contract_, each.by) +
               " and not agreed: it moves nothing.";
    }

    // The same for a time: on the contract's clocks it stays that time of the day, elsewhere it moves by
    // whole days.
    std::string suspendedTime()
    {
        if (!dated_.suspends) return {};
        const auto* time = std::get_if<Term::Time>(&dated_.term->meaning);
        std::optional<LocalTime> local;
        if (time) local = time->time;
        for (const auto& each : all_.standing_.suspensions) {
            const auto day = dayOf(deadline_.end - std::chrono::seconds(1));
            if (!day) return resolving::beyondZones().why;
            if (knownBefore(each) || each.from > *day) continue;
            if (!each.counts()) {
                rule(claimed(each));
                continue;
            }
            if (!each.until)
                return "date not known yet: the contract is suspended since " + longDay(each.from);
            const auto length = *each.until - each.from;
            if (local) {
                local->day = local->day + length;
                const auto moved = at(*local);
                if (!moved) return resolving::beyondZones().why;
                deadline_.end = *moved;
            } else {
                deadline_.end = deadline_.end + length;
            }
            rule("Suspended from " + longDay(each.from) + " to " +
                 longDay(*each.until - std::chrono::days(1)) + " (entry " +
                 std::to_string(number(each.entry)) + "): it moves by " +
                 count(static_cast<std::size_t>(length.count()), "day") + " to " +
                 longTime(deadline_.end, all_.zone_) + ".");
        }
        return {};
    }

    void move(const SuspensionFacts& suspension)
    {
        const LocalDay first =
            since_ ? std::max(suspension.from, *since_ + std::chrono::days(1)) : suspension.from;
        const LocalDay last = *suspension.until - std::chrono::days(1);
        std::string lost;
        if (period_ && period_->unit == Period::Unit::WorkingDays) {
            const long working = calendar().between(first - std::chrono::days(1), last);
            if (working > 0) day_ = calendar().after(*day_, static_cast<int>(working));
            lost = count(static_cast<std::size_t>(working), "working day");
        } else {
            const auto length = last - first + std::chrono::days(1);
            day_ = *day_ + length;
            lost = count(static_cast<std::size_t>(length.count()), "day");
        }
        rule("Suspended from " + longDay(suspension.from) + " to " + longDay(last) + " (entry " +
             std::to_string(number(suspension.entry)) + "): " + lost +
             (lost == "1 day" || lost == "1 working day" ? " does" : " do") + " not count, so it moves to " +
             longDay(*day_) + ".");
    }

    // Where the day moves that is no working day.
    void roll()
    {
        unrolled_ = day_;
        const bool ofRegulation = !dated_.roll && byRegulation() && period_ && forward_;
        const Roll wanted = dated_.roll.value_or(ofRegulation ? Roll::Following : Roll::None);
        if (calendar().isWorkingDay(*day_)) return;
        const LocalDay moved = calendar().rolled(*day_, wanted);
        const std::string no = resolving::notWorking(calendar(), *day_);
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
                 (ofRegulation
                      ? "a period ends with the next working day then (Regulation 1182/71, Art. 3(4)): "
                  : wanted == Roll::Preceding         ? "it moves to the working day before: "
                  : wanted == Roll::ModifiedFollowing ? "it moves to the next working day of that month, or "
                                                        "else to the one before: "
                                                      : "it moves to the next working day: ") +
                 longDay(moved) + ".");
    }

    const Deadlines& all_;
    const Contract& contract_;
    const Dated& dated_;
    std::optional<std::chrono::seconds> offset_;
    Deadline deadline_;
    std::optional<LocalDay> day_;
    std::optional<LocalDay> unrolled_;
    std::optional<LocalDay> anchorDay_;
    std::optional<LocalDay> since_; // the day from which it ran
    std::optional<Period> period_;
    bool forward_ = true;
};

}
