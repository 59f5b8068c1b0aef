#include "state/state.h"
#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace std::chrono_literals;
using test::Narrative;

namespace {

// A state with what it points into.
struct Seen {
    Seen(const Narrative& story, const std::string& asOf)
        : facts(story.facts()), zone(*Zone::find("Europe/Zurich")),
          state(at(story.contract(), facts, zone, test::instant(asOf)))
    {
    }

    Seen(Narrative&&, const std::string&) = delete; // the state points into the story's contract

    const DeliverableState& of(const std::string& id) const
    {
        for (const auto& each : state.deliverables)
            if (each.deliverable().id.str() == id) return each;
        FAIL(id);
        std::abort();
    }

    Facts facts;
    Zone zone;
    State state;
};

}

TEST_CASE("a due day lasts to its end on the contract's clocks")
{
    // The outline is due on Monday 5 September 2022, which ends in Zurich at 22:00 UTC.
    struct Row {
        const char* asOf;
        Timing timing;
        const char* why;
    };
    const auto row = GENERATE(values<Row>({
        {"2022-08-29T21:59:59Z", Timing::InTime, "more than seven days are left"},
        {"2022-08-29T22:00:00Z", Timing::DueSoon, "exactly seven days are left"},
        {"2022-09-04T22:00:00Z", Timing::DueSoon, "the day begins"},
        {"2022-09-05T21:59:59Z", Timing::DueSoon, "its last second"},
        {"2022-09-05T22:00:00Z", Timing::Overdue, "the day is over"},
    }));
    INFO(row.asOf << ": " << row.why);
    const Narrative story;
    const Seen seen(story, row.asOf);
    CHECK(seen.of("outline").firstHandIn.timing == row.timing);
    CHECK(seen.of("draft").firstHandIn.timing == row.timing); // due with the outline
    CHECK(seen.state.anyLate());                              // the plan is long overdue
}

TEST_CASE("a hand-in is on time before the deadline's end, and late from it on")
{
    struct Row {
        const char* when;
        Timing timing;
        std::chrono::seconds late;
    };
    const auto row = GENERATE(values<Row>({
        {"2022-09-05T21:59:59Z", Timing::InTime, 0s},
        {"2022-09-05T22:00:00Z", Timing::Late, 0s},
        {"2022-09-06T07:00:00Z", Timing::Late, 9h},
    }));
    INFO(row.when);
    Narrative story;
    REQUIRE(story.submit("provider", "outline", row.when));
    const Seen seen(story, "2022-10-01T00:00:00Z");
    CHECK(seen.of("outline").firstHandIn.timing == row.timing);
    CHECK(seen.of("outline").firstHandIn.late == row.late);
    CHECK(seen.of("outline").late() == (row.timing == Timing::Late));
}

TEST_CASE("the stages of a deliverable, and whose turn it is")
{
    Narrative story;
    const auto stage = [&] { return Seen(story, "2022-10-01T00:00:00Z").of("plan").stage; };
    const auto turn = [&] { return Seen(story, "2022-10-01T00:00:00Z").of("plan").waitingFor; };
    CHECK(stage() == Stage::Awaited);
    CHECK(turn() == Side::Provider);
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    CHECK(stage() == Stage::UnderReview);
    CHECK(turn() == Side::Client);
    REQUIRE(story.withdraw("provider", "plan", "2022-08-20T11:00:00Z"));
    CHECK(stage() == Stage::Awaited);
    REQUIRE(story.submit("provider", "plan", "2022-08-21T10:00:00Z"));
    REQUIRE(story.review("expert", "plan", Decision::Comment, "2022-08-21T11:00:00Z", {"hm"}));
    CHECK(stage() == Stage::UnderReview);
    REQUIRE(story.review("chief", "plan", Decision::RequestChanges, "2022-08-22T10:00:00Z", {"more"}));
    CHECK(stage() == Stage::ChangesRequested);
    CHECK(turn() == Side::Provider);
    REQUIRE(story.submit("provider", "plan", "2022-08-23T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Reject, "2022-08-24T10:00:00Z", {}, {},
                         "not what was asked"));
    CHECK(stage() == Stage::Rejected);
    REQUIRE(story.submit("provider", "plan", "2022-08-25T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-26T10:00:00Z"));
    CHECK(stage() == Stage::Accepted);
    CHECK_FALSE(turn());
    REQUIRE(story.reopen("chief", "plan", "2022-08-27T10:00:00Z"));
    CHECK(stage() == Stage::Reopened);
    REQUIRE(story.submit("provider", "plan", "2022-08-28T10:00:00Z"));
    CHECK(stage() == Stage::UnderReview);

    // Accepted stays accepted until the new revision is.
    const Seen before(story, "2022-10-01T00:00:00Z");
    REQUIRE(before.of("plan").accepted);
    CHECK(before.of("plan").accepted->number == 4);
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-29T10:00:00Z"));
    const Seen after(story, "2022-10-01T00:00:00Z");
    CHECK(after.of("plan").accepted->number == 5);
    CHECK(after.of("plan").stage == Stage::Accepted);
    CHECK(after.state.accepted == 1);
}

