#include "recording/recording.h"
#include "evidence/sha256.h"
#include "state/snapshot.h"
#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sys/stat.h>

using namespace remit;
using test::instant;

namespace {

const PartyId kDesk = test::party("lmm-desk");
const PartyId kProvider = test::party("provider");
const PartyId kSupervisor = test::party("supervisor");

// As a command does: reads, and records by what it has read.
Result<Recorded> tryToRecord(Ledger& ledger, const Wanted& wanted, const Proposal& proposal,
                             const Clock& clock, const Examine& examine = {})
{
    auto read = readRecord(ledger, wanted);
    if (!read) return read.error();
    return record(ledger, *read, wanted, proposal, clock, examine);
}

Scope kAll(const Contract&)
{
    return {};
}

Clock clockAt(const char* time, bool given = false)
{
    return [reading = ClockReading{instant(time), given}] { return reading; };
}

Result<Recorded> openReal(const std::filesystem::path& folder, const char* time = "2022-08-01T07:00:00Z",
                          const PartyId& by = kDesk)
{
    const auto files = loadSchedule(test::source("schedules/iom-smp-2022"));
    REQUIRE(files);
    const auto schedule = readSchedule(*files);
    REQUIRE(schedule.complaints.empty());
    return openRecord(folder, schedule.contract, *files, by, {}, clockAt(time));
}

Ledger ledgerOf(const std::filesystem::path& folder)
{
    auto ledger = Ledger::open(folder);
    if (!ledger) FAIL(ledger.error().text());
    return *std::move(ledger);
}

Record recordOf(const Ledger& ledger)
{
    auto record = readRecord(ledger);
    if (!record) FAIL(record.error().text());
    return *std::move(record);
}

Proposal handIn(const std::string& deliverable, const std::string& name = "report.docx")
{
    return {kProvider,
            {},
            {},
            Submit{test::deliverable(deliverable), false, {}},
            {{{name, "PK bytes"}, FileRole::Clean}}};
}

Examination remark()
{
    Examination examination;
    examination.phase = *PhaseId::of("plan");
    examination.findings.push_back({"section-a", Level::Must, Verdict::Unmet, "A section", "", "is missing"});
    return examination;
}

}

TEST_CASE("a record is opened with the contract's files, and read again as it was opened")
{
    const test::Folder folder;
    const auto opened = openReal(folder / "r");
    REQUIRE(opened);
    const Ledger ledger = ledgerOf(folder / "r");
    const Record record = recordOf(ledger);
    REQUIRE(record.entries.size() == 1);
    CHECK(record.facts.keeper == kDesk);
    CHECK(record.contract->id.str() == "iom-smp-2022");
    CHECK(record.entries[0].event.files.size() == 4);
    CHECK(*ledger.whoAmI() == kDesk);
    CHECK_FALSE(openReal(folder / "r")); // never over another record
}

TEST_CASE("a record is not opened by a party that the contract does not have")
{
    const test::Folder folder;
    const auto opened = openReal(folder / "r", "2022-08-01T07:00:00Z", test::party("nobody"));
    REQUIRE_FALSE(opened);
    CHECK_FALSE(std::filesystem::exists(folder / "r"));
}

TEST_CASE("what is recorded is there, with the findings, and numbered")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    const auto recorded = tryToRecord(ledger, kAll, handIn("plan"), clockAt("2022-08-21T21:40:00Z"),
                                      [](const Record&) { return remark(); });
    REQUIRE(recorded);
    CHECK(number(recorded->entry.facts.number) == 2);
    CHECK(recorded->revision == 1);
    CHECK(recorded->words == "Implementation plan: revision 1 handed in by Service provider (report.docx)");
    const Record after = recordOf(ledgerOf(folder / "r"));
    const RevisionFacts& revision = after.facts.story(test::deliverable("plan"))->revisions.front();
    CHECK(revision.received == instant("2022-08-21T21:40:00Z"));
    CHECK(*ledger.findings(*after.entry(revision.event)) == encode(remark()));
    CHECK(*ledger.file(*after.entry(revision.event), "report.docx") == "PK bytes");

    // Accepting despite the open must wants a reason.
    ReviewDeed deed{
        test::deliverable("plan"), revision.event, Decision::Accept, {}, {revision.files[0].sha256}, {}};
    const auto refused =
        tryToRecord(ledger, kAll, {kSupervisor, {}, {}, deed, {}}, clockAt("2022-08-24T08:00:00Z"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().trouble == Trouble::Refused);
    deed.reason = "agreed by telephone";
    CHECK(tryToRecord(ledger, kAll, {kSupervisor, {}, {}, deed, {}}, clockAt("2022-08-24T08:00:00Z")));
}

