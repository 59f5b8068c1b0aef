#include "state/deadline.h"
#include "state/facts.h"
#include "state/record.h"
#include "support/contracts.h"
#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <random>

using namespace remit;
using test::instant;

namespace {

// A contract whose deliverable "d" is due so; `keys` are more lines of [contract], `more` more tables.
Contract contractDue(const std::string& due, const std::string& keys = "", const std::string& more = "",
                     const std::string& zone = "zone = \"Europe/Zurich\"\n")
{
    INFO(due);
    return test::contractFrom("format = 1\n[contract]\nid = \"c\"\ntitle = \"C\"\nterms = \"terms.md\"\n" +
                              zone + keys +
                              "\n[[component]]\nid = \"w\"\ntitle = \"W\"\n"
                              "[[component.deliverable]]\nid = \"first\"\nphase = \"p\"\ntitle = \"First\"\n"
                              "due = 2022-08-05\n"
                              "[[component.deliverable]]\nid = \"d\"\nphase = \"p\"\ntitle = \"D\"\ndue = " +
                              due + "\n" + more);
}

Due dueOf(const Contract& contract, const std::string& id = "d")
{
    const Standing nothing(contract);
    const Zone zone = *Zone::find(contract.clocks());
    const Deadlines deadlines(contract, nothing, zone, Instant());
    return deadlines.of(id);
}

std::string dayOf(const Contract& contract)
{
    const Due due = dueOf(contract);
    if (!due.deadline) return due.why;
    REQUIRE(due.deadline->day);
    return due.deadline->day->str();
}

}

TEST_CASE("the end of a day is where the contract is")
{
    struct Row {
        const char *zone, *end, *why;
    };
    const auto row = GENERATE(values<Row>({
        {"Europe/Zurich", "2022-08-21T22:00:00Z", "summer time"},
        {"Asia/Manila", "2022-08-21T16:00:00Z", "east"},
        {"America/New_York", "2022-08-22T04:00:00Z", "west"},
        {"Etc/GMT+12", "2022-08-22T12:00:00Z", "as far west as clocks go"},
        {"Asia/Kathmandu", "2022-08-21T18:15:00Z", "an offset of 5:45"},
        {"Australia/Lord_Howe", "2022-08-21T13:30:00Z", "an offset of 10:30"},
    }));
    INFO(row.zone << ": " << row.why);
    const auto contract = contractDue("2022-08-21", "", "", std::string("zone = \"") + row.zone + "\"\n");
    CHECK(dueOf(contract).deadline->end == instant(row.end));
}

TEST_CASE("days that clocks skip or have twice end when clocks say so")
{
    struct Row {
        const char *zone, *due, *end, *why;
    };
    const auto row = GENERATE(values<Row>({
        {"Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00Z",
         "the next day was left out: its end is the change"},
        {"Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z",
         "the day that never was ends as it would begin"},
        {"America/Havana", "2022-11-05", "2022-11-06T05:00:00Z", "midnight comes twice there: the later one"},
        {"America/Asuncion", "2022-03-26", "2022-03-27T04:00:00Z",
         "clocks go back at midnight: the later one"},
    }));
    INFO(row.zone << " " << row.due << ": " << row.why);
    const auto contract = contractDue(row.due, "", "", std::string("zone = \"") + row.zone + "\"\n");
    CHECK(dueOf(contract).deadline->end.str() == row.end);
}

TEST_CASE("a period counts from the day after")
{
    struct Row {
        const char *starts, *due, *day, *why;
    };
    const auto row = GENERATE(values<Row>({
        {"2022-08-01", "10 working days after start", "2022-08-15", "two weeks of five days"},
        {"2022-08-05", "10 working days after start", "2022-08-19", "from a Friday"},
        {"2022-08-21", "5 working days after start", "2022-08-26", "from a Sunday: Monday is the first"},
        {"2022-11-30", "3 months after start", "2023-02-28", "February has no 30th"},
        {"2024-01-31", "1 month after start", "2024-02-29", "nor a 31st in a leap year"},
        {"2020-10-01", "end of month 10", "2021-07-31", "ten whole months"},
        {"2022-01-31", "end of month 1", "2022-02-28", "a month that has no such day ends with itself"},
        {"2022-01-15", "end of month 1", "2022-02-14", "the day before the one of the same number"},
        {"2022-08-01", "30 days after start", "2022-08-31", "days"},
        {"2022-08-01", "2 weeks after start", "2022-08-15", "weeks"},
        {"2022-08-01", "2 weeks before first", "2022-07-22", "backwards from a date"},
        {"2022-08-01", "3 working days before first", "2022-08-02", "working days backwards"},
        {"2022-08-01", "Sunday 2022-08-21", "2022-08-21", "a day with its name"},
    }));
    INFO(row.starts << ", " << row.due << ": " << row.why);
    CHECK(dayOf(contractDue(std::string("\"") + row.due + "\"",
                            std::string("starts = ") + row.starts + "\n")) == row.day);
}

