#include "support/narrative.h"

#include "evidence/sha256.h"
#include "schedule/schedule.h"
#include "support/support.h"

#include <catch2/catch.hpp>

namespace remit::test {

namespace {

const char* const kSchedule = R"(format = 1
[contract]
id = "small"
title = "A small contract"
completes = 2022-10-21
zone = "Europe/Zurich"
day-ends = "24:00"
terms = "terms.md"
[assumed]
"contract.zone" = "the office is there"
[review]
approvals = ["chief"]
[[component]]
id = "work"
title = "The work"
  [[component.deliverable]]
  id = "plan"
  phase = "plan"
  title = "Plan"
  due = 2022-08-22
  [[component.deliverable]]
  id = "outline"
  phase = "outline"
  title = "Outline"
  due = 2022-09-05
  [[component.deliverable]]
  id = "draft"
  phase = "drafts"
  title = "Draft"
  due = "with outline"
  internal = true
  [[component.activity]]
  id = "consultations"
  title = "Consultations"
)";

const char* const kPeople = R"(keeper = "desk"
[[post]]
id = "chief"
title = "Chief"
side = "client"
may = ["review", "agree", "note", "erase"]
[[post]]
id = "clerk"
title = "Clerk"
side = "client"
may = ["note"]
[[post]]
id = "reader"
title = "Reader"
side = "client"
may = ["review"]
[[post]]
id = "writer"
title = "Writer"
side = "provider"
may = ["submit", "withdraw", "note", "erase"]
[[post]]
id = "watcher"
title = "Watcher"
side = "observer"
may = []
[[party]]
id = "desk"
side = "client"
posts = ["clerk"]
name = "The desk"
[[party]]
id = "chief"
side = "client"
posts = ["chief"]
name = "The chief"
[[party]]
id = "expert"
side = "client"
posts = ["reader"]
name = "The expert"
[[party]]
id = "provider"
side = "provider"
posts = ["writer"]
name = "The provider"
[[party]]
id = "partner"
side = "provider"
posts = ["writer"]
name = "The partner"
[[party]]
id = "auditor"
side = "observer"
posts = ["watcher"]
name = "The auditor"
)";

}

Contract smallContract()
{
    const auto reading =
        readSchedule({"", {{"schedule.toml", kSchedule}, {"people.toml", kPeople}, {"terms.md", "."}}});
    for (const auto& complaint : reading.complaints)
        UNSCOPED_INFO(complaint.text());
    REQUIRE(reading.complaints.empty());
    return reading.contract;
}

DeliverableId deliverable(const std::string& id)
{
    return *DeliverableId::of(id);
}

PartyId party(const std::string& id)
{
    return *PartyId::of(id);
}

Narrative::Narrative(Contract contract) : contract_(std::move(contract))
{
    Entry open;
    open.event.record = std::string(32, '0');
    open.event.by = party("desk");
    open.event.at = instant("2022-08-01T07:00:00Z");
    open.event.deed = Open{contract_.id};
    open.facts.number = EntryNumber{1};
    open.facts.event = sha256("open");
    open.facts.received = open.event.at;
    open.folder = "contract/record/0/1-open";
    entries_.push_back(open);
}

Facts Narrative::facts() const
{
    auto facts = fold(contract_, entries_);
    if (!facts) FAIL(facts.error().text());
    return *std::move(facts);
}

EventId Narrative::newestHandIn(const std::string& id) const
{
    const Facts now = facts();
    const Story* story = now.story(deliverable(id));
    return story->revisions.empty() ? sha256("none") : story->revisions.back().event;
}

Result<void> Narrative::tell(const std::string& who, Deed deed, const std::string& when,
                             std::vector<FileRecord> files, const std::string& onBehalfOf)
{
    Entry entry;
    entry.event.record = std::string(32, '0');
    entry.event.by = party(who);
    if (!onBehalfOf.empty()) entry.event.onBehalfOf = party(onBehalfOf);
    entry.event.at = instant(when);
    entry.event.deed = std::move(deed);
    entry.event.files = std::move(files);
    const Facts now = facts();
    const Zone zone = *Zone::find(contract_.clocks());
    if (auto may = allowed(entry.event, contract_, now, zone, entry.event.at, openMusts); !may) return may;
    entry.facts.number = EntryNumber{static_cast<long>(entries_.size()) + 1};
    entry.facts.event = sha256("event " + std::to_string(entries_.size()));
    entry.facts.received = entry.event.at;
    entry.folder = homeOf(entry.event, now) + "/record/0/" + std::to_string(entries_.size() + 1) + "-" +
                   std::string(kindOf(entry.event.deed));
    entries_.push_back(std::move(entry));
    introduce(contract_, entries_);
    return {};
}

Result<void> Narrative::submit(const std::string& who, const std::string& id, const std::string& when,
                               const std::string& file)
{
    return tell(who, Submit{deliverable(id), false, {}}, when,
                {{file, 4, sha256(file + when), FileRole::Clean}});
}

Result<void> Narrative::withdraw(const std::string& who, const std::string& id, const std::string& when)
{
    return tell(who, Withdraw{deliverable(id), newestHandIn(id), {}}, when);
}

Result<void> Narrative::review(const std::string& who, const std::string& id, Decision decision,
                               const std::string& when, std::vector<std::string> comments,
                               const std::string& carryTo, const std::string& reason)
{
    ReviewDeed deed{deliverable(id), newestHandIn(id), decision, reason, {}, {}};
    const Facts now = facts();
    if (const RevisionFacts* revision = now.revision(deed.handIn))
        for (const auto& file : revision->files)
            deed.decided.push_back(file.sha256);
    for (auto& text : comments) {
        Comment comment{std::move(text), {}, {}};
        if (!carryTo.empty()) comment.carriedTo = deliverable(carryTo);
        deed.comments.push_back(std::move(comment));
    }
    return tell(who, deed, when);
}

Result<void> Narrative::reopen(const std::string& who, const std::string& id, const std::string& when)
{
    Reopen deed{deliverable(id), sha256("none"), "an error was found"};
    const Facts now = facts();
    const Story& story = *now.story(deed.deliverable);
    if (story.accepted) deed.acceptance = story.revisions[*story.accepted].decision()->event;
    return tell(who, deed, when);
}

Result<void> Narrative::retract(const std::string& who, long entry, const std::string& when,
                                const std::string& reason)
{
    return tell(who, Retract{entries_.at(static_cast<std::size_t>(entry) - 1).facts.event, reason}, when);
}

Result<void> Narrative::note(const std::string& who, const std::string& activity, const std::string& when,
                             std::vector<std::string> people)
{
    return tell(who, Note{*ActivityId::of(activity), day(when.substr(0, 10)), "they met", std::move(people)},
                when);
}

}
