#include "plugins/asked.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::test;

namespace {

// The answer to `dates` of a plan with these lines as its timeline, in a contract from June to October 2022
// whose report is due on 1 September.
Finding datesOf(const std::string& lines)
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
    return finding(examined(asked), "dates");
}

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
        {"- Interviews: 05/09/2022", "\"05/09/2022\" can be read as two days; write the month in words"},
        {"- Interviews: 9 September 2022 to 5 September 2022",
         "\"9 September 2022 to 5 September 2022\" ends before it begins"},
        {"- Preparations: 2 May 2022", "\"2 May 2022\" is before the contract starts, Wednesday 1 June 2022"},
        {"- Clean copy: November 2022",
         "\"November 2022\" is after the contract ends, Friday 21 October 2022"},
        {"| Step | Day |\n|---|---|\n| Interim report | 5 September 2022 |",
         "\"Interim report\" is planned for \"5 September 2022\" and due by the end of Thursday 1 September "
         "2022"},
    }));
    INFO(std::get<0>(row));
    const auto found = datesOf(std::get<0>(row));
    CHECK(found.verdict == Verdict::Unmet);
    CHECK(found.remark == std::get<1>(row));
    CHECK(found.place.find("Timeline, first ") == 0);
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
