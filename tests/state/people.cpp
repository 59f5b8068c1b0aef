#include "state/people.h"

#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::Narrative;
using test::party;

namespace {

// A public key that nobody has the private part of.
std::string keyOf(char letter)
{
    return "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA" + std::string(42, letter);
}

std::string printOf(char letter)
{
    return SshKey::of(keyOf(letter))->fingerprint();
}

// The small contract, in which the chief and the writers may appoint.
Contract appointing()
{
    Contract contract = test::smallContract();
    for (auto& post : contract.posts)
        if (post.id.str() == "chief" || post.id.str() == "writer") post.may.push_back(Right::Appoint);
    return contract;
}

PostId post(const std::string& id)
{
    return *PostId::of(id);
}

Appoint seated(const std::string& postId, const std::string& whom, Capacity capacity, const std::string& from,
               const std::string& name = {})
{
    Appoint deed;
    deed.party = party(whom);
    deed.name = name;
    deed.seat = Appoint::Seat{post(postId), capacity, test::day(from)};
    return deed;
}

Appoint keyed(const std::string& whom, char introduced, char retired = 0)
{
    Appoint deed;
    deed.party = party(whom);
    if (introduced != 0) deed.key = keyOf(introduced);
    if (retired != 0) deed.retires = printOf(retired);
    return deed;
}

void refusedWith(const Result<void>& said, const std::string& words)
{
    REQUIRE_FALSE(said);
    INFO(said.error().text());
    CHECK(said.error().trouble == Trouble::Refused);
    CHECK(said.error().what.find(words) != std::string::npos);
}

constexpr const char* kThirdOfAugust = "2022-08-03T10:00:00Z";

}

TEST_CASE("whoever is appointed acts for the post from that day on, and is named as what they are")
{
    Narrative story(appointing());
    REQUIRE(story.submit("provider", "plan", "2022-08-02T10:00:00Z"));
    REQUIRE(story.tell("chief", seated("chief", "expert", Capacity::InCharge, "2022-08-05"), kThirdOfAugust));
    // Midnight in Zurich is 22:00 UTC of the day before.
    refusedWith(story.review("expert", "plan", Decision::Accept, "2022-08-04T21:59:59Z"),
                "The expert may comment; the decision is for Chief");
    REQUIRE(story.review("expert", "plan", Decision::Accept, "2022-08-04T22:00:00Z"));
    const Facts facts = story.facts();
    const RevisionFacts& revision = facts.stories[0].revisions[0];
    REQUIRE(revision.decision());
    CHECK(nameOf(story.contract(), revision.decision()->by) == "The expert, officer-in-charge of Chief");
    const auto& accepted = story.entries().back();
    CHECK(inWords(accepted.event, accepted.facts.event, story.contract(), facts) ==
          "Plan: revision 1 accepted by The expert, officer-in-charge of Chief");
}

TEST_CASE("what was decided stays decided by whoever acted then")
{
    Narrative story(appointing());
    REQUIRE(story.submit("provider", "plan", "2022-08-02T10:00:00Z"));
    REQUIRE(story.tell("chief", seated("chief", "expert", Capacity::Deputy, "2022-08-03"), kThirdOfAugust));
    REQUIRE(story.review("expert", "plan", Decision::Accept, "2022-08-04T10:00:00Z"));
    REQUIRE(
        story.tell("chief", seated("chief", "expert", Capacity::None, "2022-08-06"), "2022-08-06T10:00:00Z"));
    const Facts facts = story.facts();
    CHECK(facts.stories[0].accepted);
    CHECK(nameOf(story.contract(), facts.stories[0].revisions[0].decision()->by) ==
          "The expert, deputy for Chief");
    REQUIRE(story.submit("provider", "outline", "2022-08-07T10:00:00Z"));
    refusedWith(story.review("expert", "outline", Decision::Accept, "2022-08-07T11:00:00Z"),
                "the decision is for Chief");
}

