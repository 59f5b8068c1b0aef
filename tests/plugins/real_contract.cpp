#include "plugins/asked.h"
#include "schedule/schedule.h"

#include <catch2/catch.hpp>

// The first real contract: what its phases ask for, of documents as people might write them.

using namespace remit;
using namespace remit::test;

namespace {

Contract smp()
{
    const auto files = loadSchedule(source("schedules/iom-smp-2022"));
    REQUIRE(files);
    auto reading = readSchedule(*files);
    REQUIRE(reading.complaints.empty());
    return std::move(reading.contract);
}

Examination examinedFor(const Contract& contract, std::string_view deliverable, std::string document)
{
    const auto* asked = contract.deliverable(id<DeliverableId>(deliverable));
    REQUIRE(asked);
    return Host({test::phases()})
        .examine({contract, *asked, {{"report.md", std::move(document)}}, {}, {}, {}});
}

// A prerequisite of a Skills Mobility Partnership, the topic of the schedule first, and another wording in
// which an outline may give it a place.
struct Prerequisite {
    const char* wordings[2];
    bool provisional;
};

const std::vector<Prerequisite> kPrerequisites = {
    {{"long- and mid-term planning", "Long-term and mid-term planning"}, false},
    {{"multi-stakeholder approach and policy coherence", "A whole-of-government approach"}, false},
    {{"data for evidence-based policy", "Migration data and skills anticipation"}, false},
    {{"local development and job creation", "Local development & employment"}, false},
    {{"skills classification and recognition", "Recognition of skills"}, false},
    {{"social aspects of migration", "The social dimension of migration"}, true},
    {{"migrants' aspirations", "Aspirations of migrant workers"}, true},
    {{"equitable cost sharing for skills development and training", "Sharing the costs of training"}, true},
};

// An outline with a chapter for each prerequisite but one, all in the same of the two wordings.
std::string outline(std::size_t wording, std::size_t leftOut)
{
    std::string text = "# Report outline\n\n";
    for (std::size_t i = 0; i < kPrerequisites.size(); ++i)
        if (i != leftOut) text += "## " + std::string(kPrerequisites[i].wordings[wording]) + "\n\n";
    return text;
}

const std::string kPlan = R"(# Implementation plan

## 1. Proposed methodology

Desk research and interviews.

## 2. Information needs

- Vacancies by occupation

## 3. Timeline

| Step | Weeks |
|---|---|
| Desk review | 2 |
| Interviews | 3 |
| Analysis | 1 |
| Drafting of the report | 3 |
)";

}

TEST_CASE("Every real schedule is understood by its phases")
{
    std::size_t schedules = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source("schedules"))) {
        const auto files = loadSchedule(entry.path());
        REQUIRE(files);
        const auto reading = readSchedule(*files);
        INFO(entry.path());
        CHECK(reading.complaints.empty());
        for (const auto& complaint : Host({test::phases()}).complaints(reading.contract))
            FAIL_CHECK(complaint.text());
        ++schedules;
    }
    CHECK(schedules > 0);
}

TEST_CASE("An outline with a place for every prerequisite lacks nothing, in either wording")
{
    const auto wording = GENERATE(std::size_t(0), std::size_t(1));
    const auto examination = examinedFor(smp(), "outline", outline(wording, kPrerequisites.size()));
    CHECK(examination.findings.size() == kPrerequisites.size() + 1);
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
    INFO(prerequisite.wordings[wording]);
    const auto examination = examinedFor(smp(), "outline", outline(wording, leftOut));
    const auto missing = finding(examination, requirementId("topic", prerequisite.wordings[0]));
    CHECK(missing.verdict == Verdict::Unmet);
    CHECK(missing.level == (prerequisite.provisional ? Level::Should : Level::Must));
    CHECK(missing.words == "A place for the topic \"" + std::string(prerequisite.wordings[0]) + "\"");
    CHECK(examination.unmet(Level::Must) + examination.unmet(Level::Should) == 1);
}

TEST_CASE("A plan without its information needs is told so, with the heading nearest to them")
{
    CHECK(examinedFor(smp(), "plan", kPlan).openMusts() == 0);
    std::string lacking = kPlan;
    lacking.replace(lacking.find("Information needs"), 17, "What is known");
    const auto examination = examinedFor(smp(), "plan", lacking);
    CHECK(examination.openMusts() == 1);
    const auto missing = finding(examination, "section-information-needs");
    CHECK(missing.verdict == Verdict::Unmet);
    CHECK_FALSE(missing.remark.empty());
}

TEST_CASE("A plan that gives a research step no time is told so")
{
    std::string lacking = kPlan;
    lacking.replace(lacking.find("| Interviews | 3 |"), 18, "| Interviews | - |");
    const auto examination = examinedFor(smp(), "plan", lacking);
    CHECK(examination.openMusts() == 1);
    CHECK(finding(examination, "times").remark.find("no time is given for \"consultations\";") == 0);
}

TEST_CASE("A chapter on how the research was done is no step-by-step methodology")
{
    const auto deliverable = GENERATE("first-draft", "final");
    const auto verdict = [&](const std::string& title) {
        return finding(examinedFor(smp(), deliverable, "# Report\n\n## " + title + "\n\n## Annex\n"),
                       "section-step-by-step-methodology")
            .verdict;
    };
    CHECK(verdict("Research methodology") == Verdict::Unmet);
    CHECK(verdict("Methodology step by step") == Verdict::Met);
}

TEST_CASE("In case of doubt is no example")
{
    const auto verdict = [](const std::string& text) {
        return finding(examinedFor(smp(), "final",
                                   "# Report\n\n## Skills recognition\n\n" + text + "\n\n## Annex\n"),
                       "each-skills-classification-and-recognition-example")
            .verdict;
    };
    CHECK(verdict("In this case, ask.") == Verdict::Unknown);
    CHECK(verdict("The case study of Kenya.") == Verdict::Met);
}
