#include "process/child.h"

#include "support/support.h"

#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <iostream>
#include <new>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
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

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif

ChildEnd child(const std::function<std::string(const Stage&)>& work)
{
    ChildLimits limits;
    limits.wall = 5s;
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

TEST_CASE("An answer larger than allowed is none; the largest allowed is one")
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
    CHECK(inside([] { return ::socket(AF_INET, SOCK_STREAM, 0); }) == "refused");
    CHECK(inside([] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }) == "refused");
    CHECK(inside([] { return ::fork(); }) == "refused");
    CHECK(inside([] { return ::execl("/bin/true", "true", nullptr); }) == "refused");
    CHECK(inside([] { return ::kill(::getppid(), SIGTERM); }) == "refused");
    CHECK(inside([] { return ::kill(0, SIGTERM); }) == "refused");
    CHECK(inside([] { return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr); }) == "refused");
    CHECK(inside([] { return ::syscall(SYS_io_uring_setup, 1, nullptr); }) == "refused");
    CHECK(inside([] { return ::ioctl(0, TIOCSTI, "x"); }) == "refused");
    CHECK(inside([]() -> long {
              pid_t started = 0;
              char name[] = "true";
              char* arguments[] = {name, nullptr};
              errno = ::posix_spawn(&started, "/bin/true", nullptr, nullptr, arguments, nullptr);
              return errno ? -1 : 0;
          }) == "refused");
    CHECK(child([](const Stage&) -> std::string {
              std::thread([] {}).join();
              return "started";
          }).kind == Kind::Crashed);
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
