#include "exchange/git_remote.h"

#include "base/words.h"
#include "process/program.h"

#include <algorithm>
#include <sstream>

namespace remit {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes kGitTime{30}; // large packets on a slow line
constexpr const char* kPackets = "refs/there/packets";
constexpr const char* kMain = "refs/there/main";
constexpr const char* kOwn = "refs/here/main";
constexpr std::string_view kGot = "server-";         // what was got, in the folder where it goes again
constexpr const char* kSeenFile = ".git/remit/seen"; // the newest state of the record that a server had
constexpr std::size_t kMostSeenBytes = 1024;
constexpr std::string_view kSchemes[] = {"https://", "ssh://", "file://"};

// No other ways to a server than these, nothing that would run a program of the server's choice, and files as
// they are.
constexpr const char* kSettings[] = {"protocol.allow=never",
                                     "protocol.https.allow=always",
                                     "protocol.ssh.allow=always",
                                     "protocol.file.allow=always",
                                     "core.hooksPath=/dev/null",
                                     "core.fsmonitor=false",
                                     "core.symlinks=false",
                                     "core.autocrlf=false",
                                     "transfer.fsckObjects=true",
                                     "push.gpgSign=false",
                                     "gc.auto=0",
                                     "maintenance.auto=false",
                                     "user.name=Remit",
                                     "user.email=remit@invalid"};
// What a git that runs this one may have set for its own repository, or to go other ways.
constexpr const char* kUnset[] = {"GIT_DIR",
                                  "GIT_WORK_TREE",
                                  "GIT_INDEX_FILE",
                                  "GIT_NAMESPACE",
                                  "GIT_OBJECT_DIRECTORY",
                                  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                  "GIT_COMMON_DIR",
                                  "GIT_CONFIG",
                                  "GIT_CONFIG_PARAMETERS",
                                  "GIT_CONFIG_COUNT",
                                  "GIT_PREFIX",
                                  "GIT_GRAFT_FILE",
                                  "GIT_SHALLOW_FILE",
                                  "GIT_NO_REPLACE_OBJECTS",
                                  "GIT_REPLACE_REF_BASE",
                                  "GIT_IMPLICIT_WORK_TREE",
                                  "GIT_ALLOW_PROTOCOL",
                                  "GIT_QUARANTINE_PATH",
                                  "GIT_INTERNAL_SUPER_PREFIX"};
// Whatever a folder there says of its files, they are bytes.
constexpr std::string_view kAttributes = "* -text -filter -ident -working-tree-encoding\n";

// What git complained of, its lines as one, without the words that they begin with.
std::string complaint(std::string_view text)
{
    std::string joined;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        for (const std::string_view word : {"remote: ", "fatal: ", "error: "})
            if (line.starts_with(word)) line.remove_prefix(word.size());
        while (line.ends_with(' '))
            line.remove_suffix(1);
        if (!line.empty()) joined += (joined.empty() ? "" : " ") + std::string(line);
    }
    return quotable(joined, 400);
}

// The name of a packet as it lies there: no folder, nothing hidden, nothing that a terminal would take for
// something else.
bool isPacketName(std::string_view name)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    };
    return name.ends_with(".zip") && name.front() != '.' && name.front() != '-' && name.size() < 200 &&
           std::all_of(name.begin(), name.end(), isPlain);
}

}

bool isAddress(std::string_view typed)
{
    for (const std::string_view scheme : kSchemes)
        if (typed.starts_with(scheme)) return true;
    const auto at = typed.find('@'), colon = typed.find(':');
    return at != typed.npos && at > 0 && colon != typed.npos && colon > at + 1 &&
           typed.substr(0, colon).find('/') == typed.npos && typed.front() != '-';
}

std::optional<Error> noFolder(const std::string& typed)
{
    if (typed.empty()) return Error{"Name a folder or an address", {}, Trouble::Usage};
    if (isAddress(typed) || typed.find("://") == typed.npos) return {};
    return Error{"is no kind of address that is known here; those are https, ssh and file, or name@host:path",
                 withoutPassword(typed), Trouble::Usage};
}

