#include "ledger/ledger.h"

#include "evidence/sha256.h"
#include "ledger/examples.h"
#include "support/support.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <grp.h>
#include <set>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;
namespace fs = std::filesystem;

namespace {

const std::string kOutline = "report-drafting/outline";

// Runs git on the record in `folder`, with no settings but the repository's own.
Outcome git(const fs::path& folder, std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "/usr/bin/git");
    return run(arguments, folder,
               {"PATH=/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
                "HOME=/nonexistent", "GIT_AUTHOR_NAME=Someone", "GIT_AUTHOR_EMAIL=s@example.org",
                "GIT_COMMITTER_NAME=Someone", "GIT_COMMITTER_EMAIL=s@example.org",
                "GIT_AUTHOR_DATE=1662500000 +0000", "GIT_COMMITTER_DATE=1662500000 +0000"});
}

std::string gitText(const fs::path& folder, std::vector<std::string> arguments)
{
    const auto outcome = git(folder, std::move(arguments));
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return outcome.out;
}

std::string position(const fs::path& folder)
{
    return gitText(folder, {"rev-parse", "main"});
}

Ledger founded(const fs::path& folder)
{
    auto ledger = Ledger::create(folder, openDraft());
    INFO((ledger ? "" : ledger.error().text()));
    REQUIRE(ledger);
    return *std::move(ledger);
}

Ledger opened(const fs::path& folder)
{
    auto ledger = Ledger::open(folder);
    INFO((ledger ? "" : ledger.error().text()));
    REQUIRE(ledger);
    return *std::move(ledger);
}

Result<Entry> tryToAppend(Ledger& ledger, const Draft& draft)
{
    const auto turn = Turn::take(ledger.folder());
    if (!turn) return turn.error();
    return ledger.append(*turn, draft);
}

void append(Ledger& ledger, const Draft& draft)
{
    const auto done = tryToAppend(ledger, draft);
    INFO((done ? "" : done.error().text()));
    REQUIRE(done);
}

std::vector<Entry> entriesOf(const Ledger& ledger)
{
    auto whole = ledger.whole();
    INFO((whole ? "" : whole.error().text()));
    REQUIRE(whole);
    return std::move(whole->entries);
}

// A change made by hand with git: `path` of the newest state gets other bytes (or goes), under this message.
void change(const fs::path& folder, const std::string& path, const std::optional<std::string>& bytes,
            const std::string& message)
{
    const Folder work;
    gitText(work.path(), {"clone", "--quiet", (folder / ".git").string(), "copy"});
    const fs::path copy = work / "copy";
    if (bytes)
        write(copy / path, *bytes);
    else
        fs::remove_all(copy / path);
    gitText(copy, {"add", "--all"});
    gitText(copy, {"commit", "--quiet", "--allow-empty", "--message", message});
    gitText(copy, {"push", "--quiet", "origin", "HEAD:main"});
}

// The same, but in place of the newest change and under its own message: as somebody would who wants it not
// to show.
void forge(const fs::path& folder, const std::string& path, const std::optional<std::string>& bytes)
{
    const Folder work;
    gitText(work.path(), {"clone", "--quiet", (folder / ".git").string(), "copy"});
    const fs::path copy = work / "copy";
    if (bytes)
        write(copy / path, *bytes);
    else
        fs::remove_all(copy / path);
    gitText(copy, {"add", "--all"});
    gitText(copy, {"commit", "--quiet", "--amend", "--no-edit"});
    gitText(copy, {"push", "--quiet", "--force", "origin", "HEAD:main"});
}

std::set<std::string> filesBelow(const fs::path& folder)
{
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        files.insert(fs::relative(entry.path(), folder).string());
    return files;
}

}

TEST_CASE("Where there is no record, one is told how to open one")
{
    const Folder folder;
    const auto ledger = Ledger::open(folder.path());
    REQUIRE_FALSE(ledger);
    CHECK(ledger.error().text() ==
          folder.path().string() +
              ": There is no record here or in any folder above. Go to the folder of one, or open "
              "one with: remit new SCHEDULE [DIR] --as PARTY");
}

TEST_CASE("A git repository without a record is said to be one")
{
    const Folder folder;
    gitText(folder.path(), {"init", "--quiet", "--bare", "--initial-branch=main", ".git"});
    const std::string sentence =
        folder.path().string() +
        ": There is a git repository here, but no record in it. Open a record in another "
        "folder with: remit new SCHEDULE [DIR]";
    CHECK(Ledger::open(folder.path()).error().text() == sentence);
    change(folder.path(), "README", "hello\n", "Begin");
    CHECK(Ledger::open(folder.path()).error().text() == sentence);
    CHECK(Ledger::create(folder.path(), openDraft()).error().text() ==
          folder.path().string() +
              ": There is a git repository here already; open the record in another folder.");
}

TEST_CASE("A .git that is no repository is not opened and not touched")
{
    const Folder folder;
    write(folder / ".git", "gitdir: elsewhere\n");
    CHECK_FALSE(Ledger::open(folder.path()));
    CHECK_FALSE(Ledger::create(folder.path(), openDraft()));
    CHECK(read(folder / ".git") == "gitdir: elsewhere\n");
    CHECK(filesBelow(folder.path()) == std::set<std::string>{".git"});
}

