#include "evidence/sha256.h"
#include "recording/recording.h"
#include "state/kept.h"
#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <unistd.h>

using namespace remit;
namespace fs = std::filesystem;
using test::instant;

// What a note brings, from the command to the last byte of it.
namespace {

const PartyId kProvider = test::party("provider");
const std::string kName = "Interview with Maria Keller.docx";
const std::string kBytes = "Nobody but the office was ever asked what they forecast.";

Clock clockAt(const char* time)
{
    return [reading = ClockReading{instant(time), true}] { return reading; };
}

Scope all(const Contract&)
{
    return {};
}

Proposal noting(std::vector<Artefact> files, const std::string& outcome = "One interview")
{
    Proposal proposal{
        kProvider,
        {},
        {},
        Note{*ActivityId::of("consultations"), test::day("2022-09-01"), outcome, {"GOV-03"}, {}},
        {}};
    proposal.kept = std::move(files);
    return proposal;
}

class Keeping {
public:
    explicit Keeping(const char* me = "provider")
    {
        const auto files = loadSchedule(test::source("schedules/iom-smp-2022"));
        REQUIRE(files);
        const auto schedule = readSchedule(*files);
        REQUIRE(openRecord(folder(), schedule.contract, *files, test::party("lmm-desk"), {},
                           clockAt("2022-08-01T07:00:00Z")));
        REQUIRE(ledger().setWhoAmI(test::party(me)));
    }

    fs::path folder() const { return home / "r"; }
    fs::path vault() const { return folder() / ".git/remit/vault"; }
    Ledger ledger() const { return *Ledger::open(folder()); }

    Result<Recorded> enter(const Proposal& proposal, const char* time = "2022-09-02T08:00:00Z") const
    {
        Ledger at = ledger();
        auto read = readRecord(at);
        REQUIRE(read);
        return record(at, *read, all, proposal, clockAt(time));
    }

    Recorded noted() const
    {
        auto done = enter(noting({{kName, kBytes}}));
        if (!done) FAIL(done.error().text());
        return *std::move(done);
    }

    Result<Recorded> erase(const EventId& note, const char* time = "2022-09-03T08:00:00Z") const
    {
        return enter({kProvider, {}, {}, Erase{note, "note-1.docx", "Consent was withdrawn"}, {}}, time);
    }

    std::vector<KeptFile> kept() const
    {
        const Ledger at = ledger();
        return keptFiles(at, *readRecord(at));
    }

    std::size_t inVault() const { return ledger().vault()->size(); }

