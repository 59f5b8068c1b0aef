#include "process/child.h"

#include "support/support.h"

#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <linux/landlock.h>
#include <new>
#include <sched.h>
#include <set>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace remit;
using namespace std::chrono_literals;
using Kind = ChildEnd::Kind;

namespace {

#if defined(REMIT_SANITIZED)
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif

ChildEnd child(const std::function<std::string(const Stage&)>& work)
{
    ChildLimits limits;
    limits.wall = 20s;
    limits.memoryBytes = 512u << 20;
    limits.answerBytes = 1u << 20;
    return inChild(limits, work);
}

int openDescriptors()
{
    int count = 0;
    DIR* folder = ::opendir("/proc/self/fd");
    while (::readdir(folder))
        ++count;
    ::closedir(folder);
    return count;
}

// What `attempt` met inside a child: "refused", "done", or another reason.
std::string inside(const std::function<long()>& attempt)
{
    const auto end = child([&](const Stage&) -> std::string {
        errno = 0;
        if (attempt() >= 0) return "done";
        return errno == EPERM ? "refused" : std::strerror(errno);
    });
    CHECK(end.kind == Kind::Answered);
    return end.answer;
}

}

TEST_CASE("A child that hangs is stopped when its time is up")
{
    ChildLimits limits;
    limits.wall = 200ms;
    const auto begin = std::chrono::steady_clock::now();
    const auto end = inChild(limits, [](const Stage& stage) -> std::string {
        stage("thinking");
        for (volatile bool on = true; on;) {}
        return "never";
    });
    CHECK(end.kind == Kind::TooLong);
    CHECK(end.words == "took longer than 0.2 seconds");
    CHECK(end.stage == "thinking");
    CHECK(end.answer.empty());
    CHECK(std::chrono::steady_clock::now() - begin < 4s);
}

TEST_CASE("A child that closes its pipe and goes on is stopped, too")
{
    ChildLimits limits;
    limits.wall = 3s;
    const auto end = inChild(limits, [](const Stage&) -> std::string {
        ::close(3);
        ::sleep(100);
        return "never";
    });
    CHECK(end.kind == Kind::Crashed);
    CHECK(end.words == "stopped before it answered");
}

TEST_CASE("A child that dies is said to have died, with the signal and the stage")
{
    struct Row {
        int signal;
        const char* words;
    };
    const auto row = GENERATE(Row{SIGSEGV, "stopped with signal 11 (segmentation fault)"},
                              Row{SIGABRT, "stopped with signal 6 (aborted)"},
                              Row{SIGFPE, "stopped with signal 8 (floating point exception)"});
    const auto end = child([&](const Stage& stage) -> std::string {
        stage("one");
        stage("two");
        ::raise(row.signal);
        return "never";
    });
    CHECK(end.kind == Kind::Crashed);
    CHECK(end.words == row.words);
    CHECK(end.stage == "two");
}

TEST_CASE("A child that leaves without an answer has not answered")
{
    const auto end = child([](const Stage&) -> std::string { ::_exit(0); });
    CHECK(end.kind == Kind::Crashed);
    CHECK(end.words == "stopped before it answered");
}

TEST_CASE("A child that asks for memory without end is refused it")
{
    if (!kLimitsMemory) return;
    const auto end = child([](const Stage&) -> std::string {
        std::vector<std::string> all;
        for (;;)
            all.emplace_back(1 << 20, 'x');
    });
    CHECK(end.kind == Kind::TooMuchMemory);
    CHECK(end.words == "needed more than 512 MB of memory");
}

TEST_CASE("What a child throws is reported")
{
    const auto end = child([](const Stage&) -> std::string { throw std::runtime_error("no such chapter"); });
    CHECK(end.kind == Kind::Crashed);
    CHECK(end.words == "stopped with an error: no such chapter");
    CHECK(child([](const Stage&) -> std::string { throw 42; }).kind == Kind::Crashed);
}