TEST_CASE("A record is founded with its first entry")
{
    const Folder folder;
    const fs::path home = folder / "contracts/smp";
    const Ledger ledger = founded(home);
    CHECK(ledger.folder() == home);
    CHECK(ledger.tip().number == EntryNumber(1));
    CHECK(ledger.tip().received == openDraft().facts.received);

    const auto entries = entriesOf(ledger);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].event == openDraft().event);
    CHECK(entries[0].folder == "contract/record/0/1-open");
    CHECK_FALSE(entries[0].facts.after);

    CHECK(gitText(home, {"ls-tree", "-r", "--name-only", "main"}) ==
          ".gitattributes\ncontract/people.toml\ncontract/record/0/1-open/entry.toml\n"
          "contract/record/0/1-open/event.toml\ncontract/record/0/1-open/files/people.toml\n"
          "contract/record/0/1-open/files/schedule.toml\ncontract/schedule.toml\n");
    CHECK(gitText(home, {"show", "main:.gitattributes"}) == "* -text -ident -filter\n");
    CHECK(gitText(home, {"show", "main:contract/people.toml"}) == "# nobody\r\n");
    CHECK(*ledger.contractFile("people.toml") == "# nobody\r\n");

    CHECK_FALSE(ledger.contractFile("desk.toml"));
    CHECK_FALSE(ledger.contractFile("../.gitattributes"));
    CHECK(fs::directory_iterator(home)->path().filename() == ".git"); // nothing is left lying about

    CHECK(Ledger::create(home, openDraft()).error().text() ==
          home.string() + ": There is a record here already; open another one in another folder.");
    CHECK(opened(home).tip().entry == ledger.tip().entry);
}

TEST_CASE("A folder is the same however it is written")
{
    const Folder folder;
    CHECK(founded(folder.path() / "x/../new/").folder() == folder / "new");
    CHECK(opened(folder / "new/").folder() == folder / "new");
    CHECK(opened(folder / "new/./").folder() == folder / "new");
}

TEST_CASE("The record is found from any folder below it")
{
    const Folder folder;
    founded(folder.path());
    fs::create_directories(folder / "work/drafts");
    CHECK(fs::equivalent(opened(folder / "work/drafts").folder(), folder.path()));
}

TEST_CASE("What was appended is what is read")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    Draft submit = submitDraft(ledger.tip(), "report-outline.docx", "first\r\n");
    submit.findings = "format = 1\nphase = \"outline\"\n";
    submit.facts.clock = EntryFacts::Clock::Given;
    append(ledger, submit);
    append(ledger, noteDraft(ledger.tip(), "Agreed on the method"));

    for (const Ledger& each : {opened(folder.path()), std::move(ledger)}) {
        const auto entries = entriesOf(each);
        REQUIRE(entries.size() == 3);
        CHECK(entries[1].event == submit.event);
        CHECK(entries[1].folder == kOutline + "/record/0/2-submit");
        CHECK(entries[1].facts.clock == EntryFacts::Clock::Given);
        CHECK(entries[1].facts.event == sha256(encode(submit.event)));
        CHECK(entries[1].facts.after == sha256(encode(entries[0].facts)));
        CHECK(entries[2].facts.after == sha256(encode(entries[1].facts)));
        CHECK(entries[2].folder == "implementation-plan/kick-off/record/0/3-note");
        CHECK(each.tip().entry == sha256(encode(entries[2].facts)));
        CHECK(*each.file(entries[1], "report-outline.docx") == "first\r\n");
        CHECK_FALSE(each.file(entries[1], "other.docx"));
        CHECK(*each.findings(entries[1]) == submit.findings);
        CHECK(each.findings(entries[2])->empty());
    }
}

TEST_CASE("A hand-in takes the place of the one before, and what has no effect leaves it alone")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, submitDraft(ledger.tip(), "outline v1?.docx", "one", '1'));
    CHECK(gitText(folder.path(), {"show", "main:" + kOutline + "/outline v1_.docx"}) == "one");

    Draft second = submitDraft(ledger.tip(), "report-outline.docx", "two", '2');
    second.event.files.push_back({"annex.pdf", 3, sha256("pdf"), FileRole::Annex});
    second.files.push_back({"annex.pdf", "pdf"});
    append(ledger, second);
    const std::string inUse = "annex.pdf\nrecord\nreport-outline.docx\n";
    const auto list = [&] { return gitText(folder.path(), {"ls-tree", "--name-only", "main:" + kOutline}); };
    CHECK(list() == inUse);

    Draft late = submitDraft(ledger.tip(), "late.docx", "three", '3');
    late.inUse = false;
    late.facts.withoutEffect = "The outline was accepted already.";
    append(ledger, late);
    CHECK(list() == inUse);

    Draft withdraw = noteDraft(ledger.tip(), "");
    withdraw.event.deed = Withdraw{deliverable("outline"), sha256(encode(second.event)), ""};
    withdraw.home = kOutline;
    append(ledger, withdraw);
    CHECK(list() == inUse);
    CHECK(gitText(folder.path(), {"show", "main:" + kOutline + "/report-outline.docx"}) == "two");

    const auto entries = entriesOf(ledger);
    CHECK(*ledger.file(entries[1], "outline v1?.docx") == "one");
    CHECK(*ledger.file(entries[3], "late.docx") == "three");

    append(ledger, submitDraft(ledger.tip(), "report-outline.docx", "four", '4'));
    CHECK(list() == "record\nreport-outline.docx\n");
    CHECK(gitText(folder.path(), {"show", "main:" + kOutline + "/report-outline.docx"}) == "four");
}

