#pragma once

#include "base/result.h"

#include <filesystem>
#include <git2.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// libgit2 behind one template: a handle frees itself, and only ever comes out of a Result.
namespace remit::git {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* object) const noexcept
    {
        Free(object);
    }
};

using Blob = std::unique_ptr<git_blob, Freed<&git_blob_free>>;
using Commit = std::unique_ptr<git_commit, Freed<&git_commit_free>>;
using Config = std::unique_ptr<git_config, Freed<&git_config_free>>;
using ConfigIterator = std::unique_ptr<git_config_iterator, Freed<&git_config_iterator_free>>;
using Odb = std::unique_ptr<git_odb, Freed<&git_odb_free>>;
using OdbObject = std::unique_ptr<git_odb_object, Freed<&git_odb_object_free>>;
using Reference = std::unique_ptr<git_reference, Freed<&git_reference_free>>;
using Repository = std::unique_ptr<git_repository, Freed<&git_repository_free>>;
using Signature = std::unique_ptr<git_signature, Freed<&git_signature_free>>;
using Tree = std::unique_ptr<git_tree, Freed<&git_tree_free>>;
using TreeEntry = std::unique_ptr<git_tree_entry, Freed<&git_tree_entry_free>>;

// Makes the library ready, once: nothing outside the repository at hand has a say (the user's and the
// system's settings are not read), and what is written is on disk before the call returns.
void start();

// Opens the repository in `folder` as it lies there. What its objects are is read of `folder` alone; those in
// files of their own are unpacked by Remit, as libgit2 1.5 writes out of bounds where one was altered.
Result<Repository> open(const std::filesystem::path& folder);

// While it lives libgit2 keeps no objects for a second reading: of a whole record nothing is read twice.
class Uncached {
public:
    Uncached();
    Uncached(const Uncached&) = delete;
    Uncached& operator=(const Uncached&) = delete;
    ~Uncached();
};

// What the last call that returned `code` < 0 says is wrong, as the end of a sentence: "No space left on
// device".
std::string reason(int code);

// "where: `trouble` (reason)." of the last call that returned `code` < 0.
Error failure(int code, std::string_view trouble);

// Calls `function(&handle, arguments...)` and returns the handle it filled:
//     auto repository = acquire<Repository>("could not be opened", git_repository_open, path.c_str());
template <class Handle, class Function, class... Arguments>
Result<Handle> acquire(std::string_view trouble, Function function, Arguments... arguments)
{
    typename Handle::pointer raw = nullptr;
    if (const int code = function(&raw, arguments...); code < 0) return failure(code, trouble);
    return Handle(raw);
}

// The newest commit of the main branch. No value if there is no main branch.
Result<std::optional<git_oid>> mainOf(git_repository* repository);

// Moves the main branch from one commit to the next; `from` is null for the first. Fails with Trouble::Moved
// if it is not there any more. While another process moves it, waits for some two seconds.
Result<void> moveMain(git_repository* repository, const git_oid* from, const git_oid& to);

// The object at `path` below `tree`. No value if there is none.
Result<std::optional<git_oid>> idAt(const git_tree* tree, const std::string& path);

Result<Commit> commitAt(git_repository* repository, const git_oid& id);
Result<Tree> treeAt(git_repository* repository, const git_oid& id);
Result<Tree> treeOf(const git_commit* commit);
Result<std::string> bytesAt(git_repository* repository, const git_oid& id);

std::string hexOf(const git_oid& id);
git_oid idOf(const std::string& hex);

}
