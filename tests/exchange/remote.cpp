#include "exchange/git_remote.h"
#include "exchange/sides.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::contains;
using test::Sides;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kNobodys = {"PATH=/usr/bin:/bin",   "HOME=/nowhere",
                                           "GIT_AUTHOR_NAME=x",    "GIT_AUTHOR_EMAIL=x@x",
                                           "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@x"};

// A git repository that both sides can reach, which lets in what docs/pre-receive does.
struct Server {
    explicit Server(const Sides& sides) : folder(sides.folder / "server.git"), home(sides.folder.path())
    {
        git({"init", "-q", "--bare", "-b", "main", folder.string()}, home);
        const fs::path hook = folder / "hooks/pre-receive";
        test::write(hook, "#!/bin/sh\nREMIT='" + test::program() + "' REMIT_PHASES='" + test::phases() +
                              "' exec sh '" + test::source("docs/pre-receive").string() + "'\n");
        fs::permissions(hook, fs::perms::owner_all);
    }

    std::string address() const { return "file://" + folder.string(); }
    std::string git(std::vector<std::string> words, const fs::path& where, int status = 0) const
    {
        words.insert(words.begin(), "/usr/bin/git");
        const auto done = test::run(words, where, kNobodys);
        INFO(words[1] << "\n" << done.out << done.err);
        CHECK(done.status == status);
        return done.out + done.err;
    }
    std::string main() const { return git({"rev-parse", "main"}, folder).substr(0, 40); }

    fs::path folder, home;
};

std::vector<std::string> sync(const Server& server, const std::string& time)
{
    return {"sync", server.address(), "--clock", time};
}

}

TEST_CASE("An address is told from a folder")
{
    for (const char* address : {"https://host/x.git", "ssh://h/x", "git@host:x.git", "file:///x", "a@b:c/d"})
        CHECK(isAddress(address));
    for (const char* folder :
         {"shared", "../shared", "/a/b", "a:b", "x@y", "./a@b:c", "-a@b:c", "ext::sh", "@b:c"})
        CHECK_FALSE(isAddress(folder));
}

TEST_CASE("Through a git server both sides come to the same, which has the record, too")
{
    const Sides sides;
    const Server server(sides);
    CHECK(contains(sides.remit("office", sync(server, "2022-08-02T08:00")), server.address() + "/"));
    CHECK(server.main() == sides.head("office"));
    CHECK(contains(sides.remit("office", sync(server, "2022-08-02T08:01")),
                   "Nothing new, and nothing to send"));

    // Somebody who has nothing yet makes a copy from there.
    sides.remit(".", {"join", server.address(), "--in", "third", "--as", "author", "--key", "author-key"});
    CHECK(sides.head("third") == sides.head("office"));
    for (const auto& each : fs::directory_iterator(sides.folder.path()))
        CHECK_FALSE(each.path().filename().string().starts_with("server-")); // what was got is gone

    test::write(sides.folder / "plan.md", "# Plan\n");
    sides.remit("author", {"submit", "plan", "../plan.md", "--as-is", "--clock", "2022-08-02T09:00"});
    CHECK(contains(sides.remit("author", sync(server, "2022-08-02T09:05")), "1 deed to be received"));
    CHECK(contains(sides.remit("office", sync(server, "2022-08-02T10:00")), "Received Plan, revision 1"));
    CHECK(contains(sides.remit("author", sync(server, "2022-08-02T11:00")), "Received Plan, revision 1"));
    CHECK(sides.head("author") == sides.head("office"));
    CHECK(server.main() == sides.head("office"));
    for (const std::string side : {"office", "author"}) {
        CHECK(contains(sides.remit(side, {"verify"}), "2 entries, all of them signed"));
        CHECK(contains(sides.remit(side, {"verify", "--against", server.address()}),
                       "It agrees with what " + server.address() + " has, up to entry 2"));
    }
    // One that is behind confirms what it has; one that has gone on, all that this copy has.
    sides.remit("office", {"review", "plan", "--accept", "--reason", "Good", "--clock", "2022-08-03T09:00"});
    CHECK(contains(sides.remit("office", {"verify", "--against", server.address()}),
                   "What came after that was compared with nothing"));
    sides.remit("office", sync(server, "2022-08-03T10:00"));
    CHECK(contains(sides.remit("author", {"verify", "--against", server.address()}), "That is all of it"));
}

