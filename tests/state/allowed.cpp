#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::Narrative;

namespace {

// The deed is refused by the contract or the state, with a sentence that says `words`.
void refusedWith(const Result<void>& said, const std::string& words)
{
    REQUIRE_FALSE(said);
    INFO(said.error().text());
    CHECK(said.error().trouble == Trouble::Refused);
    CHECK(said.error().what.find(words) != std::string::npos);
}

Narrative withAcceptedPlan()
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-24T10:00:00Z"));
    return story;
}

}

TEST_CASE("who may not, is told who may")
{
    Narrative story;
    refusedWith(
        story.submit("chief", "plan", "2022-08-20T10:00:00Z"),
        "The chief may not hand in deliverables: by the contract that is for The provider or The partner");
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    refusedWith(story.review("provider", "plan", Decision::Accept, "2022-08-21T10:00:00Z"),
                "The provider may not review deliverables");
    refusedWith(story.review("auditor", "plan", Decision::Comment, "2022-08-21T10:00:00Z", {"nice"}),
                "The auditor observes, and records nothing; for observers there are pages");
    refusedWith(story.review("expert", "plan", Decision::Accept, "2022-08-21T10:00:00Z"),
                "The expert may comment; the decision is for Chief");
    CHECK(story.review("expert", "plan", Decision::Comment, "2022-08-21T10:00:00Z", {"nice"}));
    refusedWith(story.note("auditor", "consultations", "2022-08-21T10:00:00Z"),
                "The auditor observes, and records nothing");
}

TEST_CASE("a party that the contract does not have is refused, with the nearest")
{
    Narrative story;
    refusedWith(story.submit("provide", "plan", "2022-08-20T10:00:00Z"), "Did you mean \"provider\"?");
    refusedWith(story.tell("provider", Submit{test::deliverable("plan"), false, {}}, "2022-08-20T10:00:00Z",
                           {}, "nobody"),
                "The contract has no party \"nobody\"");
}

TEST_CASE("recording for another is for the keeper and for one's own side")
{
    Narrative story;
    const std::vector<FileRecord> files = {
        {"a.docx", 1, *Fingerprint::of(std::string(64, 'a')), FileRole::Clean}};
    const Submit deed{test::deliverable("plan"), false, {}};
    CHECK(story.tell("desk", deed, "2022-08-20T10:00:00Z", files, "provider"));
    CHECK(story.tell("partner", deed, "2022-08-20T11:00:00Z", files, "provider"));
    refusedWith(story.tell("chief", deed, "2022-08-20T12:00:00Z", files, "provider"),
                "The chief cannot record for");
    const auto facts = story.facts();
    CHECK(facts.story(deed.deliverable)->revisions.front().by == test::party("provider"));
}

TEST_CASE("what is accepted is handed in again only once it is reopened")
{
    Narrative story = withAcceptedPlan();
    refusedWith(story.submit("provider", "plan", "2022-08-25T10:00:00Z"), "was accepted (entry 3)");
    refusedWith(story.reopen("provider", "plan", "2022-08-25T10:00:00Z"), "may not reopen");
    refusedWith(story.reopen("expert", "plan", "2022-08-25T10:00:00Z"),
                "cannot reopen what was accepted; that is for Chief");
    refusedWith(story.reopen("chief", "outline", "2022-08-25T10:00:00Z"), "is not accepted");
    REQUIRE(story.reopen("chief", "plan", "2022-08-25T10:00:00Z"));
    refusedWith(story.reopen("chief", "plan", "2022-08-25T11:00:00Z"), "is reopened already");
    CHECK(story.submit("provider", "plan", "2022-08-26T10:00:00Z"));
}

TEST_CASE("only the newest revision can be decided, once")
{
    Narrative story;
    refusedWith(story.review("chief", "plan", Decision::Accept, "2022-08-20T09:00:00Z"),
                "there is no such hand-in");
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    const EventId first = story.newestHandIn("plan");
    REQUIRE(story.submit("provider", "plan", "2022-08-20T11:00:00Z"));
    ReviewDeed late{test::deliverable("plan"), first, Decision::Accept, {}, {}, {}};
    late.decided = {story.facts().story(late.deliverable)->revisions[0].files[0].sha256};
    refusedWith(story.tell("chief", late, "2022-08-20T12:00:00Z"),
                "has been replaced by revision 2 (entry 3)");
    REQUIRE(story.review("chief", "plan", Decision::RequestChanges, "2022-08-20T13:00:00Z", {"say more"}));
    refusedWith(story.review("chief", "plan", Decision::Accept, "2022-08-20T14:00:00Z"),
                "is decided already (entry 4)");
    refusedWith(story.withdraw("provider", "plan", "2022-08-20T15:00:00Z"), "is decided already");
}

TEST_CASE("a review is of the bytes that were handed in")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    ReviewDeed other{test::deliverable("plan"), story.newestHandIn("plan"), Decision::Accept, {}, {}, {}};
    refusedWith(story.tell("chief", other, "2022-08-20T12:00:00Z"), "names other files");
    other.decided = {*Fingerprint::of(std::string(64, 'b'))};
    refusedWith(story.tell("chief", other, "2022-08-20T12:00:00Z"), "names other files");
}

