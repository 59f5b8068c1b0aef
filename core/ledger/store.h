#pragma once

#include "ledger/layout.h"
#include "ledger/ledger.h"
#include "ledger/source.h"

// The steps of the ledger between the record's values and git's objects.
namespace remit::ledger {

// An entry as it was read, and the SHA-256 of its entry.toml.
struct ReadEntry {
    Entry entry;
    Fingerprint fingerprint;
};

// Reads the entry at `place` out of its own folder: event.toml and entry.toml, which must agree with each
// other and with the place.
Result<ReadEntry> readEntry(const Source::Read& read, const ObjectId& entryFolder, const EntryPlace& place);

// Reads everything below `root`, and holds the entries to being one unbroken line up to the one of that
// fingerprint.
Result<WholeRecord> readWhole(const Source& source, const ObjectId& root, const Fingerprint& newest);

// Reads the entries of `homes` only, oldest first.
Result<std::vector<Entry>> readEntries(git_repository* repository, const git_tree* root,
                                       const std::set<std::string>& homes);

// The homes of the reviews that carried comments to the deliverable in the folder `home`, by their marks.
Result<std::set<std::string>> carriedFrom(git_repository* repository, const git_tree* root,
                                          const std::string& home);

// The names of the files that lie in the folder `home` itself, not in its record: those in use.
Result<std::vector<std::string>> filesIn(git_repository* repository, const git_tree* root,
                                         const std::string& home);

// The newest entry and the record's identity.
struct Newest {
    Tip tip;
    std::string record;
};

// Reads the newest entry by the newest commit's message. Fails if there is no record, or if that commit was
// not made by Remit.
Result<Newest> readNewest(git_repository* repository);

// Fails on the ways of keeping a repository that libgit2 would misread without a word.
Result<void> plainRepository(git_repository* repository);

// The place of the entry that a commit made by Remit names in its message.
std::optional<EntryPlace> placeIn(const git_commit* commit);

// See Ledger::homesSince; `tip` is the newest commit.
Result<std::optional<std::set<std::string>>> homesSince(git_repository* repository, const git_oid& tip,
                                                        const std::string& position, std::size_t most);

// An entry whose objects are made, and the tip as it will be once main is moved there.
struct Written {
    Entry entry;
    Tip tip;
};

// Whether the note in `draft` speaks of the files that are to be kept for it, and of no others. Those of one
// that was made elsewhere are kept there.
bool speaksOfKept(const Draft& draft);

// Writes into `repository` everything that entering `draft` on top of `tip` takes, a commit included. The
// record does not change by this. REQUIRES: what Ledger::append requires.
Result<Written> writeEntry(git_repository* repository, const Tip& tip, const Draft& draft);

}
