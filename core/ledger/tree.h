#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit::ledger {

// One name in a folder, as the bytes of git's object have it; read without libgit2, which passes over much.
struct TreeItem {
    std::string name;
    std::string id; // 40 hexadecimal digits
    bool folder = false;
};

// The items of a folder's object. No value unless it is written as git writes it, and has only what a record
// can have: ordinary files and folders, in git's order, none twice, under names that are names.
std::optional<std::vector<TreeItem>> itemsOf(std::string_view tree);

}
