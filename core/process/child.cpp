#include "process/child.h"

#include "process/confine.h"
#include "process/forking.h"

#include <cstdint>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <new>
#include <unistd.h>

namespace remit {

namespace {

// What a child says through its pipe: one byte that says what it is, eight for the length, the bytes.
enum class Saying : char { Stage = 's', Answer = 'a', NoMemory = 'm', Threw = 'x', NotConfined = 'c' };
constexpr std::size_t kHeaderBytes = 9;
constexpr std::size_t kMaxWords = 400; // of anything but an answer
constexpr int kChildPipe = 3;

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

// What a child says, taken apart as it comes.
class Listener : public Ear {
public:
    using Ear::Ear;

    bool take(std::string_view bytes) override
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
            end_ = ChildEnd{ChildEnd::Kind::Answered, std::move(text), stage_, {}, {}};
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

    std::string heard_;
};

}

ChildEnd inChild(const ChildLimits& limits, const std::function<std::string(const Stage& stage)>& work)
{
    Listener listener(limits);
    return forked(limits, listener, [&](int pipe, pid_t parent) { beChild(pipe, parent, limits, work); });
}

}