TEST_CASE("what is refused leaves the record as it was")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    const Fingerprint before = ledger.tip().entry;
    const Clock clock = clockAt("2022-08-21T10:00:00Z");

    Proposal byClient = handIn("plan");
    byClient.by = kSupervisor;
    CHECK_FALSE(tryToRecord(ledger, kAll, byClient, clock));

    Proposal twice = handIn("plan", "Report.docx");
    twice.files.push_back({{"report.DOCX", "other"}, FileRole::Annex});
    CHECK_FALSE(tryToRecord(ledger, kAll, twice, clock));

    CHECK_FALSE(tryToRecord(ledger, kAll, handIn("plan", "../report.docx"), clock));

    Proposal tomorrow = handIn("plan");
    tomorrow.at = instant("2022-08-22T10:00:00Z");
    const auto early = tryToRecord(ledger, kAll, tomorrow, clock);
    REQUIRE_FALSE(early);
    CHECK(early.error().trouble == Trouble::Usage);

    Proposal latin = handIn("plan");
    latin.deed = Submit{test::deliverable("plan"), false, "r\xe9vision"};
    CHECK_FALSE(tryToRecord(ledger, kAll, latin, clock));

    CHECK(ledgerOf(folder / "r").tip().entry == before);
}

TEST_CASE("time never runs backwards in a record")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r", "2022-08-10T07:00:00Z"));
    Ledger ledger = ledgerOf(folder / "r");
    const auto behind = tryToRecord(ledger, kAll, handIn("plan"), clockAt("2022-08-09T07:00:00Z"));
    REQUIRE(behind);
    CHECK(behind->entry.facts.received == instant("2022-08-10T07:00:00Z"));
    CHECK(behind->entry.facts.clock == EntryFacts::Clock::Behind);
    const auto given =
        tryToRecord(ledger, kAll, handIn("plan", "b.docx"), clockAt("2022-08-11T07:00:00Z", true));
    REQUIRE(given);
    CHECK(given->entry.facts.clock == EntryFacts::Clock::Given);
}

TEST_CASE("whoever comes second is asked by the record as the first has left it")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger slow = ledgerOf(folder / "r");
    Ledger quick = ledgerOf(folder / "r");
    REQUIRE(tryToRecord(quick, kAll, handIn("outline"), clockAt("2022-08-21T10:00:00Z")));

    const EventId seen = slow.tip().entry;
    int asked = 0;
    const auto recorded =
        tryToRecord(slow, kAll, handIn("plan"), clockAt("2022-08-21T10:00:01Z"), [&](const Record& now) {
            ++asked;
            CHECK(now.entries.size() == 2);
            return remark();
        });
    REQUIRE(recorded);
    CHECK(asked == 1);
    CHECK(number(recorded->entry.facts.number) == 3);
    CHECK(recorded->entry.event.seen->entry == seen); // what its author had before them
}

