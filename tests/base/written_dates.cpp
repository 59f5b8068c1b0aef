#include "base/written_dates.h"

#include <catch2/catch.hpp>

using namespace remit;

namespace {

// "2022-09-05", "2022-09-01..2022-09-30", "no such day: 31 September 2022", one beside another.
std::string read(std::string_view text)
{
    std::string all;
    for (const auto& date : writtenDates(text)) {
        if (!all.empty()) all += ", ";
        switch (date.reading) {
        case WrittenDate::Reading::Days:
            all += date.first.str();
            if (date.last != date.first) all += ".." + date.last.str();
            break;
        case WrittenDate::Reading::NoSuchDay:
            all += "no such day: " + date.words;
            break;
        case WrittenDate::Reading::Unclear:
            all += "unclear: " + date.words + " (";
            for (const auto& way : date.ways)
                all += (&way == &date.ways.front() ? "" : " or ") + way.day.str();
            all += ")";
            break;
        }
    }
    return all;
}

}

TEST_CASE("A date is read as people write it")
{
    for (const char* const text :
         {"5 September 2022", "the 5th of September 2022", "Monday, 5 Sept. 2022", "5. September 2022",
          "5 sep 2022", "September 5, 2022", "Sept. 5 2022", "2022-09-05", "(2022/09/05)", "5.9.2022",
          "05. 09. 2022", "5 septembre 2022", "le 5 septembre 2022", "5 de septiembre de 2022",
          "5 de setembro de 2022", "5 settembre 2022", "5\u00a0September 2022"}) {
        INFO(text);
        CHECK(read(text) == "2022-09-05");
    }
    CHECK(read("1er août 2022") == "2022-08-01");
    CHECK(read("3. März 2023, 1. M\u00c4RZ 2023") == "2023-03-03, 2023-03-01");
    CHECK(read("13/09/2022 and 09/13/2022 and 9-9-2022") == "2022-09-13, 2022-09-13, 2022-09-09");
    CHECK(read("29 February 2024") == "2024-02-29");
}

TEST_CASE("A range has two ends, and a month its days")
{
    CHECK(read("5–9 September 2022") == "2022-09-05, 2022-09-09");
    CHECK(read("5 to 9 Sept. 2022") == "2022-09-05, 2022-09-09");
    CHECK(read("29 August – 2 September 2022") == "2022-08-29, 2022-09-02");
    CHECK(read("20 December to 10 January 2023") == "2022-12-20, 2023-01-10");
    CHECK(read("5 September 2022 - 9 September 2022") == "2022-09-05, 2022-09-09");
    CHECK(read("in September 2022") == "2022-09-01..2022-09-30");
    CHECK(read("Feb 2024") == "2024-02-01..2024-02-29");
    CHECK(read("November–January 2023") == "2022-11-01..2022-11-30, 2023-01-01..2023-01-31");
}

TEST_CASE("A range is quoted whole, and its later end is known")
{
    for (const char* const text :
         {"5–9 September 2022", "29 August – 2 September 2022", "12 September - 5 September 2022",
          "5 September 2022 - 9 September 2022", "5/9/2022-9/9/2022", "November–January 2023",
          "September 20–5, 2022", "August 29 – September 2, 2022", "from 5 to 9 September 2022",
          "du 5 au 9 septembre 2022", "Interviews, 5–9 September 2022", "on Monday 5 – 9 September 2022"}) {
        INFO(text);
        const auto dates = writtenDates(text);
        REQUIRE(dates.size() == 2);
        CHECK(dates[0].words == dates[1].words);
        CHECK(std::string(text).ends_with(dates[1].words));
        CHECK_FALSE(dates[0].ends);
        CHECK(dates[1].ends);
    }
    for (const char* const text : {"5 and 9 September 2022", "5 September 2022 and 2 September 2022",
                                   "5 September 2022: 2 September 2022", "5/9/2022 / 9/9/2022"}) {
        INFO(text);
        const auto dates = writtenDates(text);
        REQUIRE(dates.size() == 2);
        CHECK_FALSE(dates[1].ends);
    }
}

