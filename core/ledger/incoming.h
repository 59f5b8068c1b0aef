#pragma once

#include "ledger/git.h"

#include <filesystem>
#include <memory>

namespace remit::ledger {

// The objects of one entry, on their way into a record: in memory while they are made, then files beside the
// record's objects, and only once these are on disk do they get their names among them. So an
// object that has its name is whole, whatever a power cut left, and who writes the same again may rely on it.
//
// REQUIRES: there is one at a time, that of whoever has the turn.
class Incoming {
public:
    // Into the record that `record` is. REQUIRES: `record` lives as long.
    static Result<Incoming> into(git_repository* record);

    // Reads the record's objects, and keeps in memory what is written. Lives until the Incoming does not.
    git_repository* repository() const { return repository_.get(); }

    // Takes into the record what was written. When the call returns all of it is on disk, and so is what was
    // there already, and the file `noted`, if given. If it fails some may be there, which does no harm.
    Result<void> accept(const std::filesystem::path& noted = {}) const;

private:
    struct Backend;
    explicit Incoming(git_repository* record) : record_(record) {}
    Result<void> acceptInto(const std::filesystem::path& git, const std::filesystem::path& noted) const;

    git_repository* record_;
    git::Repository repository_;
    Backend* backend_ = nullptr; // repository_'s
};

}
