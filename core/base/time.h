#pragma once

#include "base/result.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>
#include <thread>

namespace remit {

// A point in time, UTC, to the second. Two of them have a difference and no sum.
class Instant {
public:
    constexpr Instant() = default;
    constexpr explicit Instant(std::chrono::sys_seconds value) : value_(value) {}

    // Reads RFC 3339 with an offset: "2022-09-05T22:00:00Z", "2022-09-06T00:00:00+02:00", seconds optional,
    // fractions refused. Fails on anything else, trailing text and impossible dates included.
    static Result<Instant> parse(std::string_view text);

    constexpr std::chrono::sys_seconds value() const { return value_; }
    // "2022-09-05T22:00:00Z"
    std::string str() const;

    constexpr auto operator<=>(const Instant&) const = default;
    friend constexpr Instant operator+(Instant i, std::chrono::seconds s) { return Instant(i.value_ + s); }
    friend constexpr Instant operator-(Instant i, std::chrono::seconds s) { return Instant(i.value_ - s); }
    friend constexpr std::chrono::seconds operator-(Instant a, Instant b) { return a.value_ - b.value_; }

private:
    std::chrono::sys_seconds value_{};
};

// A day of somebody's calendar; which instants it covers depends on a Zone. Years 1900 to 9999.
class LocalDay {
public:
    constexpr LocalDay() = default;
    // REQUIRES: `ymd.ok()`.
    constexpr explicit LocalDay(std::chrono::year_month_day ymd) : days_(ymd) {}

    // Reads "2022-09-05" and nothing else. Fails on a day that does not exist ("2022-02-30").
    static Result<LocalDay> parse(std::string_view text);

    constexpr std::chrono::year_month_day ymd() const { return std::chrono::year_month_day(days_); }
    constexpr std::chrono::weekday weekday() const { return std::chrono::weekday(days_); }
    // "2022-09-05"
    std::string str() const;

    constexpr auto operator<=>(const LocalDay&) const = default;
    friend constexpr LocalDay operator+(LocalDay d, std::chrono::days n)
    {
        d.days_ += n;
        return d;
    }
    friend constexpr LocalDay operator-(LocalDay d, std::chrono::days n)
    {
        d.days_ -= n;
        return d;
    }
    friend constexpr std::chrono::days operator-(LocalDay a, LocalDay b) { return a.days_ - b.days_; }

private:
    std::chrono::sys_days days_{};
};

// The day of the same number `count` months later (earlier, if negative), or the last one of a month that has
// no such day (Regulation 1182/71, Art. 3(2)(c)).
LocalDay plusMonths(LocalDay day, int count);

// The last day of the `month`-th month that counts from `start`: the day before the one of the same number,
// or, in a month that has no such day, its last.
LocalDay endOfMonth(LocalDay start, int month);

// A day and a time on somebody's clock, to the second. `time` is since midnight; 24 h is the end of the day.
struct LocalTime {
    LocalDay day;
    std::chrono::seconds time{};

    auto operator<=>(const LocalTime&) const = default;
    // "2022-09-05T16:40:00"
    std::string str() const;
};

// The rules of one place's clocks, from the system's time zone database. Looking one up takes 2 to 3 ms.
class Zone {
public:
    // Begins to read the system's list of zones beside whatever else is done; find() waits for it. What comes
    // back ends with that reading. Where there is no thread to be had, find() does all of it.
    [[nodiscard]] static std::jthread prepare();

    // `name` as in the IANA database: "Europe/Zurich". Fails if the system has no such zone.
    static Result<Zone> find(std::string_view name);

    const std::string& name() const { return name_; }
    // What people call it: "Zurich", "Port Moresby"; "UTC" stays "UTC".
    std::string city() const;

    // The instant at which clocks there show `local`. A time that clocks skip counts from the instant of the
    // change; of a time that occurs twice it is the later, so that nobody loses an hour.
    // Fails from the year 2038 on: the zone library of this system loses daylight saving time there.
    Result<Instant> at(LocalTime local) const;

    // What clocks there show at `instant`. Fails from the year 2038 on, as above.
    Result<LocalTime> local(Instant instant) const;

private:
    std::string name_;
    const void* zone_ = nullptr; // the library's; lives as long as the program
};

}
