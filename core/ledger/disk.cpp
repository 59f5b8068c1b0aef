#include "ledger/disk.h"

#include "evidence/sha256.h"

#include <algorithm>
#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace remit::disk {

namespace {

namespace fs = std::filesystem;

// A disk takes about as long for as many as it does for one.
constexpr std::size_t kAtOnce = 4;

Error notWritten(const fs::path& path, int number)
{
    return Error{path.string() + " could not be written (" + std::generic_category().message(number) + ")."};
}

Error notMade(const fs::path& folder, int number)
{
    return Error{"The folder could not be made (" + std::generic_category().message(number) + ").",
                 folder.string()};
}

// Writes all of `bytes` to a new file, in place of what a crash or somebody else left there, and waits for
// the disk; returns errno, or 0.
int writeNew(const fs::path& file, std::string_view bytes, mode_t mode)
{
    ::unlink(file.c_str());
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (handle < 0) return errno;
    int trouble = 0;
    while (!bytes.empty() && trouble == 0) {
        const ssize_t written = ::write(handle, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            trouble = errno;
    }
    if (trouble == 0 && ::fsync(handle) != 0) trouble = errno;
    if (::close(handle) != 0 && trouble == 0) trouble = errno;
    return trouble;
}

// A file's bytes, or the names in a folder: a name is on disk once its folder is.
int syncPath(const fs::path& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0) return errno;
    const int trouble = ::fsync(handle) == 0 ? 0 : errno;
    ::close(handle);
    return trouble;
}

// Does the same with all of them, some at a time, and waits for each; `work` returns errno, or 0.
template <class Things, class Work>
Result<void> together(const Things& things, Work work)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<int> trouble = 0;
    const auto some = [&] {
        for (std::size_t i; (i = next++) < things.size();)
            if (const int each = work(things[i]); each != 0) trouble = each;
    };
    {
        std::vector<std::jthread> others;
        try {
            for (std::size_t i = 1; i < std::min(kAtOnce, things.size()); ++i)
                others.emplace_back(some);
        } catch (const std::system_error&) { // as many as there may be
        }
        some();
    }
    if (trouble == 0) return {};
    return Error{"The record could not be written (" + std::generic_category().message(trouble) + ")."};
}

// Opens a folder that no other process holds, and holds it until it is closed. Fails with errno.
int hold(const fs::path& folder)
{
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0 || ::flock(handle, LOCK_EX | LOCK_NB) == 0) return handle;
    const int trouble = errno;
    ::close(handle);
    errno = trouble;
    return -1;
}

}

Result<void> sync(const std::vector<fs::path>& paths)
{
    return together(paths, syncPath);
}

Result<void> write(const std::map<fs::path, std::string>& files, const std::vector<fs::path>& others)
{
    std::vector<std::pair<fs::path, const std::string*>> all;
    for (const auto& [path, bytes] : files)
        all.emplace_back(path, &bytes);
    for (const auto& path : others)
        all.emplace_back(path, nullptr);
    return together(all, [](const auto& each) {
        const auto& [path, bytes] = each;
        return bytes ? writeNew(path, *bytes, 0444) : syncPath(path);
    });
}

Result<bool> makeFolder(const fs::path& folder)
{
    std::error_code error;
    if (fs::is_directory(folder, error)) return false;
    if (const auto above = makeFolder(folder.parent_path()); !above) return above;
    if (::mkdir(folder.c_str(), 0777) != 0) {
        if (errno == EEXIST && fs::is_directory(folder, error)) return false; // somebody else's, just now
        return notMade(folder, errno);
    }
    if (const int trouble = syncPath(folder.parent_path()); trouble != 0) return notMade(folder, trouble);
    return true;
}

Result<void> write(const fs::path& file, std::string_view bytes)
{
    if (const auto home = makeFolder(file.parent_path()); !home) return home.error();
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(file.parent_path(), error)))
        return notWritten(file, ENOTDIR); // a link, which leads who knows where
    // Always the same name: what a crash leaves is written over by the next.
    const fs::path draft = file.string() + ".new";
    int trouble = writeNew(draft, bytes, 0666);
    if (trouble == 0 && ::rename(draft.c_str(), file.c_str()) != 0) trouble = errno;
    if (trouble != 0) {
        ::unlink(draft.c_str());
        return notWritten(file, trouble);
    }
    if (const int late = syncPath(file.parent_path()); late != 0) return notWritten(file, late);
    return {};
}

