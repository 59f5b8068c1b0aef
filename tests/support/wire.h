#pragma once

#include <openssl/evp.h>
#include <string>
#include <string_view>

// How keys and signatures of SSH are written (RFC 4251, section 5; RFC 4648), for tests that make their own.
namespace remit::test {

inline const unsigned char* octets(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

inline std::string base64(std::string_view bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                                         octets(bytes), static_cast<int>(bytes.size()))));
    return text;
}

inline std::string wireNumber(std::size_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}

inline std::string wire(std::string_view bytes)
{
    return wireNumber(bytes.size()) + std::string(bytes);
}

inline EVP_PKEY* keyOf(void* key)
{
    return static_cast<EVP_PKEY*>(key);
}

}
