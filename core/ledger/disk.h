#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// Small files and folders, on disk for good before the call returns. What needs the system's own calls is
// here.
namespace remit::disk {

// Writes `file` anew: whole, or not at all. Its folder is made if missing.
Result<void> write(const std::filesystem::path& file, std::string_view bytes);

// The bytes of a small file. No value if it is not there.
Result<std::optional<std::string>> read(const std::filesystem::path& file);

// Renames a folder. Fails, and changes nothing, if there is anything but an empty folder at `to`.
Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to);

}
