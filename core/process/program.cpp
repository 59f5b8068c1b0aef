#include "process/program.h"

#include "process/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace remit {

namespace {

constexpr std::size_t kMostOutput = 1u << 20;
constexpr std::size_t kMostErrors = 4u << 10;

struct Pipe {
    Descriptor read{-1};
    Descriptor write{-1};

    bool open()
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return false;
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
        return true;
    }
};

Error cannotStart(const std::string& program, int error)
{
    if (error == ENOENT)
        return {"The program " + program + " is not installed on this computer; install it first"};
    return {"The program " + program + " cannot be started: " + std::strerror(error)};
}

// Moves bytes to and from a program until it has closed its output and its errors.
class Talk {
public:
    Talk(Pipe& in, Pipe& out, Pipe& err, std::string_view input)
        : in_(in), out_(out), err_(err), input_(input)
    {
        ::fcntl(in.write.number(), F_SETFL, O_NONBLOCK);
        if (input_.empty()) in_.write.close();
    }

    enum class Ended { Well, TooMuch, TooLong };

    Ended untilItEnds(ProgramEnd& end, std::chrono::milliseconds time)
    {
        const auto until = std::chrono::steady_clock::now() + time;
        while (out_.read.number() >= 0 || err_.read.number() >= 0) {
            std::array<pollfd, 3> waits{{{in_.write.number(), POLLOUT, 0},
                                         {out_.read.number(), POLLIN, 0},
                                         {err_.read.number(), POLLIN, 0}}};
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                until - std::chrono::steady_clock::now());
            const int ready =
                left.count() <= 0 ? 0 : ::poll(waits.data(), waits.size(), static_cast<int>(left.count()));
            if (ready < 0 && errno == EINTR) continue;
            if (ready <= 0) return Ended::TooLong;
            if (waits[0].revents != 0) give();
            if (waits[1].revents != 0 && !take(out_.read, end.output, kMostOutput)) return Ended::TooMuch;
            if (waits[2].revents != 0) take(err_.read, end.errors, kMostErrors);
        }
        return Ended::Well;
    }

private:
    void give()
    {
        const auto written = ::write(in_.write.number(), input_.data(), input_.size());
        if (written < 0 && (errno == EINTR || errno == EAGAIN)) return;
        // A program that does not read all of it has its reasons.
        input_.remove_prefix(written < 0 ? input_.size() : static_cast<std::size_t>(written));
        if (input_.empty()) in_.write.close();
    }

    // Returns whether it had room in `to`; what has none is dropped.
    static bool take(Descriptor& from, std::string& to, std::size_t most)
    {
        std::array<char, 4096> bytes;
        const auto count = ::read(from.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) return true;
        if (count <= 0) {
            from.close();
            return true;
        }
        const std::size_t room = most - to.size();
        to.append(bytes.data(), std::min(room, static_cast<std::size_t>(count)));
        return static_cast<std::size_t>(count) <= room;
    }

    Pipe& in_;
    Pipe& out_;
    Pipe& err_;
    std::string_view input_;
};

// While it lives, writing to a program that has gone is an error and no signal.
class PipeSignalIgnored {
public:
    PipeSignalIgnored() { before_ = ::signal(SIGPIPE, SIG_IGN); }
    ~PipeSignalIgnored() { ::signal(SIGPIPE, before_); }
    PipeSignalIgnored(const PipeSignalIgnored&) = delete;
    PipeSignalIgnored& operator=(const PipeSignalIgnored&) = delete;

private:
    void (*before_)(int);
};

}

Result<ProgramEnd> runProgram(const std::vector<std::string>& words, std::string_view input,
                              std::chrono::milliseconds time)
{
    Pipe in, out, err;
    if (!in.open() || !out.open() || !err.open()) return cannotStart(words[0], errno);
    std::vector<char*> arguments;
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in.read.number(), 0);
    ::posix_spawn_file_actions_adddup2(&actions, out.write.number(), 1);
    ::posix_spawn_file_actions_adddup2(&actions, err.write.number(), 2);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return cannotStart(words[0], failed);
    in.read.close();
    out.write.close();
    err.write.close();

    const PipeSignalIgnored ignored;
    ProgramEnd end;
    const auto ended = Talk(in, out, err, input).untilItEnds(end, time);
    if (ended != Talk::Ended::Well) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (ended == Talk::Ended::TooMuch)
        return Error{"The program " + words[0] + " writes more than it should; it was ended"};
    if (ended == Talk::Ended::TooLong)
        return Error{"The program " + words[0] + " took too long; it was ended"};
    end.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return end;
}

}
