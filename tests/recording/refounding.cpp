#include "recording/recording.h"
#include "state/kept.h"
#include "state/state.h"
#include "support/ssh.h"
#include "support/support.h"
#include "verify/verify.h"

#include <catch2/catch.hpp>

using namespace remit;
namespace fs = std::filesystem;

// A record founded anew, held to what it was.
namespace {

const std::string kSecret = "what Maria Keller told us in May";

class Old {
public:
    Old()
    {
        fs::copy(test::source("schedules/iom-smp-2022"), folder / "terms", fs::copy_options::recursive);
        sign("provider", "provider-key");
        sign("lmm-desk", "desk-key");
        test::write(folder / "plan.md", "# Plan\n\n## " + kSecret + "\n");
        test::write(folder / "better.md", "# Plan\n\n## Methodology\n\nWe ask.\n");
        test::write(folder / "minutes.md", "Forecasts.\n");
        must({"new", "terms", "old", "--as", "lmm-desk", "--key", "desk-key", "--clock", "2022-08-01T09:00"});
        must({"-C", "old", "as", "provider", "--key", "../provider-key"});
        must({"-C", "old", "submit", "plan", "../plan.md", "--as-is", "--clock", "2022-08-15T10:00"});
        must({"-C", "old", "note", "consultations", "--on", "2022-08-14", "--outcome", "A call", "--file",
              "../minutes.md", "--clock", "2022-08-15T11:00"});
        must({"-C", "old", "submit", "plan", "../better.md", "--as-is", "--annex", "../plan.md", "--clock",
              "2022-08-16T10:00"});
        must({"-C", "old", "review", "plan", "--accept", "--reason", "It will do", "--comment", "Say when",
              "--carry", "final", "--by", "supervisor", "--clock", "2022-08-17T10:00"});
        must({"-C", "old", "amend", "outline", "--due", "2022-09-12", "--reason", "Illness", "--clock",
              "2022-08-18T10:00"});
        must({"-C", "old", "agree", "--by", "supervisor", "--clock", "2022-08-19T10:00"});
    }

    test::Outcome remit(std::vector<std::string> words) const
    {
        words.insert(words.begin(), test::program());
        return test::run(words, folder.path(), {"PATH=/usr/bin:/bin", "REMIT_PHASES=" + test::phases()});
    }

    void must(const std::vector<std::string>& words) const
    {
        const auto done = remit(words);
        INFO(words[2] << ": " << done.out << done.err);
        REQUIRE(done.status == 0);
    }

    test::Outcome again() const
    {
        return remit({"new", "new", "--from", "old", "--without", "plan.md", "--reason", "A name", "--clock",
                      "2022-08-20T09:00"});
    }

