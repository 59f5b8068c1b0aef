#include "ledger/turn.h"

#include <cerrno>
#include <fcntl.h>
#include <random>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace remit {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* kFile = "turn";

// Stands in the file while a turn lasts; where it stands though nobody has the turn, a process died in its.
constexpr char kAtWork[] = "at work\n";

// git holds a lock for milliseconds. One that is older, and that a Remit may have left when it died, is left.
constexpr auto kOldLock = 1s;

fs::path lockOfMain(const fs::path& folder)
{
    return folder / ".git" / "refs" / "heads" / "main.lock";
}

Error noTurn(const fs::path& folder, int number)
{
    return Error{"The record could not be written (" + std::generic_category().message(number) + ").",
                 folder.string()};
}

fs::path homeIn(const fs::path& folder)
{
    return folder / ".git" / "remit";
}

// The file that whoever has the turn holds; fails with errno.
int openFile(const fs::path& folder)
{
    // Whoever handed this folder over may have put links here, which lead to files of others.
    const fs::path home = homeIn(folder);
    if (::mkdir(home.c_str(), 0777) != 0 && errno != EEXIST) return -1;
    const int in = ::open(home.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (in < 0) return -1;
    const int handle = ::openat(in, kFile, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
    const int trouble = errno;
    ::close(in);
    errno = trouble;
    return handle;
}

// Waits until no other process has the file; errno of what went wrong, or 0.
int waitFor(int handle, std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    std::minstd_rand random(std::random_device{}());
    while (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) return errno;
        if (std::chrono::steady_clock::now() > until) return EWOULDBLOCK;
        std::this_thread::sleep_for(std::chrono::milliseconds(1 + random() % 10));
    }
    return 0;
}

// Removes the lock that a Remit left which died while it moved main. Another program, such as git packing its
// references, may hold that lock for a moment, so it has to grow old first.
void clearAfterDeath(const fs::path& folder)
{
    const fs::path lock = lockOfMain(folder);
    std::error_code gone;
    for (auto waited = 0ms; waited <= kOldLock; waited += 50ms) {
        const auto written = fs::last_write_time(lock, gone);
        if (gone) return;
        if (fs::file_time_type::clock::now() - written >= kOldLock) break;
        std::this_thread::sleep_for(50ms);
    }
    fs::remove(lock, gone);
}

// Notes in the file that a turn has begun; errno of what went wrong, or 0.
int begin(int handle)
{
    return ::pwrite(handle, kAtWork, sizeof kAtWork - 1, 0) < 1 ? errno : 0; // a part of it says it, too
}

bool diedAtWork(int handle)
{
    char first;
    return ::pread(handle, &first, 1, 0) == 1;
}

}

Result<Turn> Turn::take(const fs::path& folder, std::chrono::milliseconds patience)
{
    const int handle = openFile(folder);
    if (handle < 0) return noTurn(folder, errno);
    if (const int trouble = waitFor(handle, patience); trouble != 0) {
        ::close(handle);
        if (trouble != EWOULDBLOCK) return noTurn(folder, trouble);
        return Error{"Another Remit has been at work on this record for a while; nothing was recorded. Try "
                     "again when it is done."};
    }
    Turn turn(handle, homeIn(folder) / kFile);
    if (diedAtWork(handle)) clearAfterDeath(folder);
    if (const int failed = begin(handle); failed != 0) return noTurn(folder, failed);
    return turn;
}

Turn::Turn(Turn&& other) noexcept : handle_(std::exchange(other.handle_, -1)), note_(std::move(other.note_))
{
}

Turn::~Turn()
{
    if (handle_ < 0) return;
    // Should this fail, the next turn looks for something to put right, and finds nothing.
    [[maybe_unused]] const int ignored = ::ftruncate(handle_, 0);
    ::close(handle_);
}

}