TEST_CASE("An answer larger than allowed is none, and the largest allowed is one")
{
    const auto tooMuch = child([](const Stage&) { return std::string((1 << 20) + 1, 'x'); });
    CHECK(tooMuch.kind == Kind::TooMuchAnswer);
    CHECK(tooMuch.words == "answered more than 1 MB");
    const auto most = child([](const Stage&) { return std::string(1 << 20, 'x'); });
    CHECK(most.kind == Kind::Answered);
    CHECK(most.answer.size() == 1 << 20);
}

TEST_CASE("A child that speaks past its protocol is not believed")
{
    const std::string lie = GENERATE(std::string("z\1\0\0\0\0\0\0\0x", 10),                // no such saying
                                     std::string("s\xff\xff\xff\xff\xff\xff\xff\xff", 9)); // endless stage
    const auto end = child([&](const Stage&) -> std::string {
        if (::write(3, lie.data(), lie.size()) < 0) ::_exit(1);
        ::sleep(1);
        return "never";
    });
    CHECK(end.kind == Kind::Crashed);
    CHECK(end.words == "answered nonsense");
}

TEST_CASE("A child cannot write, remove or rename files")
{
    const test::Folder folder;
    const std::string file = folder / "kept", other = folder / "other";
    test::write(file, "as it was");
    const int opened = ::open(file.c_str(), O_WRONLY), writable = ::fcntl(opened, F_DUPFD, 50);

    CHECK(inside([&] { return ::open(other.c_str(), O_WRONLY | O_CREAT, 0600); }) == "refused");
    CHECK(inside([&] { return ::open(file.c_str(), O_WRONLY); }) == "refused");
    CHECK(inside([&] { return ::open(file.c_str(), O_RDWR); }) == "refused");
    CHECK(inside([&] { return ::open(file.c_str(), O_RDONLY | O_TRUNC); }) == "refused");
    CHECK(inside([&] { return ::syscall(SYS_open, file.c_str(), O_WRONLY); }) == "refused");
    CHECK(inside([&] { return ::creat(other.c_str(), 0600); }) == "refused");
    CHECK(inside([&] { return ::unlink(file.c_str()); }) == "refused");
    CHECK(inside([&] { return ::rename(file.c_str(), other.c_str()); }) == "refused");
    CHECK(inside([&] { return ::mkdir(other.c_str(), 0700); }) == "refused");
    CHECK(inside([&] { return ::symlink(file.c_str(), other.c_str()); }) == "refused");
    CHECK(inside([&] { return ::link(file.c_str(), other.c_str()); }) == "refused");
    CHECK(inside([&] { return ::chmod(file.c_str(), 0); }) == "refused");
    CHECK(inside([&] { return ::truncate(file.c_str(), 0); }) == "refused");
    CHECK(inside([&] { return ::syscall(SYS_fchmodat, AT_FDCWD, file.c_str(), 0); }) == "refused");
    CHECK(inside([&] { return ::utimensat(AT_FDCWD, file.c_str(), nullptr, 0); }) == "refused");
    // A file that the caller had open is not the child's.
    CHECK(inside([&] { return ::write(writable, "x", 1); }) == "Bad file descriptor");
    // What is refused with "no such call" makes callers take the older call, which is refused itself.
    CHECK(inside([&] { return ::syscall(SYS_openat2, -1, file.c_str(), nullptr, 0); }) ==
          "Function not implemented");

    CHECK(inside([&] { return ::open(file.c_str(), O_RDONLY); }) == "done");
    CHECK(test::read(file) == "as it was");
    ::close(opened);
    ::close(writable);
}

