#include "support/ssh.h"
#include "support/survey.h"
#include "verify/verify.h"

#include <catch2/catch.hpp>

// Keys come and go by appointments: each counts from entry to entry, and by no clock.
using namespace remit;
namespace fs = std::filesystem;

namespace {

// A record in `folder`/r that the office keeps and signs, and an author who signs; each has a second key
// beside that the contract does not know.
class Keyed {
public:
    Keyed()
    {
        folder.fill([this] {
            for (const char* const name : {"office", "office2", "author", "author2", "author3"})
                test::newKey(folder / name, "ed25519");
            const auto party = [&](const std::string& id, const std::string& side, const std::string& may) {
                std::string key = test::read(folder / (id + ".pub"));
                key.pop_back();
                return "[[post]]\nid = \"" + id + "\"\ntitle = \"Post of " + id + "\"\nside = \"" + side +
                       "\"\nmay = [" + may + "]\n[[party]]\nid = \"" + id + "\"\nname = \"The " + id +
                       "\"\nside = \"" + side + "\"\nposts = [\"" + id + "\"]\nkeys = [\"" + key + "\"]\n";
            };
            test::writeSurvey(folder / "terms",
                              "keeper = \"office\"\n" +
                                  party("office", "client", R"("review", "note", "appoint")") +
                                  party("author", "provider", R"("submit", "note", "appoint")"));
            must({"-C", "..", "new", "terms", "r", "--as", "office", "--key", "office", "--clock",
                  "2022-08-01T09:00"});
            must({"as", "author", "--key", "../author"});
            note(2);
        });
    }

    test::Outcome remit(std::vector<std::string> words) const
    {
        words.insert(words.begin(), test::program());
        fs::create_directories(folder / "r");
        return test::run(words, folder / "r", {"PATH=/usr/bin:/bin", "REMIT_PHASES=" + test::phases()});
    }

    void must(std::vector<std::string> words) const
    {
        const auto done = remit(words);
        INFO(words[0] << "\n" << done.out << done.err);
        REQUIRE(done.status == 0);
    }

    void refused(std::vector<std::string> words, const std::string& why) const
    {
        const auto done = remit(words);
        INFO(words[0] << "\n" << done.out << done.err);
        CHECK(done.status != 0);
        CHECK(done.err.find(why) != std::string::npos);
    }

    void note(int day, const std::string& by = "author") const { must(noting(day, by)); }

    static std::vector<std::string> noting(int day, const std::string& by = "author")
    {
        const std::string on = "2022-08-0" + std::to_string(day);
        return {"note", "calls", "--on", on, "--outcome", "A call", "--by", by, "--clock", on + "T09:00"};
    }

    // All that verify says is amiss; empty if nothing is.
    std::string amiss() const
    {
        const auto verified = verify(folder / "r");
        REQUIRE(verified);
        std::string all;
        for (const auto& each : verified->breaks)
            all += each.where + ": " + each.what + "\n";
        return all;
    }

    // Puts a signature by the key in `file` in place of that of the newest entry's event.
    void signNewestBy(const std::string& file, const std::string& entry) const
    {
        const std::string event = git({"show", "main:" + entry + "/event.toml"});
        const std::string blob = git({"hash-object", "-w", "--stdin"}, test::signedBy(folder / file, event));
        git({"read-tree", "main"});
        git({"update-index", "--cacheinfo", "100644," + trimmed(blob) + "," + entry + "/event.toml.sig"});
        const std::string tree = trimmed(git({"write-tree"}));
        const std::string message = git({"log", "-1", "--format=%B", "main"});
        git({"update-ref", "refs/heads/main",
             trimmed(git({"commit-tree", tree, "-p", "main~1"}, trimmed(message)))});
    }

    test::Stage folder{"keyed"};

private:
    static std::string trimmed(std::string text)
    {
        while (text.ends_with('\n'))
            text.pop_back();
        return text;
    }

