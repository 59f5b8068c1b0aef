#include "evidence/wire.h"

#include <algorithm>
#include <openssl/evp.h>

namespace remit::evidence {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string wireNumber(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}

}

std::string base64(std::string_view bytes, bool padded)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                                         octets(bytes), static_cast<int>(bytes.size()))));
    if (!padded) text.erase(std::min(text.find('='), text.size()));
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    constexpr std::size_t kMostChars = 64u << 10;
    if (text.empty() || text.size() % 4 != 0 || text.size() > kMostChars) return {};
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    if (text.substr(0, text.size() - padding).find_first_not_of(kAlphabet) != text.npos) return {};
    std::string bytes(text.size() / 4 * 3, '\0');
    if (EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), octets(text),
                        static_cast<int>(text.size())) < 0)
        return {};
    bytes.resize(bytes.size() - padding);
    return base64(bytes, true) == text ? std::optional(bytes) : std::nullopt;
}

std::string_view Wire::take(std::size_t count)
{
    fits = fits && count <= rest_.size();
    const std::string_view taken = fits ? rest_.substr(0, count) : std::string_view();
    rest_.remove_prefix(taken.size());
    return taken;
}

std::uint32_t Wire::number()
{
    std::uint32_t value = 0;
    for (const char c : take(4))
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::string wireString(std::string_view bytes)
{
    return wireNumber(static_cast<std::uint32_t>(bytes.size())) + std::string(bytes);
}

}