std::string withoutPassword(const std::string& address)
{
    const auto begin = address.find("://");
    if (begin == address.npos) return address;
    const auto at = address.find('@', begin), slash = address.find('/', begin + 3);
    if (at == address.npos || at > slash) return address;
    return address.substr(0, begin + 3) + address.substr(at + 1);
}

Result<std::string> GitRemote::git(std::vector<std::string> words, std::string_view input) const
{
    std::vector<std::string> all{"env"};
    for (const char* const name : kUnset)
        all.insert(all.end(), {"-u", name});
    all.push_back("git");
    for (const char* const setting : kSettings)
        all.insert(all.end(), {"-c", setting});
    all.push_back("--git-dir=" + (place_.path() / "git").string());
    all.insert(all.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
    auto end = runProgram(all, input, kGitTime);
    if (!end) return end.error();
    if (end->status != 0) return Error{"git says: " + complaint(end->errors), withoutPassword(address_)};
    while (end->output.ends_with('\n'))
        end->output.pop_back();
    return end->output;
}

std::string GitRemote::idOf(const std::string& name) const
{
    const auto id = git({"rev-parse", "--quiet", "--verify", name + "^{commit}"});
    return id ? *id : std::string();
}

Result<GitRemote> GitRemote::fetch(const fs::path& inside, const std::string& address)
{
    disk::Scaffold::clear(inside, kGot);
    auto place = disk::Scaffold::make(inside, kGot);
    if (!place) return place.error();
    GitRemote remote(*std::move(place), address);
    if (const auto made = remote.git({"init", "--quiet", "--bare", "--template="}); !made)
        return made.error();
    if (auto plain = disk::write(remote.place_.path() / "git/info/attributes", kAttributes); !plain)
        return plain.error();
    const auto cannot = [&](const Error& why) {
        return Error{"could not be read: is it written right, and may you read there? " + why.what,
                     withoutPassword(address)};
    };
    const auto there = remote.git({"ls-remote", "--", address, "refs/heads/main", "refs/heads/packets"});
    if (!there) return cannot(there.error());
    std::vector<std::string> words{"fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", address};
    for (const std::string branch : {"main", "packets"})
        if (there->find("\trefs/heads/" + branch) != there->npos)
            words.push_back("refs/heads/" + branch + ":refs/there/" + branch);
    if (words.back() != address)
        if (const auto got = remote.git(words); !got) return cannot(got.error());
    if (auto laid = remote.layOut(); !laid) return laid.error();
    return remote;
}

// The packets as files; nothing else that lies there.
Result<void> GitRemote::layOut() const
{
    std::error_code error;
    fs::create_directories(packets(), error);
    if (error) return Error{"The folder could not be made (" + error.message() + ")", packets().string()};
    if (idOf(kPackets).empty()) return {};
    if (const auto read = git({"read-tree", kPackets}); !read) return read.error();
    const auto list = git({"ls-tree", kPackets});
    if (!list) return list.error();
    std::string names;
    std::istringstream lines(*list);
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        if (tab == line.npos || !line.starts_with("100644 blob ")) continue;
        if (const std::string name = line.substr(tab + 1); isPacketName(name)) names += name + '\0';
    }
    const auto out = git(
        {"-C", packets().string(), "--work-tree=.", "checkout-index", "--force", "--quiet", "-z", "--stdin"},
        names);
    if (!out) return out.error();
    return {};
}