TEST_CASE("git agrees: the record is sound, and tells one deliverable's story")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    Draft submit = submitDraft(ledger.tip(), "report-outline.docx", "one");
    submit.author = "Ana <ana@example.org>\n";
    submit.words = "Outline handed in\nby Ana";
    append(ledger, submit);
    append(ledger, noteDraft(ledger.tip(), "x"));
    append(ledger, submitDraft(ledger.tip(), "report-outline.docx", "two", '2'));

    const auto check = git(folder.path(), {"fsck", "--strict"});
    CHECK(check.status == 0);
    CHECK(check.out == "");
    CHECK(gitText(folder.path(), {"log", "--format=%s", "main", "--", kOutline}) ==
          "Outline handed in by Service provider\nOutline handed in by Ana\n");
    CHECK(gitText(folder.path(), {"log", "-1", "--format=%B", "main~2"}) ==
          "Outline handed in by Ana\n\nreport-drafting/outline/record/0/2-submit\n\n");
    CHECK(gitText(folder.path(), {"log", "-1", "--date=raw", "--format=%an|%ae|%ad|%cn|%ce|%cd", "main~2"}) ==
          "Ana  ana@example.org|provider@remit.invalid|1662388800 "
          "+0000|Remit|keeper@remit.invalid|1662388890 "
          "+0000\n");
    CHECK(gitText(folder.path(), {"rev-list", "--count", "--max-parents=1", "main"}) == "4\n");
    CHECK(gitText(folder.path(), {"rev-parse", "--is-bare-repository"}) == "true\n");
    CHECK(gitText(folder.path(), {"symbolic-ref", "HEAD"}) == "refs/heads/main\n");
}

TEST_CASE("Times before 1970 and names that are none do not stop a deed")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    Draft submit = submitDraft(ledger.tip(), "a.docx", "one");
    submit.event.at = instant("1950-01-01T00:00:00Z");
    submit.author = "<>";
    append(ledger, submit);
    CHECK(entriesOf(ledger)[1].event.at == submit.event.at);
    CHECK(gitText(folder.path(), {"log", "-1", "--format=%an %at", "main"}) == "provider 0\n");
    CHECK(git(folder.path(), {"fsck", "--strict"}).status == 0);
}

TEST_CASE("What cannot be written is refused, and nothing changes")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    const std::string before = position(folder.path());
    Draft other = noteDraft(ledger.tip(), "x");
    other.event.record = std::string(32, '0');
    CHECK(tryToAppend(ledger, other).error().what == "What is to be recorded was made for another record.");
    CHECK(tryToAppend(ledger, other).error().trouble == Trouble::Refused);
    CHECK(tryToAppend(ledger, noteDraft(ledger.tip(), "\xFF")).error().what ==
          "A text is not valid text (UTF-8).");
    CHECK(tryToAppend(ledger, submitDraft(ledger.tip(), "../a.docx", "x")).error().what ==
          "The file name \"../a.docx\" would lead out of the file's own folder; give only the name of the "
          "file.");
    CHECK(position(folder.path()) == before);
    append(ledger, noteDraft(ledger.tip(), "x"));
}

TEST_CASE("Who comes second is refused and has changed nothing")
{
    const Folder folder;
    founded(folder.path());
    Ledger quick = opened(folder.path()), slow = opened(folder.path());
    append(quick, submitDraft(quick.tip(), "a.docx", "quick", '1'));
    const std::string before = position(folder.path());
    const auto lost = tryToAppend(slow, submitDraft(slow.tip(), "a.docx", "slow", '2'));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().trouble == Trouble::Moved);
    CHECK(position(folder.path()) == before);
    CHECK(slow.tip().number == EntryNumber(1));
    CHECK(entriesOf(slow).size() == 1); // it still reads the record that it opened

    Ledger again = opened(folder.path());
    append(again, submitDraft(again.tip(), "a.docx", "slow", '2'));
    CHECK(entriesOf(again).size() == 3);
}

namespace {

// Runs `work` in `count` processes at once and returns the sum of what they exit with.
template <class Work>
int inProcesses(int count, Work work)
{
    std::vector<pid_t> children;
    for (int i = 0; i < count; ++i) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) ::_exit(work(i));
        children.push_back(child);
    }
    int sum = 0;
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFEXITED(status));
        sum += WEXITSTATUS(status);
    }
    return sum;
}

