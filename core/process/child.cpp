#include "process/child.h"

#include "process/confine.h"
#include "process/descriptor.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <new>
#include <optional>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace remit {

namespace {

using Clock = std::chrono::steady_clock;

// What a child says through its pipe: one byte that says what it is, eight for the length, the bytes.
enum class Saying : char { Stage = 's', Answer = 'a', NoMemory = 'm', Threw = 'x', NotConfined = 'c' };
constexpr std::size_t kHeaderBytes = 9;
constexpr std::size_t kMaxWords = 400; // of anything but an answer
constexpr int kChildPipe = 3;

// Calls `function` again as long as a signal interrupts it.
template <class Function>
auto uninterrupted(Function function)
{
    auto result = function();
    while (result < 0 && errno == EINTR)
        result = function();
    return result;
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

// ---- in the child

[[noreturn]] void leave()
{
    ::_exit(0);
}

// Needs no memory of its own: there may be none left.
void say(Saying what, std::string_view text)
{
    char header[kHeaderBytes];
    header[0] = static_cast<char>(what);
    const std::uint64_t length = text.size();
    std::memcpy(header + 1, &length, sizeof length);
    if (!writeAll(kChildPipe, {header, kHeaderBytes}) || !writeAll(kChildPipe, text)) leave();
}

// The caller's handlers are not for the child's signals.
void forgetHandlers()
{
    for (int signal = 1; signal < NSIG; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Leaves the child nothing but the pipe, as kChildPipe, and /dev/null as input and output.
bool forgetDescriptors(int pipe)
{
    const int out = ::fcntl(pipe, F_DUPFD, kChildPipe);
    const int null = ::open("/dev/null", O_RDWR);
    return out >= 0 && null >= 0 && ::dup2(null, 0) == 0 && ::dup2(null, 1) == 1 && ::dup2(null, 2) == 2 &&
           ::dup2(out, kChildPipe) == kChildPipe && ::close_range(kChildPipe + 1, ~0u, 0) == 0;
}

// The same for a program: its input, and the pipe as its output.
bool forgetDescriptors(int input, int pipe)
{
    constexpr int kApart = 3; // from what they become
    const int in = ::fcntl(input, F_DUPFD, kApart), out = ::fcntl(pipe, F_DUPFD, kApart);
    const int null = ::open("/dev/null", O_RDWR);
    return in >= 0 && out >= 0 && null >= 0 && ::dup2(in, 0) == 0 && ::dup2(out, 1) == 1 &&
           ::dup2(null, 2) == 2 && ::close_range(3, ~0u, 0) == 0;
}

void beginChild(pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) leave(); // it was gone before
    forgetHandlers();
}

[[noreturn]] void beChild(int pipe, pid_t parent, const ChildLimits& limits,
                          const std::function<std::string(const Stage&)>& work)
{
    beginChild(parent);
    if (!forgetDescriptors(pipe)) leave();
    if (const char* failed = confine(limits)) {
        say(Saying::NotConfined, failed);
        leave();
    }
    try {
        const std::string answer =
            work([](std::string_view stage) { say(Saying::Stage, stage.substr(0, kMaxWords)); });
        say(Saying::Answer, answer);
    } catch (const std::bad_alloc&) {
        say(Saying::NoMemory, {});
    } catch (const std::exception& exception) {
        say(Saying::Threw, std::string_view(exception.what()).substr(0, kMaxWords));
    } catch (...) {
        say(Saying::Threw, "something that is no error");
    }
    leave(); // without destructors: those of a plugin are not to be trusted to end
}

// How a child ends that became no program: as shells say it, and one more.
enum Status : int { kMissing = 127, kNotBecome = 126, kNotConfined = 125 };

[[noreturn]] void becomeProgram(int input, int pipe, pid_t parent, const ChildLimits& limits,
                                char* const* words)
{
    beginChild(parent);
    if (!forgetDescriptors(input, pipe)) ::_exit(kNotBecome);
    if (confine(limits, Becoming::Program)) ::_exit(kNotConfined);
    char* nothing[] = {nullptr};
    ::execvpe(words[0], words, nothing);
    ::_exit(errno == ENOENT ? kMissing : kNotBecome);
}

// ---- in the parent

std::string seconds(std::chrono::milliseconds time)
{
    if (time.count() == 1000) return "1 second";
    const auto whole = time.count() / 1000, tenths = time.count() % 1000 / 100;
    return std::to_string(whole) + (tenths ? "." + std::to_string(tenths) : "") + " seconds";
}

std::string megabytes(std::size_t bytes)
{
    return std::to_string(bytes >> 20) + " MB";
}

std::string signalWords(int signal)
{
    const char* description = ::sigdescr_np(signal); // not translated, unlike strsignal
    std::string name = description ? description : "";
    if (!name.empty()) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    return "stopped with signal " + std::to_string(signal) + (name.empty() ? "" : " (" + name + ")");
}

// What a child says, taken apart as it comes. Nothing in it is believed: a child may have been taken over by
// what it reads.
class Listener {
public:
    explicit Listener(const ChildLimits& limits) : limits_(limits) {}

    // Takes what came. Returns whether more is to be waited for.
    bool take(std::string_view bytes)
    {
        heard_ += bytes;
        std::string_view rest = heard_;
        while (!end_ && rest.size() >= kHeaderBytes) {
            std::uint64_t length = 0;
            std::memcpy(&length, rest.data() + 1, sizeof length);
            const auto what = static_cast<Saying>(rest[0]);
            if (length > (what == Saying::Answer ? limits_.answerBytes : kMaxWords)) {
                refuseLength(what);
                break;
            }
            if (rest.size() - kHeaderBytes < length) break;
            hear(what, std::string(rest.substr(kHeaderBytes, length)));
            rest.remove_prefix(kHeaderBytes + length);
        }
        heard_.erase(0, heard_.size() - rest.size());
        return !end_;
    }

    void finish(ChildEnd::Kind kind, std::string words)
    {
        end_ = ChildEnd{kind, {}, stage_, std::move(words)};
    }

    bool finished() const { return end_.has_value(); }
    ChildEnd end() const { return *end_; }

private:
    void refuseLength(Saying what)
    {
        if (what == Saying::Answer)
            return finish(ChildEnd::Kind::TooMuchAnswer,
                          "answered more than " + megabytes(limits_.answerBytes));
        finish(ChildEnd::Kind::Crashed, "answered nonsense");
    }

    void hear(Saying what, std::string text)
    {
        switch (what) {
        case Saying::Stage:
            stage_ = std::move(text);
            return;
        case Saying::Answer:
            end_ = ChildEnd{ChildEnd::Kind::Answered, std::move(text), stage_, {}};
            return;
        case Saying::NoMemory:
            return finish(ChildEnd::Kind::TooMuchMemory,
                          "needed more than " + megabytes(limits_.memoryBytes) + " of memory");
        case Saying::Threw:
            return finish(ChildEnd::Kind::Crashed, "stopped with an error: " + text);
        case Saying::NotConfined:
            return finish(ChildEnd::Kind::NotStarted, "could not be started: " + text);
        }
        finish(ChildEnd::Kind::Crashed, "answered nonsense");
    }

    const ChildLimits& limits_;
    std::string heard_;
    std::string stage_;
    std::optional<ChildEnd> end_;
};

// The same for a program: whatever it says is its answer, once it has ended well.
class Collector {
public:
    explicit Collector(const ChildLimits& limits) : limits_(limits) {}

    bool take(std::string_view bytes)
    {
        if (bytes.size() <= limits_.answerBytes - end_.answer.size()) {
            end_.answer += bytes;
            return true;
        }
        finish(ChildEnd::Kind::TooMuchAnswer, "answered more than " + megabytes(limits_.answerBytes));
        return false;
    }

    void finish(ChildEnd::Kind kind, std::string words)
    {
        end_ = {kind, {}, {}, std::move(words)};
        finished_ = true;
    }

    bool finished() const { return finished_; }
    ChildEnd end() const { return end_; }

private:
    const ChildLimits& limits_;
    ChildEnd end_;
    bool finished_ = false;
};

// Listens until the child has answered, has closed its pipe, or has had its time.
template <class Ear>
void listen(int pipe, const ChildLimits& limits, Ear& listener)
{
    const auto until = Clock::now() + limits.wall;
    std::string buffer(1 << 16, '\0');
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        pollfd waited{pipe, POLLIN, 0};
        const int ready =
            left.count() > 0 ? ::poll(&waited, 1, static_cast<int>(std::min<long long>(left.count(), 60'000)))
                             : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready == 0 && Clock::now() < until) continue;
        if (ready <= 0)
            return listener.finish(ChildEnd::Kind::TooLong, "took longer than " + seconds(limits.wall));
        const auto got = uninterrupted([&] { return ::read(pipe, buffer.data(), buffer.size()); });
        if (got <= 0) return;
        if (!listener.take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)))) return;
    }
}

// What became of a child that closed its pipe without an answer.
template <class Ear>
void explain(int status, const ChildLimits& limits, Ear& listener)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return listener.finish(ChildEnd::Kind::TooLong, "took longer than " + seconds(limits.wall));
    // The parent's own signal, to one that closed its pipe and went on; or the system's, out of memory.
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return listener.finish(ChildEnd::Kind::Crashed, "stopped before it answered");
    if (WIFSIGNALED(status)) return listener.finish(ChildEnd::Kind::Crashed, signalWords(WTERMSIG(status)));
    listener.finish(ChildEnd::Kind::Crashed, "stopped before it answered");
}