TEST_CASE("of the appointments that have begun, the one recorded last counts")
{
    const Contract contract = appointing();
    People people(contract);
    const PartyId whom = party("expert");
    const auto at = [&](const char* when) {
        return people.capacity(whom, post("chief"), test::instant(when));
    };
    const auto apply = [&](Capacity capacity, const char* from) {
        people.apply(seated("chief", "expert", capacity, from), EntryNumber(2),
                     test::instant(std::string(from) + "T00:00:00Z"), false);
    };
    apply(Capacity::Deputy, "2022-08-10");
    apply(Capacity::None, "2022-08-20");
    CHECK(at("2022-08-09T23:59:59Z") == Capacity::None);
    CHECK(at("2022-08-10T00:00:00Z") == Capacity::Deputy);
    CHECK(at("2022-08-20T00:00:00Z") == Capacity::None);
    apply(Capacity::InCharge, "2022-08-15"); // what was to come gives way
    CHECK(at("2022-08-14T00:00:00Z") == Capacity::Deputy);
    CHECK(at("2022-08-15T00:00:00Z") == Capacity::InCharge);
    CHECK(at("2022-08-25T00:00:00Z") == Capacity::InCharge);
    apply(Capacity::Holder, "2022-08-01"); // recorded later, and begun earlier
    CHECK(at("2022-08-16T00:00:00Z") == Capacity::Holder);
}

TEST_CASE("posts are filled by their own side")
{
    Narrative story(appointing());
    refusedWith(
        story.tell("provider", seated("chief", "expert", Capacity::Deputy, "2022-08-03"), kThirdOfAugust),
        "Chief is a post of the other side");
    refusedWith(
        story.tell("expert", seated("chief", "expert", Capacity::Deputy, "2022-08-03"), kThirdOfAugust),
        "may not appoint anybody: by the contract that is for The chief");
    refusedWith(
        story.tell("auditor", seated("watcher", "auditor", Capacity::Deputy, "2022-08-03"), kThirdOfAugust),
        "observes, and records nothing");
    refusedWith(
        story.tell("chief", seated("chief", "provider", Capacity::Deputy, "2022-08-03"), kThirdOfAugust),
        "Chief is a post of the client, and The provider is of the provider");
    refusedWith(story.tell("chief", seated("chief", "chief", Capacity::Holder, "2022-08-03"), kThirdOfAugust),
                "The chief is holder there already");
    refusedWith(story.tell("chief", seated("chief", "expert", Capacity::None, "2022-08-03"), kThirdOfAugust),
                "does not act for Chief on that day");
    refusedWith(story.tell("chief", seated("chief", "chief", Capacity::None, "2022-08-03"), kThirdOfAugust),
                "nobody on that side could appoint anybody any more");
    REQUIRE(story.tell("chief", seated("chief", "expert", Capacity::Holder, "2022-08-03"), kThirdOfAugust));
    CHECK(story.tell("chief", seated("chief", "chief", Capacity::None, "2022-08-03"), kThirdOfAugust));
    CHECK(story.tell("expert", seated("watcher", "donor", Capacity::Holder, "2022-08-04", "The donor"),
                     "2022-08-04T10:00:00Z"));
}

TEST_CASE("nobody is appointed who would hand in and decide")
{
    Contract contract = appointing();
    contract.posts.push_back({post("typist"), "Typist", Side::Client, {Right::Submit}});
    Narrative story(std::move(contract));
    refusedWith(
        story.tell("chief", seated("typist", "expert", Capacity::Deputy, "2022-08-03"), kThirdOfAugust),
        "The expert would both hand in and decide");
    REQUIRE(story.tell("chief", seated("typist", "desk", Capacity::Holder, "2022-08-03"), kThirdOfAugust));
    refusedWith(
        story.tell("chief", seated("chief", "desk", Capacity::InCharge, "2022-09-03"), kThirdOfAugust),
        "The desk would both hand in and decide");

    // And who has handed in does not decide on it later, by whatever post.
    REQUIRE(story.submit("desk", "plan", "2022-08-04T10:00:00Z"));
    REQUIRE(
        story.tell("chief", seated("typist", "desk", Capacity::None, "2022-08-05"), "2022-08-05T10:00:00Z"));
    REQUIRE(story.tell("chief", seated("chief", "desk", Capacity::InCharge, "2022-08-06"),
                       "2022-08-06T10:00:00Z"));
    refusedWith(story.review("desk", "plan", Decision::Accept, "2022-08-07T10:00:00Z"),
                "handed this revision in; somebody else has to decide on it");
}

