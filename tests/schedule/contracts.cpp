#include "schedule/case.h"
#include "schedule/schedule.h"
#include "state/people.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace remit;
using namespace remit::test;

namespace {

Contract contractIn(const std::string& folder)
{
    const auto files = loadSchedule(source("schedules/" + folder));
    REQUIRE(files);
    auto reading = readSchedule(*files);
    for (const auto& complaint : reading.complaints)
        UNSCOPED_INFO(complaint.text());
    REQUIRE(reading.complaints.empty());
    return std::move(reading.contract);
}

// White space folded, and the marks of Markdown that break a sentence of the terms left out.
std::string foldedSpace(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    return result;
}

template <class Items>
std::vector<std::string> idsOf(const Items& items)
{
    std::vector<std::string> ids;
    for (const auto& item : items)
        ids.push_back(item.id.str());
    return ids;
}

void checkWordForWord(const std::string& words, const std::string& terms)
{
    INFO(words);
    CHECK(terms.find(foldedSpace(words)) != std::string::npos);
}

void checkDescriptions(const Contract& contract, const std::string& terms)
{
    for (const auto& component : contract.components) {
        for (const auto& deliverable : component.deliverables)
            checkWordForWord(deliverable.description, terms);
        for (const auto& input : component.inputs)
            checkWordForWord(input.description, terms);
        for (const auto& activity : component.activities)
            checkWordForWord(activity.description, terms);
    }
    for (const auto& supervision : contract.supervision)
        checkWordForWord(supervision.words, terms);
    checkWordForWord(contract.summary, terms);
}

}

TEST_CASE("The contract that the corpus is made from has nothing wrong with it")
{
    const auto reading = readSchedule(goodFiles());
    for (const auto& complaint : reading.complaints)
        UNSCOPED_INFO(complaint.text());
    CHECK(reading.complaints.empty());
}

TEST_CASE("The schedule of the skills mobility contract says what its terms of reference say")
{
    const Contract contract = contractIn("iom-smp-2022");
    const std::string terms = foldedSpace(test::read(source("schedules/iom-smp-2022/terms-of-reference.md")));

    SECTION("every description stands in the terms, word for word")
    {
        checkDescriptions(contract, terms);
        // An empty one would be found anywhere.
        for (const auto& component : contract.components) {
            for (const auto& deliverable : component.deliverables)
                CHECK_FALSE(deliverable.description.empty());
            for (const auto& activity : component.activities)
                CHECK_FALSE(activity.description.empty());
        }
    }
    SECTION("the deliverables are those of the table, on its dates, and the internal one")
    {
        struct Row {
            const char *id, *phase, *title, *due, *dueInTerms;
        };
        // due: the day by which, to its end in Zurich. 21 August 2022 is a Sunday, and stays one.
        const Row rows[] = {
            {"plan", "plan", "Implementation plan", "2022-08-21", "21 August 2022"},
            {"outline", "outline", "Report outline", "2022-09-05", "05 September 2022"},
            {"first-draft", "drafts", "First draft report", "2022-10-03", "03 October 2022"},
            {"final", "final", "Final consolidated report", "2022-10-21", "21 October 2022"},
        };
        for (const auto& row : rows) {
            INFO(row.id);
            const Deliverable* deliverable = contract.deliverable(*DeliverableId::of(row.id));
            REQUIRE(deliverable);
            CHECK(deliverable->phase.str() == row.phase);
            CHECK(deliverable->title == row.title);
            CHECK(std::get<Term::Day>(deliverable->due.meaning).day == day(row.due));
            CHECK(deliverable->due.written == row.due);
            CHECK(deliverable->roll.value_or(Roll::None) == Roll::None);
            CHECK_FALSE(deliverable->internal);
            checkWordForWord(std::string(row.title) + " " + deliverable->description + " " + row.dueInTerms,
                             terms);
        }
        const Deliverable* assessment = contract.deliverable(*DeliverableId::of("needs-assessment"));
        REQUIRE(assessment);
        CHECK(assessment->internal);
        CHECK(assessment->phase.str() == "assessment");
        CHECK(std::get<Term::With>(assessment->due.meaning).id == "first-draft");
        CHECK(contract.assumption("needs-assessment"));
        CHECK(contract.assumption("needs-assessment.due"));
        CHECK(contract.assumption("plan.roll"));
        CHECK(contract.deliverables().size() == 5);
    }
    SECTION("the components are the four of the terms, with every activity in them")
    {
        REQUIRE(idsOf(contract.components) == std::vector<std::string>{"implementation-plan", "assessment",
                                                                       "report-drafting", "consolidation"});
        const std::size_t activities[] = {1, 3, 6, 2};
        for (std::size_t i = 0; i < 4; ++i)
            CHECK(contract.components[i].activities.size() == activities[i]);
        checkWordForWord("Component One – " + contract.components[0].title, terms);
        checkWordForWord("Component Two – " + contract.components[1].title, terms);
        checkWordForWord("Component Three – " + contract.components[2].title, terms);
        checkWordForWord("Component Four - " + contract.components[3].title, terms);
        CHECK(contract.componentOf(*DeliverableId::of("outline"))->id.str() == "report-drafting");
    }
    SECTION("the prerequisites are eight, three of them provisional, in at least two wordings each")
    {
        const TopicList* list = contract.topicList("prerequisites");
        REQUIRE(list);
        REQUIRE(list->topics.size() == 8);
        CHECK(contract.assumption("topics.prerequisites"));
        int sharing = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            const Topic& topic = list->topics[i];
            INFO(topic.title);
            CHECK(topic.provisional == (i >= 5));
            CHECK(topic.also.size() >= 2);
            sharing += static_cast<int>(
                std::count(topic.also.begin(), topic.also.end(), "long-term planning and policy coherence"));
        }
        CHECK(sharing == 2);
    }
    SECTION("the client provides documents, literature and contacts, and the supervision is as in the terms")
    {
        CHECK(idsOf(contract.components[0].inputs) == std::vector<std::string>{"documents", "literature"});
        CHECK(idsOf(contract.components[2].inputs) == std::vector<std::string>{"contacts"});
        REQUIRE(contract.supervision.size() == 2);
        CHECK(contract.supervision[0].kind == "overall");
        CHECK(contract.supervision[0].post.str() == "head-of-division");
        CHECK(contract.supervision[1].kind == "direct");
        CHECK(contract.supervision[1].post.str() == "head-of-unit");
        CHECK(std::get<Term::Day>(contract.completes->meaning).day == day("2022-10-21"));
        CHECK(contract.zone == "Europe/Zurich");
        CHECK(contract.dayEnds == std::chrono::hours(24));
        CHECK(contract.keeper->str() == "lmm-desk");
        const People people(contract);
        CHECK(people.may(*PartyId::of("supervisor"), Right::Review, {}));
        CHECK(people.may(*PartyId::of("provider"), Right::Submit, {}));
        CHECK_FALSE(people.may(*PartyId::of("provider"), Right::Review, {}));
    }
    SECTION("what a deliverable must contain is given to its phase")
    {
        const Expects& plan = contract.deliverable(*DeliverableId::of("plan"))->expects;
        CHECK(plan.texts("sections") ==
              std::vector<std::string>{"methodology", "information needs", "timeline"});
        CHECK(plan.texts("steps").size() == 4);
        CHECK(plan.place("steps").file.ends_with("iom-smp-2022/schedule.toml"));
        const Expects& final = contract.deliverable(*DeliverableId::of("final"))->expects;
        CHECK(final.texts("each") == std::vector<std::string>{"definition", "recommendation", "example"});
        CHECK(final.flag("clean", false));
    }
    SECTION("the terms are kept as they were received")
    {
        const auto received = shared("terms-of-reference/smp-2022.md");
        if (received.empty()) {
            WARN("skipped: the folder of shared test data is not here");
            return;
        }
        CHECK(test::read(received) == test::read(source("schedules/iom-smp-2022/terms-of-reference.md")));
    }
}

