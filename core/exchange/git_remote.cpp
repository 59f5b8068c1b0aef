#include "exchange/git_remote.h"

#include "base/words.h"
#include "process/program.h"

#include <algorithm>
#include <fstream>

namespace remit {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes kGitTime{30}; // large packets on a slow line
constexpr const char* kPackets = "refs/there/packets";
constexpr const char* kMain = "refs/there/main";
constexpr const char* kSeen = "refs/seen/main"; // what the record there was when it last agreed

// No other ways to a server than these, nothing that would run a program of the record's or the server's
// choice, and files as they are.
constexpr const char* kSettings[] = {"protocol.allow=never",
                                     "protocol.https.allow=always",
                                     "protocol.http.allow=always",
                                     "protocol.ssh.allow=always",
                                     "protocol.git.allow=always",
                                     "protocol.file.allow=always",
                                     "core.hooksPath=/dev/null",
                                     "core.fsmonitor=false",
                                     "core.symlinks=false",
                                     "core.autocrlf=false",
                                     "transfer.fsckObjects=true",
                                     "push.followTags=false",
                                     "push.gpgSign=false",
                                     "gc.auto=0",
                                     "maintenance.auto=false",
                                     "fetch.recurseSubmodules=false",
                                     "user.name=Remit",
                                     "user.email=remit@invalid"};
// Whatever a folder there says of its files, they are bytes.
constexpr std::string_view kAttributes = "* -text -filter -ident -working-tree-encoding\n";

// The last line that git complained with, without the word it begins with.
std::string complaint(std::string text)
{
    while (text.ends_with('\n'))
        text.pop_back();
    return quotable(text, 400);
}

Result<ProgramEnd> runGit(const fs::path& repository, std::vector<std::string> words)
{
    std::vector<std::string> all{"git"};
    for (const char* const setting : kSettings)
        all.insert(all.end(), {"-c", setting});
    all.push_back("--git-dir=" + repository.string());
    all.insert(all.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    return runProgram(all, {}, kGitTime);
}

Result<std::string> outputOf(const fs::path& repository, const std::string& address,
                             std::vector<std::string> words)
{
    auto end = runGit(repository, std::move(words));
    if (!end) return end.error();
    if (end->status != 0)
        return Error{"The server did not do it (git: " + complaint(end->errors) + ")", address};
    while (end->output.ends_with('\n'))
        end->output.pop_back();
    return end->output;
}

}

bool isAddress(std::string_view typed)
{
    for (const std::string_view scheme : {"https://", "http://", "ssh://", "git://", "file://"})
        if (typed.starts_with(scheme)) return true;
    const auto at = typed.find('@'), colon = typed.find(':');
    return at != typed.npos && at > 0 && colon != typed.npos && colon > at + 1 &&
           typed.substr(0, colon).find('/') == typed.npos && typed.front() != '-';
}

Result<std::string> GitRemote::git(std::vector<std::string> words) const
{
    return outputOf(place_ / "git", address_, std::move(words));
}

bool GitRemote::is(std::vector<std::string> words) const
{
    const auto end = runGit(place_ / "git", std::move(words));
    return end && end->status == 0;
}

std::string GitRemote::idOf(const std::string& name) const
{
    const auto end = runGit(place_ / "git", {"rev-parse", "--quiet", "--verify", name + "^{commit}"});
    if (!end || end->status != 0) return {};
    return end->output.substr(0, end->output.find('\n'));
}

Result<GitRemote> GitRemote::fetch(const fs::path& place, const std::string& address)
{
    GitRemote remote(place, address);
    std::error_code error;
    fs::create_directories(place, error);
    if (!fs::exists(place / "git/HEAD", error))
        if (const auto made = remote.git({"init", "--quiet", "--bare"}); !made) return made.error();
    fs::create_directories(place / "git/info", error);
    std::ofstream(place / "git/info/attributes", std::ios::binary) << kAttributes;
    const auto got = remote.git({"fetch", "--quiet", "--no-tags", "--prune", "--no-write-fetch-head", "--",
                                 address, "+refs/heads/*:refs/there/*"});
    if (!got) return Error{"The server could not be read: " + got.error().what, address};
    if (auto laid = remote.layOut(); !laid) return laid.error();
    return remote;
}

// The packets as files.
Result<void> GitRemote::layOut() const
{
    std::error_code error;
    fs::remove_all(packets(), error);
    fs::create_directories(packets(), error);
    if (error) return Error{"The folder could not be made (" + error.message() + ")", packets().string()};
    if (const auto none = git({"read-tree", "--empty"}); !none) return none.error();
    if (idOf(kPackets).empty()) return {};
    if (const auto read = git({"read-tree", kPackets}); !read) return read.error();
    const auto out =
        git({"--work-tree=" + packets().string(), "checkout-index", "--all", "--force", "--quiet"});
    if (!out) return out.error();
    return {};
}

Result<bool> GitRemote::send()
{
    const std::string before = idOf(kPackets);
    if (const auto added = git({"-C", packets().string(), "--work-tree=.", "add", "--force", "--all", "."});
        !added)
        return added.error();
    const auto tree = git({"write-tree"});
    if (!tree) return tree.error();
    if (before.empty() ? fs::is_empty(packets()) : is({"diff-tree", "--quiet", before, *tree})) return true;
    std::vector<std::string> words{"commit-tree", *tree, "-m", "Packets"};
    if (!before.empty()) words.insert(words.end(), {"-p", before});
    const auto made = git(words);
    if (!made) return made.error();
    const auto sent = git({"push", "--quiet", "--", address_, *made + ":refs/heads/packets"});
    if (sent) {
        if (const auto noted = git({"update-ref", kPackets, *made}); !noted) return noted.error();
        return true;
    }
    const auto there = git({"ls-remote", "--", address_, "refs/heads/packets"});
    if (there && there->substr(0, there->find('\t')) != before) return false;
    return sent.error();
}

Result<void> GitRemote::agrees(const Ledger& ledger, bool isKeepers) const
{
    const std::string there = idOf(kMain), seen = idOf(kSeen);
    const auto refused = [&](std::string what) { return Error{std::move(what), address_, Trouble::Refused}; };
    if (there.empty() && !seen.empty() && !isKeepers)
        return refused(
            "The record is not there any more; it was when this copy last looked. Nothing was sent");
    if (there.empty()) return {};
    const auto steps = ledger.stepsSince(EntryNumber{});
    if (!steps) return steps.error();
    const bool here =
        std::any_of(steps->begin(), steps->end(), [&](const Step& step) { return step.id == there; });
    const bool ahead = is({"merge-base", "--is-ancestor", ledger.tip().position, there});
    if (!here && ahead && isKeepers)
        return refused(
            "The record there has entries that this copy has not, though it is the keeper's: this is an "
            "old copy of it. Nothing was sent; go on in the newer one");
    if (!here && !ahead)
        return refused(
            "The record there is neither an earlier nor a later state of this one: one of the two was "
            "altered. Nothing was sent. See which by: remit verify --against PACKET, with a packet that "
            "you had by another way");
    if (!seen.empty() && !isKeepers && !is({"merge-base", "--is-ancestor", seen, there}))
        return refused(
            "The server shows an earlier state of the record than it did when this copy last looked: "
            "entries were taken back there. Nothing was sent; ask the keeper");
    if (const auto noted = git({"update-ref", kSeen, there}); !noted) return noted.error();
    return {};
}

Result<void> GitRemote::publish(const Ledger& ledger) const
{
    if (idOf(kMain) == ledger.tip().position) return {};
    const auto sent = outputOf(ledger.folder() / ".git", address_,
                               {"push", "--quiet", "--", address_, "refs/heads/main:refs/heads/main"});
    if (!sent) return Error{"The record was not taken there: " + sent.error().what, address_};
    return {};
}

}