TEST_CASE("What is no address of a shared repository is told before anything is sent")
{
    const Sides sides;
    const Server server(sides);
    const auto refused = [&](const std::string& place, const std::string& why) {
        CHECK(contains(sides.remit("office", {"sync", place}, 64), why));
    };
    refused("htps://host/survey.git", "is no kind of address");
    refused("ext://host/survey.git", "is no kind of address");
    refused("", "Name a folder or an address");
    refused("../server.git", "given by its address, such as file://");
    refused(".", "is a record or a repository of git's");
    refused("file://" + (sides.folder / "office").string(), "is the address of this very record");
    refused("file://" + (sides.folder / "office/.git").string(), "is the address of this very record");
    CHECK(contains(sides.remit(".", {"join", server.address(), "--as", "author"}, 64),
                   "There is nothing there yet"));
    CHECK(
        contains(sides.remit(".", {"join", "htps://host/x", "--as", "author"}, 64), "is no kind of address"));
}

TEST_CASE("The server takes in neither a record that was altered nor packets that are taken away")
{
    const Sides sides;
    const Server server(sides);
    sides.handIn("plan", "# Plan\n", "2022-08-02T09:00");
    sides.remit("office", sync(server, "2022-08-02T10:00"));
    sides.receive(sides.handIn("report", "# Report\n", "2022-08-02T10:10"), "2022-08-02T10:20");
    sides.remit("office", sync(server, "2022-08-02T10:30"));
    const std::string before = server.main();
    const fs::path clone = sides.folder / "clone";
    server.git({"clone", "-q", server.address(), clone.string()}, server.home);
    server.git({"config", "protocol.file.allow", "always"}, clone);

    // History written anew, and by force.
    server.git({"reset", "-q", "--hard", "HEAD~1"}, clone);
    CHECK(contains(server.git({"push", "-q", "--force", "origin", "HEAD:main"}, clone, 1),
                   "only goes forward"));
    // A file put under what was handed in.
    server.git({"reset", "-q", "--hard", before}, clone);
    test::write(clone / "added.md", "Never handed in.\n");
    server.git({"add", "added.md"}, clone);
    server.git({"commit", "-q", "-m", "Added"}, clone);
    CHECK(contains(server.git({"push", "-q", "origin", "HEAD:main"}, clone, 1), "The record was altered"));
    CHECK(contains(server.git({"push", "-q", "origin", "HEAD:refs/heads/other"}, clone, 1), "no place here"));
    CHECK(contains(server.git({"push", "-q", "origin", ":main"}, clone, 1), "cannot be taken away"));
    // A packet taken away.
    server.git({"checkout", "-q", "packets"}, clone);
    fs::directory_iterator packet(clone);
    while (packet->path().extension() != ".zip")
        ++packet;
    server.git({"rm", "-q", packet->path().filename().string()}, clone);
    server.git({"commit", "-q", "-m", "Less"}, clone);
    CHECK(contains(server.git({"push", "-q", "origin", "packets"}, clone, 1), "Packets are only added"));
    // What is no packet.
    server.git({"reset", "-q", "--hard", "HEAD~1"}, clone);
    fs::create_directory(clone / "folder");
    test::write(clone / "folder/packet.zip", "x");
    server.git({"add", "folder"}, clone);
    server.git({"commit", "-q", "-m", "More"}, clone);
    CHECK(contains(server.git({"push", "-q", "origin", "packets"}, clone, 1),
                   "Only packets have a place here"));
    CHECK(server.main() == before);
}

TEST_CASE("Nothing that the record or the surroundings say of git is followed")
{
    const Sides sides;
    const Server server(sides);
    const fs::path ran = sides.folder / "ran";
    const std::string program = "touch '" + ran.string() + "'; false";
    for (const std::string setting : {"core.sshCommand", "core.fsmonitor", "core.askPass",
                                      "credential.helper", "uploadpack.packObjectsHook"})
        server.git({"-C", (sides.folder / "office").string(), "config", setting, program}, server.home);
    server.git({"-C", (sides.folder / "office").string(), "config",
                "remote." + server.address() + ".receivepack", program},
               server.home);
    server.git({"-C", (sides.folder / "office").string(), "config", "url." + server.address() + "x.insteadOf",
                server.address()},
               server.home);
    const auto done = test::run({test::program(), "-C", (sides.folder / "office").string(), "sync",
                                 server.address(), "--clock", "2022-08-02T08:00"},
                                server.home,
                                {"PATH=/usr/bin:/bin", "GIT_DIR=/nowhere", "GIT_INDEX_FILE=/nowhere/index",
                                 "GIT_NAMESPACE=elsewhere", "GIT_OBJECT_DIRECTORY=/nowhere/objects"});
    INFO(done.out << done.err);
    CHECK(done.status == 0);
    CHECK_FALSE(fs::exists(ran));
    CHECK(server.main() == sides.head("office"));
}

