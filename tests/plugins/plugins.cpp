#include "plugins/asked.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::test;

// ---- what all have in common

TEST_CASE("A phase that the schedule tells nothing asks for nothing that needs telling")
{
    const std::string phase = GENERATE("plan", "assessment", "outline", "drafts", "final");
    const auto examination = examined(of(phase, {}, "# Report\n"));
    for (const auto& finding : examination.findings) {
        INFO(phase << ": " << finding.requirement << ": " << finding.remark);
        CHECK(finding.verdict == Verdict::Met);
    }
}

// ---- plan

namespace {

const Keys kPlanKeys = {{"sections", Texts{"methodology", "information needs", "timeline"}},
                        {"steps", Texts{"literature review", "consultations"}},
                        {"timeline", std::string("timeline")}};
const std::string kPlan =
    "# Plan\n\n## Methodology\n\nDesk research.\n\n## Information needs\n\n- Vacancies\n\n"
    "## Timeline\n\n| Step | Weeks |\n|---|---|\n| Literature review | 2 |\n| "
    "Consultations | 3 |\n";

std::string without(std::string text, const std::string& part)
{
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.erase(at, part.size());
}

}

TEST_CASE("A plan lacks what is taken out of it, and nothing else")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {"## Methodology", "section-methodology"},
        {"## Information needs", "section-information-needs"},
        {"| Literature review | 2 |\n", "step-literature-review"},
        {"| Consultations | 3 |\n", "step-consultations"},
    }));
    CHECK(examined(of("plan", kPlanKeys, kPlan)).openMusts() == 0);
    const auto lacking = examined(of("plan", kPlanKeys, without(kPlan, std::get<0>(row))));
    CHECK(lacking.openMusts() == 1);
    const auto missing = finding(lacking, std::get<1>(row));
    CHECK(missing.verdict == Verdict::Unmet);
    CHECK_FALSE(missing.remark.empty());
}

TEST_CASE("A step that is only named outside the timeline has no time")
{
    const auto moved = without(kPlan, "| Consultations | 3 |\n") + "\n## Annex\n\n- Consultations\n";
    CHECK(finding(examined(of("plan", kPlanKeys, moved)), "step-consultations").verdict == Verdict::Unmet);
}

TEST_CASE("Each step of a plan has its time, where the schedule asks for it")
{
    const auto row = GENERATE(table<std::string, std::string, std::string>({
        {"| Step | Weeks |\n|---|---|\n| Literature review | 2 |\n| Consultations | 3 |", "", "a table"},
        {"| Step | Weeks |\n|---|---|\n| 1. Literature review | |\n| Consultations | 3 |",
         "literature review", "a row's own number is no time"},
        {"- Literature review: 2 weeks\n- Consultations, soon", "consultations", "a list"},
        {"### Literature review\n\nUntil 5 September.\n\n### 2. Consultations\n\nLater.", "consultations",
         "under a heading"},
        {"Soon.\n\n## Annex\n\n- Literature review 2\n- Consultations 3", "literature review consultations",
         "elsewhere"},
    }));
    INFO(std::get<2>(row));
    Keys keys = kPlanKeys;
    keys.emplace_back("times", true);
    const auto times = finding(
        examined(of("plan", keys, "# Plan\n\n## Methodology\n\n## Timeline\n\n" + std::get<0>(row) + "\n")),
        "times");
    CHECK(times.level == Level::Must);
    for (const std::string step : {"literature review", "consultations"}) {
        const bool lacking = std::get<1>(row).find(step) != std::string::npos;
        CHECK((times.remark.find('"' + step + '"') != std::string::npos) == lacking);
    }
    CHECK(times.verdict == (std::get<1>(row).empty() ? Verdict::Met : Verdict::Unmet));
}

TEST_CASE("A plan's table has the columns asked for")
{
    Keys keys = {{"table-columns", Texts{"Step", "Weeks"}}};
    CHECK(finding(examined(of("plan", keys, kPlan)), "table").verdict == Verdict::Met);
    keys = {{"table-columns", Texts{"Step", "Budget"}}};
    CHECK(finding(examined(of("plan", keys, kPlan)), "table").verdict == Verdict::Unmet);
}

// ---- assessment

