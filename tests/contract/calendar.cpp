#include "contract/calendar.h"

#include <catch2/catch.hpp>

#include <random>

using namespace remit;
using std::chrono::days;

namespace {

LocalDay day(const std::string& text)
{
    return *LocalDay::parse(text);
}

const Calendar::Weekend kFridayAndSaturday{0b1100000};

// What the names of Calendar's questions mean, a day at a time.
LocalDay stepped(const Calendar& calendar, LocalDay from, int count, days step)
{
    while (count > 0)
        if (calendar.isWorkingDay(from = from + step)) --count;
    return from;
}

long counted(const Calendar& calendar, LocalDay from, LocalDay to)
{
    long count = 0;
    while (from < to)
        count += calendar.isWorkingDay(from = from + days(1));
    return count;
}

}

TEST_CASE("Working days after and before a day, which is not counted itself")
{
    const Calendar plain;
    const Calendar geneva(plain.weekend(), {{day("2022-09-08"), "Jeûne genevois"}});
    const Calendar cairo(kFridayAndSaturday, {});
    struct Row {
        const Calendar& calendar;
        const char* from;
        int count; // negative: before
        const char* to;
        const char* why;
    };
    const Row rows[] = {
        {plain, "2022-08-01", 10, "2022-08-15", "Monday: two weeks"},
        {plain, "2022-08-05", 10, "2022-08-19", "Friday: two weeks"},
        {plain, "2022-08-21", 5, "2022-08-26", "Sunday: the week that follows"},
        {plain, "2022-08-20", 1, "2022-08-22", "Saturday: the next is Monday"},
        {plain, "2022-08-19", 1, "2022-08-22", "Friday: so it is"},
        {geneva, "2022-09-05", 10, "2022-09-20", "a holiday is stepped over"},
        {geneva, "2022-09-07", 1, "2022-09-09", "the day before it"},
        {geneva, "2022-09-08", 1, "2022-09-09", "the holiday itself"},
        {cairo, "2022-09-08", 1, "2022-09-11", "Thursday there: Sunday is the next"},
        {plain, "2022-08-15", -10, "2022-08-01", "back again"},
        {plain, "2022-08-19", -10, "2022-08-05", "back again"},
        {plain, "2022-08-21", -5, "2022-08-15", "Sunday: the week before"},
        {plain, "2022-08-22", -1, "2022-08-19", "Monday: the last was Friday"},
        {geneva, "2022-09-20", -10, "2022-09-05", "back again, over the holiday"},
        {geneva, "2022-09-09", -1, "2022-09-07", "over the holiday"},
        {geneva, "2022-09-08", -1, "2022-09-07", "the holiday itself"},
        {cairo, "2022-09-11", -1, "2022-09-08", "Sunday there: Thursday was the last"},
    };
    for (const auto& row : rows) {
        INFO(row.from << " " << row.count << ": " << row.why);
        const LocalDay from = day(row.from);
        CHECK((row.count > 0 ? row.calendar.after(from, row.count) : row.calendar.before(from, -row.count))
                  .str() == row.to);
    }
}

TEST_CASE("Working days between two days: after the first, up to the last")
{
    const Calendar geneva(Calendar().weekend(), {{day("2022-09-08"), ""}, {day("2022-09-10"), "a Saturday"}});
    struct Row {
        const char *from, *to;
        long count;
    };
    const Row rows[] = {
        {"2022-09-05", "2022-09-05", 0},  {"2022-09-05", "2022-09-06", 1}, {"2022-09-05", "2022-09-09", 3},
        {"2022-09-05", "2022-09-11", 3},  {"2022-09-07", "2022-09-08", 0}, {"2022-09-04", "2022-09-05", 1},
        {"2022-09-05", "2022-09-20", 10}, {"2022-09-06", "2022-09-05", 0},
    };
    for (const auto& row : rows) {
        INFO(row.from << " to " << row.to);
        CHECK(geneva.between(day(row.from), day(row.to)) == row.count);
    }
}

