#include "plugins/asked.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::test;

namespace {

// What a draft is asked for of the chapters of an accepted outline, in order.
std::vector<std::string> promised(std::string outline)
{
    Case asked{contractOf({deliverable("outline"), deliverable("drafts")}), "# Report\n"};
    asked.accepted = {accepted("outline", std::move(outline))};
    std::vector<std::string> chapters;
    for (const auto& finding : examined(asked).findings)
        chapters.push_back(finding.requirement);
    return chapters;
}

using Chapters = std::vector<std::string>;

}

TEST_CASE("An outline with a line under each chapter lacks none")
{
    const auto lines = [](const std::string& document) {
        return finding(examined(of("outline", {{"chapter-lines", true}}, document)), "chapter-lines");
    };
    CHECK(lines("# Report\n\n## Data\n\nWhat is known.\n\n## Costs\n\n### Who pays\n\n## Annex\n\n- Tables\n")
              .verdict == Verdict::Met);
    const auto bare = lines("# Report\n\n## Data\n\n## Costs\n\nWho pays.\n\n## Annex\n");
    CHECK(bare.verdict == Verdict::Unmet);
    CHECK(bare.level == Level::Should);
    CHECK(bare.place == "Data");
    CHECK(bare.remark ==
          "nothing stands under \"Data\" and \"Annex\"; say in a line what each of these chapters will hold");
}

TEST_CASE("The chapters of an outline are those that it announces, and what it tells beside them is none")
{
    CHECK(promised("# Outline\n\n## Data\n\n## Costs\n\n## Answers to comments\n\n- Comment 1: done\n") ==
          Chapters{"chapter-data", "chapter-costs"});
    CHECK(promised("# Table of contents\n\n# Proposed structure\n\ntext\n\n# Envisaged chapters\n\n"
                   "## Chapter 1. Data\n\n### Sources\n\n## Chapter 2. Costs\n") ==
          Chapters{"chapter-chapter-1-data", "chapter-chapter-2-costs"});
    CHECK(promised("# Envisaged chapters\n\n- Data\n\n# Annex\n") ==
          Chapters{"chapter-envisaged-chapters", "chapter-annex"});
}

TEST_CASE("A chapter is found by its title, whatever its number")
{
    const std::string outline = "# Chapter 1. Introduction\n\n# Chapter 2. Monitoring\n";
    for (const std::string draft :
         {"# Introduction\n\n# Monitoring\n", "# 1. Introduction\n\n# 2. Monitoring\n",
          "# Chapter 1. Introduction\n\n# Chapter 2. Costs\n\n# Chapter 3. Monitoring\n"}) {
        INFO(draft);
        Case asked{contractOf({deliverable("outline"), deliverable("drafts")}), draft};
        asked.accepted = {accepted("outline", outline)};
        CHECK(examined(asked).openMusts() == 0);
    }
    Case asked{contractOf({deliverable("outline"), deliverable("drafts")}), "# Chapter 1. Introduction\n"};
    asked.accepted = {accepted("outline", outline)};
    const auto lost = finding(examined(asked), "chapter-chapter-2-monitoring");
    CHECK(lost.verdict == Verdict::Unmet);
    CHECK(lost.place.empty()); // no other chapter comes near
}

TEST_CASE("A section that is called so goes before what an office takes for the same")
{
    Case asked = of(
        "drafts",
        {{"recommendations-in", std::string("policy recommendations")},
         {"recommendations-at-least", std::int64_t(2)}},
        "# Data\n\n## Recommendations\n\n- One\n- Two\n- Three\n\n# Policy recommendations\n\nNone yet.\n");
    asked.contract.synonyms = {{"policy recommendations", {"recommendations"}}};
    CHECK(finding(examined(asked), "list-recommendations").verdict == Verdict::Unmet);
    asked.document = "# Data\n\n## Recommendations\n\n- One\n- Two\n- Three\n";
    CHECK(finding(examined(asked), "list-recommendations").verdict == Verdict::Met);
}

TEST_CASE("The recommendations for each stakeholder are counted")
{
    const Keys keys = {{"recommendations-in", std::string("recommendations")},
                       {"recommendations-for", Texts{"governments", "employers"}}};
    const auto counted = [&](const std::string& document) {
        return finding(examined(of("drafts", keys, document)), "recommendations-for");
    };
    const auto both =
        counted("# R\n\n## Recommendations\n\n### For governments\n\n- Sign agreements\n- Share "
                "data\n\n### Others\n\n- Employers pay the fees\n- Unions watch\n");
    CHECK(both.verdict == Verdict::Met);
    CHECK(both.remark == "2 for \"governments\" and 1 for \"employers\"");
    const auto nested =
        counted("# R\n\n## Recommendations\n\n### Governments\n\n#### Funding\n\n- Share costs\n\n"
                "### Employers\n\nPay the fees.\n\n### Others\n\n- Watch\n");
    CHECK(nested.remark == "1 for \"governments\" and 1 for \"employers\"");
    const auto rows =
        counted("# R\n\n## Recommendations\n\n| Who | What |\n|---|---|\n| Governments | Sign |\n"
                "| Employers | Pay |\n");
    CHECK(rows.verdict == Verdict::Met);
    const auto one = counted("# R\n\n## Recommendations\n\n- Governments sign\n\n## Annex\n\n- Employers\n");
    CHECK(one.verdict == Verdict::Unmet);
    CHECK(one.level == Level::Should);
    CHECK(one.remark.find("none names \"employers\";") == 0);
    CHECK(counted("# R\n").remark == "there is no section that holds recommendations");
}

TEST_CASE("A final report says what each topic needs in words of its own, or a person has to look")
{
    const Keys keys = {{"topics", Texts{"Data", "Costs"}},
                       {"each", Texts{"definition", "recommendation", "example"}}};
    const auto verdicts = [&](const std::string& text) {
        const auto examination = examined(of("final", keys, "# Report\n\n## Data\n\n" + text));
        std::vector<Verdict> all;
        for (const std::string each : {"definition", "recommendation", "example"})
            all.push_back(finding(examination, "each-data-" + each).verdict);
        return all;
    };
    using enum Verdict;
    CHECK(verdicts("Data means figures, such as wages. Ministries should share them.\n") ==
          std::vector{Met, Met, Met});
    CHECK(verdicts("Data are figures. Kenya shares them; let others follow.\n") ==
          std::vector{Unknown, Unknown, Unknown});
    CHECK(verdicts("") == std::vector{Unmet, Unmet, Unmet});
}

TEST_CASE("A final report with a place left to fill in is not clean, and answers every comment")
{
    Case asked = of("final", {}, "# Report\n\nThe date is TBD.\n");
    asked.comments = {{id<DeliverableId>("drafts"), 1, 2, "Say who pays"}};
    const auto examination = examined(asked);
    CHECK(finding(examination, "clean").remark.find("1 placeholder (\"TBD\")") != std::string::npos);
    CHECK(finding(examination, "answers-to-comments").level == Level::Must);
}