bool appendAsOftenAsNeeded(const fs::path& folder, const std::string& outcome)
{
    for (;;) {
        auto ledger = Ledger::open(folder);
        if (!ledger) return false;
        const auto done = tryToAppend(*ledger, noteDraft(ledger->tip(), outcome));
        if (done) return true;
        if (done.error().trouble != Trouble::Moved) return false;
    }
}

}

TEST_CASE("Of a hundred deeds of four processes at once each is recorded once")
{
    const Folder folder;
    founded(folder.path());
    const int done = inProcesses(4, [&](int process) {
        int count = 0;
        for (int i = 0; i < 25; ++i)
            count += appendAsOftenAsNeeded(folder.path(), std::to_string(process) + "/" + std::to_string(i));
        return count;
    });
    CHECK(done == 100);
    std::multiset<std::string> outcomes;
    for (const auto& entry : entriesOf(opened(folder.path())))
        if (const auto* note = std::get_if<Note>(&entry.event.deed)) outcomes.insert(note->outcome);
    CHECK(outcomes.size() == 100);
    CHECK(std::set<std::string>(outcomes.begin(), outcomes.end()).size() == 100);
    CHECK(git(folder.path(), {"fsck", "--strict"}).status == 0);
}

TEST_CASE("Of several that found a record at once one wins, and its record is whole")
{
    const Folder folder;
    for (int round = 0; round < 5; ++round) {
        const fs::path home = folder / std::to_string(round);
        const int won = inProcesses(4, [&](int) { return Ledger::create(home, openDraft()) ? 1 : 0; });
        CHECK(won == 1);
        CHECK(entriesOf(opened(home)).size() == 1);
        CHECK(std::distance(fs::directory_iterator(home), fs::directory_iterator()) == 1);
    }
}

TEST_CASE("A lock that another program left behind is named")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    const fs::path lock = folder / ".git/refs/heads/main.lock";
    write(lock, "");
    fs::last_write_time(lock, fs::file_time_type::clock::now() - std::chrono::minutes(125));
    const auto done = tryToAppend(ledger, noteDraft(ledger.tip(), "x"));
    REQUIRE_FALSE(done);
    CHECK(
        done.error().what ==
        "The record has been locked for 2 hours and 5 minutes. If no other program, such as git, is at work "
        "on it, delete this file and try again: " +
            lock.string());
    fs::remove(lock);
    append(ledger, noteDraft(ledger.tip(), "x"));
}

TEST_CASE("A lock that a Remit left which died in its turn is cleared")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, noteDraft(ledger.tip(), "x"));
    const fs::path lock = folder / ".git/refs/heads/main.lock";
    const int died = inProcesses(1, [&](int) -> int {
        const auto turn = Turn::take(folder.path());
        write(lock, "half");
        ::_exit(turn ? 0 : 1); // as in a crash: the turn is not ended
    });
    CHECK(died == 0);
    CHECK(fs::exists(lock));
    append(ledger, noteDraft(ledger.tip(), "y"));
    CHECK_FALSE(fs::exists(lock));
    CHECK(entriesOf(ledger).size() == 3);

    // One that appears after a turn that ended well is another program's.
    write(lock, "");
    CHECK_FALSE(tryToAppend(ledger, noteDraft(ledger.tip(), "z")));
    CHECK(fs::exists(lock));
}

TEST_CASE("Files that a Remit left which died while it wrote them are cleared by the next")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, noteDraft(ledger.tip(), "x"));
    const auto before = filesBelow(folder / ".git/remit");
    const fs::path left = folder / ".git/remit/incoming-5891b5b522d5df086d0ff0b110fbd9d21bb4fc71";
    write(left, "ha");
    append(ledger, noteDraft(ledger.tip(), "y"));
    CHECK(filesBelow(folder / ".git/remit") == before);
    CHECK(entriesOf(ledger).size() == 3);
}

TEST_CASE("What cannot get its place among the objects leaves nothing behind")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, noteDraft(ledger.tip(), "x"));
    const auto before = filesBelow(folder / ".git/remit");
    const std::string at = position(folder.path());
    std::vector<fs::path> inTheWay; // where folders of objects belong
    for (const char first : std::string("0123456789abcdef"))
        for (const char second : std::string("0123456789abcdef"))
            if (const fs::path home = folder / ".git/objects" / std::string{first, second}; !fs::exists(home))
                inTheWay.push_back(home);
    for (const auto& file : inTheWay)
        write(file, "no folder");
    const auto done = tryToAppend(ledger, noteDraft(ledger.tip(), "y"));
    REQUIRE_FALSE(done);
    CHECK(done.error().what == "The record could not be written (File exists).");
    for (const auto& file : inTheWay)
        fs::remove(file);
    CHECK(filesBelow(folder / ".git/remit") == before);
    CHECK(position(folder.path()) == at);
    append(ledger, noteDraft(ledger.tip(), "y"));
    CHECK(entriesOf(ledger).size() == 3);
}

