#include "base/time.h"
#include "base/words.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace std::chrono_literals;
using test::day;
using test::instant;

template <class A, class B>
concept Summable = requires(A a, B b)
{
    a + b;
};
static_assert(!Summable<Instant, Instant>, "two points in time have no sum");
static_assert(!Summable<LocalDay, LocalDay>, "two days have no sum");

TEST_CASE("what is no date is refused")
{
    for (const char* text :
         {"", "2022-02-30", "2022-13-01", "2022-00-10", "2022-1-01", "21/08/22", "2022-08-21 ", " 2022-08-21",
          "2022-08-21T00:00", "0000-01-01", "1899-12-31", "20220821", "２０２２-08-21"}) {
        INFO(text);
        CHECK_FALSE(LocalDay::parse(text));
    }
}

TEST_CASE("what is no date and time with an offset is refused")
{
    for (const char* text :
         {"", "2022-09-05", "2022-09-05T12:00", "2022-09-05T12:00:00", "2022-09-05T24:00:00Z",
          "2022-09-05T12:60:00Z", "2022-09-05T12:00:60Z", "2022-09-05T6:0:00Z", "2022-09-05T12:00:00z",
          "2022-09-05T12:00:00+2", "2022-09-05T12:00:00+02:00 ", "2022-09-05T12:00:00.5Z",
          "2022-09-05 12:00:00Z", "2022-09-05T12:00:00+24:00", "9999-12-31T23:59:59-05:00",
          "1900-01-01T00:00:00+05:00"}) {
        INFO(text);
        CHECK_FALSE(Instant::parse(text));
    }
}

TEST_CASE("an instant is read in any offset and written in UTC")
{
    CHECK(instant("2022-09-06T00:00:00+02:00").str() == "2022-09-05T22:00:00Z");
    CHECK(instant("2022-09-05T22:00Z").str() == "2022-09-05T22:00:00Z");
    CHECK(instant("2022-09-05T12:30:15-09:30").str() == "2022-09-05T22:00:15Z");
    CHECK(instant("1969-12-31T23:59:59Z").str() == "1969-12-31T23:59:59Z");
}

TEST_CASE("the end of a local day")
{
    struct Row {
        const char* zone;
        const char* dayOf;
        const char* end;
        const char* why;
    };
    const auto row = GENERATE(values<Row>({
        {"Europe/Zurich", "2022-08-21", "2022-08-21T22:00:00Z", "summer, two hours ahead"},
        {"Europe/Zurich", "2022-12-21", "2022-12-21T23:00:00Z", "winter, one hour ahead"},
        {"Asia/Manila", "2022-08-21", "2022-08-21T16:00:00Z", "eight hours ahead, no summer time"},
        {"America/New_York", "2022-08-21", "2022-08-22T04:00:00Z", "four hours behind"},
        {"Etc/GMT+12", "2022-08-21", "2022-08-22T12:00:00Z", "the last place where it is still that day"},
        {"Asia/Kathmandu", "2022-08-21", "2022-08-21T18:15:00Z", "an odd offset"},
        {"America/Havana", "2022-11-05", "2022-11-06T05:00:00Z", "clocks go back to midnight: the later one"},
        {"America/Asuncion", "2022-10-01", "2022-10-02T04:00:00Z",
         "midnight is skipped: the change ends the day"},
        {"America/Asuncion", "2022-03-26", "2022-03-27T04:00:00Z",
         "midnight comes twice: the later ends the day"},
        {"Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00Z", "30 December 2011 never was"},
        {"Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z",
         "a day that never was ends where it would begin"},
    }));
    INFO(row.zone << " " << row.dayOf << ": " << row.why);
    const auto zone = Zone::find(row.zone);
    REQUIRE(zone);
    const auto end = zone->at({day(row.dayOf), 24h});
    REQUIRE(end);
    CHECK(end->str() == row.end);
}

TEST_CASE("a zone that there is not, and a year beyond the zone library's, are refused")
{
    CHECK_FALSE(Zone::find("Europe/Zurch"));
    CHECK_FALSE(Zone::find(""));
    CHECK_FALSE(Zone::find("../../etc/passwd"));
    const auto zone = Zone::find("Europe/Zurich");
    REQUIRE(zone);
    CHECK(zone->at({day("2037-12-31"), 0h}));
    CHECK_FALSE(zone->at({day("2038-01-01"), 0h}));
    CHECK_FALSE(zone->local(instant("2038-01-01T00:00:00Z")));
}

TEST_CASE("what clocks show")
{
    const auto zone = Zone::find("Europe/Zurich");
    REQUIRE(zone);
    CHECK(longTime(instant("2022-09-05T14:40:00Z"), *zone) == "Monday 5 September 2022, 16:40 (Zurich)");
    CHECK(shortTime(instant("2022-01-01T23:30:00Z"), *zone) == "Sun 2 Jan 2022, 00:30");
    CHECK(shortTime(instant("2040-01-01T23:30:00Z"), *zone) == "Sun 1 Jan 2040, 23:30 (UTC)");
    CHECK(Zone::find("Pacific/Port_Moresby")->city() == "Port Moresby");
}
