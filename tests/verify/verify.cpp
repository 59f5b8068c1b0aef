#include "verify/verify.h"

#include "contract/requirement.h"
#include "evidence/sha256.h"
#include "ledger/turn.h"
#include "state/record.h"
#include "support/narrative.h"
#include "support/ssh.h"
#include "support/support.h"
#include "support/survey.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <functional>
#include <random>

using namespace remit;
namespace fs = std::filesystem;

namespace {

test::Outcome remitIn(const fs::path& folder, std::vector<std::string> words)
{
    words.insert(words.begin(), test::program());
    return test::run(words, folder, {"PATH=/usr/bin:/bin", "REMIT_PHASES=" + test::phases()});
}

void must(const fs::path& folder, std::vector<std::string> words, int status = 0)
{
    const auto done = remitIn(folder, words);
    INFO(words[0] << "\n" << done.out << done.err);
    REQUIRE(done.status == status);
}

std::string git(const fs::path& folder, std::vector<std::string> words, std::string_view input = {})
{
    words.insert(words.begin(), "/usr/bin/git");
    const auto done =
        test::run(words, folder,
                  {"PATH=/usr/bin:/bin", "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@x", "GIT_COMMITTER_NAME=x",
                   "GIT_COMMITTER_EMAIL=x@x", "GIT_CONFIG_NOSYSTEM=1", "HOME=/nowhere"},
                  input);
    INFO(words[1] << "\n" << done.out << done.err);
    REQUIRE(done.status == 0);
    std::string out = done.out;
    while (out.ends_with('\n'))
        out.pop_back();
    return out;
}

// A record in `folder`/r between an office, which keeps it and signs, and an author who signs: a plan handed
// in, given back, handed in again and accepted, and a note by a helper who has no key.
class Signed {
public:
    Signed()
    {
        folder.fill([this] {
            const std::string office = test::newKey(folder / "office", "ed25519");
            const std::string author = test::newKey(folder / "author", "ecdsa", 256);
            test::newKey(folder / "stranger", "ed25519");
            test::writeSurvey(folder / "terms", R"(keeper = "office"
[[post]]
id = "office"
title = "Office"
side = "client"
may = ["review", "note"]
[[post]]
id = "author"
title = "Author"
side = "provider"
may = ["submit", "note"]
[[party]]
id = "office"
side = "client"
posts = ["office"]
name = "The office"
keys = [")" + line(office) + R"("]
[[party]]
id = "author"
side = "provider"
posts = ["author"]
name = "The author"
keys = [")" + line(author) + R"("]
[[party]]
id = "helper"
side = "provider"
posts = ["author"]
name = "The helper"
)");
            test::write(folder / "plan.md", "# Plan\n");
            must(folder.path(),
                 {"new", "terms", "r", "--as", "office", "--key", "office", "--clock", "2022-08-01T09:00"});
            must(record(), {"as", "author", "--key", "../author"});
            must(record(), {"submit", "plan", "../plan.md", "--as-is", "--clock", "2022-08-02T09:00"});
            must(record(), {"review", "plan", "--request-changes", "--comment", "Say when.", "--by", "office",
                            "--clock", "2022-08-03T09:00"});
            test::write(folder / "plan.md", "# Plan\n\nIn May.\n");
            must(record(), {"submit", "plan", "../plan.md", "--as-is", "--clock", "2022-08-04T09:00"});
            must(record(), {"review", "plan", "--accept", "--comment", "Why May?", "--carry", "report",
                            "--by", "office", "--reason", "It will do", "--clock", "2022-08-05T09:00"});
            must(record(), {"note", "calls", "--on", "2022-08-05", "--outcome", "Three calls", "--by",
                            "helper", "--clock", "2022-08-06T09:00"});
        });
    }

    fs::path record() const { return folder / "r"; }