TEST_CASE("A child cannot reach the network, other programs or other processes")
{
    struct Row {
        const char* group;
        std::function<long()> attempt;
    };
    const pid_t parent = ::getpid();
    const rlimit many{4096, 4096};
    const sched_param idle{};
    const Row rows[] = {
        {"network", [] { return ::socket(AF_INET, SOCK_STREAM, 0); }},
        {"local sockets", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }},
        {"processes", [] { return ::fork(); }},
        {"programs", [] { return ::execl("/bin/true", "true", nullptr); }},
        {"signals to the parent", [&] { return ::kill(parent, 0); }},
        {"signals to the group", [] { return ::kill(0, 0); }},
        {"signals to a thread", [&] { return ::syscall(SYS_tgkill, parent, parent, 0); }},
        {"signals to any thread", [&] { return ::syscall(SYS_tkill, parent, 0); }},
        {"signals with data", [&] { return ::syscall(SYS_rt_sigqueueinfo, parent, 0, nullptr); }},
        {"signals by a file's owner", [&] { return ::fcntl(0, F_SETOWN, parent); }},
        {"signals by a file's owner, by group", [&] { return ::fcntl(0, F_SETOWN_EX, nullptr); }},
        {"signals of another number", [] { return ::fcntl(0, F_SETSIG, SIGKILL); }},
        {"signals when a file is ready", [] { return ::fcntl(3, F_SETFL, O_ASYNC); }},
        {"locks", [] { return ::fcntl(0, F_SETLK, nullptr); }},
        {"memory of others", [&] { return ::ptrace(PTRACE_ATTACH, parent, nullptr, nullptr); }},
        {"limits of others", [&] { return ::prlimit(parent, RLIMIT_CORE, nullptr, nullptr); }},
        {"limits raised", [&] { return ::prlimit(0, RLIMIT_NOFILE, &many, nullptr); }},
        {"priority", [&] { return ::setpriority(PRIO_PROCESS, static_cast<id_t>(parent), 19); }},
        {"priority of input", [&] { return ::syscall(SYS_ioprio_set, 1, parent, 0); }},
        {"scheduling", [&] { return ::sched_setscheduler(parent, SCHED_IDLE, &idle); }},
        {"requests made in memory", [] { return ::syscall(SYS_io_uring_setup, 1, nullptr); }},
        {"keystrokes", [] { return ::ioctl(0, TIOCSTI, "x"); }},
        {"programs, the other way",
         []() -> long {
             pid_t started = 0;
             char name[] = "true";
             char* arguments[] = {name, nullptr};
             errno = ::posix_spawn(&started, "/bin/true", nullptr, nullptr, arguments, nullptr);
             return errno ? -1 : 0;
         }},
    };
    for (const auto& row : rows) {
        INFO(row.group);
        CHECK(inside(row.attempt) == "refused");
    }
    CHECK(child([](const Stage&) -> std::string {
              std::thread([] {}).join();
              return "started";
          }).kind == Kind::Crashed);
}

TEST_CASE("A child is refused every call that is not known to be harmless, later kernels' included")
{
    constexpr long kNewest = 700; // beyond what any kernel has today
    const std::set<long> harmless
    {
#if defined(SYS_open) // not on every kind of processor
        SYS_open, SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_getdents, SYS_pipe, SYS_dup2, SYS_poll,
            SYS_time,
#endif
            SYS_brk, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_futex, SYS_read,
            SYS_readv, SYS_pread64, SYS_lseek, SYS_close, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_statfs,
            SYS_fstatfs, SYS_openat, SYS_faccessat, SYS_faccessat2, SYS_readlinkat, SYS_getdents64,
            SYS_getcwd, SYS_fadvise64, SYS_write, SYS_writev, SYS_ppoll, SYS_dup, SYS_dup3, SYS_pipe2,
            SYS_getpid, SYS_gettid, SYS_getppid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_uname,
            SYS_sysinfo, SYS_getrusage, SYS_getcpu, SYS_sched_getaffinity, SYS_sched_yield, SYS_gettimeofday,
            SYS_clock_gettime, SYS_clock_getres, SYS_nanosleep, SYS_clock_nanosleep, SYS_restart_syscall,
            SYS_getrandom, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_exit,
            SYS_exit_group
    };
#if defined(__x86_64__)
    // A kernel's own returns from what it traces, which no filter is asked about; anyone else dies of them.
    const std::set<long> notForCallers{335, 336};
#else
    const std::set<long> notForCallers;
#endif
    const std::set<long> saidToBeMissing{SYS_clone3, SYS_openat2};
    const auto end = child([&](const Stage& stage) -> std::string {
        std::string passed;
        for (long call = 0; call <= kNewest; ++call) {
            if (harmless.contains(call) || notForCallers.contains(call)) continue;
            stage(std::to_string(call));
            errno = 0;
            // A number past the kernel's own would be "missing" if the filter let it through.
            if (::syscall(call, -1, -1, -1, -1, -1, -1) >= 0 ||
                errno != (saidToBeMissing.contains(call) ? ENOSYS : EPERM))
                passed += " " + std::to_string(call);
        }
        return passed;
    });
    INFO(end.stage);
    CHECK(end.kind == Kind::Answered);
    CHECK(end.answer.empty());
}

