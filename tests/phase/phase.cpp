#include "phase/phase.h"

#include "support/contracts.h"

#include <catch2/catch.hpp>

#include <set>

using namespace remit;
using namespace remit::test;

namespace {

Contract withTopics(const Expects& expected)
{
    auto contract = contractOf({deliverable("outline", expected)});
    contract.topicLists.push_back({"eight", "Eight", {{"Data", {"figures"}, false}, {"Costs", {}, true}}});
    return contract;
}

Context contextOf(const Contract& contract)
{
    const auto& last = contract.components[0].deliverables.back();
    return {contract, last, last.expects, {}, {}, {}, {}};
}

}

TEST_CASE("A list of topics that the schedule does not have is complained of, with the nearest")
{
    const auto contract = withTopics(expects({{"topics", std::string("eigth")}}));
    const Context context = contextOf(contract);
    CHECK(context.topics("topics").empty());
    REQUIRE(context.expects.complaints().size() == 1);
    CHECK(context.expects.complaints()[0].text() ==
          "schedule.toml:1:1: \"topics\" names no list of topics: there is no [[topics]] with the id "
          "\"eigth\". Did you mean \"eight\"?");
}

TEST_CASE("Topics are those of a list, those written, or none")
{
    const auto listed = withTopics(expects({{"topics", std::string("eight")}}));
    const auto topics = contextOf(listed).topics("topics");
    REQUIRE(topics.size() == 2);
    CHECK(wordings(topics[0]) == Wordings{"Data", "figures"});
    CHECK(topics[1].provisional);

    const auto written = withTopics(expects({{"topics", Texts{"Labour", "Skills"}}}));
    REQUIRE(contextOf(written).topics("topics").size() == 2);
    CHECK(contextOf(written).topics("topics")[1].title == "Skills");

    const auto none = withTopics({});
    CHECK(contextOf(none).topics("topics").empty());
    CHECK(contextOf(none).expects.complaints().empty());
}

TEST_CASE("Of several accepted documents of a phase, the nearest before the deliverable counts")
{
    const auto contract = contractOf(
        {deliverable("outline", {}, "one"), deliverable("outline", {}, "two"), deliverable("drafts")});
    const auto& all = contract.components[0].deliverables;
    Context context = contextOf(contract);
    CHECK(context.acceptedOf("outline") == nullptr);
    CHECK(context.before("outline") == nullptr);
    CHECK(context.before("no id") == nullptr);
    context.accepted = {{&all[0], 1, event('a'), {}}, {&all[1], 3, event('b'), {}}};
    context.earlier[id<PhaseId>("outline")] = &all[1];
    CHECK(context.acceptedOf("outline")->revision == 3);
    CHECK(context.before("outline")->id.str() == "two");
    CHECK(context.acceptedOf("plan") == nullptr);
}

TEST_CASE("A requirement's id is an id, and says what it is of where it can")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {"Information needs", "section-information-needs"},
        {"  2.1  Information — needs!", "section-2-1-information-needs"},
        {"Élaboration d'un plan", "section-elaboration-d-un-plan"},
    }));
    CHECK(requirementId("section", std::get<0>(row)) == std::get<1>(row));
}

TEST_CASE("Texts that no id can hold have ids that differ all the same")
{
    const std::string longText(200, 'a');
    const std::vector<std::string> texts = {
        "", "!?", "Методология", "Сроки", longText, longText + "b", "方法", "Plan Б", "Plan В"};
    std::set<std::string> ids;
    for (const auto& text : texts) {
        const auto id = requirementId("section", text);
        INFO(text << " -> " << id);
        CHECK(isId(id));
        CHECK(id.rfind("section", 0) == 0);
        CHECK(ids.insert(id).second);
    }
}