    // Puts another newest step in place of the one there, with `path` as `bytes`; taken out if there are
    // none.
    void rewrite(const std::string& path, const std::optional<std::string>& bytes) const
    {
        const fs::path index = folder / "index";
        fs::remove(index);
        const auto indexed = [&](std::vector<std::string> words, std::string_view input = {}) {
            words.insert(words.begin(), "/usr/bin/git");
            const auto done =
                test::run(words, record(),
                          {"PATH=/usr/bin:/bin", "GIT_INDEX_FILE=" + index.string(), "HOME=/nowhere"}, input);
            INFO(done.err);
            REQUIRE(done.status == 0);
            return done.out.substr(0, done.out.find('\n'));
        };
        indexed({"read-tree", "main"});
        if (bytes) {
            const std::string blob = git(record(), {"hash-object", "-w", "--stdin"}, *bytes);
            indexed({"update-index", "--add", "--cacheinfo", "100644," + blob + "," + path});
        } else {
            indexed({"update-index", "--index-info"},
                    "0 0000000000000000000000000000000000000000\t" + path + "\n");
        }
        replaceRoot(indexed({"write-tree"}));
    }

    // Puts another newest step in place of the one there, whose root is the one there with these bytes at its
    // end.
    void appendToRoot(const std::string& bytes) const
    {
        const auto root = test::run({"/usr/bin/git", "cat-file", "tree", "main^{tree}"}, record(),
                                    {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
        replaceRoot(
            git(record(), {"hash-object", "-w", "-t", "tree", "--literally", "--stdin"}, root.out + bytes));
    }

    // The same step, which says the same of itself, with other folders.
    void replaceRoot(const std::string& tree) const
    {
        std::string commit = git(record(), {"cat-file", "commit", "main"}) + "\n";
        commit.replace(std::string("tree ").size(), tree.size(), tree);
        git(record(), {"update-ref", "refs/heads/main",
                       git(record(), {"hash-object", "-w", "-t", "commit", "--stdin"}, commit)});
    }

    // Puts in what nobody asked the state about, signed as it has to be by a keeper who goes along with it.
    void force(const std::string& by, Deed deed, const std::string& withoutEffect = {},
               const std::function<void(Draft&)>& change = {}) const
    {
        auto ledger = Ledger::open(record());
        REQUIRE(ledger);
        const auto turn = Turn::take(record());
        REQUIRE(turn);
        const auto now = readRecord(*ledger);
        REQUIRE(now);
        Draft draft;
        Event& event = draft.event;
        event.record = now->facts.record;
        event.by = test::party(by);
        event.at = draft.facts.received = ledger->tip().received;
        event.seen = Event::Seen{ledger->tip().number, ledger->tip().entry};
        event.nonce = std::string(32, '0');
        event.deed = std::move(deed);
        draft.facts.withoutEffect = withoutEffect;
        draft.home = homeOf(event, now->facts);
        draft.words = "Put in";
        draft.author = by;
        const auto signer = [this](const std::string& who) {
            return [this, who](std::string_view bytes) -> Result<std::string> {
                return test::signedBy(folder / who, bytes);
            };
        };
        if (fs::exists(folder / by)) draft.signature = *signer(by)(encode(event));
        draft.sign = signer("office");
        if (change) change(draft);
        const auto appended = ledger->append(*turn, draft);
        INFO((appended ? "" : appended.error().text()));
        REQUIRE(appended);
    }

    // The event of the entry of that number.
    EventId event(int number) const
    {
        const auto ledger = Ledger::open(record());
        REQUIRE(ledger);
        const auto now = readRecord(*ledger);
        REQUIRE(now);
        return now->entries.at(static_cast<std::size_t>(number) - 1).facts.event;
    }

    // Hands in the report, as the party `by`.
    void handInReport(const std::string& by, const std::string& text) const
    {
        test::write(folder / "report.md", text);
        must(record(),
             {"submit", "report", "../report.md", "--as-is", "--by", by, "--clock", "2022-08-08T09:00"});
    }

    std::string show(const std::string& path) const
    {
        const auto done = test::run({"/usr/bin/git", "show", "main:" + path}, record(),
                                    {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
        REQUIRE(done.status == 0);
        return done.out;
    }

    test::Stage folder{"signed"};

private:
    static std::string line(const std::string& key) { return key.substr(0, key.size() - 1); }
};

const std::string kNote = "work/calls/record/0/6-note";
const std::string kAcceptance = "work/plan/record/0/5-review";

void says(const Signed& signed_, const std::string& words, int status = 1)
{
    const auto verified = remitIn(signed_.record(), {"verify"});
    std::string out = verified.out + verified.err;
    for (std::size_t at = 0; (at = out.find_first_of(" \n", at)) != out.npos; ++at) {
        const std::size_t end = std::min(out.find_first_not_of(" \n", at), out.size());
        out.replace(at, end - at, " ");
    }
    INFO(out);
    CHECK(verified.status == status);
    CHECK(out.find(words) != std::string::npos);
}

}

TEST_CASE("what is signed is so by those who may, and a whole record says so")
{
    const Signed story;
    says(story,
         "This copy agrees with itself: 6 entries, 5 of them signed. No other copy was compared; whoever "
         "controls this "
         "computer could have rewritten it, or taken away its end. Its newest entry is number 6, received "
         "2022-08-06T07:00:00Z, with the fingerprint ",
         0);
    says(story, "1 entry is by parties that have no key in this contract", 0);
    // Outside of Remit, by ssh-keygen alone.
    test::write(story.folder / "allowed", "office " + test::read(story.folder / "office.pub") + "author " +
                                              test::read(story.folder / "author.pub"));
    const auto outside = [&](const std::string& path, const std::string& who) {
        test::write(story.folder / "sig", story.show(path + ".sig"));
        return test::run({"/usr/bin/ssh-keygen", "-Y", "verify", "-n", "remit", "-I", who, "-f", "allowed",
                          "-s", "sig"},
                         story.folder.path(), {"PATH=/usr/bin:/bin"}, story.show(path))
                   .status == 0;
    };
    CHECK(outside("work/plan/record/0/2-submit/event.toml", "author"));
    CHECK(outside("work/plan/record/0/2-submit/entry.toml", "office"));
    CHECK(outside("contract/record/0/1-open/event.toml", "office"));
    CHECK(outside(kNote + "/entry.toml", "office"));
    CHECK_FALSE(outside("work/plan/record/0/2-submit/event.toml", "office"));
}

TEST_CASE("nobody records for a party that signs without its key")
{
    const Signed story;
    const auto refused = [&](std::vector<std::string> words, const std::string& why) {
        const auto done = remitIn(story.record(), words);
        INFO(done.out << done.err);
        CHECK(done.status != 0);
        CHECK(done.err.find(why) != std::string::npos);
    };
    const std::string other = "This key is none of The ";
    refused({"as", "author", "--key", "../stranger"}, other);
    refused({"as", "author", "--key", "../office"}, other);
    refused({"as", "helper", "--key", "../author"}, other);
    refused({"as", "author", "--key", "../nowhere"}, "There is no such file");
    fs::rename(story.folder / "author", story.folder / "moved");
    refused({"submit", "report", "../plan.md", "--as-is", "--clock", "2022-08-08T09:00"},
            "There is no such key");
    // Another key in its place, with the right public part beside it.
    fs::copy_file(story.folder / "stranger", story.folder / "author");
    refused({"submit", "report", "../plan.md", "--as-is", "--clock", "2022-08-08T09:00"}, "key");
    CHECK(git(story.record(), {"rev-list", "--count", "main"}) == "6");
    fs::remove(story.record() / ".git/remit/keys");
    refused({"submit", "report", "../plan.md", "--as-is", "--clock", "2022-08-08T09:00"},
            "The author signs what is recorded for them; say with which key: remit as author --key FILE");
    refused({"note", "calls", "--on", "2022-08-06", "--outcome", "More", "--by", "helper", "--clock",
             "2022-08-08T09:00"},
            "The office signs each entry, as the keeper of this record");
    says(story, "This copy agrees with itself", 0);
}

TEST_CASE("what somebody changed is named")
{
    const Signed story;
    SECTION("an event is edited")
    {
        std::string event = story.show(kNote + "/event.toml");
        event.replace(event.find("Three"), 5, "Seven");
        story.rewrite(kNote + "/event.toml", event);
        says(story, kNote + "/event.toml: was altered");
    }
    SECTION("a file is put where no entry put it")
    {
        story.rewrite("work/plan/other.md", "x");
        says(story, "The first break: work/plan/other.md: No entry put this file there.");
    }
    SECTION("a file is put into an entry")
    {
        story.rewrite(kNote + "/files/minutes.docx", "x");
        says(story, kNote + "/files/minutes.docx: No entry put this file there.");
    }
    SECTION("the document in use is swapped")
    {
        story.rewrite("work/plan/plan.md", "# Another\n");
        says(story, "work/plan/plan.md: No entry put this file there.");
    }
    SECTION("the document in an earlier entry is swapped")
    {
        story.rewrite("work/plan/record/0/4-submit/files/plan.md", "# Another\n");
        says(story, "work/plan/record/0/4-submit/files/plan.md: No entry put this file there.");
    }
    SECTION("a document is taken out")
    {
        story.rewrite("work/plan/record/0/4-submit/files/plan.md", {});
        says(story, "work/plan/record/0/4-submit/files/plan.md: No entry took this file away.");
    }
    SECTION("an entry is taken out")
    {
        for (const char* const file :
             {"/event.toml", "/entry.toml", "/event.toml.sig", "/entry.toml.sig", "/findings.toml"})
            if (const std::string path = kAcceptance + file;
                git(story.record(), {"ls-tree", "main", path}) != "")
                story.rewrite(path, {});
        says(story, "Entry 5 is missing; the record was altered.");
    }
    SECTION("a signature is taken away")
    {
        story.rewrite(kAcceptance + "/event.toml.sig", {});
        says(story, kAcceptance + "/event.toml: is not signed, and The office signs");
    }
    SECTION("a signature by another party is put in its place")
    {
        story.rewrite(kNote + "/entry.toml.sig",
                      test::signedBy(story.folder / "author", story.show(kNote + "/entry.toml")));
        says(story, kNote + "/entry.toml: The signature is by a key that is none of The office's");
    }
    SECTION("the author's signature is by another party")
    {
        story.force("author", Note{*ActivityId::of("calls"), *LocalDay::parse("2022-08-05"), "More", {}}, {},
                    [&](Draft& draft) {
                        draft.signature = test::signedBy(story.folder / "office", encode(draft.event));
                    });
        says(story, "work/calls/record/0/7-note/event.toml: The signature is good, but by a key that is none "
                    "of The author's");
    }
    SECTION("a signature for another purpose is put in its place")
    {
        story.rewrite(kNote + "/entry.toml.sig",
                      test::signedBy(story.folder / "office", story.show(kNote + "/entry.toml"), "git"));
        says(story, kNote + "/entry.toml: The signature is made for another purpose");
    }
    SECTION("a signature of something else is put in its place")
    {
        story.rewrite(kNote + "/entry.toml.sig", story.show(kAcceptance + "/entry.toml.sig"));
        says(story, kNote + "/entry.toml: The signature is not by this key over these bytes");
    }
    SECTION("a signature of an earlier entry is replaced by a good one")
    {
        story.rewrite(kAcceptance + "/event.toml.sig",
                      test::signedBy(story.folder / "author", story.show(kAcceptance + "/event.toml")));
        says(story, kAcceptance + "/event.toml.sig: No entry put this file there");
    }
    SECTION("bytes are put where they follow another of the same name, or in no order")
    {
        const std::string id = git(story.record(), {"rev-parse", "main:work"});
        std::string raw;
        for (std::size_t i = 0; i < id.size(); i += 2)
            raw += static_cast<char>(std::stoi(id.substr(i, 2), nullptr, 16));
        const std::string again =
            GENERATE(std::string("40000 work"), std::string("40000 aaa"), std::string("40000 work/x"),
                     std::string("40000 zz/.."), std::string("160000 zz"), std::string("120000 zz"),
                     std::string("100755 zz"), std::string("100664 zz"));
        story.appendToRoot(again + std::string(1, '\0') + raw);
        const auto verified = verify(story.record());
        INFO(again);
        CHECK((!verified || !verified->breaks.empty()));
    }
    SECTION("the rules of git's files are changed")
    {
        story.rewrite(".gitattributes", "* text eol=crlf\n");
        says(story, ".gitattributes: No entry put this file there");
    }
    SECTION("a mark of what was carried gets a content")
    {
        story.rewrite("work/report/carried/work/plan/5-review", "the client agrees");
        says(story, "work/report/carried/work/plan/5-review: No entry put this file there");
    }
    SECTION("a folder of nothing is put in")
    {
        const std::string nothing = git(story.record(), {"hash-object", "-w", "-t", "tree", "--stdin"});
        std::string raw;
        for (std::size_t i = 0; i < nothing.size(); i += 2)
            raw += static_cast<char>(std::stoi(nothing.substr(i, 2), nullptr, 16));
        story.appendToRoot("40000 zz the client accepts" + std::string(1, '\0') + raw);
        says(story, "zz the client accepts/: The folder has nothing in it");
    }
    SECTION("an empty signature is given to a party without a key")
    {
        story.rewrite(kNote + "/event.toml.sig", "");
        says(story, kNote + "/event.toml: The helper has no key in this contract");
    }
    SECTION("git is given other objects")
    {
        git(story.record(),
            {"update-ref", "refs/replace/" + git(story.record(), {"rev-parse", "main"}), "main~1"});
        says(story, ".git/refs/replace: gives git other objects or another history than the record's");
    }
    SECTION("objects are said to lie elsewhere")
    {
        test::write(story.record() / ".git/objects/info/alternates", "../../elsewhere\n");
        says(story, "alternates: gives git other objects or another history than the record's");
    }
    SECTION("a name would rub out what is said")
    {
        story.rewrite("work/plan/z\x1b[2K\rThis copy agrees", "x");
        const auto verified = remitIn(story.record(), {"verify"});
        CHECK(verified.status == 1);
        CHECK(verified.out.find('\x1b') == std::string::npos);
    }
    SECTION("a party without a key is given a signature")
    {
        story.rewrite(kNote + "/event.toml.sig",
                      test::signedBy(story.folder / "stranger", story.show(kNote + "/event.toml")));
        says(story,
             kNote + "/event.toml: The helper has no key in this contract, and this is signed all the same");
    }
}

TEST_CASE("what was not allowed in the state before it is named, with why")
{
    const Signed story;
    const std::string refusal = " was not allowed when it was received: ";
    const auto review = [&](int handIn, Decision decision, const std::string& document) {
        return ReviewDeed{
            test::deliverable("report"), story.event(handIn), decision, "", {sha256(document)}, {}};
    };
    SECTION("an acceptance by somebody without the right")
    {
        story.handInReport("author", "# One\n");
        story.force("helper", review(7, Decision::Accept, "# One\n"));
        says(story, "work/report/record/0/8-review:" + refusal +
                        "The helper may not review deliverables: by the contract that is for");
    }
    SECTION("an acceptance by who handed it in")
    {
        story.handInReport("author", "# One\n");
        story.force("author", review(7, Decision::Accept, "# One\n"));
        says(story, "work/report/record/0/8-review:" + refusal +
                        "The author may not review deliverables: by the contract that is for The office.");
    }
    SECTION("an acceptance of a revision that was replaced")
    {
        story.handInReport("author", "# One\n");
        story.handInReport("author", "# Two\n");
        story.force("office", review(7, Decision::Accept, "# One\n"));
        says(story, "work/report/record/0/9-review:" + refusal +
                        "Report: revision 1 has been replaced by revision 2 (entry 8)");
    }
    SECTION("an acceptance of other files than those that were handed in")
    {
        story.handInReport("author", "# One\n");
        story.force("office", review(7, Decision::Accept, "# Two\n"));
        says(story, "work/report/record/0/8-review:" + refusal +
                        "The review names other files than those of the revision it decides on.");
    }
    SECTION("an acceptance without a reason, despite what is missing")
    {
        story.force("author", Submit{test::deliverable("report"), true, ""}, {}, [&](Draft& draft) {
            draft.files = {{"report.md", "# One\n"}};
            draft.event.files = {{"report.md", 6, sha256("# One\n"), FileRole::Clean}};
            draft.inUse = true;
            draft.findings = encode(Examination{
                *PhaseId::of("plan"), "1", {}, {{"a", Level::Must, Verdict::Unmet, "A section", "", ""}}});
            draft.signature = test::signedBy(story.folder / "author", encode(draft.event));
        });
        says(story, "This copy agrees with itself: 7 entries", 0);
        story.force("office", review(7, Decision::Accept, "# One\n"));
        says(story,
             "work/report/record/0/8-review:" + refusal +
                 "1 requirement that the contract calls a must is open; accepting all the same needs a "
                 "reason");
    }
    SECTION("a decision on what was decided")
    {
        story.force("office", ReviewDeed{test::deliverable("plan"),
                                         story.event(4),
                                         Decision::Reject,
                                         "No",
                                         {sha256("# Plan\n\nIn May.\n")},
                                         {}});
        says(story,
             "work/plan/record/0/7-review:" + refusal + "Plan: revision 2 is decided already (entry 5)");
    }
    SECTION("somebody takes back what another did")
    {
        story.force("author", Retract{story.event(5), "We had not agreed"});
        says(story, "work/plan/record/0/7-retract:" + refusal +
                        "Entry 5 was made by The office; only they can take it back.");
    }
    SECTION("what is kept without effect need not be allowed")
    {
        story.handInReport("author", "# One\n");
        story.force("helper", review(7, Decision::Accept, "# One\n"), "It came from somebody who may not");
        says(story, "This copy agrees with itself: 8 entries", 0);
    }
    SECTION("an event whose author had another record before them")
    {
        story.force("office", Note{*ActivityId::of("calls"), *LocalDay::parse("2022-08-05"), "More", {}}, {},
                    [&](Draft& draft) {
                        draft.event.seen->entry = sha256("another entry");
                        draft.signature = test::signedBy(story.folder / "office", encode(draft.event));
                    });
        says(story, "work/calls/record/0/7-note: was made by somebody who had another entry 6 before them "
                    "than the one here.");
    }
}

TEST_CASE("what was taken back was allowed, and is allowed again")
{
    const Signed story;
    const auto office = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--by", "office", "--clock", "2022-08-08T09:00"});
        must(story.record(), words);
    };
    office({"retract", "5", "--reason", "Too early"});
    office({"review", "plan", "--request-changes", "--comment", "Say why."});
    office({"retract", "8", "--reason", "Too late"});
    office({"review", "plan", "--accept", "--reason", "It will do"});
    office({"reopen", "plan", "--reason", "The year is missing"});
    office({"retract", "11", "--reason", "It is not"});
    office({"retract", "10", "--reason", "Too early again"});
    office({"review", "plan", "--accept", "--reason", "It will do"});
    says(story, "This copy agrees with itself: 14 entries", 0);
}

TEST_CASE("a step says who, when and what, and nothing else")
{
    const Signed story;
    const std::string tree = git(story.record(), {"rev-parse", "main^{tree}"}),
                      parent = git(story.record(), {"rev-parse", "main~1"});
    const std::string good = git(story.record(), {"cat-file", "commit", "main"}) + "\n";
    const auto becomes = [&](const std::string& from, const std::string& to) {
        std::string commit = good;
        REQUIRE(commit.find(from) != std::string::npos);
        commit.replace(commit.find(from), from.size(), to);
        git(story.record(),
            {"update-ref", "refs/heads/main",
             git(story.record(), {"hash-object", "-w", "-t", "commit", "--literally", "--stdin"}, commit)});
    };
    const std::string otherwise =
        "work/calls/record/0/6-note: came in a step that says something else of who, "
        "when or what.";
    SECTION("the same")
    {
        becomes("tree", "tree");
        says(story, "This copy agrees with itself", 0);
    }
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"<helper@remit.invalid>", "<office@remit.invalid>"},
             {"> 1659769200 +0000\ncommitter", "> 1659769201 +0000\ncommitter"},
             {"> 1659769200 +0000\ncommitter", "> 1659769200 +0200\ncommitter"},
             {"committer Remit <keeper@remit.invalid>", "committer Remit <office@remit.invalid>"},
             {"+0000\n\n", "+0000\nencoding latin-1\n\n"},
             {"\n\nwork/calls", "\nand accepted\n\nwork/calls"}})
        DYNAMIC_SECTION(to)
        {
            becomes(from, to);
            says(story, otherwise);
        }
}