TEST_CASE("a colleague who is new is introduced with a post and a name, and then takes part")
{
    Narrative story(appointing());
    refusedWith(story.submit("novice", "plan", kThirdOfAugust), "has no party \"novice\"");
    refusedWith(
        story.tell("provider", seated("writer", "novice", Capacity::Holder, "2022-08-03"), kThirdOfAugust),
        "a new one is introduced with a post and a name");
    refusedWith(story.tell("provider", seated("writer", "partner", Capacity::Deputy, "2022-08-03", "Another"),
                           kThirdOfAugust),
                "takes part already, as The partner");
    refusedWith(story.tell("provider", seated("writer", "novice", Capacity::Holder, "2022-08-03", "A\nB"),
                           kThirdOfAugust),
                "A name is one line");
    REQUIRE(story.tell("provider", seated("writer", "novice", Capacity::Holder, "2022-08-03", "The novice"),
                       kThirdOfAugust));
    REQUIRE(story.submit("novice", "plan", "2022-08-04T10:00:00Z"));
    const Facts facts = story.facts();
    CHECK(nameOf(story.contract(), facts.stories[0].revisions[0].by) == "The novice");
    CHECK(sideOf(story.contract(), facts.stories[0].revisions[0].by) == Side::Provider);

    // Nobody has taken part before that.
    auto entries = story.entries();
    std::swap(entries[1].event, entries[2].event);
    std::swap(entries[1].folder, entries[2].folder);
    CHECK_FALSE(fold(story.contract(), entries));
}

TEST_CASE("a key counts after the entry that introduces it, to the one that retires it")
{
    Narrative story(appointing());
    REQUIRE(story.tell("provider", keyed("provider", 'a'), kThirdOfAugust));      // entry 2
    REQUIRE(story.tell("provider", keyed("provider", 'b', 'a'), kThirdOfAugust)); // entry 3
    const Facts facts = story.facts();
    const KeyFacts& first = *facts.people.key(printOf('a'));
    const KeyFacts& second = *facts.people.key(printOf('b'));
    const auto counts = [](const KeyFacts& key, long n) { return key.counts(EntryNumber(n)); };
    CHECK_FALSE(facts.people.isSigning(party("provider"), EntryNumber(2)));
    CHECK(facts.people.isSigning(party("provider"), EntryNumber(3)));
    CHECK_FALSE(counts(first, 2));
    CHECK(counts(first, 3)); // it signs its own end
    CHECK_FALSE(counts(first, 4));
    CHECK_FALSE(counts(second, 3));
    CHECK(counts(second, 4));
    CHECK_FALSE(second.byKeeper);
}

TEST_CASE("keys are introduced and retired by whose they are, or their side")
{
    Narrative story(appointing());
    refusedWith(story.tell("chief", keyed("provider", 'a'), kThirdOfAugust),
                "A key is introduced by the party");
    refusedWith(story.tell("desk", keyed("provider", 'a'), kThirdOfAugust),
                "A key is introduced by the party");
    refusedWith(story.tell("desk", keyed("chief", 'a'), kThirdOfAugust), "A key is introduced by the party");
    REQUIRE(story.tell("partner", keyed("provider", 'a'), kThirdOfAugust));
    refusedWith(story.tell("partner", keyed("provider", 'b'), kThirdOfAugust),
                "only somebody who signs too introduces or retires its keys");
    refusedWith(story.tell("partner", keyed("provider", 'b', 'a'), kThirdOfAugust),
                "only somebody who signs");
    refusedWith(story.tell("desk", keyed("auditor", 'b'), kThirdOfAugust), "Observers record nothing");
    refusedWith(story.tell("desk", keyed("desk", 'a'), kThirdOfAugust), "is that of The provider already");
    refusedWith(story.tell("provider", keyed("provider", 0, 'a'), kThirdOfAugust),
                "is the last one of The provider, who signs");
    refusedWith(story.tell("provider", keyed("partner", 0, 'a'), kThirdOfAugust), "is none of The partner's");
    refusedWith(story.tell("provider", keyed("provider", 0, 'c'), kThirdOfAugust),
                "is none of The provider's");
    refusedWith(story.tell("desk", keyed("provider", 'b', 'a'), kThirdOfAugust),
                "only somebody who signs too");
    // The keeper helps whoever has lost theirs, and that is said.
    REQUIRE(story.tell("desk", keyed("provider", 'b'), kThirdOfAugust));
    CHECK(story.facts().people.key(printOf('b'))->byKeeper);
    REQUIRE(story.tell("provider", keyed("provider", 0, 'a'), kThirdOfAugust));
    refusedWith(story.tell("provider", keyed("provider", 'a'), kThirdOfAugust),
                "retired in entry 4; a new one takes its place");
    const auto& introduced = story.entries()[2];
    CHECK(inWords(introduced.event, introduced.facts.event, story.contract(), story.facts())
              .find("Appointed by The desk: a key of The provider is introduced by the keeper (SHA256:") ==
          0);
}

