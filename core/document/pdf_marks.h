#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace remit {

// What a line of a list begins with.
struct Mark {
    std::size_t length = 0; // in bytes
    bool numbered = false;  // "2." "(a)" "iv)", not a bullet
};

// The mark that `line` begins with: alone, or with a space behind it. "2.3" and "2" are none: headings and
// sentences begin like that.
std::optional<Mark> markOf(std::string_view line);

}
