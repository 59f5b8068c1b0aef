#pragma once

#include "ledger/git.h"
#include "ledger/store.h"

#include <filesystem>
#include <memory>

// Only for the files of the Ledger: what it has inside, and what they share.
namespace remit {

struct Ledger::Inner {
    std::filesystem::path folder;
    std::shared_ptr<git_repository> repository;
    ledger::Newest newest;
    mutable git::Tree rootTree = {};
    mutable std::string rootOf = {};

    std::filesystem::path privateFolder() const { return folder / ".git" / "remit"; }
    ledger::Vault vault() const { return ledger::Vault(privateFolder()); }
    std::filesystem::path memoryFile() const { return privateFolder() / "standing"; }

    // The folders of the record as it stands at the tip; read once.
    Result<const git_tree*> root() const;
    // The bytes at `path`. Fails if there is no such file.
    Result<std::string> read(const std::string& path) const;
    Result<std::string> readAs(const std::string& path, const Fingerprint& sha) const;
    // All of the record, out of `source`.
    Result<WholeRecord> whole(const ledger::Source& source) const;
};

namespace ledger {

// A folder as it is shown.
std::string shown(const std::filesystem::path& folder);

// The absolute path of a folder that need not be there, without links, dots or a slash at the end.
std::filesystem::path settled(const std::filesystem::path& folder, std::error_code& error);

// Opens the repository in `folder` as it lies there.
Result<git::Repository> openRepository(const std::filesystem::path& folder);

// `error`, said of the record in `folder` where it has no place of its own.
Error within(const std::filesystem::path& folder, const Error& error);

// Writes what entering `copied` on top of `tip` takes, and holds it to being the entry that it says it is.
Result<Written> writeCopied(git_repository* repository, const Tip& tip, const Copied& copied);

// The record as it will be once `newest` is, by objects that only `repository` has so far.
Ledger asItWillBe(const std::filesystem::path& folder, git_repository* repository, const Newest& newest);

}

}