// What became of a program that closed its output.
void explainProgram(int status, const ChildLimits& limits, Collector& collector)
{
    if (!WIFEXITED(status)) return explain(status, limits, collector);
    switch (WEXITSTATUS(status)) {
    case 0:
        return;
    case kMissing:
        return collector.finish(ChildEnd::Kind::Missing, "is not installed on this computer");
    case kNotBecome:
        return collector.finish(ChildEnd::Kind::NotStarted, "could not be started");
    case kNotConfined:
        return collector.finish(ChildEnd::Kind::NotStarted,
                                "could not be started: its limits could not be set");
    default:
        collector.finish(ChildEnd::Kind::Failed, "ended with status " + std::to_string(WEXITSTATUS(status)));
    }
}

ChildEnd notStarted()
{
    return {ChildEnd::Kind::NotStarted, {}, {}, std::string("could not be started: ") + ::strerror(errno)};
}

int statusOfKilled(pid_t child)
{
    ::kill(child, SIGKILL); // changes nothing about one that has ended by itself
    int status = 0;
    uninterrupted([&] { return ::waitpid(child, &status, 0); });
    return status;
}

// A program that has closed its output ends by itself; one that does not in its time has not answered.
int statusOfEnding(pid_t child, Clock::time_point until, const ChildLimits& limits, Collector& collector)
{
    int status = 0;
    while (uninterrupted([&] { return ::waitpid(child, &status, WNOHANG); }) == 0) {
        if (Clock::now() >= until) {
            collector.finish(ChildEnd::Kind::TooLong, "took longer than " + seconds(limits.wall));
            return statusOfKilled(child);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return status;
}

// The child has said what it had to say, whether or not it has ended.
int statusOfEnding(pid_t child, Clock::time_point, const ChildLimits&, Listener&)
{
    return statusOfKilled(child);
}

// Forks a child that `be` makes one, given its end of a pipe and its parent; hears what it says, and
// afterwards `explains` how it ended, if that has to be.
template <class Ear, class Be, class Explain>
ChildEnd forked(const ChildLimits& limits, Be be, Explain explains)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return notStarted();
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) return notStarted();
    if (child == 0) be(to.number(), parent);
    to.close();

    Ear ear(limits);
    const auto until = Clock::now() + limits.wall;
    listen(from.number(), limits, ear);
    const int status = ear.finished() ? statusOfKilled(child) : statusOfEnding(child, until, limits, ear);
    if (!ear.finished()) explains(status, limits, ear);
    return ear.end();
}

}

ChildEnd inChild(const ChildLimits& limits, const std::function<std::string(const Stage& stage)>& work)
{
    const auto be = [&](int pipe, pid_t parent) { beChild(pipe, parent, limits, work); };
    return forked<Listener>(limits, be, explain<Listener>);
}

ChildEnd programInChild(const ChildLimits& limits, const std::vector<std::string>& words,
                        std::string_view input)
{
    const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    if (file.number() < 0 || !writeAll(file.number(), input) || ::lseek(file.number(), 0, SEEK_SET) != 0)
        return notStarted();
    std::vector<char*> all;
    for (const auto& word : words)
        all.push_back(const_cast<char*>(word.c_str()));
    all.push_back(nullptr);
    const auto be = [&](int pipe, pid_t parent) {
        becomeProgram(file.number(), pipe, parent, limits, all.data());
    };
    return forked<Collector>(limits, be, explainProgram);
}

}