TEST_CASE("coming second can end in a refusal")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger provider = ledgerOf(folder / "r");
    REQUIRE(tryToRecord(provider, kAll, handIn("plan"), clockAt("2022-08-20T10:00:00Z")));
    Ledger supervisor = ledgerOf(folder / "r");
    const RevisionFacts first =
        recordOf(supervisor).facts.story(test::deliverable("plan"))->revisions.front();
    REQUIRE(tryToRecord(provider, kAll, handIn("plan", "mended.docx"), clockAt("2022-08-20T11:00:00Z")));
    const ReviewDeed deed{test::deliverable("plan"), first.event, Decision::Accept, {},
                          {first.files[0].sha256},   {}};
    const auto refused =
        tryToRecord(supervisor, kAll, {kSupervisor, {}, {}, deed, {}}, clockAt("2022-08-20T12:00:00Z"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("has been replaced by revision 2") != std::string::npos);
}

TEST_CASE("the very same deed is told again and not recorded twice")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    const auto first = tryToRecord(ledger, kAll, handIn("plan"), clockAt("2022-08-20T10:00:00Z"));
    REQUIRE(first);
    REQUIRE(tryToRecord(ledger, kAll, handIn("outline"), clockAt("2022-08-20T10:30:00Z"))); // elsewhere
    const auto tip = ledger.tip().entry;

    const auto again = tryToRecord(ledger, kAll, handIn("plan"), clockAt("2022-08-20T11:00:00Z"));
    REQUIRE(again);
    CHECK(again->before);
    CHECK(again->entry.facts.event == first->entry.facts.event);
    CHECK(again->entry.facts.received == instant("2022-08-20T10:00:00Z"));
    CHECK(again->revision == 1);
    CHECK(again->words == first->words);
    CHECK(ledgerOf(folder / "r").tip().entry == tip);
    CHECK_FALSE(first->before);

    const auto another = [&] {
        Proposal proposal = handIn("plan");
        SECTION("other bytes")
        {
            proposal.files[0].artefact.bytes = "PK other";
        }
        SECTION("another role")
        {
            proposal.files[0].role = FileRole::Annex;
        }
        SECTION("other words")
        {
            proposal.deed = Submit{test::deliverable("plan"), false, "mended"};
        }
        SECTION("another time")
        {
            proposal.at = instant("2022-08-20T09:00:00Z");
        }
        SECTION("entered by another")
        {
            proposal.by = kDesk;
            proposal.onBehalfOf = kProvider;
        }
        return proposal;
    }();
    const auto fresh = tryToRecord(ledger, kAll, another, clockAt("2022-08-20T12:00:00Z"));
    REQUIRE(fresh);
    CHECK_FALSE(fresh->before);
    CHECK(fresh->revision == 2);
    // What comes in between makes it another: it is handed in anew.
    const auto last = tryToRecord(ledger, kAll, handIn("plan", "b.docx"), clockAt("2022-08-20T13:00:00Z"));
    REQUIRE(last);
    const auto anew = tryToRecord(ledger, kAll, handIn("plan"), clockAt("2022-08-20T14:00:00Z"));
    REQUIRE(anew);
    CHECK(anew->revision == 4);
}

TEST_CASE("a deed is recorded by the stories it is about, as it would be by the whole record")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    const auto only = [](const std::string& id) {
        return [id](const Contract&) { return Scope{false, {test::deliverable(id)}, {}}; };
    };
    REQUIRE(tryToRecord(ledger, only("plan"), handIn("plan"), clockAt("2022-08-20T10:00:00Z")));
    REQUIRE(tryToRecord(ledger, only("outline"), handIn("outline"), clockAt("2022-08-20T10:30:00Z")));
    const auto part = readRecord(ledger, only("outline"));
    REQUIRE(part);
    CHECK(part->entries.size() == 2); // the opening, and its own
    CHECK(part->facts.stories.size() == 1);
    CHECK_FALSE(part->facts.story(test::deliverable("plan")));
    CHECK(part->entry(EntryNumber(3)));
    CHECK_FALSE(part->entry(EntryNumber(2)));

    const RevisionFacts outline = part->facts.story(test::deliverable("outline"))->revisions.front();
    const DeliverableId draft = test::deliverable("first-draft");
    const ReviewDeed deed{test::deliverable("outline"),
                          outline.event,
                          Decision::Accept,
                          {},
                          {outline.files[0].sha256},
                          {{"Cite the interviews", {}, draft}, {"Name the costs", {}, draft}}};
    const auto both = [&](const Contract&) { return Scope{false, {deed.deliverable, draft}, {}}; };
    REQUIRE(tryToRecord(ledger, both, {kSupervisor, {}, {}, deed, {}}, clockAt("2022-08-21T10:00:00Z")));

    // Who reads the draft's story meets what was carried to it.
    const auto carried = readRecord(ledger, only("first-draft"));
    REQUIRE(carried);
    CHECK(carried->facts.carried.size() == 2);
    CHECK(carried->facts.stories.size() == 2);
    CHECK(recordOf(ledger).entries.size() == 4);
}