TEST_CASE("A title is no section of an assessment")
{
    const Keys keys = {{"literature", std::string("literature review")}};
    const auto titled = examined(of("assessment", keys, "# Literature review and more\n\n- One report\n"));
    CHECK(finding(titled, "literature-itemised").remark.find("there is no section") == 0);
}

TEST_CASE("An assessment gives its literature item by item")
{
    const Keys keys = {{"literature", std::string("literature review")},
                       {"stakeholders", Texts{"private sector"}},
                       {"issues", Texts{"skills matching"}},
                       {"tools", std::string("existing tools")}};
    const auto asked = [&](const std::string& document) {
        return examined(of("assessment", keys, document));
    };

    const auto prose = asked("# Assessment\n\n## Literature review\n\nMuch was read.\n\n## Annex\n\n- One\n");
    CHECK(finding(prose, "literature-itemised").verdict == Verdict::Unmet);
    CHECK(finding(prose, "literature-itemised").place.find("Literature review") != std::string::npos);
    CHECK(finding(prose, "stakeholder-private-sector").level == Level::Must);
    CHECK(finding(prose, "stakeholder-private-sector").verdict == Verdict::Unmet);
    CHECK(finding(prose, "issue-skills-matching").level == Level::Should);
    CHECK(finding(prose, "section-existing-tools").verdict == Verdict::Unmet);

    const auto headed = asked("# Assessment\n\n## Literature review\n\n### Private sector\n\nOne report.\n");
    CHECK(finding(headed, "literature-itemised").verdict == Verdict::Met);
    CHECK(finding(headed, "literature-on-private-sector").verdict == Verdict::Met);

    const auto missing = asked("# Assessment\n");
    CHECK(finding(missing, "literature-itemised").remark.find("there is no section") == 0);

    const auto whole = asked("# Assessment\n\n## Literature review\n\n- Private sector: one report\n\n## "
                             "Stakeholders\n\n- The private "
                             "sector\n- Skills matching\n\n## Existing tools\n");
    CHECK(whole.openMusts() == 0);
    CHECK(whole.unmet(Level::Should) == 0);
}

TEST_CASE("An assessment gives the literature on each stakeholder")
{
    Keys keys = {{"literature", std::string("literature review")},
                 {"stakeholders", Texts{"private sector", "diaspora"}}};
    const std::string document =
        "# Assessment\n\n## Literature review\n\n| Who | What |\n|---|---|\n| Private "
        "sector | A report |\n\n## Stakeholders\n\n- Diaspora\n";
    const auto usual = examined(of("assessment", keys, document));
    CHECK(finding(usual, "literature-on-private-sector").verdict == Verdict::Met);
    CHECK(finding(usual, "literature-on-diaspora").verdict == Verdict::Unmet);
    CHECK(finding(usual, "literature-on-diaspora").level == Level::Should);
    CHECK(finding(usual, "stakeholder-diaspora").verdict == Verdict::Met);

    keys.emplace_back("literature-by-stakeholder", std::string("must"));
    CHECK(finding(examined(of("assessment", keys, document)), "literature-on-diaspora").level == Level::Must);
}

// ---- outline

TEST_CASE("An outline has as many chapters as asked for")
{
    const Keys keys = {{"chapters-at-least", std::int64_t(3)}};
    const auto two = finding(examined(of("outline", keys, "# Report\n\n## Data\n\n## Costs\n")), "chapters");
    CHECK(two.verdict == Verdict::Unmet);
    CHECK(two.remark == "there are 2 chapters (Data and Costs); 3 are asked for, each under a heading of the "
                        "topmost level");
    CHECK(finding(examined(of("outline", keys, "# Report\n\n## A\n\n## B\n\n## C\n")), "chapters").verdict ==
          Verdict::Met);
    CHECK(
        finding(examined(of("outline", keys, "Words.\n")), "chapters").remark.find("there is no chapter;") ==
        0);
}