TEST_CASE("both the first hand-in and the accepted revision are held against the date")
{
    Narrative story;
    REQUIRE(story.submit("provider", "outline", "2022-09-05T10:00:00Z"));
    REQUIRE(story.review("chief", "outline", Decision::RequestChanges, "2022-09-10T10:00:00Z", {"more"}));
    REQUIRE(story.submit("provider", "outline", "2022-09-12T22:00:00Z"));
    REQUIRE(story.review("chief", "outline", Decision::Accept, "2022-09-14T10:00:00Z"));
    const Seen seen(story, "2022-10-01T00:00:00Z");
    CHECK(seen.of("outline").firstHandIn.timing == Timing::InTime);
    CHECK(seen.of("outline").acceptedHandIn.timing == Timing::Late);
    CHECK(seen.of("outline").acceptedHandIn.late == std::chrono::days(7));
    CHECK_FALSE(seen.of("outline").late());
}

TEST_CASE("a hand-in that was withdrawn does not count as the first")
{
    Narrative story;
    REQUIRE(story.submit("provider", "outline", "2022-09-05T10:00:00Z"));
    REQUIRE(story.withdraw("provider", "outline", "2022-09-05T11:00:00Z"));
    CHECK(Seen(story, "2022-09-06T00:00:00Z").of("outline").firstHandIn.timing == Timing::Overdue);
    REQUIRE(story.submit("provider", "outline", "2022-09-06T10:00:00Z"));
    const Seen seen(story, "2022-09-07T00:00:00Z");
    CHECK(seen.of("outline").firstHandIn.timing == Timing::Late);
    CHECK(seen.of("outline").first->number == 2);
}

TEST_CASE("an event kept without effect changes nothing but is known")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    std::vector<Entry> entries = story.entries();
    entries.back().facts.withoutEffect = "it came after the decision";
    const auto facts = fold(story.contract(), entries);
    REQUIRE(facts);
    CHECK(facts->story(test::deliverable("plan"))->revisions.empty());
    CHECK(facts->events.size() == 2);
}

TEST_CASE("a record with what this version cannot apply is not half understood")
{
    Narrative story;
    std::vector<Entry> entries = story.entries();
    Entry close = entries.front();
    close.facts.number = EntryNumber{2};
    close.facts.event = *Fingerprint::of(std::string(64, 'c'));
    close.event.deed = Close{};
    entries.push_back(close);
    const auto facts = fold(story.contract(), entries);
    REQUIRE_FALSE(facts);
    CHECK(facts.error().text().find("entry 2: is of the kind \"close\"") == 0);
}

