#include "plugins/asked.h"

#include <catch2/catch.hpp>

// The eight prerequisites of a Skills Mobility Partnership, as an outline must have a place for each.

using namespace remit;
using namespace remit::test;

namespace {

// A prerequisite, and the two wordings in which an outline may give it a place.
struct Prerequisite {
    const char* title;
    const char* wordings[2];
    bool provisional;
};

const std::vector<Prerequisite> kPrerequisites = {
    {"Long- and mid-term planning", {"Mid- and long-term planning", "Planning over several years"}, false},
    {"Multi-stakeholder approach and policy coherence",
     {"Policy coherence & multi-stakeholder approach", "Long-term planning and policy coherence"},
     false},
    {"Data for evidence-based policy",
     {"Data for evidence-based policies", "Migration data and skills anticipation"},
     false},
    {"Local development and job creation",
     {"Job creation and local development", "Development at home"},
     false},
    {"Skills classification and recognition",
     {"Recognition and classification of skills", "Recognised skills"},
     false},
    {"Social aspects of migration", {"The social aspects of migration", "Social protection"}, true},
    {"Migrants' aspirations", {"Aspirations of migrants", "What migrants want"}, true},
    {"Equitable cost sharing for skills development and training",
     {"Equitable cost-sharing for training and skills development", "Who pays for training"},
     true},
};

Contract contract()
{
    auto contract = contractOf({deliverable("outline", expects({{"topics", std::string("prerequisites")}}))});
    TopicList list{"prerequisites", "Prerequisites", {}};
    for (const auto& prerequisite : kPrerequisites)
        list.topics.push_back({prerequisite.title, {prerequisite.wordings[1]}, prerequisite.provisional});
    contract.topicLists.push_back(list);
    return contract;
}

// An outline with a chapter for each prerequisite but `left out`, all in the same of the two wordings.
std::string outline(std::size_t wording, std::size_t leftOut)
{
    std::string text = "# Report outline\n\n";
    for (std::size_t i = 0; i < kPrerequisites.size(); ++i)
        if (i != leftOut) text += "## " + std::string(kPrerequisites[i].wordings[wording]) + "\n\n";
    return text;
}

}

TEST_CASE("An outline with a place for every prerequisite has all, in either wording")
{
    const auto wording = GENERATE(std::size_t(0), std::size_t(1));
    const auto examination = examined({contract(), outline(wording, kPrerequisites.size())});
    REQUIRE(examination.findings.size() == kPrerequisites.size());
    for (const auto& finding : examination.findings) {
        INFO(finding.words << ": " << finding.remark);
        CHECK(finding.verdict == Verdict::Met);
    }
}

TEST_CASE("An outline without a place for a prerequisite is told which, in either wording")
{
    const auto wording = GENERATE(std::size_t(0), std::size_t(1));
    const auto leftOut = GENERATE(range(std::size_t(0), std::size_t(8)));
    const auto& prerequisite = kPrerequisites[leftOut];
    const auto examination = examined({contract(), outline(wording, leftOut)});
    const auto missing = finding(examination, requirementId("topic", prerequisite.title));
    INFO(prerequisite.title);
    CHECK(missing.verdict == Verdict::Unmet);
    CHECK(missing.level == (prerequisite.provisional ? Level::Should : Level::Must));
    CHECK(missing.words == "A place for the topic \"" + std::string(prerequisite.title) + "\"");
    CHECK(examination.unmet(Level::Must) + examination.unmet(Level::Should) == 1);
}