TEST_CASE("A file that the record has already is not written again, in a pack or not")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    const auto submit = [&](char nonce) {
        append(ledger, submitDraft(ledger.tip(), "report-outline.docx", "one", nonce));
        CHECK(git(folder.path(), {"fsck", "--strict"}).status == 0);
    };
    submit('1');
    const std::string id = gitText(folder.path(), {"rev-parse", "main:" + kOutline + "/report-outline.docx"});
    const fs::path file = folder / ".git/objects" / id.substr(0, 2) / id.substr(2, 38);
    const auto isWrittenAnew = [&] { return fs::hard_link_count(file) != 2; };
    fs::create_hard_link(file, folder / "same");
    submit('2');
    CHECK_FALSE(isWrittenAnew());

    gitText(folder.path(), {"repack", "-adq"});
    REQUIRE_FALSE(fs::exists(file));
    ledger = opened(folder.path());
    submit('3');
    CHECK_FALSE(fs::exists(file));
    CHECK(entriesOf(ledger).size() == 4);
}

TEST_CASE("Links in a .git that was handed over lead nowhere")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    const fs::path mine = folder / "mine", home = folder / ".git/remit";
    write(mine, "precious");
    const std::string which = GENERATE("turn", "me.new", "me", "remit");
    if (which == "remit") {
        fs::rename(home, folder / "elsewhere");
        fs::create_directory_symlink(folder / "elsewhere", home);
    } else {
        fs::remove(home / which);
        fs::create_symlink(mine, home / which);
    }
    INFO(which);
    const auto done = tryToAppend(ledger, noteDraft(ledger.tip(), "x"));
    CHECK(static_cast<bool>(done) == (which == "me.new" || which == "me"));
    const auto said = ledger.setWhoAmI(party("provider"));
    CHECK(static_cast<bool>(said) == (which == "me.new" || which == "me"));
    CHECK(read(mine) == "precious");
    if (said) CHECK(fs::is_regular_file(fs::symlink_status(home / "me")));
}

TEST_CASE("Whoever waits too long for a turn is told, and the turn stays with whoever has it")
{
    const Folder folder;
    founded(folder.path());
    const auto first = Turn::take(folder.path());
    REQUIRE(first);
    for (int i = 0; i < 2; ++i) {
        const auto second = Turn::take(folder.path(), std::chrono::milliseconds(20));
        REQUIRE_FALSE(second);
        CHECK(second.error().what == "Another Remit has been at work on this record for a while; nothing was "
                                     "recorded. Try again when it is done.");
    }
    CHECK(read(folder / ".git/remit/turn") == "at work\n");
}

TEST_CASE("A change that Remit did not make is told, with who made it and when")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, submitDraft(ledger.tip(), "a.docx", "x"));
    const std::string message = GENERATE(
        as<std::string>(), "Fix a typo", "Fix a typo\n\nreport-drafting/outline/record/0/2-submit",
        "Fix a typo\n\nreport-drafting/outline/record/0/3-submit", "Fix a typo\n\n../record/0/3-submit");
    INFO(message);
    change(folder.path(), kOutline + "/a.docx", "y", message);
    CHECK(
        Ledger::open(folder.path()).error().text() ==
        folder.path().string() +
            ": The newest change in this record was not made by Remit (\"Fix a typo\", by Someone, Tuesday 6 "
            "September 2022). Nothing can be read or recorded on top of it; ask whoever keeps the record to "
            "put it "
            "back as it was before.");
}

TEST_CASE("A merge on top is no entry")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, submitDraft(ledger.tip(), "a.docx", "x"));
    const std::string tree = "main^{tree}", first = "main~1", second = "main";
    std::string merge = gitText(folder.path(), {"commit-tree", tree, "-p", second, "-p", first, "-m",
                                                "Merge\n\nreport-drafting/outline/record/0/2-submit"});
    merge.pop_back();
    gitText(folder.path(), {"update-ref", "refs/heads/main", merge});
    CHECK(Ledger::open(folder.path()).error().what.find("was not made by Remit (\"Merge\"") !=
          std::string::npos);
}

TEST_CASE("A record that a newer Remit wrote is not read")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    const std::string file = "contract/record/0/1-open/event.toml";
    std::string event = encode(openDraft().event);
    forge(folder.path(), file, event.replace(0, 10, "format = 2"));
    CHECK(Ledger::open(folder.path()).error().text() ==
          file + ", line 1: was written by a newer Remit: format 2, this one reads 1");
}

TEST_CASE("A repository that borrows another one's objects is refused before any is read")
{
    const Folder folder;
    founded(folder.path());
    write(folder / ".git/objects/info/alternates", "../../elsewhere\n");
    const auto ledger = Ledger::open(folder.path());
    REQUIRE_FALSE(ledger);
    CHECK(ledger.error().what ==
          "The git repository there borrows what another one holds, which Remit does not read; "
          "make a plain copy of it with: git clone --bare");
}

TEST_CASE("A repository kept in another way is refused with the way named")
{
    const Folder folder;
    founded(folder.path());
    const auto [key, value] =
        GENERATE(table<std::string, std::string>({{"extensions.worktreeConfig", "true"},
                                                  {"extensions.partialClone", "origin"},
                                                  {"extensions.objectFormat", "sha256"}}));
    gitText(folder.path(), {"config", "--file", ".git/config", key, value});
    const auto ledger = Ledger::open(folder.path());
    REQUIRE_FALSE(ledger);
    INFO(ledger.error().what);
    CHECK(ledger.error().what.find("kept in a way that Remit cannot read (extensions.") != std::string::npos);
}

