#pragma once

#include "base/result.h"

#include <chrono>
#include <filesystem>
#include <utility>

namespace remit {

// The right to change a record, which one process has at a time; ends with the object, or with its process.
//
// What a Remit that died in its turn left half done is put right by whoever has the next: of its own nothing
// is left that a person would have to remove.
class Turn {
public:
    // Waits for a turn at the record in `folder`, which holds its .git. Fails if whoever has it keeps it for
    // `patience`, or if it cannot be had at all (no right to write there, a full disk).
    static Result<Turn> take(const std::filesystem::path& folder,
                             std::chrono::milliseconds patience = std::chrono::minutes(1));

    // The file in which this turn is noted. Has to be on disk before main is locked: after a power cut it is
    // all that tells whose the lock is.
    const std::filesystem::path& note() const { return note_; }

    Turn(Turn&& other) noexcept;
    Turn& operator=(Turn&&) = delete;
    ~Turn();

private:
    Turn(int handle, std::filesystem::path note) : handle_(handle), note_(std::move(note)) {}
    int handle_;
    std::filesystem::path note_;
};

}
