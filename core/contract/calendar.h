#pragma once

#include "base/time.h"
#include "contract/term.h"

#include <bitset>
#include <string>
#include <vector>

namespace remit {

struct Holiday {
    LocalDay day;
    std::string name; // "Jeûne genevois"; may be empty
};

// Which days are working days, of the years 1900 to 9999. Each question takes the time of a search among the
// holidays, however far apart the days are.
class Calendar {
public:
    using Weekend = std::bitset<7>; // by weekday, from Sunday

    // Monday to Friday, without holidays.
    Calendar();
    // REQUIRES: `weekend` leaves a working day. Holidays in any order; of two on one day the first names it.
    Calendar(Weekend weekend, std::vector<Holiday> holidays);

    // The days on which work is done by all of them: weekends and holidays together.
    // REQUIRES: not empty, and their weekends together leave a working day.
    static Calendar joined(const std::vector<Calendar>& calendars);

    bool isWorkingDay(LocalDay day) const;
    bool isWeekend(LocalDay day) const { return weekend_[day.weekday().c_encoding()]; }
    // nullptr if it is none.
    const Holiday* holiday(LocalDay day) const;
    // " (Jeûne genevois)", to follow "is no working day"; empty of a holiday without a name and of any other
    // day.
    std::string holidayInBrackets(LocalDay day) const;
    // Those after `from` up to `to`, `to` included, in order.
    std::vector<Holiday> holidays(LocalDay from, LocalDay to) const;
    const std::vector<Holiday>& holidays() const { return holidays_; }
    const Weekend& weekend() const { return weekend_; }

    // The `count`-th working day after (before) `day`, which is not counted itself. REQUIRES: count >= 1.
    LocalDay after(LocalDay day, int count) const;
    LocalDay before(LocalDay day, int count) const;

    // How many working days there are after `from` up to `to`, `to` included; 0 if it comes before.
    long between(LocalDay from, LocalDay to) const;

    // Where `roll` moves `day`: itself if it is a working day. Modified-following is the next working day,
    // or, if that is in another month, the one before.
    LocalDay rolled(LocalDay day, Roll roll) const;

private:
    // Working days from a fixed Sunday long ago up to `day`, `day` included.
    long rank(LocalDay day) const;
    // The working day of that rank.
    LocalDay ofRank(long rank) const;
    long weekdaysUpTo(LocalDay day) const; // the same without holidays
    LocalDay weekdayOfRank(long rank) const;

    Weekend weekend_;
    std::vector<Holiday> holidays_; // by day, each day once
    std::vector<long> off_;         // the ranks, among days of no weekend, of holidays on such days
};

}