TEST_CASE("what would have git read another record than the one that is looked at is named")
{
    const Signed story;
    const fs::path git_ = story.record() / ".git";
    SECTION("a pack of which git does not see that it is one")
    {
        git(story.record(), {"repack", "-adfq"});
        for (const auto& file : fs::directory_iterator(git_ / "objects/pack"))
            if (file.path().extension() == ".idx") {
                fs::copy(file.path(), git_ / "objects/pack/.idx");
                break;
            }
        says(story, "objects/pack/.idx: does not belong among the packs of a record");
    }
    SECTION("a list of objects over several packs")
    {
        git(story.record(), {"repack", "-adfq"});
        git(story.record(), {"multi-pack-index", "write"});
        says(story, "objects/pack/multi-pack-index: does not belong among the packs of a record");
    }
    SECTION("a folder that git shares with another repository")
    {
        test::write(git_ / "commondir", "../../other/.git\n");
        says(story, ".git/commondir: gives git other objects or another history than the record's");
    }
    SECTION("a tag that has the name of the record's line")
    {
        git(story.record(), {"tag", "main", "main~1"});
        says(story, ".git/refs/tags/main: gives git other objects or another history than the record's");
        git(story.record(), {"pack-refs", "--all"});
        says(story, ".git/packed-refs: gives git other objects or another history than the record's");
    }
    SECTION("another line that programs of git would show")
    {
        git(story.record(), {"update-ref", "refs/heads/other", "main~1"});
        test::write(git_ / "HEAD", "ref: refs/heads/other\n");
        says(story, ".git/HEAD: is not on the record's line");
    }
}

