#include "plugins/asked.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <utility>

using namespace remit;
using namespace remit::test;

namespace {

// A plan with these lines as its timeline, in a contract from June to October 2022 whose interim report is
// due on 1 September.
Case planOf(const std::string& lines)
{
    Case asked = of("plan", {{"dates", true}, {"timeline", std::string("timeline")}},
                    "# Plan\n\nWritten on 1 May 1999.\n\n## Timeline\n\n" + lines + "\n");
    asked.contract.starts = day("2022-06-01");
    Term ends;
    ends.meaning = Term::Day{day("2022-10-21")};
    asked.contract.ends = ends;
    Deliverable report = asked.contract.components.back().deliverables.back();
    report.id = id<DeliverableId>("report");
    report.title = "Interim report";
    report.due.meaning = Term::Day{day("2022-09-01")};
    auto& deliverables = asked.contract.components.back().deliverables;
    deliverables.insert(deliverables.begin(), report);
    return asked;
}

Deliverable& reportOf(Case& asked)
{
    return asked.contract.components.back().deliverables.front();
}

Finding datesIn(const Case& asked)
{
    return finding(examined(asked), "dates");
}

Finding datesOf(const std::string& lines)
{
    return datesIn(planOf(lines));
}

// The same of a plan whose schedule names no timeline.
Finding datesAnywhere(const std::string& lines)
{
    Case asked = planOf(lines);
    asked.contract.components.back().deliverables.back().expects = expects({{"dates", true}});
    return datesIn(asked);
}

const std::string kLate = "\"Interim report\" is planned for ";

}

TEST_CASE("The dates of a plan fit the contract")
{
    for (const char* const lines :
         {"- Desk research: 1 to 12 August 2022\n- Interviews: September 2022",
          "| Step | From | To |\n|---|---|---|\n| Desk research | 1 Aug 2022 | 2022-08-12 |",
          "- Interim report: 1 September 2022\n- Consultations on the interim report: 1 September 2022",
          "- Until 21 October 2022",
          "The final report comes on 3 October 2022, the interim report on 1 September 2022.",
          "The interim report comes before 1 September 2022, and all is done by 3 October 2022."}) {
        INFO(lines);
        const auto found = datesOf(lines);
        CHECK(found.level == Level::Should);
        CHECK(found.verdict == Verdict::Met);
        CHECK(found.remark == "");
    }
    const auto times = datesOf("- Desk research: 2 weeks");
    CHECK(times.verdict == Verdict::Met);
    CHECK(times.remark == "no date is given, so that none can contradict the contract");
}

TEST_CASE("A date of a plan that cannot be had is named, with what it contradicts")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {"- Interviews: 31 September 2022", "there is no \"31 September 2022\""},
        {"- Interviews: 9 September 2022 to 5 September 2022",
         "\"9 September 2022 to 5 September 2022\" ends before it begins"},
        {"- Preparations: 2 May 2022", "\"2 May 2022\" is before the contract starts, Wednesday 1 June 2022"},
        {"- Clean copy: November 2022",
         "\"November 2022\" is after the contract ends, Friday 21 October 2022"},
        {"| Step | Day |\n|---|---|\n| Interim report | 5 September 2022 |",
         kLate + "\"5 September 2022\" and due by the end of Thursday 1 September 2022"},
        {"- Submission of the interim report: 5–9 September 2022",
         kLate + "\"5–9 September 2022\" and due by the end of Thursday 1 September 2022"},
        {"- 5 September 2022: Deliverable 1, interim report",
         kLate + "\"5 September 2022\" and due by the end of Thursday 1 September 2022"},
        {"| Deliverable | Start | End |\n|---|---|---|\n| 1. Interim report | 1 August 2022 | 5/9/2022 |",
         kLate + "\"5/9/2022\" and due by the end of Thursday 1 September 2022"},
        {"| Step | From | To |\n|---|---|---|\n| Interviews | 12 Aug 2022 | 1 Aug 2022 |",
         "\"1 Aug 2022\" under \"To\" is before \"12 Aug 2022\" under \"From\""},
        {"- Interviews, 12 September – 5 September 2022",
         "\"12 September – 5 September 2022\" ends before it begins"},
        {"| Step | When |\n|---|---|\n| Review of the May 2019 report | 2–6 May 2022 |",
         "\"2–6 May 2022\" is before the contract starts, Wednesday 1 June 2022"},
        {"On 31 September 2022 we meet.", "there is no \"31 September 2022\""},
    }));
    INFO(std::get<0>(row));
    const auto found = datesOf(std::get<0>(row));
    CHECK(found.verdict == Verdict::Unmet);
    CHECK(found.remark == std::get<1>(row));
    CHECK(found.place.find("Timeline, first ") == 0);
}

