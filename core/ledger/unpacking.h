#pragma once

#include "ledger/disk.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

struct z_stream_s;

namespace remit::ledger {

constexpr std::size_t kMostBytes = 1u << 30; // of one object

// Unpacks what zlib packed into a file, a part at a time and never more than there is room for. One for all
// that lies in a file: to begin costs more than a small object.
class Unpacking {
public:
    // `file` lives as long as it does.
    explicit Unpacking(const disk::File& file);
    Unpacking(const Unpacking&) = delete;
    Unpacking& operator=(const Unpacking&) = delete;
    ~Unpacking();

    // Goes to what begins at `at` in the file.
    void begin(std::uint64_t at);
    // What comes next as it lies in the file: some of it, and `enough` bytes unless it ends before.
    std::string_view ahead(std::size_t enough);

    // Unpacks `room` bytes more; fewer only at the end. Returns how many; no value if what is packed is
    // damaged or cut off.
    std::optional<std::size_t> next(char* to, std::size_t room);

    // The rest, if that is `size` bytes; no value if it is not.
    std::optional<std::string> rest(std::size_t size);

    // Where in the file what is packed ends. Meaningful once it did: once next() gave fewer bytes than there
    // was room for.
    std::uint64_t end() const;

private:
    void fill(std::size_t most);

    const disk::File& file_;
    std::unique_ptr<z_stream_s> stream_;
    std::uint64_t after_ = 0; // where in the file what was read of it ends
    bool fresh_ = true;       // nothing was read yet of what began
    bool ended_ = false;
    std::array<unsigned char, 8192> read_;
};

}