TEST_CASE("comments are numbered through all reviews of a deliverable")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.review("expert", "plan", Decision::Comment, "2022-08-21T10:00:00Z", {"a", "b"}));
    REQUIRE(story.review("chief", "plan", Decision::RequestChanges, "2022-08-22T10:00:00Z", {"c"}));
    REQUIRE(story.submit("provider", "plan", "2022-08-23T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::RequestChanges, "2022-08-24T10:00:00Z", {"d"}));
    const auto facts = story.facts();
    const Story& plan = *facts.story(test::deliverable("plan"));
    CHECK(plan.revisions[0].reviews[0].comments[1].number == 2);
    CHECK(plan.revisions[0].reviews[1].comments[0].number == 3);
    CHECK(plan.revisions[1].reviews[0].comments[0].number == 4);
}

TEST_CASE("a history is told in one line an event")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z", "plan.docx"));
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z", "plan.docx")); // the very same again
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-22T10:00:00Z", {"a"}, "draft"));
    REQUIRE(story.note("provider", "consultations", "2022-08-25T10:00:00Z"));
    REQUIRE(story.retract("provider", 5, "2022-08-26T10:00:00Z"));
    const auto facts = story.facts();
    std::vector<std::string> words;
    for (const auto& entry : story.entries())
        words.push_back(inWords(entry.event, entry.facts.event, story.contract(), facts));
    CHECK(words == std::vector<std::string>{
                       "Record opened by The desk: A small contract",
                       "Plan: revision 1 handed in by The provider (plan.docx)",
                       "Plan: revision 2 handed in by The provider (plan.docx)",
                       "Plan: revision 2 accepted by The chief with 1 comment, carried to Draft",
                       "Consultations, Thu 25 Aug 2022: noted by The provider: they met",
                       "Taken back by The provider: the note of entry 5: a slip",
                   });
}

TEST_CASE("every post that must approve has to accept")
{
    Contract contract = test::smallContract();
    contract.review.approvals.push_back(*PostId::of("reader"));
    Narrative story(contract);
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-21T10:00:00Z"));
    CHECK(Seen(story, "2022-08-22T00:00:00Z").of("plan").stage == Stage::UnderReview);
    CHECK_FALSE(story.review("chief", "plan", Decision::Accept, "2022-08-21T11:00:00Z"));
    REQUIRE(story.review("expert", "plan", Decision::Accept, "2022-08-22T10:00:00Z"));
    CHECK(Seen(story, "2022-08-23T00:00:00Z").of("plan").stage == Stage::Accepted);
}

namespace {

// The small contract, in which the chief, the reader and the clerk approve.
Contract withThreeApprovals()
{
    Contract contract = test::smallContract();
    for (auto& post : contract.posts)
        if (post.id.str() == "clerk") post.may.push_back(Right::Review);
    for (const char* const id : {"reader", "clerk"})
        contract.review.approvals.push_back(*PostId::of(id));
    return contract;
}

}

TEST_CASE("a quorum accepts, whoever of the posts it is made of")
{
    Contract contract = withThreeApprovals();
    contract.review.quorum = 2;
    Narrative story(contract);
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.review("desk", "plan", Decision::Accept, "2022-08-21T10:00:00Z"));
    {
        const Facts facts = story.facts();
        const Approvals so = approvals(story.contract(), facts.stories[0].revisions[0]);
        CHECK(so.needed == 2);
        CHECK(so.given == std::vector{*PostId::of("clerk")});
        CHECK(so.turn() == std::vector{*PostId::of("chief"), *PostId::of("reader")});
    }
    CHECK_FALSE(story.review("desk", "plan", Decision::Accept, "2022-08-21T11:00:00Z"));
    REQUIRE(story.review("expert", "plan", Decision::Accept, "2022-08-22T10:00:00Z"));
    CHECK(Seen(story, "2022-08-23T00:00:00Z").of("plan").stage == Stage::Accepted);
}

