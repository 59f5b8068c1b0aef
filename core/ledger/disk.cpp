#include "ledger/disk.h"

#include "evidence/sha256.h"

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace remit::disk {

namespace {

namespace fs = std::filesystem;

Error notWritten(const fs::path& path, int number)
{
    return Error{path.string() + " could not be written (" + std::generic_category().message(number) + ")."};
}

// Writes all of `bytes` to a new file and waits for the disk; returns errno, or 0.
int writeNew(const fs::path& file, std::string_view bytes)
{
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
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

}

Result<void> write(const fs::path& file, std::string_view bytes)
{
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return notWritten(file, error.value());
    const auto suffix = randomHex(8);
    if (!suffix) return suffix.error();
    const fs::path draft = file.string() + ".new-" + *suffix;
    int trouble = writeNew(draft, bytes);
    if (trouble == 0 && ::rename(draft.c_str(), file.c_str()) != 0) trouble = errno;
    if (trouble != 0) {
        ::unlink(draft.c_str());
        return notWritten(file, trouble);
    }
    if (const int late = syncFolder(file.parent_path()); late != 0) return notWritten(file, late);
    return {};
}

Result<std::optional<std::string>> read(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(file, error) && !error) return std::optional<std::string>();
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    if (in) bytes << in.rdbuf();
    if (error || !in) return Error{file.string() + " could not be read."};
    return std::optional(bytes.str());
}

Result<void> rename(const fs::path& from, const fs::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0) return notWritten(to, errno);
    if (const int trouble = syncFolder(to.parent_path()); trouble != 0) return notWritten(to, trouble);
    return {};
}

}