TEST_CASE("An altered record is not read, and the place is named")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, submitDraft(ledger.tip(), "a.docx", "x"));
    append(ledger, noteDraft(ledger.tip(), "Agreed"));
    const std::string second = kOutline + "/record/0/2-submit";
    const auto entries = entriesOf(ledger);
    EntryFacts other = entries[1].facts;
    other.received = other.received + std::chrono::seconds(1);
    Event altered = entries[1].event;
    altered.at = altered.at - std::chrono::seconds(3600);
    EntryFacts matching = entries[1].facts;
    matching.event = sha256(encode(altered));

    const std::string home = folder.path().string();
    struct Row {
        std::string path;
        std::optional<std::string> bytes;
        std::string text, why;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {second, {}, home + ": Entry 2 is missing; the record was altered.", "removed"},
        {second + "/event.toml",
         {},
         second + "/event.toml: is missing; the record was altered",
         "half removed"},
        {second + "/entry.toml",
         {},
         second + "/entry.toml: is missing; the record was altered",
         "half removed"},
        {second + "/event.toml", encode(altered),
         second + "/event.toml: was altered: its SHA-256 is not the one that entry.toml names", "the deed"},
        {second + "/event.toml", "hello\n",
         second + "/event.toml, line 1: \"hello\" is not a key and its value", "no event at all"},
        {second + "/entry.toml", encode(other),
         "implementation-plan/kick-off/record/0/3-note: does not follow the entry before it; the record was "
         "altered",
         "the receipt"},
        {kOutline + "/record/0/2-note/event.toml", "x",
         kOutline + "/record/0/2-submit: Entry 2 is there twice; the record was altered.", "doubled"},
        {kOutline + "/record/1/2-submit/event.toml", "x",
         kOutline + "/record/1/2-submit: is a folder where no entry can lie; the record was altered",
         "wrong group"},
        {kOutline + "/record/0/02-submit/event.toml", "x",
         kOutline + "/record/0/02-submit: is a folder where no entry can lie; the record was altered",
         "number"},
        {kOutline + "/record/0/4-submit/event.toml", "x",
         kOutline + "/record/0/4-submit/entry.toml: is missing; the record was altered", "one more"},
    }));
    INFO(row.why);
    forge(folder.path(), row.path, row.bytes);
    const auto again = Ledger::open(folder.path());
    if (again) {
        const auto read = again->whole();
        REQUIRE_FALSE(read);
        CHECK(read.error().text() == row.text);
    } else {
        CHECK(again.error().text() == row.text);
    }
}

TEST_CASE("The entries of some homes are read without the others, and the marks say what was carried")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, submitDraft(ledger.tip(), "a.docx", "x"));
    append(ledger, noteDraft(ledger.tip(), "Agreed"));
    Draft review = submitDraft(ledger.tip(), "a.docx", "x");
    const DeliverableId outline = std::get<Submit>(review.event.deed).deliverable;
    const DeliverableId draft = *DeliverableId::of("first-draft");
    review.event.deed = ReviewDeed{outline,
                                   entriesOf(ledger)[1].facts.event,
                                   Decision::Accept,
                                   {},
                                   {},
                                   {{"Cite them", {}, draft}, {"Well done", {}, {}}}};
    review.event.files.clear();
    review.files.clear();
    review.inUse = false;
    const std::string home = "report-drafting/first-draft";
    review.carriedTo = {home};
    append(ledger, review);

    const auto some = ledger.entries({"contract", kOutline, "report-drafting/nothing-yet"});
    REQUIRE(some);
    REQUIRE(some->size() == 3);
    CHECK((*some)[1].folder == kOutline + "/record/0/2-submit");
    CHECK((*some)[2].folder == kOutline + "/record/0/4-review");
    CHECK(entriesOf(ledger).size() == 4);
    CHECK(*ledger.carriedFrom(home) == std::set{kOutline});
    CHECK(ledger.carriedFrom(kOutline)->empty());
    CHECK(gitText(folder.path(), {"ls-tree", "-r", "--name-only", "main", home}) ==
          home + "/carried/" + kOutline + "/4-review\n");

    CHECK(ledger.whole()->marks == std::set<CarriedMark>{{kOutline + "/record/0/4-review", home}});

    forge(folder.path(), home + "/carried/" + kOutline + "/04-review", "");
    const auto read = opened(folder.path()).whole();
    REQUIRE_FALSE(read);
    CHECK(read.error().text() == home + "/carried/" + kOutline +
                                     "/04-review: is no mark of what was carried; the record was altered");
}

