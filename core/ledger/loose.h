#pragma once

#include "base/result.h"

#include <filesystem>
#include <vector>

// Objects that lie in files of their own, looked at without libgit2: one that was altered can make that write
// where it must not.
namespace remit::ledger {

// What is amiss below .git: first, what is neither file nor folder, and what gives git other objects or
// another history; if nothing is, what is amiss with the files of objects in the record of `folder`, at most
// `most`: those that cannot be unpacked, have another length than they say, or do not hash to their names.
// Fails if the folder cannot be read.
Result<std::vector<Error>> damagedObjects(const std::filesystem::path& folder, std::size_t most);

}