TEST_CASE("who accepts in order waits for those before, and may ask for changes all the same")
{
    Contract contract = withThreeApprovals();
    contract.review.inOrder = true;
    Narrative story(contract);
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    const auto early = story.review("expert", "plan", Decision::Accept, "2022-08-21T10:00:00Z");
    REQUIRE_FALSE(early);
    CHECK(early.error().what ==
          "The expert accepts after Chief: the contract has them accept in the order listed");
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-21T11:00:00Z"));
    REQUIRE(story.review("expert", "plan", Decision::Accept, "2022-08-21T12:00:00Z"));
    CHECK(Seen(story, "2022-08-22T00:00:00Z").of("plan").stage == Stage::UnderReview);
    REQUIRE(story.review("desk", "plan", Decision::Accept, "2022-08-21T13:00:00Z"));
    CHECK(Seen(story, "2022-08-22T00:00:00Z").of("plan").stage == Stage::Accepted);

    REQUIRE(story.submit("provider", "outline", "2022-08-22T10:00:00Z"));
    CHECK(story.review("desk", "outline", Decision::RequestChanges, "2022-08-22T11:00:00Z", {"more"}));
}

TEST_CASE("one who acts for two posts accepts for both, as far as it is their turn")
{
    Contract contract = withThreeApprovals(); // chief, reader, clerk
    contract.review.inOrder = true;
    for (auto& party : contract.parties)
        if (party.id.str() == "chief") party.posts.push_back(*PostId::of("clerk"));
    Narrative story(contract);
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-21T10:00:00Z"));
    CHECK_FALSE(story.review("chief", "plan", Decision::Accept, "2022-08-21T11:00:00Z"));
    REQUIRE(story.review("expert", "plan", Decision::Accept, "2022-08-21T12:00:00Z"));
    CHECK(Seen(story, "2022-08-22T00:00:00Z").of("plan").stage == Stage::UnderReview);
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-21T13:00:00Z"));
    CHECK(Seen(story, "2022-08-22T00:00:00Z").of("plan").stage == Stage::Accepted);
}

TEST_CASE("a time that nobody else has confirmed is told as such")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    auto facts = story.facts();
    const auto revision = facts.story(test::deliverable("plan"))->revisions.front();
    CHECK_FALSE(evidence(story.contract(), facts, revision).ownClock);
    facts.keeper = test::party("partner");
    CHECK(evidence(story.contract(), facts, revision).ownClock);
    auto entered = revision;
    entered.received = revision.at + std::chrono::hours(1);
    entered.clock = EntryFacts::Clock::Given;
    CHECK(evidence(story.contract(), facts, entered).claimedEarlier);
    CHECK(evidence(story.contract(), facts, entered).givenClock);
}

TEST_CASE("what was replaced does not come back when its replacement is withdrawn")
{
    Narrative story;
    REQUIRE(story.submit("provider", "outline", "2022-09-01T10:00:00Z"));
    REQUIRE(story.review("chief", "outline", Decision::RequestChanges, "2022-09-02T10:00:00Z", {"more"}));
    REQUIRE(story.submit("provider", "outline", "2022-09-03T10:00:00Z"));
    REQUIRE(story.submit("provider", "outline", "2022-09-03T11:00:00Z"));
    REQUIRE(story.withdraw("provider", "outline", "2022-09-03T12:00:00Z"));
    const Seen seen(story, "2022-10-01T00:00:00Z");
    CHECK(seen.of("outline").stage == Stage::ChangesRequested);
    CHECK(seen.of("outline").newest->number == 1);

    Narrative twice;
    REQUIRE(twice.submit("provider", "outline", "2022-09-01T10:00:00Z"));
    REQUIRE(twice.submit("provider", "outline", "2022-09-01T11:00:00Z"));
    CHECK(Seen(twice, "2022-10-01T00:00:00Z").of("outline").first->number == 1);
    REQUIRE(twice.withdraw("provider", "outline", "2022-09-01T12:00:00Z"));
    const Seen gone(twice, "2022-10-01T00:00:00Z");
    CHECK(gone.of("outline").stage == Stage::Awaited);
    CHECK(gone.of("outline").firstHandIn.timing == Timing::Overdue);
}

TEST_CASE("comments are carried once every approval is there, and keep their numbers whatever is taken back")
{
    Contract contract = test::smallContract();
    contract.review.approvals.push_back(*PostId::of("reader"));
    Narrative story(contract);
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-21T10:00:00Z", {"a"}, "draft"));
    CHECK(story.facts().carried.empty());
    REQUIRE(story.retract("chief", 3, "2022-08-21T11:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-21T12:00:00Z", {"b"}, "draft"));
    REQUIRE(story.review("expert", "plan", Decision::Accept, "2022-08-22T10:00:00Z"));
    const auto facts = story.facts();
    REQUIRE(facts.carried.size() == 1);
    CHECK(facts.carried.front().number == 2);
}