TEST_CASE("each decision says what it needs")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    const std::string when = "2022-08-21T10:00:00Z";
    refusedWith(story.review("chief", "plan", Decision::Comment, when), "A comment needs words");
    refusedWith(story.review("chief", "plan", Decision::RequestChanges, when), "at least one comment");
    refusedWith(story.review("chief", "plan", Decision::Reject, when), "A rejection needs a reason");
    story.openMusts = 2;
    refusedWith(story.review("chief", "plan", Decision::Accept, when),
                "2 requirements that the contract calls a must are open");
    CHECK(story.review("chief", "plan", Decision::Accept, when, {}, {}, "the annex will do"));
}

TEST_CASE("comments are carried by an acceptance, to something later that can still take them up")
{
    Narrative story = withAcceptedPlan();
    REQUIRE(story.submit("provider", "outline", "2022-09-01T10:00:00Z"));
    const std::string when = "2022-09-02T10:00:00Z";
    refusedWith(story.review("chief", "outline", Decision::RequestChanges, when, {"x"}, "draft"),
                "Only comments of an acceptance");
    refusedWith(story.review("chief", "outline", Decision::Accept, when, {"x"}, "plan"),
                "does not come after");
    refusedWith(story.review("chief", "outline", Decision::Accept, when, {"x"}, "outline"),
                "does not come after");
    REQUIRE(story.review("chief", "outline", Decision::Accept, when, {"x", "y"}, "draft"));
    const auto facts = story.facts();
    REQUIRE(facts.carried.size() == 2);
    CHECK(facts.carried[1].number == 2);
    CHECK(facts.carried[1].to == test::deliverable("draft"));
}

TEST_CASE("a hand-in is withdrawn by its own side, before it is decided")
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    refusedWith(story.withdraw("chief", "plan", "2022-08-20T11:00:00Z"), "may not withdraw");
    REQUIRE(story.withdraw("partner", "plan", "2022-08-20T11:00:00Z"));
    refusedWith(story.withdraw("provider", "plan", "2022-08-20T12:00:00Z"), "was withdrawn (entry 3)");
    refusedWith(story.review("chief", "plan", Decision::Accept, "2022-08-20T12:00:00Z"), "was withdrawn");
}

TEST_CASE("something is taken back by whoever did it, while nothing rests on it")
{
    Narrative story = withAcceptedPlan(); // entry 2: hand-in, 3: acceptance
    refusedWith(story.retract("provider", 3, "2022-08-25T10:00:00Z"), "only they can take it back");
    refusedWith(story.retract("provider", 2, "2022-08-25T10:00:00Z"), "remit withdraw");
    refusedWith(story.retract("desk", 1, "2022-08-25T10:00:00Z"), "cannot be taken back");

    SECTION("nothing came after")
    {
        REQUIRE(story.retract("chief", 3, "2022-08-25T10:00:00Z"));
        refusedWith(story.retract("chief", 3, "2022-08-25T11:00:00Z"),
                    "has been taken back already (entry 4)");
        refusedWith(story.retract("chief", 4, "2022-08-25T11:00:00Z"), "cannot be taken back");
        CHECK_FALSE(story.facts().story(test::deliverable("plan"))->accepted);
        CHECK(story.review("chief", "plan", Decision::RequestChanges, "2022-08-25T12:00:00Z", {"more"}));
    }
    SECTION("a later deliverable was handed in knowing of it")
    {
        REQUIRE(story.submit("provider", "outline", "2022-08-25T10:00:00Z"));
        refusedWith(story.retract("chief", 3, "2022-08-25T11:00:00Z"), "entry 4 rests on it");
    }
    SECTION("the deliverable's own story went on")
    {
        REQUIRE(story.reopen("chief", "plan", "2022-08-25T10:00:00Z"));
        refusedWith(story.retract("chief", 3, "2022-08-25T11:00:00Z"), "entry 4 rests on it");
        REQUIRE(story.retract("chief", 4, "2022-08-25T12:00:00Z")); // and back to where it was
        CHECK(story.retract("chief", 3, "2022-08-25T13:00:00Z"));
    }
    SECTION("a note rests on nothing and nothing on it")
    {
        REQUIRE(story.note("provider", "consultations", "2022-08-25T10:00:00Z"));
        REQUIRE(story.submit("provider", "outline", "2022-08-26T10:00:00Z"));
        CHECK(story.retract("provider", 4, "2022-08-27T10:00:00Z"));
        CHECK(story.facts().notes.empty());
    }
}

TEST_CASE("people are noted by code, never by name")
{
    Narrative story;
    for (const char* name : {"Maria", "Maria Rossi", "gov-03", "GOV-", "-03", "GOV_03", "GOV-03 "})
        refusedWith(story.note("provider", "consultations", "2022-08-25T10:00:00Z", {name}), "by code");
    CHECK(story.note("provider", "consultations", "2022-08-25T10:00:00Z", {"GOV-03", "PRV-1"}));
}

TEST_CASE("kinds that this version cannot record are refused plainly")
{
    Narrative story;
    const auto said = story.tell("chief", Close{"done"}, "2022-08-25T10:00:00Z");
    REQUIRE_FALSE(said);
    CHECK(said.error().trouble == Trouble::Failed);
    CHECK(said.error().what == "This version cannot record \"close\" yet");
}