TEST_CASE("the record as it was at an earlier time")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    REQUIRE(tryToRecord(ledger, kAll, handIn("plan"), clockAt("2022-08-20T10:00:00Z")));
    const auto before = until(ledger, recordOf(ledger), instant("2022-08-20T09:59:59Z"));
    REQUIRE(before);
    CHECK(before->entries.size() == 1);
    CHECK(before->facts.story(test::deliverable("plan"))->revisions.empty());
    const auto then = until(ledger, recordOf(ledger), instant("2022-08-20T10:00:00Z"));
    REQUIRE(then);
    CHECK(then->entries.size() == 2);
    CHECK_FALSE(until(ledger, recordOf(ledger), instant("2022-07-31T10:00:00Z")));
}

TEST_CASE("the clock is read when it is taken in, not when it was first asked for")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    Instant now = instant("2022-08-21T21:59:50Z");
    const auto recorded = tryToRecord(
        ledger, kAll, handIn("plan"),
        [&] {
            return ClockReading{now, false};
        },
        [&](const Record&) {
            now = now + std::chrono::seconds(20); // examining takes its time
            return remark();
        });
    REQUIRE(recorded);
    CHECK(recorded->entry.facts.received == instant("2022-08-21T22:00:10Z"));
    CHECK(recorded->entry.event.at == instant("2022-08-21T22:00:10Z")); // waiting claims nothing earlier
}

TEST_CASE("a record whose contract was changed by nothing agreed is not read")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    // The newest change, made again with another date in the file in use.
    const std::vector<std::string> environment = {"PATH=/usr/bin:/bin",
                                                  "HOME=" + folder.path().string(),
                                                  "GIT_CONFIG_NOSYSTEM=1",
                                                  "GIT_AUTHOR_NAME=a",
                                                  "GIT_AUTHOR_EMAIL=a@example.org",
                                                  "GIT_COMMITTER_NAME=a",
                                                  "GIT_COMMITTER_EMAIL=a@example.org"};
    const auto forged = test::run(
        {"/bin/sh", "-c",
         "set -e; cd r; git config core.bare false; git reset -q --hard; "
         "sed -i s/2022-09-05/2022-09-25/ contract/schedule.toml; git commit -q -a --amend --no-edit; "
         "git config core.bare true"},
        folder.path(), environment);
    INFO(forged.err);
    REQUIRE(forged.status == 0);
    const auto read = readRecord(ledgerOf(folder / "r"));
    REQUIRE_FALSE(read);
    CHECK(read.error().text().find(
              "contract/schedule.toml: is not the file that the record was opened with") == 0);
}