Result<std::optional<std::string>> read(const fs::path& file, std::size_t most)
{
    std::error_code error;
    const auto status = fs::symlink_status(file, error);
    if (status.type() == fs::file_type::not_found) return std::optional<std::string>();
    // Only a file of the expected size is opened: anything else might keep us waiting, or never end.
    const std::uintmax_t size = fs::is_regular_file(status) ? fs::file_size(file, error) : most + 1;
    if (error || size > most) return Error{file.string() + " could not be read."};
    std::ifstream in(file, std::ios::binary);
    std::string bytes(size, '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return Error{file.string() + " could not be read."};
    return std::optional(std::move(bytes));
}

Result<File> File::open(const fs::path& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0)
        return Error{"could not be read (" + std::generic_category().message(errno) + ")", path.string()};
    struct stat found = {};
    File file(handle, 0);
    if (::fstat(handle, &found) != 0 || !S_ISREG(found.st_mode))
        return Error{"could not be read, and may be no file", path.string()};
    file.size_ = static_cast<std::uint64_t>(found.st_size);
    return file;
}

File::File(File&& other) noexcept : handle_(std::exchange(other.handle_, -1)), size_(other.size_) {}

File::~File()
{
    if (handle_ >= 0) ::close(handle_);
}

std::size_t File::read(std::uint64_t at, char* to, std::size_t count) const
{
    std::size_t done = 0;
    while (done < count) {
        const ssize_t more = ::pread(handle_, to + done, count - done, static_cast<off_t>(at + done));
        if (more > 0)
            done += static_cast<std::size_t>(more);
        else if (more == 0 || errno != EINTR)
            break;
    }
    return done;
}

Result<bool> ownFolder(const fs::path& folder)
{
    std::error_code error;
    const auto status = fs::symlink_status(folder, error);
    if (status.type() == fs::file_type::not_found) return false;
    if (!error && fs::is_directory(status)) return true;
    return Error{"is no folder, or cannot be read", folder.lexically_normal().string()};
}

Result<void> makeOwnFolder(const fs::path& folder)
{
    const auto there = ownFolder(folder);
    if (!there) return there.error();
    if (!*there && ::mkdir(folder.c_str(), 0700) != 0) return notMade(folder, errno);
    if (::chmod(folder.c_str(), 0700) != 0) return notMade(folder, errno);
    if (const int trouble = syncPath(folder.parent_path()); trouble != 0) return notMade(folder, trouble);
    return {};
}

Result<void> writeOwn(const std::map<fs::path, std::string>& files)
{
    if (files.empty()) return {};
    const std::vector<std::pair<fs::path, std::string_view>> all(files.begin(), files.end());
    const auto written =
        together(all, [](const auto& each) { return writeNew(each.first, each.second, 0600); });
    if (!written) return written;
    return sync({files.begin()->first.parent_path()});
}

Result<void> remove(const fs::path& file)
{
    if (::unlink(file.c_str()) != 0 && errno != ENOENT)
        return Error{file.string() + " could not be removed (" + std::generic_category().message(errno) +
                     ")."};
    return sync({file.parent_path()});
}

std::string origin(const fs::path& file)
{
    struct stat found = {};
    if (::lstat(file.c_str(), &found) != 0) return {};
    // Nobody can choose these: an archive that is unpacked brings neither.
    return std::to_string(found.st_dev) + " " + std::to_string(found.st_ino) + " " +
           std::to_string(found.st_ctim.tv_sec) + "." + std::to_string(found.st_ctim.tv_nsec);
}

Result<Scaffold> Scaffold::make(const fs::path& folder, std::string_view prefix)
{
    const auto suffix = randomHex(8);
    if (!suffix) return suffix.error();
    fs::path path = folder / (std::string(prefix) + *suffix);
    if (::mkdir(path.c_str(), 0777) != 0) return notWritten(folder, errno);
    const int handle = hold(path);
    if (handle >= 0) return Scaffold(std::move(path), handle);
    const int trouble = errno;
    ::rmdir(path.c_str());
    return notWritten(folder, trouble);
}

void Scaffold::clear(const fs::path& folder, std::string_view prefix)
{
    std::error_code ignored;
    std::vector<fs::path> left;
    for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end; at.increment(ignored))
        if (at->path().filename().string().starts_with(prefix)) left.push_back(at->path());
    for (auto& path : left)
        if (const int handle = hold(path); handle >= 0) Scaffold(std::move(path), handle); // gone at once
}

Scaffold::Scaffold(Scaffold&& other) noexcept
    : path_(std::exchange(other.path_, {})), handle_(std::exchange(other.handle_, -1))
{
}

Scaffold::~Scaffold()
{
    if (handle_ < 0) return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    ::close(handle_);
}

Result<void> rename(const fs::path& from, const fs::path& to)
{
    std::vector<fs::path> all = {from};
    std::error_code error;
    for (fs::recursive_directory_iterator at(from, error), end; !error && at != end; at.increment(error))
        all.push_back(at->path());
    if (error) return notWritten(from, error.value());
    if (const auto synced = sync(all); !synced) return synced.error();
    if (::rename(from.c_str(), to.c_str()) != 0) return notWritten(to, errno);
    if (const int trouble = syncPath(to.parent_path()); trouble != 0) return notWritten(to, trouble);
    return {};
}

}
