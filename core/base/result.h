#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace remit {

// What an error means for whoever asked; the program's exit status follows from it (docs/commands.md).
enum class Trouble {
    Failed,  // it could not be answered or done: not found, not readable, not writable, not checkable
    Refused, // the contract, the state of the record or somebody's role does not allow it
    Moved,   // another process recorded something meanwhile; reading again and asking again may succeed
    Usage,   // the command was not given what it needs
};

// Bad news from outside the program: one plain sentence (or two) that says what is wrong and what to do.
// `where` is a file, a file with line and column, or a place in the record; it may be empty.
struct Error {
    std::string what;
    std::string where = {};
    Trouble trouble = Trouble::Failed;

    // "where: what", or only what.
    std::string text() const { return where.empty() ? what : where + ": " + what; }
};

inline Error refused(std::string what)
{
    return {std::move(what), {}, Trouble::Refused};
}

// A value, or the Error that came instead. Asking for the one that is not there is a bug and stops the
// program.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const noexcept { return content_.index() == 0; }

    T& operator*() & { return value(); }
    const T& operator*() const& { return const_cast<Result*>(this)->value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &const_cast<Result*>(this)->value(); }

    const Error& error() const
    {
        assert(content_.index() == 1);
        return *std::get_if<1>(&content_);
    }

private:
    T& value()
    {
        assert(content_.index() == 0);
        return *std::get_if<0>(&content_);
    }

    std::variant<T, Error> content_;
};

// Done, or the Error that came instead.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    explicit operator bool() const noexcept { return !error_; }

    const Error& error() const
    {
        assert(error_);
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}