TEST_CASE("An entry moved to another place, or from another record, is noticed")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    append(ledger, submitDraft(ledger.tip(), "a.docx", "x"));
    append(ledger, noteDraft(ledger.tip(), "Agreed"));
    const auto entries = entriesOf(ledger);
    const Folder work;
    gitText(work.path(), {"clone", "--quiet", (folder / ".git").string(), "copy"});
    const fs::path copy = work / "copy";
    const auto push = [&] {
        gitText(copy, {"add", "--all"});
        gitText(copy, {"commit", "--quiet", "--amend", "--no-edit"});
        gitText(copy, {"push", "--quiet", "--force", "origin", "HEAD:main"});
    };

    SECTION("another kind")
    {
        fs::rename(copy / kOutline / "record/0/2-submit", copy / kOutline / "record/0/2-withdraw");
        push();
        CHECK(opened(folder.path()).whole().error().text() ==
              kOutline +
                  "/record/0/2-withdraw: does not hold the entry that its name says; the record was altered");
    }
    SECTION("a second open")
    {
        Event event = openDraft().event;
        event.files.clear();
        EntryFacts second = entries[1].facts, third = entries[2].facts;
        second.event = sha256(encode(event));
        third.after = sha256(encode(second));
        fs::remove_all(copy / kOutline / "record/0/2-submit");
        write(copy / "contract/record/0/2-open/event.toml", encode(event));
        write(copy / "contract/record/0/2-open/entry.toml", encode(second));
        write(copy / entries[2].folder / "entry.toml", encode(third));
        push();
        CHECK(opened(folder.path()).whole().error().text() ==
              "contract/record/0/2-open: does not hold the entry that its name says; the record was altered");
    }
    SECTION("another record")
    {
        Event event = entries[1].event;
        event.record = std::string(32, '9');
        EntryFacts second = entries[1].facts, third = entries[2].facts;
        second.event = sha256(encode(event));
        third.after = sha256(encode(second));
        write(copy / kOutline / "record/0/2-submit/event.toml", encode(event));
        write(copy / kOutline / "record/0/2-submit/entry.toml", encode(second));
        write(copy / entries[2].folder / "entry.toml", encode(third));
        push();
        CHECK(opened(folder.path()).whole().error().text() ==
              kOutline + "/record/0/2-submit: belongs to another record");
    }
    SECTION("received backwards")
    {
        EntryFacts second = entries[1].facts, third = entries[2].facts;
        second.received = third.received + std::chrono::seconds(1);
        third.after = sha256(encode(second));
        write(copy / kOutline / "record/0/2-submit/entry.toml", encode(second));
        write(copy / entries[2].folder / "entry.toml", encode(third));
        push();
        CHECK(opened(folder.path()).whole().error().text() ==
              entries[2].folder + ": was received before the entry that it follows; the record was altered");
    }
}

TEST_CASE("Altered files and findings are not handed out")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    Draft draft = submitDraft(ledger.tip(), "a.docx", "x");
    draft.findings = "format = 1\nphase = \"outline\"\n";
    append(ledger, draft);
    const std::string place = kOutline + "/record/0/2-submit";
    forge(folder.path(), place + "/files/a.docx", "y");
    forge(folder.path(), place + "/findings.toml", "format = 1\nphase = \"plan\"\n");
    const Ledger again = opened(folder.path());
    const Entry entry = entriesOf(again)[1];
    CHECK(again.file(entry, "a.docx").error().text() ==
          place + "/files/a.docx: has been altered: it is not the file that was recorded");
    CHECK(again.findings(entry).error().text() ==
          place + "/findings.toml: has been altered: it is not the file that was recorded");
    forge(folder.path(), place + "/files", {});
    CHECK(opened(folder.path()).file(entry, "a.docx").error().text() ==
          place + "/files/a.docx: The record has no such file.");
}

TEST_CASE("Nothing in the user's or the system's git settings has a say")
{
    const Folder folder;
    const std::string settings =
        "[core]\n\tautocrlf = true\n\tsafecrlf = true\n\tattributesFile = " +
        (folder / "attributes").string() +
        "\n[commit]\n\tgpgsign = true\n[gpg]\n\tprogram = /bin/false\n[init]\n"
        "\tdefaultBranch = trunk\n\ttemplateDir = /nonexistent\n[user]\n\tname = Mallory\n"
        "[extensions]\n\tobjectFormat = sha256\n[broken\n";
    write(folder / "home/.gitconfig", settings);
    write(folder / "home/.config/git/config", settings);
    write(folder / "attributes", "* text eol=crlf\n");
    // In a process of its own: where libgit2 looks is decided once a process.
    const int sum = inProcesses(1, [&](int) {
        ::setenv("HOME", (folder / "home").c_str(), 1);
        ::setenv("XDG_CONFIG_HOME", (folder / "home/.config").c_str(), 1);
        ::setenv("GIT_DIR", "/nonexistent", 1);
        auto ledger = Ledger::create(folder / "record", openDraft());
        if (!ledger || !tryToAppend(*ledger, submitDraft(ledger->tip(), "a.txt", "a\nb\r\n"))) return 1;
        const auto again = Ledger::open(folder / "record");
        return again && again->whole() ? 0 : 2;
    });
    CHECK(sum == 0);
    CHECK(gitText(folder / "record", {"show", "main:" + kOutline + "/a.txt"}) == "a\nb\r\n");
    CHECK(gitText(folder / "record", {"log", "-1", "--format=%an %cn", "main"}) ==
          "Service provider Remit\n");
}

