#include "ledger/loose.h"

#include "base/together.h"
#include "evidence/sha1.h"
#include "ledger/unpacking.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>

namespace remit::ledger {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadBytes = 32; // "commit 1073741824" and its end are less

// The file of one object, unpacked from its beginning on.
class Reading {
public:
    static std::optional<Reading> of(const disk::File& file)
    {
        Reading reading(file);
        if (!reading.begin()) return {};
        return reading;
    }

    const LooseHead& head() const { return head_; }

    // The next bytes after the head; no value if the file is damaged. Empty once that were all.
    std::optional<std::string> next()
    {
        constexpr std::size_t kAtOnce = 64u << 10;
        if (!first_.empty()) {
            left_ -= first_.size();
            return std::exchange(first_, {});
        }
        // One byte more than there should be room for shows that there is none.
        std::string bytes(std::min(left_ + 1, kAtOnce), '\0');
        const auto came = unpacking_->next(bytes.data(), bytes.size());
        if (!came || *came > left_ || (*came == 0 && left_ > 0)) return {};
        left_ -= *came;
        bytes.resize(*came);
        if (bytes.empty() && unpacking_->end() != size_) return {};
        return bytes;
    }

private:
    explicit Reading(const disk::File& file)
        : unpacking_(std::make_unique<Unpacking>(file)), size_(file.size())
    {
    }

    bool begin()
    {
        unpacking_->begin(0);
        std::array<char, kHeadBytes> bytes{};
        const auto came = unpacking_->next(bytes.data(), bytes.size());
        const std::string_view begin(bytes.data(), came.value_or(0));
        const std::size_t space = begin.find(' '), end = begin.find('\0');
        if (space == begin.npos || end == begin.npos || end < space) return false;
        for (const git_object_t type : {GIT_OBJECT_COMMIT, GIT_OBJECT_TREE, GIT_OBJECT_BLOB, GIT_OBJECT_TAG})
            if (begin.substr(0, space) == wordOf(type)) head_.type = type;
        const char* const digits = begin.data() + space + 1;
        const auto read = std::from_chars(digits, begin.data() + end, head_.size);
        if (headOf(head_.type, head_.size) != begin.substr(0, end + 1)) return false; // it has one spelling
        first_ = begin.substr(end + 1);
        left_ = head_.size;
        return head_.type != GIT_OBJECT_INVALID && read.ec == std::errc() && read.ptr == begin.data() + end &&
               head_.size <= kMostBytes && first_.size() <= left_;
    }

    std::unique_ptr<Unpacking> unpacking_;
    std::uint64_t size_;
    LooseHead head_;
    std::string first_; // what came with the head
    std::size_t left_ = 0;
};

bool hashesTo(const disk::File& file, const git_oid& id)
{
    auto reading = Reading::of(file);
    if (!reading) return false;
    Sha1 sha;
    sha.add(headOf(reading->head().type, reading->head().size));
    while (true) {
        const auto bytes = reading->next();
        if (!bytes) return false;
        if (bytes->empty()) break;
        sha.add(*bytes);
    }
    const auto digest = sha.take();
    return std::equal(digest.begin(), digest.end(), id.id);
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
        visit(at->path().filename().string());
    if (error) return Error{"The folder could not be read (" + error.message() + ").", folder.string()};
    return {};
}

// The names of all objects that have files of their own.
Result<std::vector<git_oid>> looseIn(const fs::path& objects)
{
    std::vector<std::string> groups;
    std::vector<git_oid> ids;
    const auto grouped = each(objects, [&](const std::string& name) {
        if (isHex(name, 2)) groups.push_back(name);
    });
    if (!grouped) return grouped.error();
    std::sort(groups.begin(), groups.end());
    for (const auto& group : groups) {
        const auto read = each(objects / group, [&](const std::string& name) {
            if (isHex(group + name, GIT_OID_HEXSZ)) ids.push_back(git::idOf(group + name));
        });
        if (!read) return read.error();
    }
    std::sort(ids.begin(), ids.end(),
              [](const git_oid& a, const git_oid& b) { return git_oid_cmp(&a, &b) < 0; });
    return ids;
}

}

std::string_view wordOf(git_object_t type)
{
    switch (type) {
    case GIT_OBJECT_COMMIT:
        return "commit";
    case GIT_OBJECT_TREE:
        return "tree";
    case GIT_OBJECT_BLOB:
        return "blob";
    case GIT_OBJECT_TAG:
        return "tag";
    default:
        return {};
    }
}

std::string headOf(git_object_t type, std::uint64_t size)
{
    return std::string(wordOf(type)) + " " + std::to_string(size) + '\0';
}

fs::path looseName(const git_oid& id)
{
    const std::string hex = git::hexOf(id);
    return fs::path(hex.substr(0, 2)) / hex.substr(2);
}

std::optional<LooseHead> readLooseHead(const fs::path& path)
{
    const auto file = disk::File::open(path);
    if (!file) return {};
    const auto reading = Reading::of(*file);
    return reading ? std::optional(reading->head()) : std::nullopt;
}

std::optional<Object> readLoose(const fs::path& path)
{
    const auto file = disk::File::open(path);
    if (!file) return {};
    auto reading = Reading::of(*file);
    if (!reading) return {};
    Object object{reading->head().type, {}};
    while (true) {
        const auto bytes = reading->next();
        if (!bytes) return {};
        if (bytes->empty()) return object;
        object.bytes += *bytes;
    }
}

Result<std::vector<Error>> damagedLoose(const fs::path& objects, std::size_t most)
{
    const auto ids = looseIn(objects);
    if (!ids) return ids.error();
    std::vector<char> damaged(ids->size());
    together(ids->size(), [&] {
        return [&](std::size_t i) {
            const fs::path path = objects / looseName((*ids)[i]);
            const auto file = disk::File::open(path);
            std::error_code gone; // it was put into a pack meanwhile
            damaged[i] = file ? !hashesTo(*file, (*ids)[i]) : fs::exists(fs::symlink_status(path, gone));
        };
    });
    std::vector<Error> found;
    for (std::size_t i = 0; i < ids->size() && found.size() < most; ++i)
        if (damaged[i])
            found.push_back(
                {"is not what its name says; it was altered", ("objects" / looseName((*ids)[i])).string()});
    return found;
}

}
