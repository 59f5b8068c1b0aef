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
        case WrittenDate::Reading::TwoWays:
            all += "two ways: " + date.words;
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

TEST_CASE("A day that no calendar has, and one that can be read in two ways, are said to be so")
{
    CHECK(read("31 September 2022") == "no such day: 31 September 2022");
    CHECK(read("30.2.2022") == "no such day: 30.2.2022");
    CHECK(read("2022-13-05") == "no such day: 2022-13-05");
    CHECK(read("0 May 2022") == "no such day: 0 May 2022");
    CHECK(read("5 May 0022") == "no such day: 5 May 0022");
    CHECK(read("99/99/2022") == "no such day: 99/99/2022");
    CHECK(read("05/09/2022") == "two ways: 05/09/2022");
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
