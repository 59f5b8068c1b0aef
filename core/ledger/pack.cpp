#include "ledger/pack.h"

#include "evidence/sha1.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace remit::ledger {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kId = GIT_OID_RAWSZ;
constexpr std::size_t kPackHead = 12;           // "PACK", the version, how many
constexpr std::size_t kFanout = 256 * 4;        // how many names begin with no more than that byte
constexpr std::size_t kIndexHead = 8 + kFanout; // a mark and the version before it
constexpr std::size_t kEach = kId + 4 + 4;      // name, CRC, place
constexpr std::uint32_t kFar = 1u << 31;        // of a place that needs more bits, which lie elsewhere
constexpr std::size_t kBegins = 1u << 16;       // ways in which a name can begin, by two bytes
constexpr std::size_t kMostIndex = 2000u << 20;
constexpr std::string_view kMark("\377tOc\0\0\0\2", 8); // of an index, version 2

std::uint32_t number32(const char* bytes)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::size_t beginOf(const unsigned char* name)
{
    return static_cast<std::size_t>(name[0] << 8 | name[1]);
}

Error noPack(const fs::path& file)
{
    return {"is no pack of git's with its index; it was altered", "objects/pack/" + file.filename().string()};
}

// A number of seven bits to a byte, the lowest first, as deltas have it.
std::optional<std::size_t> size(std::string_view& delta)
{
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 63 && !delta.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(delta.front());
        delta.remove_prefix(1);
        value |= static_cast<std::size_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
    return {};
}

// The bytes of a number that a copying step of a delta has: those whose bits are set in `which`.
std::optional<std::size_t> number(std::string_view& delta, unsigned which, unsigned bytes)
{
    std::size_t value = 0;
    for (unsigned i = 0; i < bytes; ++i) {
        if (!(which >> i & 1)) continue;
        if (delta.empty()) return {};
        value |= static_cast<std::size_t>(static_cast<unsigned char>(delta.front())) << (8 * i);
        delta.remove_prefix(1);
    }
    return value;
}

// Whether all but the last bytes of a file hash to these.
bool endsWithHash(const disk::File& file)
{
    if (file.size() < kId) return false;
    Sha1 sha;
    std::string part(256u << 10, '\0');
    const std::uint64_t end = file.size() - kId;
    for (std::uint64_t at = 0; at < end;) {
        const std::size_t count = file.read(
            at, part.data(), static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), end - at)));
        if (count == 0) return false;
        sha.add(std::string_view(part).substr(0, count));
        at += count;
    }
    const auto digest = sha.take();
    return file.read(end, part.data(), kId) == kId && std::memcmp(part.data(), digest.data(), kId) == 0;
}

}

Result<Pack> Pack::open(const fs::path& index)
{
    auto bytes = disk::read(index, kMostIndex);
    if (!bytes) return bytes.error();
    auto file = disk::File::open(fs::path(index).replace_extension(".pack"));
    if (!*bytes || !file) return noPack(index);
    Pack pack(fs::path(index).replace_extension(".pack"), *std::move(file), **std::move(bytes));
    std::array<char, kPackHead> head{};
    const bool read = pack.pack_.read(0, head.data(), head.size()) == head.size();
    if (!read || std::memcmp(head.data(), "PACK\0\0\0\2", 8) != 0 || !pack.readIndex() ||
        number32(head.data() + 8) != pack.count())
        return noPack(index);
    return pack;
}

const unsigned char* Pack::names() const
{
    return reinterpret_cast<const unsigned char*>(index_.data()) + kIndexHead;
}

// Takes the index apart; false if it is none, or not that of this pack.
bool Pack::readIndex()
{
    if (index_.size() < kIndexHead + 2 * kId || !index_.starts_with(kMark) || pack_.size() < kPackHead + kId)
        return false;
    const std::size_t count = names_ = number32(index_.data() + kIndexHead - 4);
    const std::size_t room = index_.size() - kIndexHead - 2 * kId;
    if (count > room / kEach || (room - count * kEach) % 8 != 0 || (room - count * kEach) / 8 > count)
        return false;
    for (std::size_t byte = 0, i = 0; byte < 256; ++byte) {
        while (i < count && names()[i * kId] <= byte)
            ++i;
        if (number32(index_.data() + 8 + byte * 4) != i) return false;
    }
    begins_.assign(kBegins + 1, 0);
    for (std::size_t i = 0; i < count; ++i)
        ++begins_[beginOf(names() + i * kId) + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    for (std::size_t i = 1; i < count; ++i)
        if (std::memcmp(names() + (i - 1) * kId, names() + i * kId, kId) >= 0) return false;
    lying_.resize(count);
    std::iota(lying_.begin(), lying_.end(), std::uint32_t{0});
    std::sort(lying_.begin(), lying_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return placeOf(a) < placeOf(b); });
    const auto twice =
        std::adjacent_find(lying_.begin(), lying_.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return placeOf(a) == placeOf(b); });
    std::array<char, kId> hash{};
    return twice == lying_.end() &&
           (count == 0 || (place(0) == kPackHead && place(count - 1) < pack_.size() - kId)) &&
           pack_.read(pack_.size() - kId, hash.data(), kId) == kId &&
           std::memcmp(hash.data(), index_.data() + index_.size() - 2 * kId, kId) == 0;
}

