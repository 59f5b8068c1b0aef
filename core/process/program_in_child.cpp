#include "process/child.h"

#include "process/confine.h"
#include "process/descriptor.h"
#include "process/forking.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace remit {

namespace {

constexpr std::size_t kMostComplaints = 4u << 10;

// Leaves the child nothing but its input, its output and where it complains.
bool becomeStandard(int input, int output, int errors)
{
    constexpr int kApart = 3; // from what they become
    const int in = ::fcntl(input, F_DUPFD, kApart), out = ::fcntl(output, F_DUPFD, kApart);
    const int err = ::fcntl(errors, F_DUPFD, kApart);
    return in >= 0 && out >= 0 && err >= 0 && ::dup2(in, 0) == 0 && ::dup2(out, 1) == 1 &&
           ::dup2(err, 2) == 2 && ::close_range(kApart, ~0u, 0) == 0;
}

// How a child ends that became no program: as shells say it, and one more.
enum Status : int { kMissing = 127, kNotBecome = 126, kNotConfined = 125 };

// What a program complains of: as much as a pipe holds, so that nobody has to listen while it runs.
class Complaints {
public:
    bool open()
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
        from_ = Descriptor(ends[0]);
        to_ = Descriptor(ends[1]);
        return true;
    }

    int to() const { return to_.number(); }

    std::string heard() const
    {
        std::string text(kMostComplaints, '\0');
        const auto got = uninterrupted([&] { return ::read(from_.number(), text.data(), text.size()); });
        text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return text;
    }

private:
    Descriptor from_{-1};
    Descriptor to_{-1};
};

struct Program {
    char* const* words;
    int input;
    int complaints;
};

[[noreturn]] void become(const Program& program, int output, pid_t parent, const ChildLimits& limits)
{
    beginChild(parent);
    if (!becomeStandard(program.input, output, program.complaints)) ::_exit(kNotBecome);
    if (confine(limits, Becoming::Program)) ::_exit(kNotConfined);
    char* nothing[] = {nullptr};
    ::execvpe(program.words[0], program.words, nothing);
    ::_exit(errno == ENOENT ? kMissing : kNotBecome);
}

// Whatever a program says is its answer, once it has ended well.
class Collector : public Ear {
public:
    using Ear::Ear;

    bool take(std::string_view bytes) override
    {
        if (bytes.size() <= limits_.answerBytes - answer_.size()) {
            answer_ += bytes;
            return true;
        }
        finish(ChildEnd::Kind::TooMuchAnswer, "answered more than " + megabytes(limits_.answerBytes));
        return false;
    }

    // A program that has closed its output ends by itself; one that does not in its time has not answered.
    int statusOf(pid_t child, Clock::time_point until) override
    {
        int status = -1;
        while (uninterrupted([&] { return ::waitpid(child, &status, WNOHANG); }) == 0) {
            if (Clock::now() >= until) {
                tookTooLong();
                return killed(child);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return status;
    }

    void explain(int status) override
    {
        using Kind = ChildEnd::Kind;
        if (!WIFEXITED(status)) return Ear::explain(status);
        switch (WEXITSTATUS(status)) {
        case 0:
            end_ = ChildEnd{Kind::Answered, std::move(answer_), {}, {}, {}};
            return;
        case kMissing:
            return finish(Kind::Missing, "is not installed on this computer");
        case kNotBecome:
            return finish(Kind::NotStarted, "could not be started");
        case kNotConfined:
            return finish(Kind::NotStarted, "could not be started: its limits could not be set");
        default:
            finish(Kind::Failed, "ended with status " + std::to_string(WEXITSTATUS(status)));
        }
    }

private:
    std::string answer_;
};

}

ChildEnd programInChild(const ChildLimits& limits, const std::vector<std::string>& words,
                        std::string_view input)
{
    const Descriptor file(::memfd_create("input", MFD_CLOEXEC));
    Complaints complaints;
    if (file.number() < 0 || !writeAll(file.number(), input) || ::lseek(file.number(), 0, SEEK_SET) != 0 ||
        !complaints.open())
        return notStarted();
    std::vector<char*> all;
    for (const auto& word : words)
        all.push_back(const_cast<char*>(word.c_str()));
    all.push_back(nullptr);
    const Program program{all.data(), file.number(), complaints.to()};
    Collector collector(limits);
    auto end =
        forked(limits, collector, [&](int pipe, pid_t parent) { become(program, pipe, parent, limits); });
    end.complaints = complaints.heard();
    return end;
}

}