TEST_CASE("The desk's reminders are read, and those that it does not set stay as they are")
{
    ScheduleFiles files = test::goodFiles();
    const Contract unset = readSchedule(files).contract;
    CHECK(unset.remindDays == 3);
    CHECK(unset.answerLeaves == 5);
    CHECK(unset.endWarnings == std::vector<int>{30, 14, 5});

    files.files.push_back(
        {"desk.toml", "[reminders]\nremind = 0\nanswer-leaves = 60\nend-warnings = [365, 1]\n"});
    const auto reading = readSchedule(files);
    CHECK(reading.complaints.empty());
    CHECK(reading.contract.dueSoonDays == 7);
    CHECK(reading.contract.remindDays == 0);
    CHECK(reading.contract.answerLeaves == 60);
    CHECK(reading.contract.endWarnings == std::vector<int>{365, 1});

    files.files.back().bytes = "[reminders]\nend-warnings = []\n";
    CHECK(readSchedule(files).contract.endWarnings.empty());
}

TEST_CASE("A contract of another kind is read by the same rules")
{
    const Contract contract = contractIn("tana-basin-water-2023");
    checkDescriptions(
        contract, foldedSpace(test::read(source("schedules/tana-basin-water-2023/terms-of-reference.md"))));
    CHECK(contract.dayEnds == std::chrono::hours(17));
    CHECK(contract.review.silence == Silence::Accepted);
    CHECK(contract.review.approvals.size() == 2);
    CHECK(contract.review.needed() == 2);
    CHECK_FALSE(contract.review.inOrder);
    CHECK(contract.payments.size() == 3);
    CHECK(contract.dueSoonDays == 5);
    CHECK_FALSE(contract.keeper);
    CHECK(contract.parties.back().side == Side::Observer);

    const auto due = [&](const char* id) { return contract.deliverable(*DeliverableId::of(id))->due; };
    CHECK(std::get<Term::Time>(due("inception-plan").meaning).time ==
          LocalTime{day("2023-02-10"), std::chrono::hours(16)});
    CHECK(due("inception-plan").written == "2023-02-10T16:00:00");
    CHECK(std::get<Term::Moment>(due("progress-may").meaning).instant == instant("2023-05-31T14:00:00Z"));
    CHECK(due("progress-may").written == "2023-05-31T17:00:00+03:00");
    CHECK(std::get<Term::With>(due("criteria").meaning).id == "progress-april");
    const auto relative = std::get<Term::Relative>(due("evaluation-report").meaning);
    CHECK(relative.period == Period{20, Period::Unit::WorkingDays});
    CHECK_FALSE(relative.before);
    CHECK(relative.from == Anchor{Anchor::What::Accepted, "progress-may"});
    CHECK(due("evaluation-report").written == "20 working days after progress-may is accepted");
    CHECK(contract.deliverable(*DeliverableId::of("progress-april"))->roll == Roll::Preceding);
}
