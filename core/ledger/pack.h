#pragma once

#include "ledger/loose.h"
#include "ledger/unpacking.h"

// git's packs (gitformat-pack), read without libgit2: what they hold is looked at before anything is
// believed.
namespace remit::ledger {

// One pack and its index.
class Pack {
public:
    // An object as it lies in the pack: whole, or as what it has otherwise than another one.
    struct Head {
        git_object_t type = GIT_OBJECT_INVALID; // of one that is whole
        std::size_t size = 0;                   // of what is packed
        std::uint64_t at = 0;                   // where that begins in the pack
        std::optional<std::uint64_t> base{};    // where the other one lies
    };

    // Opens `index`, a file pack-….idx, and the pack beside it. Fails if these are not a pack and its index,
    // or if the index does not name the same objects as the pack holds, each once.
    static Result<Pack> open(const std::filesystem::path& index);

    const std::filesystem::path& file() const { return path_; }
    const disk::File& bytes() const { return pack_; }

    std::size_t count() const { return lying_.size(); }
    // Where its objects lie, from the first to the last; what they are called, in the same order.
    std::uint64_t place(std::size_t i) const { return placeOf(lying_[i]); }
    git_oid name(std::size_t i) const;
    // Where the one that comes after lies, or the pack ends.
    std::uint64_t after(std::size_t i) const;
    // The number of the object that lies there; no value if none does.
    std::optional<std::size_t> numberAt(std::uint64_t place) const;

    // Where the object of that name lies; no value if it is not in this pack.
    std::optional<std::uint64_t> find(const git_oid& id) const;

    // What lies at that place, to which `unpacking`, of this pack, goes; no value if it is no object, or
    // rests on one that is not in this pack.
    std::optional<Head> head(std::uint64_t place, Unpacking& unpacking) const;

    // Whether pack and index end with what their bytes hash to. Reads both.
    bool isIntact() const;

private:
    Pack(std::filesystem::path path, disk::File pack, std::string index)
        : path_(std::move(path)), pack_(std::move(pack)), index_(std::move(index))
    {
    }
    bool readIndex();
    const unsigned char* names() const;
    // Where the object with that number of name lies; 0, where none can, if the index does not say.
    std::uint64_t placeOf(std::size_t name) const;

    std::filesystem::path path_;
    disk::File pack_;
    std::string index_;
    std::size_t names_ = 0;             // how many there are
    std::vector<std::uint32_t> begins_; // by the first two bytes: how many names come before these
    std::vector<std::uint32_t> lying_;  // the numbers of the names, in the order in which the objects lie
};

// `base` with what `delta` says that it has otherwise; no value if that does not fit.
std::optional<std::string> applied(std::string_view delta, std::string_view base);

// What is amiss with a pack, at most `most`: objects that cannot be unpacked, do not hash to their names, or
// are not all there is. Takes each apart once, on every processor.
std::vector<Error> damagedIn(const Pack& pack, std::size_t most);

}
