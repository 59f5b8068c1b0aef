#pragma once

#include "base/result.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace remit {

// git's name for an object: the SHA-1 of what it holds.
using ObjectId = std::array<unsigned char, 20>;

// All objects of a record's git repository, in packs and in files of their own, read without libgit2 and
// without trust in what they say of themselves. To be read by several threads at once.
class Objects {
public:
    enum class Kind { Commit, Tree, Blob, Tag };
    struct Object {
        Kind kind;
        std::string bytes;
    };

    // Those of the record in `folder`. Fails if a pack is none, or if there is something below .git that is
    // neither file nor folder, or that gives git other objects or another history.
    static Result<Objects> open(const std::filesystem::path& folder);

    Objects(Objects&&) noexcept;
    Objects& operator=(Objects&&) noexcept;
    ~Objects();

    // What is amiss, at most `most`: objects that cannot be unpacked, or that do not hash to their names.
    // Uses every processor, and holds none that is large whole.
    Result<std::vector<Error>> damaged(std::size_t most) const;

    // Reads them, for one thread. Quick for what is like what was read before, as a folder is at each step.
    class Reader {
    public:
        // `objects` lives as long as it does.
        explicit Reader(const Objects& objects);
        Reader(Reader&&) noexcept;
        ~Reader();

        // nullptr if there is none, or if it cannot be unpacked.
        std::shared_ptr<const Object> read(const ObjectId& id);
        bool has(const ObjectId& id) const;

    private:
        struct Inner;
        std::unique_ptr<Inner> inner_;
    };

private:
    struct Inner;
    explicit Objects(std::unique_ptr<const Inner> inner);
    std::unique_ptr<const Inner> inner_;
};

}
