#include "schedule/case.h"
#include "schedule/schedule.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::test;

namespace {

// The good contract with these calendars, and `named` under [contract] calendar.
ScheduleReading withCalendars(const std::string& named, const std::string& calendars,
                              const std::string& ics = {})
{
    ScheduleFiles files = goodFiles();
    std::string& bytes = files.files.front().bytes;
    bytes.insert(bytes.find("zone ="), "calendar = " + named + "\n");
    bytes += calendars;
    files.files.push_back({"holidays.ics", ics});
    return readSchedule(files);
}

std::string said(const Calendar& calendar)
{
    std::string text;
    for (const auto& holiday : calendar.holidays())
        text += holiday.day.str() + (holiday.name.empty() ? "" : " " + holiday.name) + "\n";
    return text;
}

// The holidays that one event gives, or the first complaint.
std::string holidaysOf(const std::string& lines)
{
    const auto reading =
        withCalendars("\"c\"", "[[calendar]]\nid = \"c\"\nfile = \"holidays.ics\"\n",
                      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n");
    return reading.complaints.empty() ? said(reading.contract.calendar) : reading.complaints.front().text();
}

}

TEST_CASE("Holidays stand in the schedule, with and without a name")
{
    const auto reading = withCalendars("\"c\"", R"([[calendar]]
id = "c"
title = "Geneva"
weekend = ["friday", "saturday"]
holidays = ["2022-12-31", "2022-09-08 Jeûne genevois"]
)");
    REQUIRE(reading.complaints.empty());
    CHECK(reading.contract.calendars == std::vector<std::string>{"c"});
    CHECK(said(reading.contract.calendar) == "2022-09-08 Jeûne genevois\n2022-12-31\n");
    CHECK(reading.contract.calendar.weekend() == Calendar::Weekend{0b1100000});
}

TEST_CASE("A day is a working day of several calendars if it is one of each")
{
    const std::string two = R"([[calendar]]
id = "a"
holidays = ["2022-09-08 Jeûne genevois"]
[[calendar]]
id = "b"
weekend = ["friday", "saturday"]
holidays = ["2022-09-07"]
)";
    const auto reading = withCalendars("[\"a\", \"b\"]", two);
    REQUIRE(reading.complaints.empty());
    CHECK(said(reading.contract.calendar) == "2022-09-07\n2022-09-08 Jeûne genevois\n");
    CHECK(reading.contract.calendar.weekend() == Calendar::Weekend{0b1100001});
    CHECK(said(withCalendars("\"b\"", two).contract.calendar) == "2022-09-07\n");
}

TEST_CASE("What the events of a file give")
{
    struct Row {
        const char *lines, *holidays, *why;
    };
    const Row rows[] = {
        {"DTSTART;VALUE=DATE:20230501\r\nSUMMARY:Labour Day\r\n", "2023-05-01 Labour Day\n", "one day"},
        {"dtstart;value=date:20230501\n", "2023-05-01\n", "small letters, lines as on Unix, no name"},
        {"DTSTART:20230501\r\nSUMMARY:\r\n", "2023-05-01\n", "a day is one without being called so"},
        {"DTSTART;VALUE=DATE:20231225\r\nDTEND;VALUE=DATE:20231227\r\n", "2023-12-25\n2023-12-26\n",
         "the end is the day after"},
        {"DTSTART;VALUE=DATE:20231225\r\nDURATION:P2D\r\n", "2023-12-25\n2023-12-26\n", "or a length"},
        {"DTSTART;VALUE=DATE:20230501\r\nSUMMARY:La\r\n bour\r\n \\, or\\n May Day \r\n",
         "2023-05-01 Labour, or  May Day\n", "a folded line, and what is written in other signs"},
        {"DTSTART;VALUE=DATE:20220501\r\nRRULE:FREQ=YEARLY;UNTIL=20241231\r\nEXDATE;VALUE=DATE:20230501\r\n"
         "RDATE;VALUE=DATE:20230502,20250502\r\n",
         "2022-05-01\n2023-05-02\n2024-05-01\n2025-05-02\n", "recurring, with one out and two in"},
        {"DTSTART;VALUE=DATE:20220530\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2\r\n",
         "2022-05-30\n2023-05-29\n", "the last Monday in May"},
        {"DTSTART;VALUE=DATE:20361231\r\nDTEND;VALUE=DATE:20370102\r\nRRULE:FREQ=YEARLY;COUNT=9\r\n",
         "2036-12-31\n2037-01-01\n2037-12-31\n", "nothing after 2037"},
        {"DTSTART;VALUE=DATE:20230501\r\nRRULE:FREQ=YEARLY;UNTIL=20240501T000000Z\r\n",
         "2023-05-01\n2024-05-01\n", "an end with a time"},
        {"DTSTART;VALUE=DATE:20230501\r\nEXDATE;VALUE=DATE:20230501\r\n", "", "a day taken out again"},
        {"DTSTART:20230501T100000Z\r\nSTATUS:CANCELLED\r\n",
         "holidays.ics:3:1: the holiday \"without SUMMARY\" has a time of day, and a holiday is a whole day; "
         "write it as "
         "DTSTART;VALUE=DATE:20230501 or take it out",
         "cancelled, and wrong all the same"},
        {"DTSTART;VALUE=DATE:20230501\r\nSTATUS:CANCELLED\r\n", "", "cancelled"},
        {"DTSTART;VALUE=DATE:20230501\r\nBEGIN:VALARM\r\nDURATION:PT1H\r\nEND:VALARM\r\n", "2023-05-01\n",
         "an alarm is none of it"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(holidaysOf(row.lines) == row.holidays);
    }
}

TEST_CASE("A rule that gives a day for a lifetime ends at the limit")
{
    const std::string rule = "DTSTART;VALUE=DATE:20100101\r\nRRULE:FREQ=DAILY;UNTIL=";
    CHECK(holidaysOf(rule + "20370518\r\n").size() == 10'000 * std::string("2010-01-01\n").size());
    CHECK(holidaysOf(rule + "20370519\r\n").find("more than 10000 holidays") != std::string::npos);
}

TEST_CASE("The files of holidays are loaded beside the schedule")
{
    const auto files = loadSchedule(source("schedules/tana-basin-water-2023"));
    REQUIRE(files);
    CHECK(files->bytes("kenya.ics"));
    const auto reading = readSchedule(*files);
    REQUIRE(reading.complaints.empty());
    CHECK(said(reading.contract.calendar) == R"(2023-01-02 New Year's Day (observed)
2023-04-07 Good Friday
2023-04-10 Easter Monday
2023-04-21 Idd-ul-Fitr
2023-05-01 Labour Day
2023-06-01 Madaraka Day
2023-10-20 Mashujaa Day
2023-12-12 Jamhuri Day
2023-12-25 Christmas and Boxing Day
2023-12-26 Christmas and Boxing Day
)");
}