TEST_CASE("where everything stands is the same by memory as by the whole record")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    const auto memory = folder / "r/.git/remit/standing";
    const auto schedule = [&] { return sha256(*ledger.contractFile("schedule.toml")).str(); };
    const auto asWhole = [&] {
        Record whole = recordOf(ledger);
        return encode(Snapshot{ledger.origin(), ledger.tip().position, schedule(), std::move(whole.facts)});
    };
    const auto byMemory = [&](std::size_t worthIt = 1) {
        auto standings = readStandings(ledger, worthIt);
        if (!standings) FAIL(standings.error().text());
        return encode(
            Snapshot{ledger.origin(), ledger.tip().position, schedule(), std::move(standings->standing)});
    };
    const auto newest = [&](const char* id) {
        return recordOf(ledger).facts.story(test::deliverable(id))->revisions.back();
    };
    const auto review = [&](const char* id, Decision decision, std::optional<DeliverableId> carry = {}) {
        const RevisionFacts revision = newest(id);
        return ReviewDeed{test::deliverable(id),
                          revision.event,
                          decision,
                          "all the same",
                          {revision.files[0].sha256},
                          {{"Name the sources", "2.3 Data", carry}}};
    };
    const auto enter = [&](const PartyId& by, Deed deed) {
        const auto done =
            tryToRecord(ledger, kAll, {by, {}, {}, std::move(deed), {}}, clockAt("2022-08-24T08:00:00Z"));
        if (!done) FAIL(done.error().text());
        CHECK(byMemory() == asWhole());
    };

    CHECK(byMemory(100) == asWhole());
    CHECK_FALSE(std::filesystem::exists(memory)); // so little is not worth remembering
    CHECK(byMemory() == asWhole());
    CHECK(test::read(memory) == asWhole());

    for (const char* id : {"plan", "outline", "first-draft"}) {
        REQUIRE(tryToRecord(ledger, kAll, handIn(id), clockAt("2022-08-21T10:00:00Z"),
                            [](const Record&) { return remark(); }));
        CHECK(byMemory() == asWhole());
    }
    enter(kSupervisor, review("first-draft", Decision::RequestChanges));
    enter(kSupervisor, review("outline", Decision::Accept, test::deliverable("final")));
    enter(kSupervisor, review("plan", Decision::Accept, test::deliverable("final")));
    enter(kSupervisor,
          Note{*ActivityId::of("research-plan"), *LocalDay::parse("2022-08-02"), "agreed", {"GOV-03"}});
    CHECK(recordOf(ledger).facts.carried.size() == 2);
    // What was taken back is gone by memory, too.
    const EventId acceptance = newest("plan").reviews.back().event;
    enter(kSupervisor, Reopen{test::deliverable("plan"), acceptance, "the dates moved"});
    enter(kSupervisor, Retract{recordOf(ledger).entries.back().facts.event, "they did not"});

    // Nothing but its own bytes is believed.
    const std::string good = test::read(memory);
    const Record whole = recordOf(ledger);
    REQUIRE(decodeSnapshot(good, *whole.contract));
    for (std::size_t i = 0; i < good.size(); i += 7) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        CHECK_FALSE(decodeSnapshot(bad, *whole.contract));
        CHECK_FALSE(decodeSnapshot(good.substr(0, i), *whole.contract));
    }
    for (const std::string& bytes : {std::string(), std::string("nonsense"), good + "x"}) {
        std::ofstream(memory, std::ios::binary) << bytes;
        CHECK(byMemory() == asWhole());
    }
    // Nor is what is well made, and was not remembered by this very copy: a folder may be handed over with
    // it.
    const auto forged = [&](const std::string& origin) {
        Snapshot empty{origin, ledger.tip().position, sha256(*ledger.contractFile("schedule.toml")).str(),
                       Standing(*whole.contract)};
        empty.standing.record = whole.facts.record;
        empty.standing.keeper = whole.facts.keeper;
        std::ofstream(memory, std::ios::binary) << encode(empty);
        return readStandings(ledger, 1'000)->standing.story(test::deliverable("plan"))->revisions.empty();
    };
    CHECK(forged(ledger.origin())); // this copy's own would be believed
    CHECK_FALSE(forged("elsewhere"));
    std::filesystem::copy(folder / "r", folder / "copy", std::filesystem::copy_options::recursive);
    CHECK(ledgerOf(folder / "copy").origin() != ledger.origin());
    // Nor does what is no file, or without end, keep anybody waiting.
    std::filesystem::remove(memory);
    REQUIRE(::mkfifo(memory.c_str(), 0600) == 0);
    CHECK(readStandings(ledger, 1'000));
    std::filesystem::remove(memory);
    std::ofstream(memory) << "";
    std::filesystem::resize_file(memory, std::uintmax_t(1) << 40);
    CHECK(readStandings(ledger, 1'000));
    std::filesystem::remove(memory);
    CHECK(byMemory() == asWhole());

    // Of another record, or of one that stood elsewhere, it is not used.
    REQUIRE(openReal(folder / "other"));
    std::filesystem::copy_file(memory, folder / "other/.git/remit/standing");
    const auto other = readStandings(ledgerOf(folder / "other"));
    REQUIRE(other);
    CHECK(other->standing.story(test::deliverable("plan"))->revisions.empty());
}

TEST_CASE("a mark of what was carried has to lie where it is looked for")
{
    const test::Folder folder;
    REQUIRE(openReal(folder / "r"));
    Ledger ledger = ledgerOf(folder / "r");
    REQUIRE(tryToRecord(ledger, kAll, handIn("plan"), clockAt("2022-08-20T10:00:00Z")));
    const RevisionFacts plan = recordOf(ledger).facts.story(test::deliverable("plan"))->revisions.front();
    const ReviewDeed deed{test::deliverable("plan"), plan.event,
                          Decision::Accept,          {},
                          {plan.files[0].sha256},    {{"Cite them", {}, test::deliverable("outline")}}};
    REQUIRE(tryToRecord(ledger, kAll, {kSupervisor, {}, {}, deed, {}}, clockAt("2022-08-21T10:00:00Z")));
    CHECK(recordOf(ledger).facts.carried.size() == 1);

    // The same mark below another component, of a home that is none, of nobody's any more; and one too many.
    const std::string outline = "report-drafting/outline",
                      missing = ", and the mark of it is missing there; ";
    const auto [shell, whole] = GENERATE_COPY(table<std::string, std::string>(
        {{"mkdir -p assessment/outline; git mv report-drafting/outline/carried assessment/outline/carried",
          "carried comments to " + outline + missing},
         {"git mv report-drafting/outline/carried/implementation-plan report-drafting/outline/carried/bogus",
          "carried comments to " + outline + missing},
         {"git rm -q -r report-drafting/outline/carried", "carried comments to " + outline + missing},
         {"mkdir -p report-drafting/final; cp -R report-drafting/outline/carried "
          "report-drafting/final/carried; "
          "git add report-drafting/final",
          "carried no comments to report-drafting/final, and is marked there as if it had; "}}));
    const std::vector<std::string> environment = {"PATH=/usr/bin:/bin",
                                                  "HOME=" + folder.path().string(),
                                                  "GIT_CONFIG_NOSYSTEM=1",
                                                  "GIT_AUTHOR_NAME=a",
                                                  "GIT_AUTHOR_EMAIL=a@example.org",
                                                  "GIT_COMMITTER_NAME=a",
                                                  "GIT_COMMITTER_EMAIL=a@example.org"};
    const auto forged = test::run({"/bin/sh", "-c",
                                   "set -e; cd r; git config core.bare false; git reset -q --hard; " + shell +
                                       "; git commit -q -a --amend --no-edit; git config core.bare true"},
                                  folder.path(), environment);
    INFO(forged.err);
    REQUIRE(forged.status == 0);
    const auto read = readRecord(ledgerOf(folder / "r"));
    REQUIRE_FALSE(read);
    INFO(read.error().text());
    CHECK(read.error().text().find(whole) != std::string::npos);
    CHECK_FALSE(readStandings(ledgerOf(folder / "r")));
    if (shell.ends_with("bogus")) {
        const auto part = readRecord(ledgerOf(folder / "r"), [](const Contract&) {
            return Scope{false, {test::deliverable("outline")}, {}};
        });
        CHECK_FALSE(part);
    }
}
