#include "base/time.h"

#include <cstdio>
#include <date/tz.h>
#include <optional>
#include <system_error>

namespace remit {

namespace {

using namespace std::chrono;

// Debian's build of the zone library loses daylight saving time from here on.
constexpr sys_seconds kZonesEnd = sys_days(year_month_day(year(2038), January, day(1)));

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// The number that the `length` digits at `text[at]` make.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t length)
{
    if (at + length > text.size()) return {};
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (!isDigit(text[i])) return {};
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<LocalDay> dayAt(std::string_view text)
{
    const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
    if (!y || !m || !d || text[4] != '-' || text[7] != '-' || *y < 1900) return {};
    const year_month_day ymd(year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d)));
    if (!ymd.ok()) return {};
    return LocalDay(ymd);
}

std::string printed(const char* format, int a, int b, int c)
{
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, format, a, b, c);
    return buffer;
}

std::string dayText(LocalDay day)
{
    const auto ymd = day.ymd();
    return printed("%04d-%02d-%02d", static_cast<int>(ymd.year()),
                   static_cast<int>(static_cast<unsigned>(ymd.month())),
                   static_cast<int>(static_cast<unsigned>(ymd.day())));
}

std::string timeText(seconds time)
{
    const hh_mm_ss parts(time);
    return printed("%02d:%02d:%02d", static_cast<int>(parts.hours().count()),
                   static_cast<int>(parts.minutes().count()), static_cast<int>(parts.seconds().count()));
}

// Days since 1970 as the zone library counts them.
date::local_seconds localSeconds(LocalTime local)
{
    return date::local_seconds(sys_days(local.day.ymd()).time_since_epoch() + local.time);
}

Error noInstant(std::string_view text)
{
    return {"\"" + std::string(text.substr(0, 40)) +
            "\" is no date and time with an offset: write it like 2022-09-06T09:00:00+02:00 or "
            "2022-09-06T07:00:00Z"};
}

Error beyondZones()
{
    return {"This version cannot work out local times from the year 2038 on"};
}

}

Result<LocalDay> LocalDay::parse(std::string_view text)
{
    const auto day = text.size() == 10 ? dayAt(text) : std::nullopt;
    if (!day)
        return Error{"\"" + std::string(text.substr(0, 40)) +
                     "\" is no date: write year-month-day, such as 2022-09-05"};
    return *day;
}

std::string LocalDay::str() const
{
    return dayText(*this);
}

LocalDay plusMonths(LocalDay day, int count)
{
    const auto ymd = day.ymd();
    const auto month = ymd.year() / ymd.month() + months(count);
    const auto same = month / ymd.day();
    return LocalDay(same.ok() ? same : year_month_day(month / last));
}

LocalDay endOfMonth(LocalDay start, int month)
{
    const auto ymd = start.ymd();
    const auto next = ymd.year() / ymd.month() + months(month);
    const auto same = next / ymd.day();
    return same.ok() ? LocalDay(same) - days(1) : LocalDay(year_month_day(next / last));
}

std::string LocalTime::str() const
{
    return day.str() + "T" + timeText(time);
}

Result<Instant> Instant::parse(std::string_view text)
{
    const auto day = dayAt(text);
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2);
    if (!day || !hour || !minute || text[10] != 'T' || text[13] != ':') return noInstant(text);
    std::size_t at = 16;
    int second = 0;
    if (at < text.size() && text[at] == ':') {
        const auto given = digits(text, 17, 2);
        if (!given) return noInstant(text);
        second = *given;
        at = 19;
    }
    if (*hour > 23 || *minute > 59 || second > 59) return noInstant(text);
    seconds offset{};
    if (text.substr(at) != "Z") {
        const auto hours = digits(text, at + 1, 2), minutes = digits(text, at + 4, 2);
        if (text.size() != at + 6 || !hours || !minutes || text[at + 3] != ':' || *hours > 23 ||
            *minutes > 59)
            return noInstant(text);
        if (text[at] != '+' && text[at] != '-') return noInstant(text);
        offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
        if (text[at] == '-') offset = -offset;
    }
    const sys_seconds utc = sys_days(day->ymd()) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
                            seconds(second) - offset;
    // An offset can lead out of the years that can be written again.
    const auto last = year_month_day(floor<days>(utc)).year();
    if (last < year(1900) || last > year(9999)) return noInstant(text);
    return Instant(utc);
}

std::string Instant::str() const
{
    const auto midnight = floor<days>(value_);
    return dayText(LocalDay(year_month_day(midnight))) + "T" + timeText(value_ - midnight) + "Z";
}

std::jthread Zone::prepare()
{
    try {
        return std::jthread([] {
            try {
                date::get_tzdb();
            } catch (const std::exception&) {
                // find() meets the same and says so.
            }
        });
    } catch (const std::system_error&) {
        return {};
    }
}

Result<Zone> Zone::find(std::string_view name)
{
    try {
        Zone zone;
        zone.zone_ = date::locate_zone(std::string(name));
        zone.name_ = name;
        return zone;
    } catch (const std::exception&) {
        return Error{"There is no time zone \"" + std::string(name.substr(0, 80)) +
                     "\": use a name such as \"Europe/Zurich\" or \"Asia/Manila\""};
    }
}

std::string Zone::city() const
{
    std::string city = name_.substr(name_.rfind('/') + 1);
    for (char& c : city)
        if (c == '_') c = ' ';
    return city;
}

Result<Instant> Zone::at(LocalTime local) const
{
    if (local.day.ymd().year() >= year(2038)) return beyondZones();
    const auto* zone = static_cast<const date::time_zone*>(zone_);
    const auto info = zone->get_info(localSeconds(local));
    // Skipped: first.end is the instant of the change. Twice: the second reading is the later one.
    if (info.result == date::local_info::nonexistent) return Instant(info.first.end);
    const auto& reading = info.result == date::local_info::ambiguous ? info.second : info.first;
    return Instant(sys_seconds(localSeconds(local).time_since_epoch()) - reading.offset);
}

Result<LocalTime> Zone::local(Instant instant) const
{
    if (instant.value() >= kZonesEnd) return beyondZones();
    const auto* zone = static_cast<const date::time_zone*>(zone_);
    const auto shown = zone->to_local(instant.value()).time_since_epoch();
    const auto midnight = floor<days>(shown);
    return LocalTime{LocalDay(year_month_day(sys_days(midnight))), shown - midnight};
}

}
