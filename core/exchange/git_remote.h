#pragma once

#include "ledger/ledger.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// Whether `typed` is the address of a git server and no folder: "https://host/path", "ssh://…", "file:///…",
// "name@host:path".
bool isAddress(std::string_view typed);

// A bare git repository that both sides can reach, used as a shared folder: its branch "packets" has the
// packets as files, to which each side only adds, and its branch "main" is the keeper's record, which only
// goes forward. Everything goes through the program git, with the settings and the keys of whoever runs it;
// it may ask at the terminal. Nothing that comes from there is believed: packets are read as any others, and
// the record there is only held against this copy's.
class GitRemote {
public:
    // Gets what is there now. `place` is a folder for what was got, which is made if need be, and saves
    // getting it again the next time. Fails if the server cannot be reached or has something else than that.
    static Result<GitRemote> fetch(const std::filesystem::path& place, const std::string& address);

    // The folder that has the packets, and to which those are added that are to be sent.
    std::filesystem::path packets() const { return place_ / "packets"; }

    // Sends what was added to packets(). Returns false if somebody else added something first: then it has to
    // be got again.
    Result<bool> send();

    // Holds the record there to this copy's: it is an earlier or a later state of it, and, but for the
    // keeper's copy, which can mend it, no earlier one than was seen there before. Fails with
    // Trouble::Refused if not.
    Result<void> agrees(const Ledger& ledger, bool isKeepers) const;

    // Brings the record there forward to this copy's, which is the keeper's. REQUIRES: it agrees.
    Result<void> publish(const Ledger& ledger) const;

private:
    GitRemote(std::filesystem::path place, std::string address)
        : place_(std::move(place)), address_(std::move(address))
    {
    }

    // Runs git on what was got; its output, without the end of the line. Fails with what it complained of.
    Result<std::string> git(std::vector<std::string> words) const;
    // Whether one of its questions is answered with yes.
    bool is(std::vector<std::string> words) const;
    // What a branch's name stands for here; empty if there is none.
    std::string idOf(const std::string& name) const;
    Result<void> layOut() const;

    std::filesystem::path place_;
    std::string address_;
};

}