TEST_CASE("What only mentions a date or a deliverable is no plan of it")
{
    for (const char* const lines :
         {"Following the terms of reference of 12 May 2022 we begin on 30 May 2022.",
          "- Literature review (World Bank report of May 2019): 12 August 2022",
          "- Literature review, World Bank report, May 2019: 12 August 2022",
          "- Review of the report of the 12 May 2019, 12 August 2022",
          "- Revue du rapport de mai 2019",
          "| Step | When |\n|---|---|\n| Report, May 2019, reviewed | 12 August 2022 |",
          "| Step | Deadline | Begins |\n|---|---|---|\n| Interviews | 12 August 2022 | 1 August 2022 |",
          "| Step | Drafted | Sent |\n|---|---|---|\n| Interviews | 12 August 2022 | 1 August 2022 |",
          "- Meeting on 12 August 2022, its date set on 1 August 2022",
          "- Phase 12 – 5 September 2022\n- Survey wave 31 - 5 September 2022",
          "- Comments of the office on the interim report: 5 September 2022",
          "- Revision of the interim report after comments: 5 September 2022",
          "- Interim report: comments by 5 September 2022",
          "- Interim report, version 2: 5 September 2022",
          "| Step | October 2022 | November 2022 |\n|---|---|---|\n| Interviews | x | |",
          "- Final interim report: 5 September 2022",
          "- Last payment: 15 November 2022",
          "- Interim report: draft 29 August 2022, comments 5 September 2022",
          "| What | When |\n|---|---|\n| Comments on the interim report | 5 September 2022 |",
          "| Deliverable | Payment date |\n|---|---|\n| Interim report | 5 September 2022 |",
          "| Deliverable | Activity | Date |\n|---|---|---|\n| Interim report | Interviews | 5 September "
          "2022 |",
          "| Deliverable | | Date |\n|---|---|---|\n| Interim report | Approval | 5 September 2022 |"}) {
        INFO(lines);
        const auto found = datesOf(lines);
        CHECK(found.remark == "");
        CHECK(found.verdict == Verdict::Met);
    }
}

TEST_CASE("Where no timeline is named a table or list without a date of the contract is history")
{
    CHECK(datesAnywhere("| Act | Date |\n|---|---|\n| Labour code | 12 May 2010 |\n\n- Report, May 2019\n\n"
                        "Background.\n\n- Interviews: 12 August 2022")
              .verdict == Verdict::Met);
    CHECK(datesAnywhere("- Interviews: 12 August 2022\n- Clean copy: 2 November 2022").remark ==
          "\"2 November 2022\" is after the contract ends, Friday 21 October 2022");
    CHECK(datesAnywhere("- Decree, 31 September 2010").remark == "there is no \"31 September 2010\"");
}

TEST_CASE("The end of a contract is that of its work where no other is known")
{
    Case asked = planOf("- Clean copy: 2 November 2022");
    asked.contract.completes = std::exchange(asked.contract.ends, {});
    CHECK(datesIn(asked).remark ==
          "\"2 November 2022\" is after the contract is completed, Friday 21 October 2022");
    asked.contract.ends = Term{};
    asked.contract.ends->meaning = Term::Relative{{1, Period::Unit::Months}, false, {}};
    CHECK(datesIn(asked).verdict == Verdict::Met);
}