Result<bool> GitRemote::send()
{
    const std::string before = idOf(kPackets);
    const auto known = git({"ls-files", "-z"});
    if (!known) return known.error();
    const std::string all = '\0' + *known; // each name between two of these
    std::string added;
    std::error_code error;
    for (fs::directory_iterator at(packets(), error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (isPacketName(name) && all.find('\0' + name + '\0') == all.npos) added += name + '\0';
    }
    if (error) return Error{"The folder could not be read (" + error.message() + ")", packets().string()};
    if (added.empty()) return true;
    // Only what is new is put to what is there: nothing there can be taken away by this.
    const auto put =
        git({"-C", packets().string(), "--work-tree=.", "update-index", "--add", "-z", "--stdin"}, added);
    if (!put) return put.error();
    const auto tree = git({"write-tree"});
    if (!tree) return tree.error();
    std::vector<std::string> words{"commit-tree", *tree, "-m", "Packets"};
    if (!before.empty()) words.insert(words.end(), {"-p", before});
    const auto made = git(words);
    if (!made) return made.error();
    const auto sent =
        git({"push", "--quiet", "--no-follow-tags", "--", address_, *made + ":refs/heads/packets"});
    if (sent) return true;
    const auto there = git({"ls-remote", "--", address_, "refs/heads/packets"});
    if (there && there->substr(0, there->find('\t')) != before) return false;
    return Error{"The packets were not taken there: " + sent.error().what, withoutPassword(address_)};
}

Error GitRemote::refused(std::string what) const
{
    return {std::move(what), withoutPassword(address_), Trouble::Refused};
}

std::optional<Error> GitRemote::beyond(const Ledger& ledger, const std::string& there, bool isKeepers,
                                       bool afterwards) const
{
    const auto later = git({"merge-base", "--is-ancestor", ledger.tip().position, there});
    if (!later)
        return refused(
            "The record there is neither an earlier nor a later state of this one: it is another record, "
            "or one of the two was altered. See which by: remit verify --against PACKET, with a packet "
            "that you had by another way");
    if (isKeepers)
        return refused(
            "The record there has entries that this copy has not, though it is the keeper's: they were put "
            "there by somebody else, or this is an old copy; if it is, go on in the newer one");
    if (afterwards)
        return refused(
            "The record there has entries that no packet there has: they were put there by somebody else, or "
            "the keeper has to sync. Nothing of them was taken over");
    return {};
}

Result<EntryNumber> GitRemote::agrees(const Ledger& ledger, bool isKeepers, bool afterwards) const
{
    const std::string there = idOf(kMain);
    const fs::path seenFile = ledger.folder() / kSeenFile;
    const auto seen = disk::read(seenFile, kMostSeenBytes);
    if (!seen) return seen.error();
    if (there.empty() && *seen && !isKeepers)
        return refused("The record is not there any more; it was when this copy last looked. Ask the keeper");
    if (there.empty()) return EntryNumber{};
    const auto steps = ledger.stepsSince(EntryNumber{});
    if (!steps) return steps.error();
    const auto positionOf = [&](const std::string& id) {
        return std::find_if(steps->begin(), steps->end(), [&](const Step& step) { return step.id == id; });
    };
    const auto at = positionOf(there);
    if (at == steps->end()) {
        if (auto wrong = beyond(ledger, there, isKeepers, afterwards)) return *std::move(wrong);
        return ledger.tip().number;
    }
    if (*seen && !isKeepers && positionOf(**seen) != steps->end() && at < positionOf(**seen))
        return refused(
            "The server shows an earlier state of the record than one did when this copy last looked: "
            "entries were taken back there. Ask the keeper");
    if (auto noted = disk::write(seenFile, there); !noted) return noted.error();
    return EntryNumber(at - steps->begin() + 1);
}

Result<void> GitRemote::publish(const Ledger& ledger) const
{
    if (idOf(kMain) == ledger.tip().position) return {};
    // By way of what was got: git runs on no settings of the record's.
    const auto own = git({"fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--",
                          (ledger.folder() / ".git").string(), std::string("refs/heads/main:") + kOwn});
    if (!own) return own.error();
    const auto sent =
        git({"push", "--quiet", "--no-follow-tags", "--", address_, std::string(kOwn) + ":refs/heads/main"});
    if (!sent)
        return Error{"The record was not taken there: " + sent.error().what, withoutPassword(address_)};
    return disk::write(ledger.folder() / kSeenFile, ledger.tip().position);
}

}
