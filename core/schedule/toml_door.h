#pragma once

#include "schedule/complaints.h"

#include <toml++/toml.h>

#include <optional>
#include <string_view>

// The door to toml++: what goes in is held to limits first, and what comes out is a table or a complaint.
namespace remit::schedule {

constexpr std::size_t kMaxLineBytes = 64u << 10;
constexpr int kMaxKeyParts = 16;
constexpr int kMaxDepth = 16; // of brackets within brackets

// Returns the file's root table; nothing if it cannot be read, which is then complained of. Of mistakes in
// the TOML itself only the first is found: what follows it could mean anything.
std::optional<toml::table> parseToml(std::string_view bytes, const Source& source);

}