TEST_CASE("a clock that was behind claims nothing")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    const auto facts = story.facts();
    auto behind = facts.story(test::deliverable("plan"))->revisions.front();
    behind.received = behind.at + std::chrono::hours(1);
    behind.clock = EntryFacts::Clock::Behind;
    CHECK_FALSE(evidence(story.contract(), facts, behind).claimedEarlier);
}

TEST_CASE("a record that contradicts itself is refused, not believed and not died of")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    const auto refusal = [&](std::vector<Entry> entries) {
        const auto facts = fold(story.contract(), entries);
        return facts ? std::string("read") : facts.error().text();
    };
    CHECK(refusal(story.entries()) == "read");

    auto stranger = story.entries();
    stranger.back().event.by = test::party("nobody");
    CHECK(refusal(stranger).find("entry 2: is about \"nobody\"") == 0);

    auto twice = story.entries();
    twice.push_back(twice.back());
    twice.back().facts.number = EntryNumber{3};
    CHECK(refusal(twice).find("entry 3: holds again") == 0);

    auto undone = story.entries();
    undone.push_back(undone.back());
    undone.back().facts.number = EntryNumber{3};
    undone.back().facts.event = *Fingerprint::of(std::string(64, 'd'));
    undone.back().event.deed = Retract{undone.front().facts.event, "all of it"};
    undone.back().folder = "contract/record/0/3-retract";
    CHECK(refusal(undone).find("entry 1: is taken back") == 0);

    auto moved = story.entries();
    moved.back().folder = "report-drafting/outline/record/0/2-submit";
    CHECK(refusal(moved) == "entry 2: does not lie where it belongs, in work/plan; the record was "
                            "altered");
}

TEST_CASE("a record that says what cannot have been is not understood otherwise, but refused")
{
    Narrative story;
    REQUIRE(story.submit("provider", "outline", "2022-09-01T10:00:00Z"));
    const auto add = [&](Deed deed, char id) {
        Entry entry = story.entries().front();
        entry.facts.number = EntryNumber{static_cast<long>(story.entries().size()) + 1};
        entry.facts.event = *Fingerprint::of(std::string(64, id));
        entry.event.deed = std::move(deed);
        entry.folder = std::holds_alternative<Reopen>(entry.event.deed) ? "work/plan/record/0/3-reopen"
                                                                        : "contract/record/0/3-resume";
        return entry;
    };
    const EventId suspension = *Fingerprint::of(std::string(64, 'a'));
    const LocalDay from = *LocalDay::parse("2022-09-05");
    std::vector<Entry> entries = story.entries();
    std::string says;
    SECTION("a suspension that ends on the day it began")
    {
        entries.push_back(add(Suspend{from, "a strike"}, 'a'));
        entries.push_back(add(Resume{suspension, from}, 'b'));
        says = "entry 3: ends a suspension that had ended or not begun; the record was altered";
    }
    SECTION("a suspension that ends twice")
    {
        entries.push_back(add(Suspend{from, "a strike"}, 'a'));
        entries.push_back(add(Resume{suspension, from + std::chrono::days(2)}, 'b'));
        entries.push_back(add(Resume{suspension, from + std::chrono::days(9)}, 'c'));
        says = "entry 3: ends a suspension that had ended or not begun; the record was altered";
    }
    SECTION("a reopening of one deliverable that names the hand-in of another")
    {
        entries.push_back(
            add(Reopen{test::deliverable("plan"), story.newestHandIn("outline"), "a chapter"}, 'a'));
        says = "entry 3: is about \"acceptance " + story.newestHandIn("outline").str();
    }
    SECTION("an agreement to what nobody proposed")
    {
        entries.push_back(add(Agree{suspension}, 'b'));
    }
    CHECK_FALSE(fold(story.contract(), entries));
}