TEST_CASE("What a child writes to its output goes nowhere")
{
    const test::Folder folder;
    const std::string file = folder / "output";
    std::cout.flush();
    std::fflush(stdout);
    const int kept = ::dup(1);
    const int to = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
    ::dup2(to, 1);
    const auto end = child([](const Stage&) -> std::string {
        std::cout << "noise" << std::endl;
        return ::write(1, "noise", 5) == 5 && ::write(2, "noise", 5) == 5 ? "written" : "not written";
    });
    std::fflush(stdout);
    ::dup2(kept, 1);
    ::close(kept);
    ::close(to);
    CHECK(end.answer == "written");
    CHECK(test::read(file).empty());
}

TEST_CASE("Nothing is left of a child: no process, no open file")
{
    const int before = openDescriptors();
    for (int i = 0; i < 20; ++i) {
        CHECK(child([](const Stage&) { return std::string("fine"); }).kind == Kind::Answered);
        CHECK(child([](const Stage&) -> std::string { ::_exit(3); }).kind == Kind::Crashed);
    }
    CHECK(openDescriptors() == before);
    CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
    CHECK(errno == ECHILD);
}

TEST_CASE("A child answers with any bytes, and knows what the caller knows")
{
    const std::string known("\0\xff\n", 3);
    const auto end = child([&](const Stage& stage) {
        stage(std::string(10'000, 'x'));
        return known;
    });
    CHECK(end.kind == Kind::Answered);
    CHECK(end.answer == known);
    CHECK(end.words.empty());
    CHECK(end.stage.size() == 400);
    CHECK(child([](const Stage&) { return std::string(); }).kind == Kind::Answered);
}

TEST_CASE("A caller without standard input and output still gets its answer")
{
    const auto end = child([](const Stage&) -> std::string { return "fine"; });
    REQUIRE(end.answer == "fine");
    const int in = ::dup(0), out = ::dup(1);
    ::close(0);
    ::close(1);
    const auto bare = child([](const Stage&) -> std::string { return "fine"; });
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::close(in);
    ::close(out);
    CHECK(bare.answer == "fine");
}

TEST_CASE("A caller with a signal handler that interrupts still gets its answer")
{
    struct sigaction action = {}, before = {};
    action.sa_handler = [](int) {};
    ::sigaction(SIGALRM, &action, &before); // without SA_RESTART
    ::ualarm(20'000, 20'000);
    const auto end = child([](const Stage&) -> std::string {
        ::usleep(200'000);
        return "fine";
    });
    ::ualarm(0, 0);
    ::sigaction(SIGALRM, &before, nullptr);
    CHECK(end.answer == "fine");
}

TEST_CASE("A program in a child reads what it is given, and its output is the answer")
{
    const int open = openDescriptors();
    const std::string input(3u << 20, 'x');
    CHECK(programInChild({}, {"cat"}, input).answer == input);
    CHECK(programInChild({}, {"cat", "/dev/stdin"}, input).answer == input);
    CHECK(programInChild({}, {"env"}, "").answer.empty());
    CHECK(programInChild({}, {"sh", "-c", "echo out; echo complaint >&2"}, "").answer == "out\n");
    CHECK(openDescriptors() == open);
}

TEST_CASE("A program in a child that does not end well has no answer")
{
    struct Row {
        const char* script;
        Kind kind;
        const char* words;
    };
    const std::vector<Row> rows = {
        {"echo out; exit 3", Kind::Failed, "ended with status 3"},
        {"kill -SEGV $$", Kind::Crashed, "stopped with signal 11 (segmentation fault)"},
        {"exec sleep 60", Kind::TooLong, "took longer than 1 second"},
        {"exec >&-; exec sleep 60", Kind::TooLong, "took longer than 1 second"},
        {"while :; do :; done", Kind::TooLong, "took longer than 1 second"},
        {"exec cat /dev/zero", Kind::TooMuchAnswer, "answered more than 1 MB"},
    };
    ChildLimits limits;
    limits.wall = 1s;
    limits.answerBytes = 1u << 20;
    for (const auto& row : rows) {
        INFO(row.script);
        const auto end = programInChild(limits, {"sh", "-c", row.script}, "");
        CHECK(end.kind == row.kind);
        CHECK(end.words == row.words);
        CHECK(end.answer.empty());
    }
    const auto missing = programInChild(limits, {"no-such-program"}, "");
    CHECK(missing.kind == Kind::Missing);
    CHECK(missing.words == "is not installed on this computer");
}

TEST_CASE(
    "What a program in a child complains of is kept from its beginning, and it never waits for a listener")
{
    const auto end =
        programInChild({}, {"sh", "-c", "echo first >&2; head -c 200000 /dev/zero >&2; echo out"}, "");
    CHECK(end.complaints.starts_with("first\n"));
    CHECK(end.complaints.size() <= 4096);
    CHECK(programInChild({}, {"sh", "-c", "echo no >&2; exit 3"}, "").complaints == "no\n");
}

TEST_CASE("A program in a child may be smaller than its caller")
{
    const std::string much(300u << 20, 'x');
    ChildLimits limits;
    limits.memoryBytes = 128u << 20;
    for (int i = 0; i < 5; ++i)
        CHECK(programInChild(limits, {"echo", "out"}, "").answer == "out\n");
    CHECK(much.back() == 'x');
}

TEST_CASE("A program in a child reads the files of the system alone")
{
    if (::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) < 0) {
        WARN("this kernel has no Landlock");
        return;
    }
    const test::Folder folder;
    const auto file = folder.path() / "secret";
    std::ofstream(file) << "secret";
    for (const std::string& closed : {file.string(), "/proc/" + std::to_string(::getpid()) + "/environ",
                                      std::string("/etc/passwd"), std::string("/dev/tty")}) {
        INFO(closed);
        const auto end = programInChild({}, {"cat", closed}, "");
        CHECK(end.kind == Kind::Failed);
        CHECK(end.answer.empty());
    }
    CHECK(programInChild({}, {"cat", "/dev/stdin"}, "given").answer == "given");
}

TEST_CASE("A child has no terminal of its caller's")
{
    const auto end = child([](const Stage&) {
        return std::to_string(::getppid()) + (::open("/dev/tty", O_RDONLY) < 0 ? " none" : " one");
    });
    CHECK(end.answer == std::to_string(::getpid()) + " none");
}

TEST_CASE("A caller that ignores the ends of its children hears of no answer that is none")
{
    ::signal(SIGCHLD, SIG_IGN);
    const auto end = programInChild({}, {"sh", "-c", "echo half; exit 3"}, "");
    ::signal(SIGCHLD, SIG_DFL);
    CHECK(end.kind == Kind::Crashed);
    CHECK(end.answer.empty());
}

TEST_CASE("A program in a child is confined as a child is")
{
    const test::Folder folder;
    const auto refused = [&](const std::string& script) {
        const auto end = programInChild({}, {"sh", "-c", script}, "");
        INFO(script);
        CHECK(end.kind != Kind::Answered);
    };
    const std::string file = (folder.path() / "file").string();
    refused("echo x > " + file);
    refused("exec touch " + file);
    refused("exec mkdir " + file);
    refused("true | true"); // takes two processes
    refused("exec git ls-remote git://127.0.0.1/none");
    CHECK(std::filesystem::is_empty(folder.path()));
}
