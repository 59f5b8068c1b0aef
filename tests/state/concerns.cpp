#include "state/concerns.h"

#include "support/contracts.h"

#include <catch2/catch.hpp>

using namespace remit;

namespace {

// A contract that leaves nothing to look at; each row below changes one thing. A Monday each, but the final
// report, which is due on a Friday.
const std::string kSchedule = R"(format = 1
[contract]
id = "survey"
title = "Survey"
completes = 2022-11-30
zone = "Europe/Zurich"
terms = "terms.md"
value = "1000.00 USD"
[assumed]
[review]
within = "10 working days"
[[payment]]
id = "all"
share = "100 %"
[[component]]
id = "work"
title = "Work"
[[component.deliverable]]
id = "outline"
phase = "outline"
title = "Outline"
due = 2022-09-05
[[component.deliverable]]
id = "draft"
phase = "drafts"
title = "First draft"
due = 2022-10-03
[[component.deliverable]]
id = "final"
phase = "final"
title = "Final report"
description = "the report"
due = 2022-10-28
)";

std::string changed(std::string schedule, const std::string& from, const std::string& to)
{
    const auto at = schedule.find(from);
    REQUIRE(at != schedule.npos);
    return schedule.replace(at, from.size(), to);
}

std::string said(const Contract& contract)
{
    std::string text;
    for (const auto& concern : concerns(contract, *Zone::find(std::string(contract.clocks()))))
        text += (concern.kind == Concern::Kind::Warning ? "warning: " : "question: ") + concern.what + "\n";
    return text;
}

// What is added at the end of the schedule, below the component.
std::string activity(const std::string& title, const std::string& due = {})
{
    return "[[component.activity]]\nid = \"work-2\"\ntitle = \"" + title + "\"\n" + due;
}

std::string document(const std::string& id, const std::string& keys)
{
    return "[[component.deliverable]]\nid = \"" + id + "\"\nphase = \"final\"\ntitle = \"Another\"\n" + keys +
           "\n";
}

const std::string kSunday = "warning: Outline is due on Sunday 4 September 2022, which is no working day, "
                            "and nothing in the contract moves it; "
                            "agree which day counts\n";
const std::string kFourDays =
    "an answer to First draft within 10 working days comes by Monday 17 October 2022, which "
    "leaves 4 working days to Final report (due on Friday 21 October 2022); ";
const std::string kAgree = "agree on an earlier answer or on another date\n";

}

TEST_CASE("A contract is looked through for what makes trouble later")
{
    struct Row {
        std::string why;
        std::string from;
        std::string to;
        std::string says;
    };
    const auto row = GENERATE(values<Row>({
        {"nothing to look at", "", "", ""},

        {"a Sunday", "2022-09-05", "2022-09-04", kSunday},
        {"a Sunday that moves", "2022-09-05", "2022-09-04\nroll = \"following\"", ""},
        {"the last moment before Monday is Sunday's", "2022-09-05", "2022-09-05T00:00:00", kSunday},
        {"the first one after it is Monday's", "2022-09-05", "2022-09-05T00:00:01", ""},
        {"an instant, on the contract's clocks", "2022-09-05", "2022-09-04T22:00:00Z", kSunday},
        {"what is due with it says nothing more", "2022-09-05",
         "2022-09-04\n" + document("annex", "due = \"with outline\""), kSunday},
        {"of completion and end", "2022-11-30", "2022-12-03\nends = 2022-12-31",
         "warning: the services are to be completed by Saturday 3 December 2022, which is no working day, "
         "and nothing in "
         "the contract moves it; agree which day counts\n"
         "warning: the contract ends on Saturday 31 December 2022, which is no working day, and nothing in "
         "the contract "
         "moves it; agree which day counts\n"},
        {"work that recurs moves by itself", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + activity("Call", "due = \"last working day of every month\""), ""},
        {"what counts from the record's opening has no date yet", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + document("annex", "due = \"3 days after open\""), ""},
        {"what waits for an acceptance has none either", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + document("annex", "due = \"3 days after final is accepted\""), ""},

        {"five days are left", "2022-10-28", "2022-10-24", ""},
        {"four are", "2022-10-28", "2022-10-21", "warning: " + kFourDays + kAgree},
        {"one that the contract's table does not name is not counted to", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + document("annex", "due = 2022-10-18\ninternal = true"), ""},
        {"those of one day do not wait for each other's answer", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + document("annex", "due = 2022-10-03"), ""},
        {"the answer comes on the day of the next", "2022-10-28", "2022-10-17",
         "warning: an answer to First draft within 10 working days comes by Monday 17 October 2022, which "
         "leaves no "
         "working day to Final report (due on Monday 17 October 2022); " +
             kAgree},
        {"the answer comes after it", "2022-10-28", "2022-10-14",
         "warning: an answer to First draft within 10 working days comes by Monday 17 October 2022, which is "
         "later than "
         "Final report (due on Friday 14 October 2022); " +
             kAgree},
        {"the answer comes on the day of completion", "2022-10-28", "2022-11-16", ""},
        {"the answer comes after completion", "2022-10-28", "2022-11-17",
         "warning: an answer to Final report within 10 working days comes by Thursday 1 December 2022, which "
         "is after "
         "completion (Wednesday 30 November 2022); " +
             kAgree},
        {"no time for answers is set", "within = \"10 working days\"", "", ""},

        {"no payment", "[[payment]]\nid = \"all\"\nshare = \"100 %\"\n", "",
         "question: there are no payment terms; ask what is paid, when and after what, and write it under "
         "[[payment]]\n"},
        {"parts of what is not known", "value = \"1000.00 USD\"\n", "",
         "question: the payments are parts of the value of the contract, which is not given; ask what it is, "
         "and "
         "write it as value\n"},
        {"a payment that needs what nobody may do", "\"100 %\"",
         "\"100 %\"\nafter = [\"certified\", \"invoice\"]",
         "question: nobody may certify payments; give a post the right \"certify\" (people.toml)\n"
         "question: nobody may send invoices; give a post the right \"invoice\" (people.toml)\n"},
        {"payments of a part only", "\"100 %\"", "\"60 %\"",
         "question: the payments do not come to the value of the contract; ask when the rest is paid\n"},
        {"what is assumed", "[assumed]",
         "[assumed]\n\"contract.zone\" = \"its seat\"\n\"contract.ends\" = \"as it completes\"",
         "question: contract.zone is assumed: its seat\nquestion: contract.ends is assumed: as it "
         "completes\n"},

        {"a meeting without a day", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + activity("Kick-off Meetings"),
         "question: Kick-off Meetings has no date; others take part in it, so agree on a day and write it as "
         "due\n"},
        {"a meeting with one", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + activity("Meeting", "due = 2022-09-06"), ""},
        {"what the provider does at times of its own", "due = 2022-10-28\n",
         "due = 2022-10-28\n" + activity("Recalling the interviews and consultations"), ""},
    }));
    INFO(row.why);
    CHECK(said(test::contractFrom(changed(kSchedule, row.from, row.to))) == row.says);
}

