#pragma once

#include "ledger/objects.h"

#include <optional>
#include <string_view>

namespace remit::ledger {

// One name in a folder, as the bytes of git's object have it; read without libgit2, which passes over much.
struct TreeItem {
    std::string_view name;
    ObjectId id{};
    bool folder = false;

    // In the order in which git writes a folder: as if the names of folders ended with a slash. Two are equal
    // if they have the same name and are the same kind of thing.
    int compare(const TreeItem& other) const;
};

// The items of a folder's object, from the first to the last.
class TreeReading {
public:
    // `bytes` live as long as what is read of them.
    explicit TreeReading(std::string_view bytes) : left_(bytes) {}

    // The next one. No value at the end; nor where the object is not written as git writes it, or has more
    // than a record can have: ordinary files and folders, in git's order, none twice, under names that are
    // names.
    std::optional<TreeItem> next();
    bool isBroken() const { return broken_; }

private:
    std::optional<TreeItem> take();

    std::string_view left_;
    std::optional<TreeItem> before_;
    bool broken_ = false;
};

}