TEST_CASE("The number of something else begins no range")
{
    for (const char* const text :
         {"Phase 12 – 5 September 2022", "Survey wave 31 - 5 September 2022", "Week 2 – 5 September 2022",
          "Deliverable 2 - 5 September 2022", "Deliverable no. 2 - 5 September 2022",
          "Section 1.2 – 5 September 2022", "Phase #2 – 5 September 2022", "12 – 5 September 2022",
          "September 12 – 5 September 2022"}) {
        INFO(text);
        CHECK(read(text) == "2022-09-05");
    }
}

TEST_CASE("A year of two digits is read beside points or strokes, where the numbers leave no doubt")
{
    CHECK(read("25/08/36, 25.08.36") == "2036-08-25, 2036-08-25");
    CHECK(read("08/25/36") == "2036-08-25");
    CHECK(read("12/08/36") == "unclear: 12/08/36 (2036-08-12 or 2036-12-08)");
    CHECK(read("12.08.22") == "unclear: 12.08.22 (2022-08-12 or 2012-08-22)");
    CHECK(read("31/09/36, 12-08-36, 5.9.36, GB/12/08/36/1, 1.12.08.36").empty());
    CHECK(read("10 340/14/20/2019").empty());
}

TEST_CASE("The order that numbers show is told")
{
    const auto dates = writtenDates("25/08/2022, 08/25/2022, 5/5/2022, 25.8.2022");
    REQUIRE(dates.size() == 4);
    CHECK(dates[0].order == WrittenDate::Order::DayFirst);
    CHECK(dates[1].order == WrittenDate::Order::MonthFirst);
    CHECK_FALSE(dates[2].order);
    CHECK_FALSE(dates[3].order);
}

TEST_CASE("Months are known by their names")
{
    CHECK(monthNamed("september") == 9);
    CHECK(monthNamed("sept") == 9);
    CHECK(monthNamed("aout") == 8);
    CHECK(monthNamed("may") == 5);
    CHECK(monthNamed("out") == 0);
    CHECK(monthNamed("mayor") == 0);
}

TEST_CASE("A day that no calendar has, and one that can be read in two ways, are said to be so")
{
    CHECK(read("31 September 2022") == "no such day: 31 September 2022");
    CHECK(read("30.2.2022") == "no such day: 30.2.2022");
    CHECK(read("2022-13-05") == "no such day: 2022-13-05");
    CHECK(read("0 May 2022") == "no such day: 0 May 2022");
    CHECK(read("5 May 0022") == "no such day: 5 May 0022");
    CHECK(read("99/99/2022") == "no such day: 99/99/2022");
    CHECK(read("05/09/2022") == "unclear: 05/09/2022 (2022-09-05 or 2022-05-09)");
}

TEST_CASE("What is no date is none")
{
    for (const char* const text : {"",
                                   "2 weeks",
                                   "week 3",
                                   "5 September",
                                   "September",
                                   "2022",
                                   "rolled out 2022",
                                   "it was set 2022",
                                   "5 marches 2022",
                                   "5 juin",
                                   "4 jui 2022",
                                   "1.2.3",
                                   "1.2.20222",
                                   "12 2022",
                                   "version 2022-1",
                                   "ISO 9001-2015-1",
                                   "10 000 2022",
                                   "\u2013",
                                   "5 \u2013",
                                   "5 to",
                                   "September to",
                                   "\xff 5 \xff",
                                   "5 September to 2022"}) {
        INFO(text);
        CHECK(read(text) == "");
    }
}

TEST_CASE("Dates without end take no longer than their length")
{
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += "5 to 9 September 2022 - ";
    CHECK(writtenDates(text).size() == 100'000);
    CHECK(writtenDates(std::string(1'000'000, '5')).empty());
    CHECK(writtenDates(std::string(1'000'000, 'e')).empty());
    std::string tos;
    for (int i = 0; i < 200'000; ++i)
        tos += "5 th ";
    CHECK(writtenDates(tos).empty());
}
