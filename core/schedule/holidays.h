#pragma once

#include "contract/calendar.h"
#include "schedule/complaints.h"

#include <string_view>
#include <vector>

// The door to libical: the holidays in a calendar file (iCalendar, .ics).
namespace remit::schedule {

constexpr std::size_t kMaxHolidays = 10'000; // in all calendars of a contract; a day in two counts twice
constexpr std::size_t kMaxHolidayRules = 200;

// What the calendars of a contract may still have. It is complained of once when one runs out.
struct HolidaysLeft {
    std::size_t days = kMaxHolidays;
    std::size_t rules = kMaxHolidayRules;
    bool told = false;

    // Takes one holiday; false, with the complaint, if there is none left to take.
    bool takeDay(const Place& place, Complaints& complaints)
    {
        if (days > 0) {
            --days;
            return true;
        }
        if (!told) complaints.add(place, Says::HolidaysTooMany, {std::to_string(kMaxHolidays)});
        told = true;
        return false;
    }
};

// The days of the all-day events in `bytes`, in the order of the file; those that recur up to 2037. What
// cannot be read without guessing is complained of (docs/schedule-format.md, [[calendar]]).
std::vector<Holiday> readHolidays(std::string_view bytes, const Source& source, HolidaysLeft& left);

}

// The same, added to `holidays`. By base/heavy.h: few contracts need libical.
extern "C" void remitHolidays(std::string_view bytes, const remit::schedule::Source& source,
                              remit::schedule::HolidaysLeft& left, std::vector<remit::Holiday>& holidays);