    // All that lies in the record's folder, with what is in git's objects: names and bytes.
    std::string everything() const
    {
        std::string found;
        for (const auto& each : fs::recursive_directory_iterator(folder())) {
            found += each.path().string() + "\n";
            if (each.is_regular_file()) found += test::read(each.path()) + "\n";
        }
        const auto objects = test::run({"/usr/bin/git", "-C", folder().string(), "cat-file", "--batch",
                                        "--batch-all-objects", "--unordered"},
                                       folder(), {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
        REQUIRE(objects.status == 0);
        REQUIRE(objects.out.find("\"consultations\"") != std::string::npos); // they were inflated
        return found + objects.out;
    }

    bool holds(const std::string& words) const { return everything().find(words) != std::string::npos; }

    test::Folder home;
};

}

TEST_CASE("What a note brings is in the vault, and no byte of it anywhere else, and once erased, nowhere")
{
    const Keeping at;
    const Recorded noted = at.noted();
    const Kept kept = std::get<Note>(noted.entry.event.deed).kept.at(0);
    CHECK(kept.name == "note-1.docx");
    CHECK(kept.size == kBytes.size());
    const std::string file = test::read(at.vault() / kept.hmac.str());
    const std::string salt = hexadecimal((*at.ledger().kept(kept))->salt.data(), 32);
    CHECK(at.inVault() == 1);

    fs::rename(at.vault(), at.home / "aside");
    for (const auto& words : {kBytes, std::string("Keller"), salt, sha256(kBytes).str()}) {
        INFO(words);
        CHECK_FALSE(at.holds(words));
    }
    fs::rename(at.home / "aside", at.vault());
    CHECK(at.holds(kBytes));

    REQUIRE(at.erase(noted.entry.facts.event));
    for (const auto& words : {kBytes, std::string("Keller"), salt, sha256(kBytes).str()})
        CHECK_FALSE(at.holds(words));
    CHECK(at.inVault() == 0);
    CHECK(at.kept().at(0).where == KeptFile::Where::Erased);
    CHECK(at.kept().at(0).words == "erased by decision of Service provider, on Sat 3 Sep 2022, 10:00 (entry "
                                   "3), because: Consent was withdrawn");
    const auto fsck = test::run({"/usr/bin/git", "fsck", "--strict"}, at.folder(), {"HOME=/nowhere"});
    CHECK(fsck.status == 0);
}

TEST_CASE("A note that was recorded already, with the same files, is told again")
{
    const Keeping at;
    const Recorded first = at.noted();
    const Recorded again = at.noted();
    CHECK(again.before);
    CHECK(again.entry.facts.event == first.entry.facts.event);
    CHECK(at.inVault() == 1);
    CHECK_FALSE(at.enter(noting({{kName, kBytes + "!"}}))->before);
    CHECK_FALSE(at.enter(noting({{"other.docx", kBytes}}))->before);
    CHECK_FALSE(at.enter(noting({}))->before);
    CHECK(at.inVault() == 3);
    // Equal files have nothing in common in the record.
    const auto all = at.kept();
    CHECK(all.at(0).hmac != all.at(1).hmac);
}

TEST_CASE("A note that is refused or cannot be written leaves nothing in the vault")
{
    const Keeping at;
    const auto refused = at.enter(noting({{kName, kBytes}}, " "));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().trouble == Trouble::Refused);
    CHECK(at.inVault() == 0);