TEST_CASE("holidays of the contract's calendar are not counted")
{
    const auto contract =
        contractDue("\"10 working days after start\"", "starts = 2022-09-05\ncalendar = \"g\"\n",
                    "[[calendar]]\nid = \"g\"\nholidays = [\"2022-09-08 Jeûne genevois\"]\n");
    CHECK(dayOf(contract) == "2022-09-20");
    CHECK(dueOf(contract).deadline->rules.front().find("Not counted: Thu 8 Sep 2022 (Jeûne genevois)") !=
          std::string::npos);
}

TEST_CASE("a Sunday moves as the roll says, or the Regulation, or not at all")
{
    struct Row {
        const char *due, *roll, *rules, *day, *why;
    };
    const auto row = GENERATE(values<Row>({
        {"2022-08-21", "", "plain", "2022-08-21", "nothing moves it"},
        {"2022-08-21", "none", "plain", "2022-08-21", "nor this"},
        {"2022-08-21", "following", "plain", "2022-08-22", "the Monday"},
        {"2022-08-21", "preceding", "plain", "2022-08-19", "the Friday"},
        {"2022-08-21", "modified-following", "plain", "2022-08-22", "the same month"},
        {"2022-07-31", "modified-following", "plain", "2022-07-29", "Monday is in August"},
        {"2022-08-21", "", "eu-1182", "2022-08-21", "a fixed date does not move (Art. 3(4))"},
        {"\"20 days after start\"", "", "eu-1182", "2022-08-22", "a period that ends on Sunday 21 does"},
        {"\"20 days after start\"", "none", "eu-1182", "2022-08-21", "its own roll goes before"},
        {"\"20 days after start\"", "", "plain", "2022-08-21", "not by plain rules"},
        {"\"12 days before first\"", "", "eu-1182", "2022-07-24", "a Sunday, counted backwards"},
        {"\"2 days after first\"", "", "eu-1182", "2022-08-09", "two working days at least (Art. 3(5))"},
    }));
    INFO(row.due << ", " << row.roll << ", " << row.rules << ": " << row.why);
    const std::string roll = *row.roll ? std::string("\nroll = \"") + row.roll + "\"" : "";
    CHECK(dayOf(contractDue(row.due + roll,
                            std::string("starts = 2022-08-01\nrules = \"") + row.rules + "\"\n")) == row.day);
}

TEST_CASE("without a zone there are two bounds, and between them nobody can decide")
{
    const auto contract = contractDue("2022-08-21", "", "", "");
    const Deadline deadline = *dueOf(contract).deadline;
    CHECK(deadline.earliest == instant("2022-08-21T10:00:00Z"));
    CHECK(deadline.end == instant("2022-08-22T12:00:00Z"));
    const auto timing = [&](const char* when) {
        return punctuality(dueOf(contract), instant(when), Instant(), 0).timing;
    };
    CHECK(timing("2022-08-21T09:59:59Z") == Timing::InTime);
    CHECK(timing("2022-08-21T10:00:00Z") == Timing::Undecided);
    CHECK(timing("2022-08-22T11:59:59Z") == Timing::Undecided);
    CHECK(timing("2022-08-22T12:00:00Z") == Timing::Late);
    CHECK_FALSE(dueOf(contractDue("2022-08-21T10:00:00Z", "", "", "")).deadline->earliest);
}

TEST_CASE("what lies beyond the zone library's years is said to, and never computed wrong")
{
    const auto contract = contractDue("\"1000 months after start\"", "starts = 2022-08-01\n");
    CHECK(dayOf(contract) == "this version cannot work out dates from the year 2038 on");
}

