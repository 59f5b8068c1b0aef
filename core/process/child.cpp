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
#include <sys/prctl.h>
#include <sys/wait.h>
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
    for (std::string_view rest : {std::string_view(header, kHeaderBytes), text})
        while (!rest.empty()) {
            const auto written = uninterrupted([&] { return ::write(kChildPipe, rest.data(), rest.size()); });
            if (written <= 0) leave();
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
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

[[noreturn]] void beChild(int pipe, pid_t parent, const ChildLimits& limits,
                          const std::function<std::string(const Stage&)>& work)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) leave(); // it was gone before
    forgetHandlers();
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

// Listens until the child has answered, has closed its pipe, or has had its time.
void listen(int pipe, const ChildLimits& limits, Listener& listener)
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
void explain(int status, const ChildLimits& limits, Listener& listener)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return listener.finish(ChildEnd::Kind::TooLong, "took longer than " + seconds(limits.wall));
    // The parent's own signal, to one that closed its pipe and went on; or the system's, out of memory.
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return listener.finish(ChildEnd::Kind::Crashed, "stopped before it answered");
    if (WIFSIGNALED(status)) return listener.finish(ChildEnd::Kind::Crashed, signalWords(WTERMSIG(status)));
    listener.finish(ChildEnd::Kind::Crashed, "stopped before it answered");
}

ChildEnd notStarted()
{
    return {ChildEnd::Kind::NotStarted, {}, {}, std::string("could not be started: ") + ::strerror(errno)};
}

}

ChildEnd inChild(const ChildLimits& limits, const std::function<std::string(const Stage& stage)>& work)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return notStarted();
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) return notStarted();
    if (child == 0) beChild(to.number(), parent, limits, work);
    to.close();

    Listener listener(limits);
    listen(from.number(), limits, listener);
    ::kill(child, SIGKILL); // changes nothing about one that has ended by itself
    int status = 0;
    uninterrupted([&] { return ::waitpid(child, &status, 0); });
    if (!listener.finished()) explain(status, limits, listener);
    return listener.end();
}

}