std::uint64_t Pack::placeOf(std::size_t name) const
{
    const std::size_t places = kIndexHead + names_ * (kId + 4);
    const std::uint32_t place = number32(index_.data() + places + name * 4);
    if (place < kFar) return place;
    const std::size_t far = places + names_ * 4 + (place - kFar) * std::size_t{8};
    if (far + 8 > index_.size() - 2 * kId) return 0;
    return static_cast<std::uint64_t>(number32(index_.data() + far)) << 32 |
           number32(index_.data() + far + 4);
}

git_oid Pack::name(std::size_t i) const
{
    git_oid id;
    std::memcpy(id.id, names() + lying_[i] * kId, kId);
    return id;
}

std::uint64_t Pack::after(std::size_t i) const
{
    return i + 1 < count() ? place(i + 1) : pack_.size() - kId;
}

std::optional<std::size_t> Pack::numberAt(std::uint64_t place) const
{
    const auto found =
        std::lower_bound(lying_.begin(), lying_.end(), place,
                         [&](std::uint32_t name, std::uint64_t at) { return placeOf(name) < at; });
    if (found == lying_.end() || placeOf(*found) != place) return {};
    return static_cast<std::size_t>(found - lying_.begin());
}

std::optional<std::uint64_t> Pack::find(const git_oid& id) const
{
    std::size_t begin = begins_[beginOf(id.id)], end = begins_[beginOf(id.id) + 1];
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        const int order = std::memcmp(id.id, names() + middle * kId, kId);
        if (order == 0) return placeOf(middle);
        (order < 0 ? end : begin) = order < 0 ? middle : middle + 1;
    }
    return {};
}

std::optional<Pack::Head> Pack::head(std::uint64_t place, Unpacking& unpacking) const
{
    constexpr std::size_t kMostHead = 10 + kId; // the size, and the name or distance of another object
    unpacking.begin(place);
    const std::string_view read = unpacking.ahead(kMostHead);
    std::size_t i = 0;
    const auto next = [&] { return i < read.size() ? static_cast<unsigned char>(read[i++]) : 0; };
    unsigned byte = next();
    const unsigned kind = byte >> 4 & 7;
    Head head;
    head.size = byte & 15;
    for (unsigned shift = 4; byte >= 0x80 && shift < 60; shift += 7) {
        byte = next();
        head.size |= static_cast<std::size_t>(byte & 0x7f) << shift;
    }
    if (byte >= 0x80 || head.size > kMostBytes) return {};
    if (kind == GIT_OBJECT_OFS_DELTA) {
        byte = next();
        std::uint64_t distance = byte & 0x7f;
        while (byte >= 0x80 && distance < 1ull << 48) {
            byte = next();
            distance = (distance + 1) << 7 | (byte & 0x7f);
        }
        if (byte >= 0x80 || distance == 0 || distance > place) return {};
        head.base = place - distance;
    } else if (kind == GIT_OBJECT_REF_DELTA) {
        git_oid id;
        if (read.size() < i + kId) return {};
        std::memcpy(id.id, read.data() + i, kId);
        i += kId;
        head.base = find(id);
        if (!head.base) return {};
    } else if (kind >= GIT_OBJECT_COMMIT && kind <= GIT_OBJECT_TAG) {
        head.type = static_cast<git_object_t>(kind);
    } else {
        return {};
    }
    if (i >= read.size()) return {};
    head.at = place + i;
    return head;
}

bool Pack::isIntact() const
{
    const auto index = disk::File::open(fs::path(path_).replace_extension(".idx"));
    return index && endsWithHash(*index) && endsWithHash(pack_);
}

std::optional<std::string> applied(std::string_view delta, std::string_view base)
{
    const auto before = size(delta), after = size(delta);
    if (!before || !after || *before != base.size() || *after > kMostBytes) return {};
    std::string made;
    made.reserve(std::min<std::size_t>(*after, base.size() + delta.size()));
    while (!delta.empty()) {
        const auto step = static_cast<unsigned char>(delta.front());
        delta.remove_prefix(1);
        if (step >= 0x80) { // copy from the base
            const auto from = number(delta, step, 4);
            auto count = from ? number(delta, step >> 4, 3) : std::nullopt;
            if (!count) return {};
            if (*count == 0) count = 0x10000;
            if (*from > base.size() || *count > base.size() - *from || *count > *after - made.size())
                return {};
            made += base.substr(*from, *count);
        } else { // insert what comes
            if (step == 0 || step > delta.size() || step > *after - made.size()) return {};
            made += delta.substr(0, step);
            delta.remove_prefix(step);
        }
    }
    if (made.size() != *after) return {};
    return made;
}

}
