#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::Narrative;

namespace {

const char* const kWhen = "2022-08-22T10:00:00Z";
const std::string kReason = "Consent was withdrawn";

Kept file(const std::string& name, char print)
{
    return {name, 20, *Fingerprint::of(std::string(64, print))};
}

EventId newest(const Narrative& story)
{
    return story.entries().back().facts.event;
}

// Two files noted by the provider, as the second entry.
Narrative withNote()
{
    Narrative story;
    REQUIRE(story.tell("provider",
                       Note{*ActivityId::of("consultations"),
                            test::day("2022-08-19"),
                            "they met",
                            {},
                            {file("note-1.docx", 'a'), file("note-2", 'b')}},
                       "2022-08-20T10:00:00Z"));
    return story;
}

void refusedWith(const Result<void>& said, const std::string& words)
{
    REQUIRE_FALSE(said);
    INFO(said.error().text());
    CHECK(said.error().trouble == Trouble::Refused);
    CHECK(said.error().what.find(words) != std::string::npos);
}

}

TEST_CASE("What a note brought is erased by the side that noted it, once, with a reason")
{
    Narrative story = withNote();
    const EventId note = newest(story);
    const auto erase = [&](const char* who, const char* name, const std::string& reason = kReason) {
        return story.tell(who, Erase{note, name, reason}, kWhen);
    };
    refusedWith(erase("auditor", "note-1.docx"), "The auditor observes, and records nothing");
    refusedWith(erase("desk", "note-1.docx"), "may not erase files");
    refusedWith(erase("chief", "note-1.docx"), "is of The provider; only their side can erase");
    refusedWith(erase("provider", "note-3"),
                "Entry 2 (note) brought note-1.docx and note-2, and no \"note-3\"");
    refusedWith(erase("provider", "note-1.docx", " "), "Erasing needs a reason");
    REQUIRE(erase("partner", "note-1.docx")); // of the same side
    refusedWith(erase("provider", "note-1.docx"), "note-1.docx of entry 2 was erased already (entry 3)");
    CHECK(erase("provider", "note-2"));
    const auto erased = story.facts().events.at(note).erased;
    CHECK(erased ==
          std::map<std::string, EntryNumber>{{"note-1.docx", EntryNumber(3)}, {"note-2", EntryNumber(4)}});
}

TEST_CASE("What was handed in can be said to be erased by its side, and what the contract rests on cannot")
{
    Narrative story;
    refusedWith(story.tell("provider", Erase{newest(story), "schedule.toml", kReason}, kWhen),
                "Entry 1 (opening) brought no file that can be erased");
    REQUIRE(story.note("provider", "consultations", "2022-08-20T10:00:00Z"));
    refusedWith(story.tell("provider", Erase{newest(story), "note-1", kReason}, kWhen),
                "Entry 2 (note) brought no file that can be erased");
    refusedWith(story.tell("provider", Erase{file("", 'e').hmac, "note-1", kReason}, kWhen),
                "There is no such entry");
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    const EventId handIn = newest(story);
    refusedWith(story.tell("chief", Erase{handIn, "report.docx", kReason}, kWhen), "is of The provider");
    refusedWith(story.tell("provider", Erase{handIn, "other.docx", kReason}, kWhen),
                "Entry 3 (hand-in) brought report.docx, and no \"other.docx\"");
    CHECK(story.tell("provider", Erase{handIn, "report.docx", kReason}, kWhen));
    CHECK(story.facts().story(test::deliverable("plan"))->revisions.size() == 1); // as before
}

TEST_CASE("What came with a note that was taken back can be erased, and an erasing cannot be taken back")
{
    Narrative story = withNote();
    const EventId note = newest(story);
    REQUIRE(story.retract("provider", 2, "2022-08-21T10:00:00Z"));
    CHECK(story.facts().notes.empty());
    REQUIRE(story.tell("provider", Erase{note, "note-2", kReason}, kWhen));
    CHECK(story.facts().events.at(note).erased.contains("note-2"));
    refusedWith(story.retract("provider", 4, "2022-08-23T10:00:00Z"),
                "Entry 4 (erasing) cannot be taken back");
}

TEST_CASE("A record that erases what no note brought was altered")
{
    Narrative story = withNote();
    auto entries = story.entries();
    Entry erasing = entries.back();
    erasing.facts.number = EntryNumber(3);
    erasing.facts.event = file("", 'd').hmac;
    erasing.event.deed = Erase{newest(story), "note-9", kReason};
    entries.push_back(erasing);
    const auto facts = fold(story.contract(), entries);
    REQUIRE_FALSE(facts);
    CHECK(facts.error().text() == "entry 3: erases a file that was never there; the record was altered");
}
