#pragma once

#include "base/result.h"
#include "ledger/git.h"

#include <filesystem>
#include <string>
#include <vector>

// Objects that lie in files of their own, read without libgit2: one that was altered can make that write
// where it must not.
namespace remit::ledger {

struct Object {
    git_object_t type = GIT_OBJECT_INVALID;
    std::string bytes;
};

// "commit", "tree", "blob" or "tag".
std::string_view wordOf(git_object_t type);

// "blob 12" and its end: with this begins what an object's name is taken over.
std::string headOf(git_object_t type, std::uint64_t size);

// Where below objects/ the object lies if it has a file of its own.
std::filesystem::path looseName(const git_oid& id);

// What the file of an object says it holds.
struct LooseHead {
    git_object_t type = GIT_OBJECT_INVALID;
    std::size_t size = 0;
};

// No value if the file is none of an object.
std::optional<LooseHead> readLooseHead(const std::filesystem::path& file);
// No value if it is damaged. Whether it has the name that it should, others look.
std::optional<Object> readLoose(const std::filesystem::path& file);

// What is amiss with the files of objects in the folder `objects` of a repository, at most `most`: those that
// cannot be unpacked, have another length than they say, or do not hash to their names. None is held whole.
Result<std::vector<Error>> damagedLoose(const std::filesystem::path& objects, std::size_t most);

}
