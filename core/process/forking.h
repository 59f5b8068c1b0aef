#pragma once

#include "process/child.h"

#include <cerrno>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

// What inChild() and programInChild() have in common: a child that says something through a pipe, is listened
// to for as long as it may take, and leaves nothing.
namespace remit {

// Calls `function` again as long as a signal interrupts it.
template <class Function>
auto uninterrupted(Function function)
{
    auto result = function();
    while (result < 0 && errno == EINTR)
        result = function();
    return result;
}

bool writeAll(int to, std::string_view bytes);

// First thing in the child: it ends with its parent, has none of its signal handlers, and no terminal.
void beginChild(pid_t parent);

// "144 MB"
std::string megabytes(std::size_t bytes);

// Hears what a child says, and tells how it ended. Nothing in it is believed: a child may have been taken
// over by what it reads.
class Ear {
public:
    using Clock = std::chrono::steady_clock;

    explicit Ear(const ChildLimits& limits) : limits_(limits) {}
    virtual ~Ear() = default;
    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;

    // Takes what came. Returns whether more is to be waited for.
    virtual bool take(std::string_view bytes) = 0;
    // The child has closed its pipe. Returns its status, which it has by `until`.
    virtual int statusOf(pid_t child, Clock::time_point until);
    // What became of a child that closed its pipe without an answer.
    virtual void explain(int status);

    // Listens until the child has answered, has closed its pipe, or has had its time.
    void listen(int pipe, Clock::time_point until);
    void finish(ChildEnd::Kind kind, std::string words)
    {
        end_ = ChildEnd{kind, {}, stage_, std::move(words), {}};
    }
    bool finished() const { return end_.has_value(); }
    // REQUIRES: finished.
    ChildEnd end() { return *std::move(end_); }

protected:
    void tookTooLong();

    const ChildLimits& limits_;
    std::string stage_;
    std::optional<ChildEnd> end_;
};

// Ends the child and returns its status; -1 if that cannot be known.
int killed(pid_t child);

// Forks a child that `be` makes one, given its end of a pipe and its parent; hears what it says.
ChildEnd forked(const ChildLimits& limits, Ear& ear, const std::function<void(int pipe, pid_t parent)>& be);

ChildEnd notStarted();

}
