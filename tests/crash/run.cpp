#include "run.h"

#include "calls.h"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <linux/seccomp.h>
#include <map>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

namespace remit::test {

namespace {

constexpr unsigned kPatience = 120; // seconds; for what never ends, not for what is slow

[[noreturn]] void stop(const char* what)
{
    std::perror(what);
    std::exit(2);
}

// What a program writes, kept in memory.
class Written {
public:
    Written() : descriptor_(::memfd_create("written", MFD_CLOEXEC))
    {
        if (descriptor_ < 0) stop("memfd_create");
    }
    ~Written() { ::close(descriptor_); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    int descriptor() const { return descriptor_; }
    std::string text() const
    {
        struct stat status {};
        if (::fstat(descriptor_, &status) != 0) stop("fstat");
        std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
        if (::pread(descriptor_, bytes.data(), bytes.size(), 0) != status.st_size) stop("pread");
        return bytes;
    }

private:
    int descriptor_;
};

std::vector<char*> pointers(const std::vector<std::string>& texts)
{
    std::vector<char*> list;
    for (const auto& text : texts)
        list.push_back(const_cast<char*>(text.c_str()));
    list.push_back(nullptr);
    return list;
}

// In the child. The filter waits for the watcher, and so stands before execve already.
bool beWatched()
{
    const auto& filter = callFilter();
    const sock_fprog program{static_cast<unsigned short>(filter.size()),
                             const_cast<sock_filter*>(filter.data())};
    return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0 && ::raise(SIGSTOP) == 0 &&
           ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

pid_t start(const Typed& typed, const Written& out, const Written& err, bool watched)
{
    // A watched program cannot look for its own leaks.
    const std::vector<std::string> environment = {"PATH=/usr/bin:/bin", "LC_ALL=C",
                                                  "HOME=" + typed.folder.string(), "GIT_CONFIG_NOSYSTEM=1",
                                                  "ASAN_OPTIONS=detect_leaks=0"};
    const auto arguments = pointers(typed.words);
    const auto variables = pointers(environment);
    const pid_t child = ::fork();
    if (child < 0) stop("fork");
    if (child > 0) return child;
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, 0);
    ::dup2(out.descriptor(), 1);
    ::dup2(err.descriptor(), 2);
    ::close(nothing);
    ::alarm(kPatience); // lasts beyond execve
    if (watched && !beWatched()) ::_exit(126);
    if (::chdir(typed.folder.c_str()) == 0) ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
}

int waited(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) stop("waitpid");
    return status;
}

int statusOf(int ended)
{
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

#if defined(__x86_64__)

constexpr bool kKnown = true;

void put(pid_t child, std::size_t offset, long long value)
{
    if (::ptrace(PTRACE_POKEUSER, child, offset, value) != 0) stop("ptrace");
}
void setCall(pid_t child, long long number)
{
    put(child, offsetof(user_regs_struct, orig_rax), number);
}
void setResult(pid_t child, long long result)
{
    put(child, offsetof(user_regs_struct, rax), result);
}
void setArgument(pid_t child, int index, std::uint64_t value)
{
    constexpr std::size_t kOffsets[] = {offsetof(user_regs_struct, rdi), offsetof(user_regs_struct, rsi),
                                        offsetof(user_regs_struct, rdx), offsetof(user_regs_struct, r10),
                                        offsetof(user_regs_struct, r8),  offsetof(user_regs_struct, r9)};
    put(child, kOffsets[index], static_cast<long long>(value));
}

#else

constexpr bool kKnown = false;

void setCall(pid_t, long long) {}
void setResult(pid_t, long long) {}
void setArgument(pid_t, int, std::uint64_t) {}

#endif

int numberOf(Fault fault)
{
    switch (fault) {
    case Fault::NoSpace:
    case Fault::Full:
        return ENOSPC;
    case Fault::Broken:
    case Fault::Gone:
        return EIO;
    case Fault::Interrupted:
        return EINTR;
    default:
        return 0;
    }
}

// Follows a stopped program from one call of callFilter() to the next.
class Watch {
public:
    Watch(pid_t child, const std::filesystem::path& folder, const Point* at, Fault fault)
        : child_(child), folder_(folder), at_(at), fault_(fault)
    {
    }

    // Returns how the program ended.
    int follow()
    {
        int status = waited(child_);
        if (!WIFSTOPPED(status)) return status; // it could not be started
        // Its children have the filter too, and without a watcher the calls in it would fail.
        constexpr long kOptions = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP |
                                  PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                                  PTRACE_O_TRACEEXEC;
        if (::ptrace(PTRACE_SETOPTIONS, child_, nullptr, kOptions) != 0) stop("ptrace");
        go(child_, 0);
        for (;;) {
            const pid_t stopped = ::waitpid(-1, &status, __WALL);
            if (stopped < 0 && errno != EINTR) stop("waitpid");
            if (stopped == child_ && !WIFSTOPPED(status)) return status;
            if (stopped > 0 && WIFSTOPPED(status)) onward(stopped, status);
        }
    }

    bool reached() const { return reached_; }
    std::vector<Point> points() { return std::move(points_); }

private:
    // One that was killed is gone at any time.
    static void go(pid_t process, int signal, __ptrace_request how = PTRACE_CONT)
    {
        if (::ptrace(how, process, nullptr, signal) != 0 && errno != ESRCH) stop("ptrace");
    }

    // Whether it is the program itself, and no child of its: by any of its threads.
    bool isProgram(pid_t thread) const
    {
        return ::access(("/proc/" + std::to_string(child_) + "/task/" + std::to_string(thread)).c_str(),
                        F_OK) == 0;
    }

    void onward(pid_t process, int status)
    {
        const int signal = WSTOPSIG(status);
        const int event = status >> 16;
        if (event == PTRACE_EVENT_SECCOMP && isProgram(process)) {
            atCall(process);
            return go(process, 0, process == afterIn_ ? PTRACE_SYSCALL : PTRACE_CONT);
        }
        if (signal == (SIGTRAP | 0x80) && process == afterIn_) {
            after();
            return go(process, 0);
        }
        // A child begins with a stop; everything else is a signal of the program's own.
        go(process, event != 0 || signal == SIGSTOP ? 0 : signal);
    }

    void atCall(pid_t thread)
    {
        __ptrace_syscall_info info{};
        if (::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) < 0) {
            if (errno == ESRCH) return; // killed by what happened in another thread
            stop("ptrace");
        }
        Arguments arguments;
        for (std::size_t i = 0; i < arguments.size(); ++i)
            arguments[i] = info.seccomp.args[i];
        const auto call = callOf(thread, info.seccomp.nr, arguments, folder_);
        if (!call) return;
        const bool fails = (call->verb == "mkdir" && std::filesystem::exists(folder_ / call->file)) ||
                           (call->verb == "link" && std::filesystem::exists(folder_ / call->to));
        const Point point{call->name, ++times_[call->name], call->writes, call->verb, call->file, call->to,
                          fails};
        points_.push_back(point);
        if (reached_ && fault_ == Fault::Full && call->takesRoom) return fail(thread, ENOSPC);
        if (reached_ && fault_ == Fault::Gone && call->toDisk) return fail(thread, EIO);
        if (reached_ || !at_ || !(point == *at_)) return;
        reached_ = true;
        switch (fault_) {
        case Fault::KilledBefore:
            points_.back().failed = true;
            ::kill(child_, SIGKILL);
            break;
        case Fault::KilledAfter:
            afterIn_ = thread;
            after_ = [this] { ::kill(child_, SIGKILL); };
            break;
        case Fault::Short:
            shorten(thread, call->countAt, arguments[static_cast<std::size_t>(call->countAt)]);
            break;
        default:
            fail(thread, numberOf(fault_));
        }
    }

    // The call is not made, and this is what comes of it.
    void fail(pid_t thread, int number)
    {
        points_.back().failed = true;
        setCall(thread, -1);
        setResult(thread, -number);
    }

    void shorten(pid_t thread, int argument, std::uint64_t count)
    {
        setArgument(thread, argument, count / 2);
        // A program may rely on its registers as they were.
        afterIn_ = thread;
        after_ = [thread, argument, count] { setArgument(thread, argument, count); };
    }

    void after()
    {
        afterIn_ = 0;
        after_();
    }

    pid_t child_;
    const std::filesystem::path& folder_;
    const Point* at_;
    Fault fault_;
    std::map<std::string, int> times_;
    std::vector<Point> points_;
    bool reached_ = false;
    pid_t afterIn_ = 0;           // the thread whose call
    std::function<void()> after_; // this is to be done after
};

Ran runIt(const Typed& typed, bool watched, const Point* at, Fault fault)
{
    const auto begun = std::chrono::steady_clock::now();
    const Written out, err;
    const pid_t child = start(typed, out, err, watched);
    Ran ran;
    if (watched) {
        Watch watch(child, typed.folder, at, fault);
        ran.status = statusOf(watch.follow());
        ran.reached = watch.reached();
        ran.points = watch.points();
    } else {
        ran.status = statusOf(waited(child));
    }
    ran.out = out.text();
    ran.err = err.text();
    ran.took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    return ran;
}

}

std::string_view words(Fault fault)
{
    switch (fault) {
    case Fault::KilledBefore:
        return "killed before";
    case Fault::KilledAfter:
        return "killed after";
    case Fault::NoSpace:
        return "ENOSPC at";
    case Fault::Full:
        return "disk full from";
    case Fault::Broken:
        return "EIO at";
    case Fault::Gone:
        return "disk gone from";
    case Fault::Interrupted:
        return "EINTR at";
    case Fault::Short:
        return "short";
    }
    return {};
}

Ran run(const Typed& typed)
{
    return runIt(typed, false, nullptr, {});
}

bool canWatch()
{
    return kKnown;
}

Ran runWatched(const Typed& typed)
{
    return runIt(typed, true, nullptr, {});
}

Ran runWatched(const Typed& typed, const Point& at, Fault fault)
{
    return runIt(typed, true, &at, fault);
}

}