    // Nothing can be put where git's objects are.
    const fs::path objects = at.folder() / ".git/objects";
    fs::rename(objects, at.home / "objects");
    fs::copy(at.home / "objects", objects, fs::copy_options::recursive);
    for (const auto& each : fs::recursive_directory_iterator(objects))
        if (each.is_directory()) fs::permissions(each.path(), fs::perms::owner_read | fs::perms::owner_exec);
    fs::permissions(objects, fs::perms::owner_read | fs::perms::owner_exec);
    const bool root = ::access(objects.c_str(), W_OK) == 0; // who may do anything writes all the same
    const auto failed = at.enter(noting({{kName, kBytes}}));
    fs::permissions(objects, fs::perms::owner_all);
    if (!root) {
        CHECK_FALSE(failed);
        CHECK(at.inVault() == 0);
    }
    for (const auto& each : fs::recursive_directory_iterator(objects))
        if (each.is_directory()) fs::permissions(each.path(), fs::perms::owner_all);
}

TEST_CASE("What a process left that died before its entry is cleared by the next entry, and nothing else")
{
    const Keeping at;
    const Recorded noted = at.noted();
    const ledger::Vault vault(at.folder() / ".git/remit");
    const Apart left{Fingerprint::of(std::string(64, '7'))->bytes(), "left.docx", "left behind"};
    const Apart known = **at.ledger().kept(std::get<Note>(noted.entry.event.deed).kept.at(0));
    REQUIRE(vault.add("contact/nowhere", {left})); // of no entry
    REQUIRE(vault.add("report-drafting/consultations", {left}));
    const std::string home = noted.entry.folder.substr(0, noted.entry.folder.find("/record/"));
    REQUIRE(vault.add(home, {left, known}));
    CHECK(at.holds("left behind"));
    const auto handIn = at.enter({kProvider,
                                  {},
                                  {},
                                  Submit{test::deliverable("plan"), false, {}},
                                  {{{"plan.docx", "PK"}, FileRole::Clean}}});
    REQUIRE(handIn);
    CHECK_FALSE(at.holds("left behind"));
    CHECK(at.kept().at(0).where == KeptFile::Where::Here);
    CHECK(at.inVault() == 1);
}

TEST_CASE("Who has not read the newest entry clears nothing")
{
    const Keeping at;
    Ledger old = at.ledger();
    const Recorded noted = at.noted();
    const std::string home = noted.entry.folder.substr(0, noted.entry.folder.find("/record/"));
    const Apart known = **at.ledger().kept(std::get<Note>(noted.entry.event.deed).kept.at(0));
    REQUIRE(ledger::Vault(at.folder() / ".git/remit").add(home, {known})); // as if it had died just after
    Draft draft;
    draft.event = noted.entry.event;
    draft.facts = noted.entry.facts;
    draft.home = home;
    draft.words = draft.author = "x";
    draft.kept = {known};
    REQUIRE_FALSE(old.append(*Turn::take(at.folder()), draft));
    CHECK(at.kept().at(0).where == KeptFile::Where::Here);
}

TEST_CASE("A copy says what of a note's files it has")
{
    const Keeping at;
    const Recorded noted = at.noted();
    const Kept kept = std::get<Note>(noted.entry.event.deed).kept.at(0);
    const fs::path file = at.vault() / kept.hmac.str();
    CHECK(at.kept().at(0).where == KeptFile::Where::Here);
    CHECK(at.kept().at(0).given == kName);
    const std::string whole = test::read(file);

    test::write(file, whole + "x");
    CHECK(at.kept().at(0).where == KeptFile::Where::Damaged);
    CHECK(at.kept().at(0).given.empty());

    fs::remove(file);
    CHECK(at.kept().at(0).where == KeptFile::Where::Missing);
    CHECK(at.kept().at(0).words ==
          "missing from this copy, which records for Service provider, who noted it; no entry "
          "says that it was erased");
    REQUIRE(at.ledger().setWhoAmI(test::party("lmm-desk")));
    CHECK(at.kept().at(0).where == KeptFile::Where::Elsewhere);
    CHECK(at.kept().at(0).words == "kept by Service provider; not in this copy");

    // Erased somewhere else, and put back here.
    REQUIRE(at.erase(noted.entry.facts.event));
    CHECK(at.kept().at(0).where == KeptFile::Where::Erased);
    test::write(file, whole);
    CHECK(at.kept().at(0).where == KeptFile::Where::NotErased);
    const Ledger ledger = at.ledger();
    const Erase deed{noted.entry.facts.event, "note-1.docx", ""};
    CHECK(*destroyErased(ledger, *readRecord(ledger), deed));
    CHECK_FALSE(*destroyErased(ledger, *readRecord(ledger), deed));
    CHECK(at.kept().at(0).where == KeptFile::Where::Erased);
}

TEST_CASE("An erasing that was cut short is finished by the same command")
{
    const Keeping at;
    const Recorded noted = at.noted();
    const Kept kept = std::get<Note>(noted.entry.event.deed).kept.at(0);
    REQUIRE(at.ledger().destroy(*Turn::take(at.folder()), kept.hmac)); // and then it died
    CHECK(at.kept().at(0).where == KeptFile::Where::Missing);
    const auto erased = at.erase(noted.entry.facts.event);
    REQUIRE(erased);
    CHECK_FALSE(erased->before);
    CHECK(at.kept().at(0).where == KeptFile::Where::Erased);
    CHECK(at.erase(noted.entry.facts.event)->before);
}

TEST_CASE("What is refused to be erased is not touched")
{
    const Keeping at;
    const Recorded noted = at.noted();
    REQUIRE_FALSE(at.enter(
        {test::party("supervisor"), {}, {}, Erase{noted.entry.facts.event, "note-1.docx", "x"}, {}}));
    REQUIRE_FALSE(at.enter({kProvider, {}, {}, Erase{noted.entry.facts.event, "note-1.docx", ""}, {}}));
    CHECK(at.kept().at(0).where == KeptFile::Where::Here);
}
