#include "contract_days.h"

#include "base/words.h"

#include <algorithm>

namespace remit::plan {

namespace {

using namespace std::chrono;

constexpr seconds kMidnight{24 * 3600};

LocalDay utcDay(Instant instant)
{
    return LocalDay(year_month_day(floor<days>(instant.value())));
}

std::string before(LocalTime time)
{
    const auto minutes = duration_cast<std::chrono::minutes>(time.time).count();
    const auto twoDigits = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return "before " + longDay(time.day) + ", " + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
}

// The last day of which some of it is before that time.
LocalDay lastBefore(LocalTime time)
{
    return time.time > seconds(0) ? time.day : time.day - days(1);
}

DueDay dueBefore(LocalTime time)
{
    return {lastBefore(time), before(time)};
}

// On the clocks of the contract or, where these are not known, those that come to it last.
DueDay dueBefore(const Contract& contract, Instant instant)
{
    constexpr hours kFurthestEast{14};
    const LocalDay latest = utcDay(instant + kFurthestEast);
    const auto zone = Zone::find(contract.clocks());
    if (!zone) return {latest, "before " + instant.str()};
    const auto local = zone->local(instant - seconds(1));
    return {contract.zone.empty() || !local ? latest : local->day, "before " + longTime(instant, *zone)};
}

DueDay dueOn(const Contract& contract, const Deliverable& deliverable, LocalDay day)
{
    LocalDay last = contract.calendar.rolled(day, deliverable.roll.value_or(Roll::None));
    if (contract.assumption(deliverable.id.str() + ".roll"))
        last = std::max({day, last, contract.calendar.rolled(day, Roll::Following)});
    if (contract.dayEnds != kMidnight) return {last, before({last, contract.dayEnds})};
    return {last, "by the end of " + longDay(last)};
}

std::optional<LocalDay> lastDayOf(const Contract& contract, const std::optional<Term>& term)
{
    if (!term) return {};
    if (const auto* day = std::get_if<Term::Day>(&term->meaning)) return day->day;
    if (const auto* time = std::get_if<Term::Time>(&term->meaning)) return lastBefore(time->time);
    if (const auto* moment = std::get_if<Term::Moment>(&term->meaning))
        return dueBefore(contract, moment->instant).last;
    return {};
}

}

Bounds boundsOf(const Contract& contract)
{
    Bounds bounds{contract.starts, {}, contract.ends.has_value()};
    const auto completes = lastDayOf(contract, contract.completes);
    const auto ends = lastDayOf(contract, contract.ends);
    // An end of which the day is not known may be after the completion.
    if (ends)
        bounds.last = completes ? std::max(*ends, *completes) : *ends;
    else if (!contract.ends)
        bounds.last = completes;
    return bounds;
}

std::optional<DueDay> dueDayOf(const Contract& contract, const Deliverable& deliverable)
{
    const std::string id = deliverable.id.str();
    if (contract.assumption(id + ".due") || contract.assumption(id)) return {};
    const auto& meaning = deliverable.due.meaning;
    if (const auto* day = std::get_if<Term::Day>(&meaning)) return dueOn(contract, deliverable, day->day);
    if (const auto* time = std::get_if<Term::Time>(&meaning)) return dueBefore(time->time);
    if (const auto* moment = std::get_if<Term::Moment>(&meaning)) return dueBefore(contract, moment->instant);
    if (const auto* month = std::get_if<Term::EndOfMonth>(&meaning); month && contract.starts)
        return dueOn(contract, deliverable, endOfMonth(*contract.starts, month->month));
    return {};
}

}
