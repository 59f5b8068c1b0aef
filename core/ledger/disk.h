#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Small files and folders, on disk for good before the call returns. What needs the system's own calls is
// here.
namespace remit::disk {

// Waits until these are on disk as they are: a file's bytes, the names in a folder.
Result<void> sync(const std::vector<std::filesystem::path>& paths);

// Writes these files anew, for nobody to change. Their bytes are on disk when the call returns, as are
// `others` (see sync); their names are once their folder is.
Result<void> write(const std::map<std::filesystem::path, std::string>& files,
                   const std::vector<std::filesystem::path>& others);

// Makes a folder, and those above it that are missing. Returns whether it was missing.
Result<bool> makeFolder(const std::filesystem::path& folder);

// Writes `file` anew: whole, or not at all. Its folder is made if missing.
// If others write it at the same time, it may come to hold a mixture: keep that out, or notice it.
Result<void> write(const std::filesystem::path& file, std::string_view bytes);

// The bytes of a file. No value if it is not there. Fails if it has more than `most`, or is a link or no
// file.
Result<std::optional<std::string>> read(const std::filesystem::path& file, std::size_t most);

// A file to be read in parts, in any order; for several threads at once.
class File {
public:
    // Fails on a link, on what is no file, and if it cannot be read.
    static Result<File> open(const std::filesystem::path& path);

    File(File&& other) noexcept;
    File& operator=(File&&) = delete;
    ~File();

    std::uint64_t size() const { return size_; } // when it was opened
    // Reads `count` bytes that begin at `at`; fewer only at its end, or where the disk fails. Returns how
    // many.
    std::size_t read(std::uint64_t at, char* to, std::size_t count) const;

private:
    File(int handle, std::uint64_t size) : handle_(handle), size_(size) {}

    int handle_;
    std::uint64_t size_;
};

// Whether a folder is there. Fails if something else is, such as a link, which leads who knows where.
Result<bool> ownFolder(const std::filesystem::path& folder);

// Makes a folder that nobody but its owner may enter, or makes it that. Fails as ownFolder() does.
Result<void> makeOwnFolder(const std::filesystem::path& folder);

// Writes these files, all in one folder, anew, for nobody but their owner to read. They are on disk when the
// call returns.
Result<void> writeOwn(const std::map<std::filesystem::path, std::string>& files);

// Removes a file, if it is there. On disk when the call returns.
Result<void> remove(const std::filesystem::path& file);

// What tells `file` from any copy of it, whoever made that: where and when this system put it there. Empty if
// it is not there.
std::string origin(const std::filesystem::path& file);

// A folder in which something is made before it is moved to its place. Goes with the object, if it is still
// there.
class Scaffold {
public:
    // Makes one in `folder`, called `prefix` and something random.
    static Result<Scaffold> make(const std::filesystem::path& folder, std::string_view prefix);

    // Removes those that processes left in `folder` which died; one that is in use stays.
    static void clear(const std::filesystem::path& folder, std::string_view prefix);

    Scaffold(Scaffold&& other) noexcept;
    Scaffold& operator=(Scaffold&&) = delete;
    ~Scaffold();

    const std::filesystem::path& path() const { return path_; }

private:
    Scaffold(std::filesystem::path path, int handle) : path_(std::move(path)), handle_(handle) {}

    std::filesystem::path path_;
    int handle_; // held while it is in use
};

// Renames a folder once all that is in it is on disk. Fails, and changes nothing, if there is anything but an
// empty folder at `to`.
Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to);

}