TEST_CASE("An outline takes up the items of the accepted plan, where the schedule asks for it")
{
    Case asked{
        contractOf({deliverable("plan"),
                    deliverable("outline", expects({{"plan-items-in", std::string("information needs")}}))}),
        "# Outline\n\n## Data\n\n- Figures on vacancies\n"};
    CHECK(finding(examined(asked), "items-kept").remark == "the report plan is not accepted yet");

    asked.accepted = {
        accepted("plan", "# Plan\n\n## Information needs\n\n- Figures on vacancies\n- Wage levels\n\n## "
                         "Annex\n\n- Unrelated\n")};
    const auto lost = finding(examined(asked), "items-kept");
    CHECK(lost.level == Level::Should);
    CHECK(lost.verdict == Verdict::Unmet);
    CHECK(lost.remark.find("1 of 2 is not found again: \"Wage levels\"; keep it,") == 0);
}

// ---- drafts

namespace {

Case draft(const Keys& keys, std::string document)
{
    return {contractOf({deliverable("outline"), deliverable("drafts", expects(keys))}), std::move(document)};
}

}

TEST_CASE("A draft keeps the chapters of the accepted outline")
{
    Case asked = draft({}, "# Report\n\n## 1. Skills recognition\n");
    const auto waiting = finding(examined(asked), "chapters-of-outline");
    CHECK(waiting.verdict == Verdict::Unknown);
    CHECK(waiting.remark == "the report outline is not accepted yet");

    asked.accepted = {accepted("outline", "# Report\n\n## Skills recognition\n\n## Equitable costs\n")};
    const auto examination = examined(asked);
    CHECK(finding(examination, "chapter-skills-recognition").verdict == Verdict::Met);
    const auto lost = finding(examination, "chapter-equitable-costs");
    CHECK(lost.level == Level::Must);
    CHECK(lost.verdict == Verdict::Unmet);
    CHECK(lost.words == "Chapter \"Equitable costs\" of the accepted report outline (revision 1)");

    asked.accepted = {accepted("outline", "No headings here.\n")};
    CHECK(finding(examined(asked), "chapters-of-outline").remark ==
          "the accepted report outline (revision 1) has no headings to hold this against");
    asked.accepted = {accepted("outline", "")};
    CHECK(finding(examined(asked), "chapters-of-outline").verdict == Verdict::Unknown);

    Case free = draft({{"outline", false}}, "# Report\n");
    free.accepted = {accepted("outline", "# Report\n\n## Costs\n\n## Data\n")};
    CHECK(examined(free).findings.empty());
}

TEST_CASE("An accepted outline of endless chapters is held against as far as it goes, and says so")
{
    Case asked = draft({}, "# Report\n");
    std::string endless = "# Report\n\n";
    for (int i = 0; i < 400; ++i)
        endless += "## Chapter about " + std::to_string(i) + "\n\n";
    asked.accepted = {accepted("outline", endless)};
    const auto examination = examined(asked);
    CHECK(examination.findings.size() == 301);
    CHECK(finding(examination, "chapters-of-outline").verdict == Verdict::Unknown);
}

TEST_CASE("A draft brings recommendations and steps, as many as asked for, where they belong")
{
    const Keys keys = {{"recommendations-in", std::string("Recommendations")},
                       {"recommendations-at-least", std::int64_t(2)},
                       {"steps-in", std::string("Methodology")},
                       {"words-at-least", std::int64_t(10)}};
    const auto little =
        examined(of("drafts", keys, "# R\n\n## Recommendations\n\n- One\n\n## Annex\n\n- Two\n- Three\n"));
    CHECK(finding(little, "list-recommendations").verdict == Verdict::Unmet);
    CHECK(finding(little, "list-steps").words == "A list of steps in the section \"Methodology\"");
    CHECK(finding(little, "list-steps").verdict == Verdict::Unmet);
    CHECK(finding(little, "length").verdict == Verdict::Unmet);

    const auto enough = examined(of("drafts", keys,
                                    "# Report\n\n## Recommendations\n\n- One thing\n- Another thing\n\n## "
                                    "Methodology\n\n1. First of all, do this and that\n"));
    CHECK(enough.openMusts() == 0);
}

TEST_CASE("Who was consulted is cited by a code")
{
    Case asked = of("drafts", {{"consultations", true}}, "# Report\n\nThe EU-27 was asked (GOV-03).\n");
    const auto cited = [&] { return finding(examined(asked), "consultations"); };
    CHECK(cited().level == Level::Should);
    CHECK(cited().verdict == Verdict::Unknown);
    CHECK(cited().remark == "no consultation is noted yet; note them with: remit note");

    asked.notes = {{id<ActivityId>("talks"), day("2022-09-01"), {"GOV-03", "NGO-01"}, "Agreed"}};
    CHECK(cited().remark == "NGO-01 was consulted and not cited; cite what came of it, or say why not");
    asked.document = "# Report\n\n| Who | What |\n|---|---|\n| GOV-03, NGO-01 | yes |\n";
    CHECK(cited().verdict == Verdict::Met);
}