TEST_CASE("what does not hold is told in the order of the record")
{
    const Signed story;
    story.rewrite("work/plan/other.md", "x"); // with the newest entry
    std::string event = story.show("work/plan/record/0/2-submit/event.toml");
    event.replace(event.find("plan.md"), 7, "plam.md");
    story.rewrite("work/plan/record/0/2-submit/event.toml", event);
    const auto verified = verify(story.record());
    REQUIRE(verified);
    REQUIRE_FALSE(verified->breaks.empty());
    CHECK(verified->breaks.front().where.find("2-submit") != std::string::npos);
}

TEST_CASE("a damaged pack is named, whatever byte of it or its index is flipped")
{
    const Signed story;
    git(story.record(), {"repack", "-adfq"});
    says(story, "This copy agrees with itself", 0);
    std::mt19937 random(20220905);
    for (const auto& file : fs::directory_iterator(story.record() / ".git/objects/pack")) {
        const std::string kind = file.path().extension().string();
        if (kind != ".pack" && kind != ".idx") continue;
        const std::string before = test::read(file.path());
        fs::permissions(file.path(), fs::perms::owner_write, fs::perm_options::add);
        for (int i = 0; i < 200; ++i) {
            std::string after = before;
            // Each of the first bytes, and of the last; others by lot.
            const std::size_t at = i < 40   ? static_cast<std::size_t>(i)
                                   : i < 80 ? before.size() - static_cast<std::size_t>(i - 39)
                                            : random() % after.size();
            after[at] = static_cast<char>(after[at] ^ (1 << random() % 8));
            test::write(file.path(), after);
            const auto verified = verify(story.record());
            INFO(kind << ", byte " << at);
            CHECK((!verified || !verified->breaks.empty()));
        }
        test::write(file.path(), before.substr(0, before.size() / 2));
        const auto verified = verify(story.record());
        CHECK((!verified || !verified->breaks.empty()));
        test::write(file.path(), before);
    }
    says(story, "This copy agrees with itself", 0);
}