    // All that lies below, with what is in git's objects.
    std::string everything(const std::string& name) const
    {
        std::string found;
        for (const auto& each : fs::recursive_directory_iterator(folder / name)) {
            found += each.path().string() + "\n";
            if (each.is_regular_file()) found += test::read(each.path()) + "\n";
        }
        const auto objects = test::run({"/usr/bin/git", "cat-file", "--batch", "--batch-all-objects"},
                                       folder / name, {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
        REQUIRE(objects.status == 0);
        return found + objects.out;
    }

    const test::Folder folder;

private:
    void sign(const std::string& party, const std::string& file)
    {
        std::string key = test::newKey(folder / file, "ed25519");
        while (key.ends_with('\n'))
            key.pop_back();
        std::string people = test::read(folder / "terms/people.toml");
        const std::string id = "id = \"" + party + "\"\n";
        const auto at = people.find("[[party]]\n" + id);
        REQUIRE(at != std::string::npos);
        people.insert(at + 10 + id.size(), "keys = [\"" + key + "\"]\n");
        test::write(folder / "terms/people.toml", people);
    }
};

Record recordOf(const fs::path& folder)
{
    const auto ledger = Ledger::open(folder);
    REQUIRE(ledger);
    auto record = readRecord(*ledger);
    if (!record) FAIL(record.error().text());
    return *std::move(record);
}

}

TEST_CASE("A record founded anew has the old entries and signatures, verifies, and has no byte of the file")
{
    const Old at;
    const std::string before = at.everything("old");
    REQUIRE(before.find(kSecret) != std::string::npos);
    const auto done = at.again();
    INFO(done.out << done.err);
    REQUIRE(done.status == 0);
    CHECK(at.everything("old") == before);
    CHECK(at.everything("new").find(kSecret) == std::string::npos); // what the check quoted included
    CHECK(at.everything("new").find("We ask.") != std::string::npos);

    const Record old = recordOf(at.folder / "old"), anew = recordOf(at.folder / "new");
    REQUIRE(anew.entries.size() == old.entries.size() + 2); // the file came twice
    const Ledger oldLedger = *Ledger::open(at.folder / "old"), newLedger = *Ledger::open(at.folder / "new");
    for (std::size_t i = 0; i < old.entries.size(); ++i) {
        INFO("entry " << i + 1);
        CHECK(anew.entries[i].event == old.entries[i].event);
        CHECK(anew.entries[i].facts == old.entries[i].facts);
        CHECK(anew.entries[i].folder == old.entries[i].folder);
        CHECK(newLedger.signatures(anew.entries[i])->event == oldLedger.signatures(old.entries[i])->event);
        CHECK(newLedger.signatures(anew.entries[i])->entry == oldLedger.signatures(old.entries[i])->entry);
    }
    for (std::size_t i = old.entries.size(); i < anew.entries.size(); ++i) {
        const Event& event = anew.entries[i].event;
        CHECK(std::get<Erase>(event.deed).reason == "A name");
        CHECK(event.seen->number == oldLedger.tip().number);
        CHECK(event.seen->entry == oldLedger.tip().entry);
        CHECK(anew.entries[i].signedByAuthor);
    }
    const auto verified = verify(at.folder / "new");
    REQUIRE(verified);
    for (const auto& each : verified->breaks)
        FAIL(each.where << ": " << each.what);
    REQUIRE(verified->kept.size() == 3);
    CHECK(verified->kept[0].words ==
          "left out when the record was founded anew, by decision of Service provider, on "
          "Sat 20 Aug 2022, 09:00 (entry 8), because: A name");
    CHECK(verified->kept[1].where == KeptFile::Where::Here); // the minutes came along

    // Revisions, decisions and deadlines stand as before.
    const Instant now = test::instant("2022-08-20T10:00:00Z");
    const State then = remit::at(*old.contract, old.facts, old.zone, now),
                since = remit::at(*anew.contract, anew.facts, anew.zone, now);
    REQUIRE(then.deliverables.size() == since.deliverables.size());
    for (std::size_t i = 0; i < then.deliverables.size(); ++i) {
        CHECK(then.deliverables[i].stage == since.deliverables[i].stage);
        const auto end = [i](const State& state) {
            const auto& deadline = state.deliverables[i].due->deadline;
            return deadline ? std::optional(deadline->end) : std::nullopt;
        };
        CHECK(end(then) == end(since));
    }
    CHECK(anew.facts.carried.size() == old.facts.carried.size());
    CHECK(anew.facts.story(*DeliverableId::of("plan"))->accepted == 1u);
    CHECK(test::run({"/usr/bin/git", "fsck", "--strict"}, at.folder / "new", {"HOME=/nowhere"}).status == 0);
}

TEST_CASE("A record founded anew goes on")
{
    const Old at;
    REQUIRE(at.again().status == 0);
    at.must({"-C", "new", "submit", "outline", "../better.md", "--as-is", "--clock", "2022-08-21T09:00"});
    at.must({"-C", "new", "verify"});
    at.must({"-C", "new", "show", "plan", "1"});
    at.must({"-C", "new", "log", "--as-of", "2022-08-17T00:00"}); // of a time when the file was there
    at.must({"-C", "new", "audit", "--as-of", "2022-08-17T00:00"});
    CHECK(at.remit({"-C", "new", "check", "final", "../better.md"}).status !=
          64); // by what is left of the plan
    const auto verified = verify(at.folder / "new");
    CHECK(verified->signedEvents == 8);
}

TEST_CASE("A file that is missing without an entry that says so is found missing all the same")
{
    const Old at;
    REQUIRE(at.again().status == 0);
    // As if the two entries had not come to be.
    REQUIRE(test::run({"/usr/bin/git", "update-ref", "refs/heads/main", "main~2"}, at.folder / "new",
                      {"PATH=/usr/bin:/bin", "HOME=/nowhere"})
                .status == 0);
    const auto verified = verify(at.folder / "new");
    REQUIRE(verified);
    CHECK_FALSE(verified->breaks.empty());
    const auto shown = at.remit({"-C", "new", "show", "plan", "1"});
    CHECK(shown.status == 2);
    CHECK(
        shown.err.ends_with("record/0/2-submit: lacks what the check said of it; the record was altered.\n"));
}

TEST_CASE("What cannot be founded anew leaves nothing behind")
{
    const Old at;
    const auto refuses = [&](std::vector<std::string> words, int status) {
        words.insert(words.begin(), {"new", "new", "--from", "old", "--clock", "2022-08-20T09:00"});
        const auto done = at.remit(words);
        INFO(done.out << done.err);
        CHECK(done.status == status);
        CHECK_FALSE(fs::exists(at.folder / "new"));
    };
    refuses({"--without", "nothing.md", "--reason", "x"}, 2);
    refuses({"--without", "schedule.toml", "--reason", "x"}, 64); // of the opening, or of the amendment
    refuses({"--without", "1:schedule.toml", "--reason", "x"}, 1);
    refuses({"--without", "plan.md"}, 1);
    refuses({"--without", "plan.md", "--reason", "x", "--as", "supervisor"}, 1);
    refuses({"--reason", "x"}, 64);
}