TEST_CASE("years before those that are computed are said to be, however far a chain leads back")
{
    // From a calendar's first days on, whatever day of the week it comes to.
    for (int months = 630; months <= 1000; ++months) {
        const auto contract =
            contractDue("\"" + std::to_string(months) + " months before first\"\nroll = \"following\"");
        CHECK(dayOf(contract) == (months == 630 ? "1970-02-05"
                                  : months == 631
                                      ? "1970-01-05"
                                      : "this version cannot work out dates before the year 1970"));
    }
    std::string more = "[[component.deliverable]]\nid = \"c0\"\nphase = \"p\"\ntitle = \"C\"\ndue = \"1000 "
                       "months before d\"\n";
    for (int i = 1; i < 1000; ++i)
        more += "[[component.deliverable]]\nid = \"c" + std::to_string(i) +
                "\"\nphase = \"p\"\ntitle = \"C\"\ndue = \"1000 months before c" + std::to_string(i - 1) +
                "\"\n";
    CHECK(dueOf(contractDue("2022-08-21", "", more), "c999").why.starts_with("this version cannot work out"));
}

TEST_CASE("a suspension of thousands of years comes to no date, and to no wrong one")
{
    for (const char* due :
         {"2022-08-21", "2022-08-21T12:00:00", "2022-08-21T12:00:00Z", "\"10 working days after start\""}) {
        const auto contract = contractDue(due, "starts = 2022-08-15\n");
        Standing standing(contract);
        for (int i = 0; i < 100; ++i) {
            SuspensionFacts suspension;
            suspension.by = {test::party("desk")};
            suspension.granted = true;
            suspension.from = *LocalDay::parse("2022-08-17");
            suspension.until = *LocalDay::parse("9999-12-31");
            standing.suspensions.push_back(suspension);
        }
        const Zone zone = *Zone::find("Europe/Zurich");
        const Due found = Deadlines(contract, standing, zone, Instant()).of("d");
        INFO(due);
        CHECK(found.why == "this version cannot work out dates from the year 2038 on");
    }
}

TEST_CASE("a suspension counts once: what ran out before it began, or was agreed to after it, stays")
{
    struct Row {
        const char *due, *from, *until, *day, *why;
    };
    const auto row = GENERATE(values<Row>({
        {"2022-08-22", "2022-08-10", "2022-08-20", "2022-09-01", "ten days, counted by days"},
        {"2022-08-22", "2022-08-22", "2022-08-23", "2022-08-23", "it begins on the last day"},
        {"2022-08-22", "2022-08-23", "2022-08-30", "2022-08-22", "it begins the day after"},
        {"\"10 working days after start\"", "2022-08-10", "2022-08-15", "2022-08-18", "three working days"},
        {"\"10 working days after start\"", "2022-07-20", "2022-08-02", "2022-08-15",
         "it ended with the day counted from"},
        {"\"10 working days after start\"", "2022-07-20", "2022-08-03", "2022-08-16",
         "one day of it fell into the period"},
        {"\"10 working days after start\"", "2022-08-06", "2022-08-08", "2022-08-15", "a weekend is no loss"},
        {"\"2 weeks before first\"", "2022-07-01", "2022-07-11", "2022-08-01",
         "with the date it is counted back from"},
    }));
    INFO(row.due << ", suspended " << row.from << " to " << row.until << ": " << row.why);
    const auto contract = contractDue(row.due, "starts = 2022-08-01\n");
    Standing standing(contract);
    SuspensionFacts suspension;
    suspension.by = {test::party("desk")};
    suspension.granted = true;
    suspension.from = *LocalDay::parse(row.from);
    suspension.until = *LocalDay::parse(row.until);
    standing.suspensions.push_back(suspension);
    const Zone zone = *Zone::find("Europe/Zurich");
    CHECK(Deadlines(contract, standing, zone, Instant()).of("d").deadline->day->str() == row.day);
}

