#pragma once

#include "ledger/disk.h"
#include "ledger/ledger.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// Whether `typed` is the address of a git server and no folder: "https://host/path", "ssh://…", "file:///…",
// "name@host:path".
bool isAddress(std::string_view typed);
// Why `typed` can be no address and no folder either: a kind of address that is not known, or nothing at all.
std::optional<Error> noFolder(const std::string& typed);
// An address without the password that may stand in it.
std::string withoutPassword(const std::string& address);

// A bare git repository that both sides can reach, used as a shared folder: its branch "packets" has the
// packets as files, to which each side only adds, and its branch "main" is the keeper's record, which only
// goes forward. Everything goes through the program git, with the settings and the keys of whoever runs it;
// it may ask at the terminal. Nothing that comes from there is believed: packets are read as any others, and
// the record there is only held against this copy's. What was got lies in a folder of its own, which goes
// again.
class GitRemote {
public:
    // Gets what is there now, into a new folder in `inside`, which is there. Fails if it cannot be read.
    static Result<GitRemote> fetch(const std::filesystem::path& inside, const std::string& address);

    // The folder that has the packets, and to which those are added that are to be sent.
    std::filesystem::path packets() const { return place_.path() / "packets"; }

    // Sends the packets that were added to packets(). Returns false if somebody else added something first:
    // then it has to be got again.
    Result<bool> send();

    // Holds the record there to this copy's. It may be a later state of it, until this copy has taken over
    // all there is (`afterwards`); never an earlier one than was seen at a server before, but for the
    // keeper's copy
    // (`isKeepers`), which mends that; and no other. Returns the newest entry that both have, 0 if there is
    // no record. Fails with Trouble::Refused if it does not hold.
    Result<EntryNumber> agrees(const Ledger& ledger, bool isKeepers, bool afterwards) const;

    // Brings the record there forward to this copy's, which is the keeper's. REQUIRES: it agrees.
    Result<void> publish(const Ledger& ledger) const;

private:
    GitRemote(disk::Scaffold place, std::string address)
        : place_(std::move(place)), address_(std::move(address))
    {
    }

    // Runs git on what was got; its output, without the end of the line. Fails with what it complained of.
    Result<std::string> git(std::vector<std::string> words, std::string_view input = {}) const;
    // What a name stands for here; empty if it stands for nothing.
    std::string idOf(const std::string& name) const;
    Result<void> layOut() const;
    Error refused(std::string what) const;
    // Why a record there that is no state of this copy's is none to go on with; no value if it is a later
    // one.
    std::optional<Error> beyond(const Ledger& ledger, const std::string& there, bool isKeepers,
                                bool afterwards) const;

    disk::Scaffold place_;
    std::string address_;
};

}