TEST_CASE("A last deliverable that is a draft, on the day of completion, is asked about")
{
    struct Row {
        const char* text;
        const char* quoted; // empty: it is not asked about
    };
    const auto row = GENERATE(values<Row>({
        {"Submit final draft report that elaborates", "final draft report"},
        {"Submit draft report", "draft report"}, // the sentence's own verb is left out
        {"a draft, for comments", "draft"},
        {"DRAFT of the report", "DRAFT"},
        {"a report; draft", "draft"},
        {"Draft a report", ""}, // there it is the work
        {"the drafting of a report after two drafts", ""},
        {"the report", ""},
    }));
    INFO(row.text);
    const std::string last = changed(changed(kSchedule, "2022-10-28", "2022-11-30"), "the report", row.text);
    const std::string asked =
        "question: Final report, the last deliverable, is due on the day of completion, Wednesday 30 "
        "November 2022, and its text says \"" +
        std::string(row.quoted) +
        "\": no change to it could be asked for and made before completion; ask whether a final "
        "version follows, and by when\n";
    const std::string all = said(test::contractFrom(last));
    CHECK((all.find("question") != all.npos) == (*row.quoted != '\0'));
    if (*row.quoted) CHECK(all.ends_with(asked));

    // The day before, there is a day for them; whether it is enough is the answer's concern.
    CHECK(said(test::contractFrom(changed(last, "due = 2022-11-30", "due = 2022-11-29"))).find("question") ==
          std::string::npos);
}

TEST_CASE("What rests on an assumed time for answers is a question, not a warning")
{
    const std::string four = changed(kSchedule, "2022-10-28", "2022-10-21");
    CHECK(said(test::contractFrom(changed(four, "[assumed]", "[assumed]\n\"review.within\" = \"usual\""))) ==
          "question: review.within is assumed: usual\nquestion: " + kFourDays +
              "review.within is assumed, so ask by when the client will answer\n");
}

TEST_CASE("How much an answer should leave is the desk's own setting")
{
    const std::string four = changed(kSchedule, "2022-10-28", "2022-10-21");
    CHECK(said(test::contractFrom(four, "[reminders]\nanswer-leaves = 4\n")).empty());
    CHECK(said(test::contractFrom(kSchedule, "[reminders]\nanswer-leaves = 60\n"))
              .find("leaves 9 working days") != std::string::npos);
    const std::string none = changed(kSchedule, "2022-10-28", "2022-10-14");
    CHECK(said(test::contractFrom(none, "[reminders]\nanswer-leaves = 0\n")).empty());
}

TEST_CASE("Holidays are named, and answers wait for them")
{
    const auto day = [](const char* text) { return *LocalDay::parse(text); };
    Contract contract = test::contractFrom(changed(kSchedule, "2022-09-05", "2022-09-08"));
    contract.calendar = Calendar(contract.calendar.weekend(), {{day("2022-09-08"), "Jeûne genevois"}});
    CHECK(said(contract) ==
          "warning: Outline is due on Thursday 8 September 2022, which is no working day (Jeûne "
          "genevois), and nothing in the contract moves it; agree which day counts\n");

    contract = test::contractFrom(changed(kSchedule, "2022-10-28", "2022-10-24"));
    contract.calendar = Calendar(contract.calendar.weekend(), {{day("2022-10-10"), {}}});
    CHECK(said(contract).find("comes by Tuesday 18 October 2022, which leaves 4 working days") !=
          std::string::npos);
}

TEST_CASE("Warnings come first, each kind in the order of the lines, with their places")
{
    const Contract contract =
        test::contractFrom(changed(changed(changed(kSchedule, "2022-09-05", "2022-09-04"), "[assumed]",
                                           "[assumed]\n\"outline.due\" = \"agreed by telephone\""),
                                   "2022-10-28", "2022-10-21"));
    std::vector<std::string> places;
    for (const auto& concern : concerns(contract, *Zone::find("Europe/Zurich")))
        places.push_back(concern.text().substr(0, concern.text().find(": ", concern.text().find(": ") + 1)));
    CHECK(places == std::vector<std::string>{"schedule.toml:23:7: warning", "schedule.toml:28:7: warning",
                                             "schedule.toml:10:1: question"});
}