TEST_CASE("A plan is late by the day that the contract comes to, and no sooner")
{
    const auto found = [](const Case& asked) { return datesIn(asked).remark; };

    Case rolls = planOf("- Interim report: 5 September 2022"); // a Monday
    reportOf(rolls).due.meaning = Term::Day{day("2022-09-04")};
    CHECK(found(rolls) == kLate + "\"5 September 2022\" and due by the end of Sunday 4 September 2022");
    reportOf(rolls).roll = Roll::Following;
    CHECK(found(rolls) == "");
    reportOf(rolls).roll = Roll::Preceding;
    CHECK(found(rolls) == kLate + "\"5 September 2022\" and due by the end of Friday 2 September 2022");
    rolls.contract.assumed["report.roll"] = {};
    CHECK(found(rolls) == "");

    Case timed = planOf("- Interim report: 2 September 2022");
    reportOf(timed).due.meaning = Term::Time{{day("2022-09-01"), std::chrono::hours(16)}};
    CHECK(found(timed) == kLate + "\"2 September 2022\" and due before Thursday 1 September 2022, 16:00");
    reportOf(timed).due.meaning = Term::Time{{day("2022-09-02"), std::chrono::hours(16)}};
    CHECK(found(timed) == "");
    reportOf(timed).due.meaning = Term::Time{{day("2022-09-02"), std::chrono::seconds(0)}};
    CHECK(found(timed) == kLate + "\"2 September 2022\" and due before Friday 2 September 2022, 00:00");

    Case moment = planOf("- Interim report: 2 September 2022");
    reportOf(moment).due.meaning = Term::Moment{*Instant::parse("2022-09-01T22:30:00Z")};
    CHECK(found(moment) == "");
    moment.contract.zone = "Europe/London";
    CHECK(found(moment) ==
          kLate + "\"2 September 2022\" and due before Thursday 1 September 2022, 23:30 (London)");
    moment.contract.zone = "Europe/Zurich";
    CHECK(found(moment) == "");

    Case ofMonth = planOf("- Interim report: 2 September 2022");
    reportOf(ofMonth).due.meaning = Term::EndOfMonth{3};
    CHECK(found(ofMonth) == kLate + "\"2 September 2022\" and due by the end of Wednesday 31 August 2022");
    ofMonth.contract.assumed["report.due"] = {};
    CHECK(found(ofMonth) == "");
}

TEST_CASE("Of two readings of a date the document or the contract tells which is meant")
{
    CHECK(datesOf("- Interviews: 05/09/2022").verdict == Verdict::Met);
    CHECK(datesOf("- Interviews: 06/07/2022\n- Survey: 25/08/2022").verdict == Verdict::Met);
    CHECK(datesOf("- Interviews: 25/08/22, or 12.08.22").verdict == Verdict::Met);
    CHECK(datesOf("- Interviews: 25/08/2022\n- Survey: 09/05/2022").remark ==
          "\"09/05/2022\" is before the contract starts, Wednesday 1 June 2022");

    for (const char* const more :
         {"", "\n- Survey: 25/08/2022\n- Notes: 08/25/2022", "\n- Survey: 25.8.2022"}) {
        INFO(more);
        const auto found = datesOf(std::string("- Interviews: 06/07/2022") + more);
        CHECK(found.verdict == Verdict::Unknown);
        CHECK(found.remark == "\"06/07/2022\" can be read as two days; write the month in words");
    }
    CHECK(datesOf("We meet on 06/07/2022.").verdict == Verdict::Met);
}

TEST_CASE("Dates that are not read are not said to be none")
{
    for (const char* const lines :
         {"- Interviews: 31 September", "- Interviews: 09/2036", "- Interviews: 5 вересня 2022",
          "- Interviews: 12/08", "- Interviews: 12.08.", "| Interviews | May |\n|---|---|\n| | |"}) {
        INFO(lines);
        const auto found = datesOf(lines);
        CHECK(found.verdict == Verdict::Unknown);
        CHECK(found.remark == "no date with its year in four digits was found, though something is there "
                              "that may be a time: look yourself");
    }
    CHECK(datesOf("- 1.2 Desk research, as may be: 2 weeks, from week 3").verdict == Verdict::Met);
}

TEST_CASE("Of many dates that cannot be had the first are told, each once, and all are counted")
{
    std::string lines = "- 31 June 2022\n- 31 June 2022\n";
    for (int d = 1; d <= 9; ++d)
        lines += "- " + std::to_string(d) + " May 2022\n";
    const auto found = datesOf(lines);
    CHECK(found.remark.find("there is no \"31 June 2022\"; \"1 May 2022\" is before") == 0);
    CHECK(found.remark.ends_with("; and 6 more like it"));
}

TEST_CASE("Where the timeline is missing nothing is known of its dates")
{
    const auto found = finding(examined(of("plan", {{"dates", true}, {"timeline", std::string("timeline")}},
                                           "# Plan\n\n31 June 2022\n")),
                               "dates");
    CHECK(found.verdict == Verdict::Unknown);
    CHECK(found.remark == "there is no section \"timeline\" to look for dates in");
}
