#include "contract/calendar.h"

#include <algorithm>
#include <cassert>

namespace remit {

namespace {

using std::chrono::days;

// A Sunday before any date that Remit can hold.
const LocalDay kFirst{std::chrono::year(1899) / std::chrono::December / 31};

const Calendar::Weekend kSaturdayAndSunday{0b1000001};

bool earlier(const Holiday& a, const Holiday& b)
{
    return a.day < b.day;
}

}

Calendar::Calendar() : Calendar(kSaturdayAndSunday, {}) {}

Calendar::Calendar(Weekend weekend, std::vector<Holiday> holidays)
    : weekend_(weekend), holidays_(std::move(holidays))
{
    assert(!weekend_.all());
    std::stable_sort(holidays_.begin(), holidays_.end(), earlier);
    const auto same = [](const Holiday& a, const Holiday& b) { return a.day == b.day; };
    holidays_.erase(std::unique(holidays_.begin(), holidays_.end(), same), holidays_.end());
    for (const auto& holiday : holidays_)
        if (!isWeekend(holiday.day)) off_.push_back(weekdaysUpTo(holiday.day));
}

Calendar Calendar::joined(const std::vector<Calendar>& calendars)
{
    assert(!calendars.empty());
    Weekend weekend;
    std::vector<Holiday> holidays;
    for (const auto& calendar : calendars) {
        weekend |= calendar.weekend_;
        holidays.insert(holidays.end(), calendar.holidays_.begin(), calendar.holidays_.end());
    }
    return Calendar(weekend, std::move(holidays));
}

const Holiday* Calendar::holiday(LocalDay day) const
{
    const auto found = std::lower_bound(holidays_.begin(), holidays_.end(), Holiday{day, {}}, earlier);
    return found != holidays_.end() && found->day == day ? &*found : nullptr;
}

std::string Calendar::holidayInBrackets(LocalDay day) const
{
    const Holiday* found = holiday(day);
    return found && !found->name.empty() ? " (" + found->name + ")" : "";
}

std::vector<Holiday> Calendar::holidays(LocalDay from, LocalDay to) const
{
    const auto first = std::upper_bound(holidays_.begin(), holidays_.end(), Holiday{from, {}}, earlier);
    const auto last = std::upper_bound(first, holidays_.end(), Holiday{std::max(from, to), {}}, earlier);
    return {first, last};
}

bool Calendar::isWorkingDay(LocalDay day) const
{
    return !isWeekend(day) && !holiday(day);
}

long Calendar::weekdaysUpTo(LocalDay day) const
{
    const long length = (day - kFirst).count() + 1; // kFirst itself included
    long weekdays = length / 7 * static_cast<long>(7 - weekend_.count());
    for (long i = 0; i < length % 7; ++i)
        weekdays += !weekend_[static_cast<std::size_t>(i)];
    return weekdays;
}

LocalDay Calendar::weekdayOfRank(long rank) const
{
    const long perWeek = static_cast<long>(7 - weekend_.count());
    LocalDay day = kFirst + days((rank - 1) / perWeek * 7);
    for (long left = (rank - 1) % perWeek;; day = day + days(1))
        if (!isWeekend(day) && left-- == 0) return day;
}

long Calendar::rank(LocalDay day) const
{
    const long weekdays = weekdaysUpTo(day);
    return weekdays - (std::upper_bound(off_.begin(), off_.end(), weekdays) - off_.begin());
}

LocalDay Calendar::ofRank(long rank) const
{
    // off_[i] - i is the rank of the working day that the i-th holiday is followed by; it never falls.
    long low = 0, high = static_cast<long>(off_.size());
    while (low < high) {
        const long middle = (low + high) / 2;
        if (off_[static_cast<std::size_t>(middle)] - middle <= rank)
            low = middle + 1;
        else
            high = middle;
    }
    return weekdayOfRank(rank + low);
}

LocalDay Calendar::after(LocalDay day, int count) const
{
    assert(count >= 1);
    return ofRank(rank(day) + count);
}

LocalDay Calendar::before(LocalDay day, int count) const
{
    assert(count >= 1);
    return ofRank(rank(day) - (isWorkingDay(day) ? 1 : 0) - count + 1);
}

long Calendar::between(LocalDay from, LocalDay to) const
{
    return to > from ? rank(to) - rank(from) : 0;
}

LocalDay Calendar::rolled(LocalDay day, Roll roll) const
{
    if (roll == Roll::None || isWorkingDay(day)) return day;
    if (roll == Roll::Preceding) return before(day, 1);
    const LocalDay following = after(day, 1);
    if (roll == Roll::ModifiedFollowing && following.ymd().month() != day.ymd().month())
        return before(day, 1);
    return following;
}

}
