#include "ledger/disk.h"

#include "evidence/sha256.h"

#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace remit::disk {

namespace {

namespace fs = std::filesystem;

Error notWritten(const fs::path& path, int number)
{
    return Error{path.string() + " could not be written (" + std::generic_category().message(number) + ")."};
}

// Writes all of `bytes` to a new file, in place of what a crash or somebody else left there, and waits for
// the disk; returns errno, or 0.
int writeNew(const fs::path& file, std::string_view bytes)
{
    ::unlink(file.c_str());
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
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

// A name is on disk once its folder is.
int syncFolder(const fs::path& folder)
{
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return errno;
    const int trouble = ::fsync(handle) == 0 ? 0 : errno;
    ::close(handle);
    return trouble;
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

Result<void> write(const fs::path& file, std::string_view bytes)
{
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (!error && !fs::is_directory(fs::symlink_status(file.parent_path(), error)))
        return notWritten(file, ENOTDIR); // a link, which leads who knows where
    if (error) return notWritten(file, error.value());
    // Always the same name: what a crash leaves is written over by the next.
    const fs::path draft = file.string() + ".new";
    int trouble = writeNew(draft, bytes);
    if (trouble == 0 && ::rename(draft.c_str(), file.c_str()) != 0) trouble = errno;
    if (trouble != 0) {
        ::unlink(draft.c_str());
        return notWritten(file, trouble);
    }
    if (const int late = syncFolder(file.parent_path()); late != 0) return notWritten(file, late);
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
    if (::mkdir(path.c_str(), 0777) != 0) return notWritten(path, errno);
    const int handle = hold(path);
    if (handle >= 0) return Scaffold(std::move(path), handle);
    const int trouble = errno;
    ::rmdir(path.c_str());
    return notWritten(path, trouble);
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
    if (::rename(from.c_str(), to.c_str()) != 0) return notWritten(to, errno);
    if (const int trouble = syncFolder(to.parent_path()); trouble != 0) return notWritten(to, trouble);
    return {};
}

}