// ---- final

TEST_CASE("A final report treats each topic in full")
{
    const Keys keys = {{"topics", std::string("eight")}, {"each", Texts{"definition", "example"}}};
    Case asked = of("final", keys,
                    "# Report\n\n## Data\n\nThe definition is this.\n\n## Costs\n\nFor example, and by "
                    "definition.\n");
    asked.contract.topicLists.push_back({"eight", "Eight", {{"Data", {}, false}, {"Costs", {}, true}}});
    const auto examination = examined(asked);
    CHECK(finding(examination, "topic-data").verdict == Verdict::Met);
    CHECK(finding(examination, "each-data-definition").verdict == Verdict::Met);
    CHECK(finding(examination, "each-data-example").verdict == Verdict::Unknown);
    CHECK(finding(examination, "each-data-example").level == Level::Must);
    CHECK(finding(examination, "each-costs-example").verdict == Verdict::Met);
    CHECK(finding(examination, "each-costs-example").level == Level::Should);
    CHECK(finding(examination, "clean").verdict == Verdict::Met);
}

TEST_CASE("A final report need not be clean, nor keep the draft, where the schedule says so")
{
    Case asked{contractOf({deliverable("drafts"),
                           deliverable("final", expects({{"clean", false}, {"draft", false}}))}),
               "# Report\n"};
    CHECK(examined(asked).findings.empty());
}

TEST_CASE("A final report keeps the draft's chapters and recommendations")
{
    Case asked{
        contractOf({deliverable("drafts"),
                    deliverable("final", expects({{"recommendations-in", std::string("Recommendations")}}))}),
        "# Report\n\n## Recommendations\n\n- Recognise the skills of migrants before departure\n"
        "- Create a fund that shares training costs fairly\n"};
    CHECK(finding(examined(asked), "items-kept").verdict == Verdict::Unknown);

    asked.accepted = {accepted("drafts", "# Report\n\n## Recommendations\n\n"
                                         "- Recognise the skills of migrants before departure\n"
                                         "- Create a fund which shares the costs of training fairly\n"
                                         "- Publish wage data every quarter\n\n## Annex on data\n")};
    const auto examination = examined(asked);
    CHECK(finding(examination, "chapter-recommendations").verdict == Verdict::Met);
    CHECK(finding(examination, "chapter-annex-on-data").verdict == Verdict::Unmet);
    const auto kept = finding(examination, "items-kept");
    CHECK(kept.level == Level::Should);
    CHECK(kept.verdict == Verdict::Unmet);
    const std::string reworded =
        "1 reads otherwise now: \"Create a fund which shares the costs of training fairly\" is "
        "\"Create a fund that shares training costs fairly\"";
    CHECK(kept.remark ==
          "1 of 3 is not found again: \"Publish wage data every quarter\"; keep it, or quote it "
          "in the answers to comments and say why it is gone; of the others 1 is kept as it was; " +
              reworded);

    Case explained = asked;
    explained.document +=
        "\n## Answers to comments\n\nComment 4: to publish wage data every quarter is beyond the "
        "ministry's means; withdrawn.\n";
    const auto withdrawn = finding(examined(explained), "items-kept");
    CHECK(withdrawn.verdict == Verdict::Met);
    CHECK(withdrawn.remark ==
          "of 3 items 1 is kept as it was; " + reworded +
              "; 1 was withdrawn, as the answers to comments say: \"Publish wage data every "
              "quarter\"");
    Case inFile = asked;
    inFile.answers = "Nobody needs \"Publish wage data every quarter\".";
    CHECK(finding(examined(inFile), "items-kept").verdict == Verdict::Met);

    asked.document += "- Publish wage data every quarter\n";
    const auto all = finding(examined(asked), "items-kept");
    CHECK(all.verdict == Verdict::Met);
    CHECK(all.remark == "of 3 items 2 are kept as they were; " + reworded);
}
