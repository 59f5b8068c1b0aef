#include "plugins/asked.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::test;

namespace {

// The answer to `times` of a plan with two steps and these lines as its timeline.
Finding timesOf(const std::string& lines)
{
    return finding(examined(of("plan",
                               {{"steps", Texts{"literature review", "interviews"}},
                                {"times", true},
                                {"timeline", std::string("timeline")}},
                               "# Plan\n\n## Timeline\n\n" + lines + "\n")),
                   "times");
}

std::string tableOf(const std::string& heads, const std::string& first, const std::string& second)
{
    std::string line = "|";
    for (auto columns = std::count(heads.begin(), heads.end(), '|'); columns > 1; --columns)
        line += "---|";
    return heads + "\n" + line + "\n" + first + "\n" + second;
}

// The same, of a timeline that is a table in a web page.
Finding timesOfPage(const std::string& rows)
{
    Case asked = of("plan", {{"steps", Texts{"literature review", "interviews"}}, {"times", true}}, "");
    Question question = asked.question();
    question.files = {{"plan.html",
                       "<html><body><h1>Plan</h1><h2>Timeline</h2><table>" + rows + "</table></body></html>",
                       false}};
    return finding(Host({test::phases()}).examine(question), "times");
}

}

TEST_CASE("The times of steps are found as plans write them")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {tableOf("| No | Step | When |", "| 1 | Literature review | two weeks |",
                 "| 2 | Interviews | Sept. |"),
         "number words and months"},
        {tableOf("| Step | Week 1 | Week 2 |", "| Literature review | x | |", "| Interviews | | ■ |"),
         "marks under weeks"},
        {tableOf("| Step | September | 12 Oct |", "| Literature review | x | |", "| Interviews | | x |"),
         "marks under months and days"},
        {tableOf("| Step | 1 | 2 |", "| Literature review | x | |", "| Interviews | | x |"),
         "marks under numbers"},
        {tableOf("| Étape | Durée |", "| Literature review | 2 |", "| Interviews | 3 |"), "French"},
        {tableOf("| Actividad | Plazo |", "| Literature review | 2 |", "| Interviews | 3-4 |"), "Spanish"},
        {tableOf("| Step | From | To |", "| Literature review | 1 | 2 |", "| Interviews | 2 | 5 |"),
         "numbers of weeks, by their heads"},
        {tableOf("| Week | Step |", "| 1 | Literature review |", "| 2 | Interviews |"), "the time first"},
        {tableOf("| | Literature review | Interviews |", "| Responsible | A | B |", "| Weeks | 2 | 3 |"),
         "steps side by side"},
        {tableOf("| Week 1 | Week 2 |", "| Literature review | |", "| | Interviews |"), "steps under weeks"},
        {tableOf("| Literature review | two weeks |", "| Interviews | trois semaines |", "| Other | |"),
         "no heads"},
        {"- Literature review: two working weeks\n- Interviews: in May", "items"},
        {"- Literature review (W1-W3)\n- Interviews: 09/2036", "items, shortened"},
        {"### Literature review\n\nNotes.\n\n#### When\n\nOne month.\n\n### Interviews\n\n10 days.",
         "under headings below that of the step"},
    }));
    INFO(std::get<1>(row));
    const auto times = timesOf(std::get<0>(row));
    CHECK(times.level == Level::Must);
    CHECK(times.remark == "");
    CHECK(times.verdict == Verdict::Met);
}

TEST_CASE("A time in a cell that reaches over several rows is that of each")
{
    CHECK(timesOfPage("<tr><th>Step</th><th>When</th></tr>"
                      "<tr><td>Literature review</td><td rowspan=2>two weeks</td></tr>"
                      "<tr><td>Interviews</td></tr>")
              .verdict == Verdict::Met);
    CHECK(timesOfPage("<tr><th rowspan=2>Step</th><th colspan=2>Weeks</th></tr><tr><th>1</th><th>2</th></tr>"
                      "<tr><td>Literature review</td><td>x</td><td></td></tr>"
                      "<tr><td>Interviews</td><td></td><td>x</td></tr>")
              .verdict == Verdict::Met);
}

TEST_CASE("A step beside which nothing stands has no time")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {tableOf("| No | Step | When |", "| 1 | Literature review | |", "| 2 | Interviews | tbd |"),
         "a row's number is no time"},
        {tableOf("| | Step | |", "| 1 | Literature review | |", "| 2 | Interviews | - |"),
         "nor without heads"},
        {tableOf("| Step | Responsible | When |", "| Literature review | Team | |",
                 "| Interviews | Team | to be confirmed |"),
         "who does it is none"},
        {"- 1. Literature review\n- Interviews, soon", "items"},
        {"We march on, as we may.\n\n- Literature review\n- Interviews", "elsewhere"},
    }));
    INFO(std::get<1>(row));
    const auto times = timesOf(std::get<0>(row));
    CHECK(times.verdict == Verdict::Unmet);
    CHECK(times.remark.find("no time is given for \"literature review\" and \"interviews\"") == 0);
}

TEST_CASE("Where something stands that may be a time nobody is told that there is none")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {tableOf("| Step | When |", "| Literature review | soon |", "| Interviews | after it |"),
         "words under a head that says a time"},
        {tableOf("| Step | |", "| Literature review | phase B |", "| Interviews | later |"),
         "a cell of which nothing is known"},
        {tableOf("| Step | Effort |", "| Literature review | 2 |", "| Interviews | 3 |"),
         "numbers of something"},
        {tableOf("| Step | Week 1 | Week 2 |", "| Literature review | | |", "| Interviews | | |"),
         "weeks may be coloured"},
        {"- Literature review, throughout the work\n- Interviews: D+10", "items"},
    }));
    INFO(std::get<1>(row));
    const auto times = timesOf(std::get<0>(row));
    CHECK(times.verdict == Verdict::Unknown);
    CHECK(times.remark == "no time was recognised for \"literature review\" and \"interviews\", though "
                          "something is there that may be one: look yourself");
}
