#include "ledger/layout.h"

#include <catch2/catch.hpp>

using namespace remit;
using ledger::EntryPlace;

TEST_CASE("Where an entry cannot lie, none is looked for")
{
    const auto [folder, why] = GENERATE(table<std::string, std::string>(
        {{"", "nothing"},
         {"report-drafting/outline", "a home"},
         {"report-drafting/outline/record/0", "a group"},
         {"report-drafting/outline/record/0/7", "no kind"},
         {"report-drafting/outline/record/0/7-", "no kind"},
         {"report-drafting/outline/record/0/submit", "no number"},
         {"report-drafting/outline/record/0/0-submit", "numbers begin at 1"},
         {"report-drafting/outline/record/0/-7-submit", "less than 1"},
         {"report-drafting/outline/record/0/07-submit", "one spelling"},
         {"report-drafting/outline/record/00/7-submit", "one spelling"},
         {"report-drafting/outline/record/1/7-submit", "another group"},
         {"report-drafting/outline/record/0/100-submit", "another group"},
         {"report-drafting/outline/record/0/7-submit/", "one spelling"},
         {"report-drafting/outline/record/0/7-submit/x", "below an entry"},
         {"report-drafting/outline/record/0/7-Submit", "upper case"},
         {"report-drafting/outline/record/42949673/4294967301-submit", "more than can be counted"},
         {"outline/record/0/7-submit", "one folder only"},
         {"a/b/c/record/0/7-submit", "three folders"},
         {"contract/outline/record/0/7-submit", "a reserved id"},
         {"report-drafting/record/record/0/7-submit", "a reserved id"},
         {"../outline/record/0/7-submit", "another folder"},
         {"/record/0/7-submit", "no home"},
         {"contract/RECORD/0/7-submit", "upper case"}}));
    INFO(folder << ": " << why);
    CHECK_FALSE(EntryPlace::of(folder));
}

TEST_CASE("A place and its folder are one thing said in two ways")
{
    struct Row {
        EntryPlace place;
        std::string folder;
    };
    const auto row =
        GENERATE(values<Row>({{{"contract", EntryNumber(1), "open"}, "contract/record/0/1-open"},
                              {{"report-drafting/outline", EntryNumber(99), "submit"},
                               "report-drafting/outline/record/0/99-submit"},
                              {{"report-drafting/outline", EntryNumber(100), "submit"},
                               "report-drafting/outline/record/1/100-submit"},
                              {{"a/b", EntryNumber(123456), "review"}, "a/b/record/1234/123456-review"}}));
    CHECK(row.place.folder() == row.folder);
    const auto place = EntryPlace::of(row.folder);
    REQUIRE(place);
    CHECK(place->home == row.place.home);
    CHECK(place->number == row.place.number);
    CHECK(place->kind == row.place.kind);
}