TEST_CASE("with a deadline is read what happened to what it rests on, and no more")
{
    const std::string more = "[[component.deliverable]]\nid = \"y\"\nphase = \"p\"\ntitle = \"Y\"\n"
                             "due = \"1 day after first is accepted\"\n"
                             "[[component.deliverable]]\nid = \"z\"\nphase = \"p\"\ntitle = \"Z\"\n"
                             "due = \"3 days after i is handed over\"\n"
                             "[[component.input]]\nid = \"i\"\ntitle = \"I\"\ndue = 2022-08-01\n";
    const auto contract = contractDue("\"with first\"", "", more);
    const auto readFor = [&](std::initializer_list<const char*> ids) {
        Scope scope{false, {}, {}};
        for (const char* id : ids)
            scope.deliverables.insert(*DeliverableId::of(id));
        addWhatDeadlinesRestOn(contract, scope);
        std::string read;
        for (const auto& id : scope.deliverables)
            read += id.str() + " ";
        for (const auto& id : scope.inputs)
            read += id.str() + " ";
        return read;
    };
    CHECK(readFor({"d"}) == "d "); // the other's term is in the contract
    CHECK(readFor({"y"}) == "first y ");
    CHECK(readFor({"z"}) == "z i ");
    CHECK(readFor({"d", "y"}) == "d first y ");
}

TEST_CASE("a chain of terms of any length is worked out")
{
    std::string more;
    constexpr int kLength = 20'000;
    for (int i = 0; i < kLength; ++i)
        more += "[[component.deliverable]]\nid = \"c" + std::to_string(i) +
                "\"\nphase = \"p\"\ntitle = \"C\"\ndue = " +
                (i == 0 ? std::string("\"1 day after first\"") : "\"with c" + std::to_string(i - 1) + "\"") +
                "\n";
    const auto contract = contractDue("2022-08-21", "", more);
    const Due last = dueOf(contract, "c" + std::to_string(kLength - 1));
    REQUIRE(last.deadline);
    CHECK(last.deadline->day->str() == "2022-08-06");
}

TEST_CASE("an instant is turned into a day and back by the rules of the system, whatever the zone")
{
    // Instants of any year that can be computed, held against libc's own reading of the same database.
    std::mt19937 random(1); // NOLINT: the same every time
    std::uniform_int_distribution<long> seconds(0, 2'145'000'000);
    const char* const zones[] = {"Europe/Zurich", "America/New_York", "Asia/Kathmandu",
                                 "Pacific/Apia",  "Africa/Nairobi",   "Australia/Lord_Howe"};
    for (const char* name : zones) {
        const Zone zone = *Zone::find(name);
        ::setenv("TZ", name, 1);
        ::tzset();
        for (int i = 0; i < 1000; ++i) {
            const std::time_t now = seconds(random);
            std::tm shown{};
            ::localtime_r(&now, &shown);
            const auto local = zone.local(Instant(std::chrono::sys_seconds(std::chrono::seconds(now))));
            REQUIRE(local);
            char text[32];
            std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &shown);
            INFO(name << " " << now);
            REQUIRE(local->str() == text);
        }
    }
    ::unsetenv("TZ");
    ::tzset();
}

TEST_CASE("only an amendment that is agreed changes a term, whatever else happens")
{
    std::mt19937 random(7); // NOLINT: the same every time
    const auto one = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const std::vector<std::string> ids = {"plan", "outline", "draft"};
    const std::vector<std::string> parties = {"desk", "chief", "expert", "provider", "partner", "auditor"};
    for (int round = 0; round < 40; ++round) {
        test::Narrative story;
        const auto schedule = story.facts().schedule;
        Instant now = instant("2022-08-01T09:00:00Z");
        int done = 0;
        for (int i = 0; i < 40; ++i) {
            now = now + std::chrono::hours(1 + one(20));
            const std::string when = now.str(), who = parties[static_cast<std::size_t>(one(6))],
                              about = ids[static_cast<std::size_t>(one(3))];
            const LocalDay day = *LocalDay::parse(when.substr(0, 10));
            const auto did = [&]() -> Result<void> {
                switch (one(8)) {
                case 0:
                    return story.submit(who, about, when);
                case 1:
                    return story.withdraw(who, about, when);
                case 2:
                    return story.review(who, about, Decision::Accept, when);
                case 3:
                    return story.review(who, about, Decision::RequestChanges, when, {"Mend it."});
                case 4:
                    return story.tell(who, Notify{test::deliverable(about), day, "late"}, when);
                case 5:
                    return story.tell(who, Suspend{day, "no travel"}, when);
                case 6:
                    return story.tell(who, Agree{story.entries().back().facts.event}, when);
                default:
                    return story.note(who, "consultations", when);
                }
            }();
            done += static_cast<bool>(did);
        }
        REQUIRE(done > 0);
        CHECK(story.facts().schedule == schedule);
        CHECK(story.facts().amendments.empty());
    }
}
