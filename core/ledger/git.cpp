#include "ledger/git.h"

#include "base/words.h"

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

namespace remit::git {

namespace {

constexpr const char* kMain = "refs/heads/main";
constexpr std::string_view kUnreadable = "The record could not be read";

// Who holds the lock is another program at work on the same branch, which takes milliseconds; a lock that
// stays is one that its crash left behind (those of Remit's own are cleared by the next Turn).
Error stillLocked(git_repository* repository)
{
    namespace fs = std::filesystem;
    const fs::path lock = fs::path(git_repository_path(repository)) / (std::string(kMain) + ".lock");
    std::error_code unknown;
    const auto written = fs::last_write_time(lock, unknown);
    const auto age =
        std::chrono::duration_cast<std::chrono::seconds>(fs::file_time_type::clock::now() - written);
    const std::string since = unknown || age.count() < 0 ? "a while" : duration(age);
    return Error{"The record has been locked for " + since +
                 ". If no other program, such as git, is at work on it, delete this file and try again: " +
                 lock.string()};
}

int tryToMoveMain(git_repository* repository, const git_oid* from, const git_oid& to)
{
    git_reference* raw = nullptr;
    // With an expected id, "force" only says that main is there already.
    const int code = from ? git_reference_create_matching(&raw, repository, kMain, &to, 1, from, nullptr)
                          : git_reference_create(&raw, repository, kMain, &to, 0, nullptr);
    git_reference_free(raw);
    return code;
}

// Where libgit2 keeps the reason to itself, the last one that the system gave for a write that failed.
std::string reasonOfSystem(int number)
{
    for (const int each : {ENOSPC, EIO, EDQUOT, EFBIG, EROFS, EACCES, EPERM, EINTR, ENOMEM})
        if (each == number) return std::generic_category().message(number);
    return "no reason was given";
}

// What a failed move means: main may have moved all the same, and only the disk not have said that it is
// safe.
Error notMoved(git_repository* repository, int code, const git_oid& to)
{
    const std::string why = reason(code);
    const auto main = mainOf(repository);
    if (!main || !*main || !git_oid_equal(&**main, &to))
        return Error{"The record could not be written (" + why + ")."};
    return Error{"It was recorded, but the disk has not confirmed it (" + why +
                 "); see whether it is there with: remit log"};
}

}

void start()
{
    static const bool started = [] {
        git_libgit2_init();
        for (const int level : {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                                GIT_CONFIG_LEVEL_GLOBAL})
            git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
        git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
        // Of a large pack a part at a time is held in memory, from which it is read in the order it has.
        git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, std::size_t{4} << 20);
        git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, std::size_t{16} << 20);
        // Reading checks the record's own SHA-256s; git's SHA-1s again would cost more than the reading.
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
        return true;
    }();
    (void)started;
}

Uncached::Uncached()
{
    git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
}

Uncached::~Uncached()
{
    git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 1);
}

std::string reason(int code)
{
    const int system = errno;
    const git_error* error = git_error_last();
    const std::string message = error && error->message ? error->message : "";
    if (code == GIT_ENOTFOUND) return "a part of it is missing";
    if (error && error->klass == GIT_ERROR_NOMEMORY) return "there is not enough memory";
    // The system's own words stand at the end: "failed to write '/a/b': No space left on device".
    if (error && error->klass == GIT_ERROR_OS) {
        const std::size_t colon = message.rfind(": ");
        return colon == std::string::npos ? message : message.substr(colon + 2);
    }
    return message.empty() ? reasonOfSystem(system) : "a part of it is damaged: " + message;
}

Error failure(int code, std::string_view trouble)
{
    return Error{std::string(trouble) + " (" + reason(code) + ")."};
}

Result<std::optional<git_oid>> mainOf(git_repository* repository)
{
    git_oid id;
    const int code = git_reference_name_to_id(&id, repository, kMain);
    if (code == GIT_ENOTFOUND) return std::optional<git_oid>();
    if (code < 0) return failure(code, kUnreadable);
    return std::optional(id);
}

Result<void> moveMain(git_repository* repository, const git_oid* from, const git_oid& to)
{
    using namespace std::chrono;
    const auto patience = steady_clock::now() + seconds(2);
    std::minstd_rand random(std::random_device{}());
    for (;;) {
        const int code = tryToMoveMain(repository, from, to);
        if (code == 0) return {};
        if (code == GIT_EMODIFIED || code == GIT_EEXISTS)
            return Error{"Something else was recorded in the meantime; try again.", {}, Trouble::Moved};
        if (code != GIT_ELOCKED) return notMoved(repository, code, to);
        if (steady_clock::now() > patience) return stillLocked(repository);
        std::this_thread::sleep_for(milliseconds(1 + random() % 20));
    }
}

Result<std::optional<git_oid>> idAt(const git_tree* tree, const std::string& path)
{
    git_tree_entry* raw = nullptr;
    const int code = git_tree_entry_bypath(&raw, tree, path.c_str());
    if (code == GIT_ENOTFOUND) return std::optional<git_oid>();
    if (code < 0) return failure(code, kUnreadable);
    return std::optional(*git_tree_entry_id(TreeEntry(raw).get()));
}

Result<Commit> commitAt(git_repository* repository, const git_oid& id)
{
    return acquire<Commit>(kUnreadable, git_commit_lookup, repository, &id);
}

Result<Tree> treeAt(git_repository* repository, const git_oid& id)
{
    return acquire<Tree>(kUnreadable, git_tree_lookup, repository, &id);
}

Result<Tree> treeOf(const git_commit* commit)
{
    return acquire<Tree>(kUnreadable, git_commit_tree, commit);
}

Result<std::string> bytesAt(git_repository* repository, const git_oid& id)
{
    const auto blob = acquire<Blob>(kUnreadable, git_blob_lookup, repository, &id);
    if (!blob) return blob.error();
    const auto* const bytes = static_cast<const char*>(git_blob_rawcontent(blob->get()));
    return std::string(bytes, static_cast<std::size_t>(git_blob_rawsize(blob->get())));
}

std::string hexOf(const git_oid& id)
{
    std::string hex(GIT_OID_HEXSZ, '\0');
    git_oid_fmt(hex.data(), &id);
    return hex;
}

git_oid idOf(const std::string& hex)
{
    git_oid id;
    [[maybe_unused]] const int code = git_oid_fromstr(&id, hex.c_str());
    assert(code == 0);
    return id;
}

}
