#pragma once

#include "base/result.h"

#include <array>
#include <compare>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

namespace remit {

// Whether `text` can be an id: 1 to 64 of a-z, 0-9 and "-", beginning and ending with a letter or digit.
// Such an id is also a folder's name on every system.
bool isId(std::string_view text);

// Ids that name folders of the record itself ("contract", "payments", "record"); no part of a contract may
// bear them.
bool isReservedId(std::string_view text);

// The name of one kind of thing; ids of different kinds do not mix. Ids never change.
template <class Tag>
class Id {
public:
    Id() = default;

    // Fails if `text` is no id (see isId).
    static Result<Id> of(std::string_view text)
    {
        if (!isId(text))
            return Error{
                "\"" + std::string(text.substr(0, 80)) +
                "\" is no id: use 1 to 64 of a-z, 0-9 and \"-\", with a letter or digit at both ends"};
        Id id;
        id.text_ = text;
        return id;
    }

    const std::string& str() const noexcept { return text_; }
    bool empty() const noexcept { return text_.empty(); }
    auto operator<=>(const Id&) const = default;

private:
    std::string text_;
};

using ContractId = Id<struct ContractTag>;
using ComponentId = Id<struct ComponentTag>;
using DeliverableId = Id<struct DeliverableTag>;
using ActivityId = Id<struct ActivityTag>;
using InputId = Id<struct InputTag>;
using PaymentId = Id<struct PaymentTag>;
using PartyId = Id<struct PartyTag>;
using PostId = Id<struct PostTag>;
using PhaseId = Id<struct PhaseTag>;

// A SHA-256, written as 64 lower-case hexadecimal digits. An event's fingerprint, that of its event.toml, is
// its id.
class Fingerprint {
public:
    using Bytes = std::array<unsigned char, 32>;

    Fingerprint() = default; // none: all zeros
    explicit Fingerprint(const Bytes& bytes) : bytes_(bytes) {}

    // Fails if `hex` is not 64 lower-case hexadecimal digits.
    static Result<Fingerprint> of(std::string_view hex);

    std::string str() const;
    const Bytes& bytes() const noexcept { return bytes_; }
    bool empty() const noexcept { return bytes_ == Bytes{}; }
    auto operator<=>(const Fingerprint&) const = default;

private:
    Bytes bytes_{};
};

using EventId = Fingerprint;

// `count` bytes as 2 * count lower-case digits.
std::string hexadecimal(const unsigned char* bytes, std::size_t count);

// The place of an entry in the record's one line: 1 for the first. 0 stands for "none yet".
enum class EntryNumber : long {};
constexpr long number(EntryNumber n)
{
    return static_cast<long>(n);
}

}

template <class Tag>
struct std::hash<remit::Id<Tag>> {
    std::size_t operator()(const remit::Id<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.str());
    }
};
template <>
struct std::hash<remit::Fingerprint> {
    std::size_t operator()(const remit::Fingerprint& f) const noexcept
    {
        // Its bytes are as good as random already.
        std::size_t first;
        std::memcpy(&first, f.bytes().data(), sizeof first);
        return first;
    }
};
