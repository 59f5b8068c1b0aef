#include "state/folding.h"
#include "state/snapshot.h"
#include "support/narrative.h"

#include <catch2/catch.hpp>

#include <random>

using namespace remit;

namespace {

std::string shown(const Facts& facts)
{
    return encode(Snapshot{{}, {}, {}, facts});
}

// Tells whatever comes by lot and is allowed.
class Lot {
public:
    explicit Lot(unsigned seed) : lot_(seed) {}

    test::Narrative story;

    void next()
    {
        const std::string id = draw(2) ? "outline" : "plan", when = at();
        const std::string who = draw(2) ? "chief" : "provider";
        switch (draw(9)) {
        case 0:
        case 1:
            (void)story.submit("provider", id, when);
            break;
        case 2:
            (void)story.withdraw("provider", id, when);
            break;
        case 3:
            (void)story.review("chief", id, static_cast<Decision>(draw(4)), when, {"Say why."},
                               id == "plan" && draw(2) ? "outline" : "", "It is so");
            break;
        case 4:
            (void)story.reopen("chief", id, when);
            break;
        case 5:
            (void)story.note(who, "consultations", when);
            break;
        case 6:
            (void)story.tell("provider", Notify{test::deliverable(id), {}, "An obstacle " + when}, when);
            break;
        default: // the newest entries are those that nothing rests on
            (void)story.retract(who, std::max(1L, static_cast<long>(story.entries().size()) - draw(3)), when);
        }
    }

private:
    int draw(unsigned most) { return static_cast<int>(lot_() % most); }

    std::string at()
    {
        const int minute = minute_++;
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        return "2022-08-" + two(2 + minute / 1440) + "T" + two(minute / 60 % 24) + ":" + two(minute % 60) +
               ":00Z";
    }

    std::mt19937 lot_;
    int minute_ = 0;
};

}

TEST_CASE("facts that come about one entry after the other are those of all entries until then")
{
    const unsigned seed = GENERATE(1u, 2u, 3u, 4u, 5u, 6u);
    Lot lot(seed);
    for (int i = 0; i < 400; ++i)
        lot.next();
    const auto& entries = lot.story.entries();
    REQUIRE(entries.size() > 60);
    Folding folding(lot.story.contract(), entries, {}, Folding::TakenBack::WhenItIs);
    std::vector<Entry> until;
    int takenBack = 0;
    for (const auto& entry : entries) {
        takenBack += std::holds_alternative<Retract>(entry.event.deed);
        REQUIRE(folding.add(entry));
        until.push_back(entry);
        const auto facts = fold(lot.story.contract(), until);
        REQUIRE(facts);
        INFO("seed " << seed << ", entry " << until.size());
        REQUIRE(shown(folding.facts()) == shown(*facts));
        for (const auto& [id, known] : facts->events)
            REQUIRE(folding.facts().events.at(id).retracted == known.retracted);
    }
    CHECK(takenBack > 5);
}

TEST_CASE("by other terms what happened stays as it is, where they have a place for it")
{
    test::Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    Folding folding(story.contract(), story.entries(), {}, Folding::TakenBack::WhenItIs);
    for (const auto& entry : story.entries())
        REQUIRE(folding.add(entry));
    Contract other = story.contract();
    auto& deliverables = other.components.front().deliverables;
    deliverables.erase(std::remove_if(deliverables.begin(), deliverables.end(),
                                      [](const Deliverable& each) { return each.id.str() == "draft"; }),
                       deliverables.end());
    REQUIRE(folding.under(other));
    const Story* plan = folding.facts().story(test::deliverable("plan"));
    REQUIRE(plan);
    CHECK(plan->revisions.size() == 1);
    CHECK(plan->deliverable == other.deliverable(test::deliverable("plan")));
    Contract without = other;
    for (auto& component : without.components)
        component.deliverables.clear();
    const auto gone = folding.under(without);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().what.find("for which these terms have no place") != std::string::npos);
}