TEST_CASE("A password in an address is not shown")
{
    CHECK(withoutPassword("https://user:secret@host/x.git") == "https://host/x.git");
    CHECK(withoutPassword("https://host/x@y.git") == "https://host/x@y.git");
    CHECK(withoutPassword("git@host:x.git") == "git@host:x.git");
}

TEST_CASE("A server that shows another record, or an earlier one than before, is told")
{
    const Sides sides;
    const Server server(sides);
    sides.remit("office", sync(server, "2022-08-02T08:00"));
    const std::string first = server.main();
    sides.receive(sides.handIn("plan", "# Plan\n", "2022-08-02T09:00"), "2022-08-02T10:00");
    fs::copy(sides.folder / "office", sides.folder / "backup", fs::copy_options::recursive);
    sides.receive(sides.handIn("report", "# Report\n", "2022-08-02T10:10"), "2022-08-02T10:20");
    sides.remit("office", sync(server, "2022-08-02T10:30"));
    sides.remit("author", sync(server, "2022-08-02T11:00"));
    CHECK(sides.head("author") == sides.head("office"));

    SECTION("an old copy of the keeper's")
    {
        CHECK(contains(sides.remit("backup", sync(server, "2022-08-02T12:00"), 1), "or this is an old copy"));
    }
    SECTION("entries taken back, which the keeper's next sync brings again")
    {
        server.git({"update-ref", "refs/heads/main", first}, server.folder);
        CHECK(contains(sides.remit("author", sync(server, "2022-08-02T12:00"), 1),
                       "entries were taken back there"));
        sides.remit("office", sync(server, "2022-08-02T12:01"));
        CHECK(server.main() == sides.head("office"));
        sides.remit("author", sync(server, "2022-08-02T12:02"));
    }
    SECTION("the record taken away")
    {
        server.git({"update-ref", "-d", "refs/heads/main"}, server.folder);
        CHECK(contains(sides.remit("author", sync(server, "2022-08-02T12:00"), 1), "is not there any more"));
    }
    SECTION("another record")
    {
        const std::string tree = server.git({"rev-parse", "main^{tree}"}, server.folder).substr(0, 40);
        const std::string other =
            server.git({"commit-tree", tree, "-m", "Another", "-p", first}, server.folder).substr(0, 40);
        server.git({"update-ref", "refs/heads/main", other}, server.folder);
        for (const std::string side : {"author", "office"}) {
            CHECK(contains(sides.remit(side, sync(server, "2022-08-02T12:00"), 1),
                           "neither an earlier nor a later state of this one"));
            CHECK(contains(sides.remit(side, {"verify", "--against", server.address()}, 1),
                           "neither an earlier nor a later state of this one"));
        }
    }
    SECTION("entries that nobody kept, on top of it")
    {
        const std::string tree = server.git({"rev-parse", "main^{tree}"}, server.folder).substr(0, 40),
                          before = server.main();
        const std::string more =
            server.git({"commit-tree", tree, "-m", "More", "-p", before}, server.folder).substr(0, 40);
        server.git({"update-ref", "refs/heads/main", more}, server.folder);
        CHECK(contains(sides.remit("author", sync(server, "2022-08-02T12:00"), 1),
                       "has entries that no packet there has"));
        CHECK(contains(sides.remit("office", sync(server, "2022-08-02T12:00"), 1),
                       "put there by somebody else"));
        server.git({"update-ref", "refs/heads/main", before}, server.folder);
        sides.remit("author", sync(server, "2022-08-02T12:01")); // and is well again once that is mended
    }
    SECTION("nothing at all")
    {
        fs::remove_all(server.folder);
        CHECK(contains(sides.remit("author", sync(server, "2022-08-02T12:00"), 2),
                       "could not be read: is it written right"));
    }
}