TEST_CASE("Where a day moves that is no working day")
{
    const Calendar calendar(Calendar().weekend(),
                            {{day("2022-08-01"), "National Day"}, {day("2022-12-30"), ""}});
    struct Row {
        const char *day, *following, *modified, *preceding, *why;
    };
    const Row rows[] = {
        {"2022-08-22", "2022-08-22", "2022-08-22", "2022-08-22", "a working day stays"},
        {"2022-08-21", "2022-08-22", "2022-08-22", "2022-08-19", "a Sunday within its month"},
        {"2022-07-30", "2022-08-02", "2022-07-29", "2022-07-29", "a Saturday at the end of July"},
        {"2022-07-31", "2022-08-02", "2022-07-29", "2022-07-29", "the last of July"},
        {"2022-08-01", "2022-08-02", "2022-08-02", "2022-07-29", "a holiday on the first"},
        {"2022-12-31", "2023-01-02", "2022-12-29", "2022-12-29", "the last of the year"},
    };
    for (const auto& row : rows) {
        INFO(row.day << ": " << row.why);
        const LocalDay from = day(row.day);
        CHECK(calendar.rolled(from, Roll::None) == from);
        CHECK(calendar.rolled(from, Roll::Following).str() == row.following);
        CHECK(calendar.rolled(from, Roll::ModifiedFollowing).str() == row.modified);
        CHECK(calendar.rolled(from, Roll::Preceding).str() == row.preceding);
    }
}

TEST_CASE("Holidays are asked for by day and by span, and of two on one day the first names it")
{
    const Calendar calendar(
        Calendar().weekend(),
        {{day("2022-12-25"), "Christmas"}, {day("2022-09-08"), "Jeûne"}, {day("2022-12-25"), "other"}});
    REQUIRE(calendar.holiday(day("2022-12-25")));
    CHECK(calendar.holiday(day("2022-12-25"))->name == "Christmas");
    CHECK_FALSE(calendar.holiday(day("2022-12-24")));
    CHECK(calendar.holidays().size() == 2);
    CHECK(calendar.holidays(day("2022-09-08"), day("2022-12-25")).size() == 1);
    CHECK(calendar.holidays(day("2022-09-07"), day("2022-12-24")).size() == 1);
    CHECK(calendar.holidays(day("2022-12-25"), day("2022-09-08")).empty());
}

TEST_CASE("A working day of joined calendars is one of each")
{
    const Calendar joined = Calendar::joined({Calendar(Calendar().weekend(), {{day("2022-09-07"), "a"}}),
                                              Calendar(kFridayAndSaturday, {{day("2022-09-08"), "b"}})});
    CHECK(joined.after(day("2022-09-06"), 1).str() == "2022-09-12");
    CHECK_FALSE(joined.isWorkingDay(day("2022-09-09"))); // a Friday
    CHECK_FALSE(joined.isWorkingDay(day("2022-09-11"))); // a Sunday
}

TEST_CASE("Whatever the weekend and the holidays, counting is stepping a day at a time")
{
    std::mt19937 random(20220908);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    const LocalDay first = day("2022-01-01");
    for (int round = 0; round < 500; ++round) {
        const Calendar::Weekend weekend(static_cast<unsigned>(below(127))); // never all seven
        std::vector<Holiday> holidays;
        const int dense = below(120);
        for (int i = 0; i < dense; ++i)
            holidays.push_back({first + days(below(150)), ""});
        const Calendar calendar(weekend, holidays);
        for (int i = 0; i < 20; ++i) {
            const LocalDay from = first + days(below(170) - 10), to = from + days(below(60) - 5);
            const int count = 1 + below(30);
            INFO(weekend << ", " << dense << " holidays, " << from.str() << ", " << count);
            REQUIRE(calendar.after(from, count) == stepped(calendar, from, count, days(1)));
            REQUIRE(calendar.before(from, count) == stepped(calendar, from, count, days(-1)));
            REQUIRE(calendar.between(from, to) == counted(calendar, from, to));
            REQUIRE(calendar.rolled(from, Roll::Following) ==
                    (calendar.isWorkingDay(from) ? from : stepped(calendar, from, 1, days(1))));
        }
    }
}
