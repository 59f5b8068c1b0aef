#include "process/forking.h"

#include "process/descriptor.h"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace remit {

namespace {

// The caller's handlers are not for the child's signals.
void forgetHandlers()
{
    for (int signal = 1; signal < NSIG; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

std::string seconds(std::chrono::milliseconds time)
{
    if (time.count() == 1000) return "1 second";
    const auto whole = time.count() / 1000, tenths = time.count() % 1000 / 100;
    return std::to_string(whole) + (tenths ? "." + std::to_string(tenths) : "") + " seconds";
}

std::string signalWords(int signal)
{
    const char* description = ::sigdescr_np(signal); // not translated, unlike strsignal
    std::string name = description ? description : "";
    if (!name.empty()) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    return "stopped with signal " + std::to_string(signal) + (name.empty() ? "" : " (" + name + ")");
}

}

bool writeAll(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = uninterrupted([&] { return ::write(to, bytes.data(), bytes.size()); });
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void beginChild(pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(0); // it was gone before
    forgetHandlers();
    ::setsid(); // what somebody types at the terminal is not for it
}

std::string megabytes(std::size_t bytes)
{
    return std::to_string(bytes >> 20) + " MB";
}

void Ear::tookTooLong()
{
    finish(ChildEnd::Kind::TooLong, "took longer than " + seconds(limits_.wall));
}

void Ear::listen(int pipe, Clock::time_point until)
{
    std::string buffer(1 << 16, '\0');
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        pollfd waited{pipe, POLLIN, 0};
        const int ready =
            left.count() > 0 ? ::poll(&waited, 1, static_cast<int>(std::min<long long>(left.count(), 60'000)))
                             : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready == 0 && Clock::now() < until) continue;
        if (ready <= 0) return tookTooLong();
        const auto got = uninterrupted([&] { return ::read(pipe, buffer.data(), buffer.size()); });
        if (got <= 0) return;
        if (!take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)))) return;
    }
}

// The child has said what it had to say, whether or not it has ended.
int Ear::statusOf(pid_t child, Clock::time_point)
{
    return killed(child);
}

void Ear::explain(int status)
{
    // SIGKILL is the parent's own signal, to one that closed its pipe and went on; or the system's, out of
    // memory.
    const bool bySignal = WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL;
    finish(ChildEnd::Kind::Crashed, bySignal ? signalWords(WTERMSIG(status)) : "stopped before it answered");
}

ChildEnd notStarted()
{
    return {
        ChildEnd::Kind::NotStarted, {}, {}, std::string("could not be started: ") + ::strerror(errno), {}};
}

int killed(pid_t child)
{
    ::kill(child, SIGKILL); // changes nothing about one that has ended by itself
    int status = -1;
    uninterrupted([&] { return ::waitpid(child, &status, 0); });
    return status;
}

ChildEnd forked(const ChildLimits& limits, Ear& ear, const std::function<void(int pipe, pid_t parent)>& be)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return notStarted();
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) return notStarted();
    if (child == 0) {
        be(to.number(), parent);
        ::_exit(0);
    }
    to.close();

    const auto until = Ear::Clock::now() + limits.wall;
    ear.listen(from.number(), until);
    const int status = ear.finished() ? killed(child) : ear.statusOf(child, until);
    if (!ear.finished()) ear.explain(status);
    return ear.end();
}

}
