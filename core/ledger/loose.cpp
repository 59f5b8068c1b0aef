#include "ledger/loose.h"

#include "evidence/sha1.h"
#include "ledger/disk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <zlib.h>

namespace remit::ledger {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1u << 30; // of one object, packed or not
constexpr std::size_t kHeadBytes = 32;       // "commit 1073741824" and its end are less

// Unpacks one object a part at a time, never more than there is room for.
class Unpacking {
public:
    explicit Unpacking(std::string& packed)
    {
        stream_.next_in = reinterpret_cast<Bytef*>(packed.data());
        stream_.avail_in = static_cast<uInt>(packed.size());
        ready_ = ::inflateInit(&stream_) == Z_OK;
    }
    ~Unpacking()
    {
        if (ready_) ::inflateEnd(&stream_);
    }
    Unpacking(const Unpacking&) = delete;
    Unpacking& operator=(const Unpacking&) = delete;

    // At most `most` bytes more; no value if what is packed is damaged.
    std::optional<std::string> next(std::size_t most)
    {
        std::string bytes(most, '\0');
        stream_.next_out = reinterpret_cast<Bytef*>(bytes.data());
        stream_.avail_out = static_cast<uInt>(most);
        while (ready_ && !ended_ && stream_.avail_out > 0) {
            const int code = ::inflate(&stream_, Z_NO_FLUSH);
            ended_ = code == Z_STREAM_END;
            if (!ended_ && code != Z_OK) return {};
        }
        if (!ready_) return {};
        bytes.resize(most - stream_.avail_out);
        return bytes;
    }

    // Whether that was all, to the last byte that is packed.
    bool atEnd() const { return ended_ && stream_.avail_in == 0; }

private:
    z_stream stream_ = {};
    bool ready_ = false;
    bool ended_ = false;
};

// The name of the object packed in `file`; no value if it is damaged or is none.
std::optional<std::string> nameOf(std::string packed)
{
    Unpacking unpacking(packed);
    auto begin = unpacking.next(kHeadBytes);
    if (!begin) return {};
    const std::size_t space = begin->find(' '), end = begin->find('\0');
    constexpr std::array<std::string_view, 4> kTypes = {"blob", "tree", "commit", "tag"};
    if (space == begin->npos || end == begin->npos || end < space ||
        std::find(kTypes.begin(), kTypes.end(), begin->substr(0, space)) == kTypes.end())
        return {};
    std::size_t size = 0;
    const char* const digits = begin->data() + space + 1;
    const auto read = std::from_chars(digits, begin->data() + end, size);
    if (read.ec != std::errc() || read.ptr != begin->data() + end || size > kMostBytes) return {};
    std::string whole = *std::move(begin);
    const std::size_t length = end + 1 + size;
    while (whole.size() <= length && !unpacking.atEnd()) {
        const auto more = unpacking.next(std::min<std::size_t>(length + 1 - whole.size(), 1u << 20));
        if (!more || (more->empty() && !unpacking.atEnd())) return {};
        whole += *more;
    }
    if (whole.size() != length || !unpacking.atEnd()) return {};
    return sha1(std::string_view(whole).substr(0, end + 1), std::string_view(whole).substr(end + 1));
}

bool isHex(const std::string& text, std::size_t length)
{
    return text.size() == length && text.find_first_not_of("0123456789abcdef") == text.npos;
}

// Calls `visit` with everything in `folder`.
template <class Visit>
Result<void> each(const fs::path& folder, Visit visit)
{
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        visit(at->path());
    if (error) return Error{"The folder could not be read (" + error.message() + ").", folder.string()};
    return {};
}

// Everything below .git is an ordinary file or folder, and nothing there gives git other objects or another
// history.
Result<std::vector<Error>> oddities(const fs::path& git, std::size_t most)
{
    std::vector<Error> found;
    const auto name = [&](const fs::path& path) {
        return path.lexically_relative(git.parent_path()).string();
    };
    std::error_code error;
    for (fs::recursive_directory_iterator at(git, error), end; !error && at != end && found.size() < most;
         at.increment(error)) {
        const auto status = at->symlink_status(error);
        if (error) break;
        if (!fs::is_regular_file(status) && !fs::is_directory(status))
            found.push_back(
                {"is neither a file nor a folder, and does not belong into a record", name(at->path())});
    }
    if (error) return Error{"The folder could not be read (" + error.message() + ").", git.string()};
    for (const char* const other : {"objects/info/alternates", "info/grafts", "shallow", "refs/replace"})
        if (fs::exists(git / other, error))
            found.push_back(
                {"gives git other objects or another history than the record's", name(git / other)});
    const auto packed = disk::read(git / "packed-refs", kMostBytes);
    if (packed && *packed && (*packed)->find(" refs/replace/") != std::string::npos)
        found.push_back({"gives git other objects than the record's", name(git / "packed-refs")});
    return found;
}

}

Result<std::vector<Error>> damagedObjects(const fs::path& folder, std::size_t most)
{
    auto odd = oddities(folder / ".git", most);
    if (!odd || !odd->empty()) return odd;
    std::vector<Error> damaged;
    Result<void> trouble;
    const auto read = each(folder / ".git" / "objects", [&](const fs::path& group) {
        const std::string begin = group.filename().string();
        if (!isHex(begin, 2) || !trouble) return;
        trouble = each(group, [&](const fs::path& file) {
            const std::string name = begin + file.filename().string();
            if (!isHex(name, 40) || damaged.size() >= most) return;
            auto packed = disk::read(file, kMostBytes);
            if (packed && !*packed) return; // it was put into a pack meanwhile
            const auto found = packed ? nameOf(**std::move(packed)) : std::nullopt;
            if (found == name) return;
            damaged.push_back(
                {"is not what its name says; it was altered", "objects/" + begin + "/" + name.substr(2)});
        });
    });
    if (!read) return read.error();
    if (!trouble) return trouble.error();
    std::sort(damaged.begin(), damaged.end(),
              [](const Error& a, const Error& b) { return a.where < b.where; });
    return damaged;
}

}