TEST_CASE("whatever byte of an object is flipped, it is named, or nobody reads anything else")
{
    const Signed story;
    std::mt19937 random(20220905);
    int named = 0, harmless = 0;
    for (const auto& file : fs::recursive_directory_iterator(story.record() / ".git/objects")) {
        if (!file.is_regular_file() || file.path().filename().string().size() != 38) continue;
        const std::string id =
            file.path().parent_path().filename().string() + file.path().filename().string();
        const std::string before = test::read(file.path());
        const auto content = [&] {
            const auto done = test::run({"/usr/bin/git", "cat-file", "--batch"}, story.record(),
                                        {"PATH=/usr/bin:/bin", "HOME=/nowhere"}, id + "\n");
            return std::pair(done.status, done.out);
        };
        const auto was = content();
        std::string after = before;
        const std::size_t at = random() % after.size();
        after[at] = static_cast<char>(after[at] ^ (1 << random() % 8));
        fs::permissions(file.path(), fs::perms::owner_write, fs::perm_options::add);
        test::write(file.path(), after);
        const auto verified = verify(story.record());
        const bool found = !verified || !verified->breaks.empty();
        INFO(id << ", byte " << at);
        CHECK((found || content() == was));
        (found ? named : harmless) += 1;
        test::write(file.path(), before);
    }
    CHECK(named > 40);
    CHECK(harmless < 5);
    says(story, "This copy agrees with itself", 0);
}