    std::string git(std::vector<std::string> words, std::string_view input = {}) const
    {
        words.insert(words.begin(), "/usr/bin/git");
        const auto done =
            test::run(words, folder / "r",
                      {"PATH=/usr/bin:/bin", "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@x",
                       "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@x", "GIT_CONFIG_NOSYSTEM=1",
                       "HOME=/nowhere", "GIT_INDEX_FILE=" + (folder / "index").string()},
                      input);
        INFO(words[1] << "\n" << done.out << done.err);
        REQUIRE(done.status == 0);
        return done.out;
    }
};

std::string json(const Keyed& story)
{
    return story.remit({"verify", "--json"}).out;
}

std::vector<std::string> appointing(std::vector<std::string> words, int day)
{
    words.insert(words.begin(), "appoint");
    words.insert(words.end(), {"--clock", "2022-08-0" + std::to_string(day) + "T10:00"});
    return words;
}

}

TEST_CASE("a key that was retired signs no more, and what it has signed stays good")
{
    const Keyed story;
    story.must(appointing({"author", "--key", "../author2", "--retire", "../author"}, 3)); // entry 3
    story.refused(Keyed::noting(4), "was retired in entry 3");
    story.refused({"as", "author", "--key", "../author"}, "was retired in entry 3");
    story.must({"as", "author", "--key", "../author2"});
    story.note(4); // entry 4
    CHECK(story.amiss() == "");
    SECTION("verify says which key counts where")
    {
        const auto said = story.remit({"verify"});
        CHECK(said.out.find("to entry 3, which retired it") != std::string::npos);
        CHECK(said.out.find("after entry 3, which introduced it") != std::string::npos);
    }
    SECTION("a signature by the retired key is put in place of the new one's")
    {
        story.signNewestBy("author", "work/calls/record/0/4-note");
        CHECK(story.amiss().find("work/calls/record/0/4-note/event.toml: The signature is good, but by a key "
                                 "that is one of The author's") != std::string::npos);
        CHECK(story.amiss().find("retired in entry 3") != std::string::npos);
    }
}

TEST_CASE("a key signs nothing before it was introduced")
{
    const Keyed story;
    story.must(appointing({"author", "--key", "../author2"}, 3)); // entry 3, signed by the first key
    CHECK(story.amiss() == "");
    story.signNewestBy("author2", "contract/record/0/3-appoint");
    CHECK(story.amiss().find("was only introduced in entry 3") != std::string::npos);
}

TEST_CASE("the keeper introduces a key for whoever lost theirs, and that is shown")
{
    const Keyed story;
    fs::remove(story.folder / "author");
    story.refused(
        appointing({"author", "--key", "../author2", "--retire", "../author.pub", "--by", "office"}, 3),
        "A key is retired by the party whose it is");
    story.must(appointing({"author", "--key", "../author2", "--by", "office", "--reason", "lost"}, 3));
    story.must({"as", "author", "--key", "../author2"});
    story.must(appointing({"author", "--retire", "../author.pub"}, 4));
    story.note(5);
    CHECK(story.amiss() == "");
    CHECK(story.remit({"log"}).out.find("is introduced by the keeper") != std::string::npos);
    CHECK(json(story).find("\"introduced-by-keeper\": true") != std::string::npos);
}

TEST_CASE("the keeper's own key can change, and every entry is signed by the one that counts")
{
    const Keyed story;
    story.must(appointing({"office", "--key", "../office2", "--retire", "../office", "--by", "office"}, 3));
    story.refused(Keyed::noting(4), "was retired in entry 3");
    story.must({"as", "office", "--key", "../office2"});
    story.note(4);
    CHECK(story.amiss() == "");
}

TEST_CASE("a colleague who is new signs with the key that they are introduced with")
{
    const Keyed story;
    story.must(appointing({"author", "novice", "--name", "The novice", "--key", "../author2"}, 3));
    story.refused(Keyed::noting(4, "novice"), "The novice signs what is recorded for them");
    story.must({"as", "novice", "--key", "../author2"});
    story.note(4, "novice");
    CHECK(story.amiss() == "");
    // A key belongs to one party.
    story.refused(appointing({"author", "--key", "../author2", "--by", "novice"}, 5),
                  "is that of The novice already");
}