TEST_CASE("whoever speaks of keys for another is held to who they are themselves")
{
    Narrative story(appointing());
    // The keeper may enter deeds of others, and would else make a key of the provider's that is not shown as
    // its own.
    refusedWith(story.tell("desk", keyed("provider", 'a'), kThirdOfAugust, {}, "provider"),
                "A key is introduced by the party");
    REQUIRE(story.tell("provider", keyed("provider", 'a'), kThirdOfAugust));
    REQUIRE(story.tell("desk", keyed("provider", 'b'), kThirdOfAugust, {}, "provider"));
    CHECK(story.facts().people.key(printOf('b'))->byKeeper);
    refusedWith(story.tell("desk", keyed("provider", 0, 'a'), kThirdOfAugust, {}, "provider"),
                "only somebody who signs too");
}

TEST_CASE("who has left a side records for nobody, and takes nothing back")
{
    Narrative story(appointing());
    REQUIRE(story.tell("provider", seated("writer", "novice", Capacity::Holder, "2022-08-03", "The novice"),
                       kThirdOfAugust));
    REQUIRE(story.note("novice", "consultations", "2022-08-03T11:00:00Z"));
    REQUIRE(story.tell("provider", seated("writer", "novice", Capacity::None, "2022-08-05"),
                       "2022-08-04T10:00:00Z"));
    refusedWith(story.retract("novice", 3, "2022-08-05T10:00:00Z"), "acts for no post any more");
    FileRecord file{"report.docx", 1, {}};
    Submit handIn;
    handIn.deliverable = test::deliverable("plan");
    CHECK_FALSE(story.tell("novice", handIn, "2022-08-05T10:00:00Z", {file}, "provider"));
}

TEST_CASE("somebody can appoint on each side on every day")
{
    Narrative story(appointing());
    REQUIRE(story.tell("chief", seated("chief", "expert", Capacity::Holder, "2022-08-10"), kThirdOfAugust));
    refusedWith(story.tell("chief", seated("chief", "chief", Capacity::None, "2022-08-05"), kThirdOfAugust),
                "from that day at the latest");
    CHECK(story.tell("chief", seated("chief", "chief", Capacity::None, "2022-08-10"), kThirdOfAugust));
}

TEST_CASE("nobody is introduced by a name that stands for somebody else")
{
    Narrative story(appointing());
    const auto named = [&](const char* name) {
        return story.tell("provider", seated("writer", "novice", Capacity::Holder, "2022-08-03", name),
                          kThirdOfAugust);
    };
    refusedWith(named("the CHIEF"), "The chief is the name of somebody else in this contract");
    refusedWith(named("chief"), "Chief is a post of this contract");
    refusedWith(named("—"), "A name has letters in it");
    CHECK(named("The chief's novice"));
}

TEST_CASE("an appointment that cannot have been is no record")
{
    Narrative story(appointing());
    REQUIRE(story.tell("provider", keyed("provider", 'a'), kThirdOfAugust));
    auto entries = story.entries();
    const auto with = [&](const Appoint& deed) {
        entries.back().event.deed = deed;
        return fold(story.contract(), entries);
    };
    CHECK(with(keyed("provider", 'b')));
    CHECK_FALSE(with(keyed("provider", 0, 'b')));
    CHECK_FALSE(with(seated("chief", "provider", Capacity::Holder, "2022-08-03")));
    CHECK_FALSE(with(seated("cheif", "expert", Capacity::Holder, "2022-08-03")));
    CHECK_FALSE(with(seated("writer", "nobody", Capacity::Holder, "2022-08-03")));
    CHECK_FALSE(with({party("provider"), "", {}, "", "", "why not"}));
    CHECK_FALSE(
        with(seated("chief", "expert", Capacity::Holder, "2045-08-03"))); // beyond what zones are known for
}