TEST_CASE("A full disk is said in one sentence, and the record is as it was")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    const std::string before = position(folder.path());
    const auto limited = [&](const char* report, auto work) {
        return inProcesses(1, [&](int) {
            std::signal(SIGXFSZ, SIG_IGN); // the write fails instead, as on a full disk
            const rlimit limit{4096, 4096};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto done = work();
            if (!done) std::ofstream(folder / report) << done.error().text();
            return done ? 0 : 1;
        });
    };
    std::string large;
    for (unsigned i = 0; i < 20'000; ++i)
        large += static_cast<char>(i * i * 7919u >> 7); // does not compress
    const Draft draft = submitDraft(ledger.tip(), "a.docx", large);
    CHECK(limited("append", [&] { return tryToAppend(ledger, draft); }) == 1);
    CHECK(read(folder / "append") ==
          folder.path().string() + ": The record could not be written (File too large).");
    CHECK(position(folder.path()) == before);
    CHECK(entriesOf(opened(folder.path())).size() == 1);

    Draft first = openDraft();
    first.event.files.push_back({"terms.md", large.size(), sha256(large), FileRole::Terms});
    first.files.push_back({"terms.md", large});
    CHECK(limited("create", [&] { return Ledger::create(folder / "new", first); }) == 1);
    CHECK(read(folder / "create") ==
          (folder / "new").string() + ": The record could not be written (File too large).");
    CHECK_FALSE(fs::exists(folder / "new"));

    append(ledger, draft);
    CHECK(*ledger.file(entriesOf(ledger)[1], "a.docx") == large);
}

TEST_CASE("A folder that cannot be written is said in one sentence, and the record is as it was")
{
    const Folder folder;
    founded(folder.path());
    const std::string before = position(folder.path());
    // Those who may do everything may write here too: as somebody else, then.
    if (::geteuid() == 0) {
        fs::permissions(folder.path(), fs::perms::others_read | fs::perms::others_exec,
                        fs::perm_options::add);
        fs::permissions(folder.path().parent_path(), fs::perms::others_exec, fs::perm_options::add);
    } else {
        for (const auto& entry : fs::recursive_directory_iterator(folder / ".git/objects"))
            if (entry.is_directory())
                fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::remove);
        fs::permissions(folder / ".git/objects", fs::perms::owner_write, fs::perm_options::remove);
        fs::permissions(folder.path(), fs::perms::owner_write, fs::perm_options::remove);
    }
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    inProcesses(1, [&](int) {
        constexpr unsigned kNobody = 65534;
        const bool all = ::geteuid() == 0;
        if (all && (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
            return 1;
        std::string told;
        auto ledger = Ledger::open(folder.path());
        told += ledger ? tryToAppend(*ledger, noteDraft(ledger->tip(), "x")).error().text()
                       : ledger.error().text();
        told += "\n" + Ledger::create(folder / "new", openDraft()).error().text();
        if (ledger) told += "\n" + ledger->setWhoAmI(party("lmm-desk")).error().text() + "\n";
        return ::write(pipe[1], told.data(), told.size()) > 0 ? 0 : 1;
    });
    ::close(pipe[1]);
    std::string told(4096, '\0');
    told.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(pipe[0], told.data(), told.size()))));
    ::close(pipe[0]);
    if (::geteuid() != 0) {
        fs::permissions(folder.path(), fs::perms::owner_write, fs::perm_options::add);
        for (const auto& entry : fs::recursive_directory_iterator(folder / ".git"))
            if (entry.is_directory())
                fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
    }
    const std::string home = folder.path().string();
    CHECK(told == home + ": The record could not be written (Permission denied).\n" + home +
                      "/new: The folder could not be made (Permission denied).\n" + home +
                      ": The record could not be written (Permission denied).\n");
    CHECK(position(folder.path()) == before);
}

TEST_CASE("Who I am is private to the copy")
{
    const Folder folder;
    Ledger ledger = founded(folder.path());
    CHECK(*ledger.whoAmI() == openDraft().event.by); // whoever opened it
    REQUIRE(ledger.setWhoAmI(party("provider")));
    CHECK(*opened(folder.path()).whoAmI() == party("provider"));
    REQUIRE(ledger.setWhoAmI(party("lmm-desk")));
    CHECK(*ledger.whoAmI() == party("lmm-desk"));
    CHECK(filesBelow(folder / ".git/remit") == std::set<std::string>{"keeper", "me", "turn"});
    CHECK(read(folder / ".git/remit/me") == "party = \"lmm-desk\"\n");
    CHECK(gitText(folder.path(), {"ls-tree", "-r", "--name-only", "main"}).find("remit/me") ==
          std::string::npos);

    for (const std::string broken : {"", "party = \"No Id\"\n", "party = 'x'\n", "name = \"provider\"\n"}) {
        write(folder / ".git/remit/me", broken);
        CHECK(ledger.whoAmI().error().what == "does not say who you are; say it again with: remit as PARTY");
    }
}
