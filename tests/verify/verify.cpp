#include "verify/verify.h"

#include "support/ssh.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <random>

using namespace remit;
namespace fs = std::filesystem;

namespace {

test::Outcome remitIn(const fs::path& folder, std::vector<std::string> words)
{
    words.insert(words.begin(), REMIT_PROGRAM);
    return test::run(words, folder, {"PATH=/usr/bin:/bin", std::string("REMIT_PHASES=") + REMIT_PHASES});
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
        const std::string office = test::newKey(folder / "office", "ed25519");
        const std::string author = test::newKey(folder / "author", "ecdsa", 256);
        test::newKey(folder / "stranger", "ed25519");
        fs::create_directory(folder / "terms");
        test::write(folder / "terms/terms.md", "The author surveys the skills.\n");
        test::write(folder / "terms/schedule.toml", R"(format = 1
[contract]
id = "survey"
title = "Survey of skills"
zone = "Europe/Zurich"
terms = "terms.md"
[[component]]
id = "work"
title = "Work"
[[component.deliverable]]
id = "plan"
phase = "plan"
title = "Plan"
due = 2022-09-05
[[component.deliverable]]
id = "report"
phase = "plan"
title = "Report"
due = 2022-10-14
[[component.activity]]
id = "calls"
title = "Calls"
)");
        test::write(folder / "terms/people.toml", R"(keeper = "office"
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
        must(record(), {"review", "plan", "--accept", "--comment", "Why May?", "--carry", "report", "--by",
                        "office", "--reason", "It will do", "--clock", "2022-08-05T09:00"});
        must(record(), {"note", "calls", "--on", "2022-08-05", "--outcome", "Three calls", "--by", "helper",
                        "--clock", "2022-08-06T09:00"});
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
        const std::string tree = indexed({"write-tree"});
        const std::string message = git(record(), {"log", "-1", "--format=%B", "main"});
        const std::string parent = git(record(), {"rev-parse", "main~1"});
        git(record(),
            {"update-ref", "refs/heads/main", git(record(), {"commit-tree", tree, "-p", parent}, message)});
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

    void replaceRoot(const std::string& tree) const
    {
        const std::string message = git(record(), {"log", "-1", "--format=%B", "main"});
        const std::string parent = git(record(), {"rev-parse", "main~1"});
        git(record(),
            {"update-ref", "refs/heads/main", git(record(), {"commit-tree", tree, "-p", parent}, message)});
    }

    std::string show(const std::string& path) const
    {
        const auto done = test::run({"/usr/bin/git", "show", "main:" + path}, record(),
                                    {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
        REQUIRE(done.status == 0);
        return done.out;
    }

    const test::Folder folder;

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
    const std::string other = "This key (SHA256:";
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
        says(story, "work/plan/record/0/4-submit/files/plan.md: has been altered");
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
        story.rewrite(kAcceptance + "/event.toml.sig",
                      test::signedBy(story.folder / "author", story.show(kAcceptance + "/event.toml")));
        says(story,
             kAcceptance + "/event.toml: The signature is good, but by a key that is none of The office's");
    }
    SECTION("a signature for another purpose is put in its place")
    {
        story.rewrite(
            kAcceptance + "/event.toml.sig",
            test::signedBy(story.folder / "office", story.show(kAcceptance + "/event.toml"), "git"));
        says(story, kAcceptance + "/event.toml: The signature is made for another purpose");
    }
    SECTION("a signature of something else is put in its place")
    {
        story.rewrite(kAcceptance + "/entry.toml.sig",
                      story.show("work/plan/record/0/4-submit/entry.toml.sig"));
        says(story, kAcceptance + "/entry.toml: The signature is not by this key over these bytes");
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
