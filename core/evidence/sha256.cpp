#include "evidence/sha256.h"

#include <array>
#include <cassert>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace remit {

namespace {

std::string hexadecimal(const unsigned char* bytes, std::size_t count)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        hex += kDigits[bytes[i] >> 4];
        hex += kDigits[bytes[i] & 15];
    }
    return hex;
}

}

Fingerprint sha256(std::string_view bytes)
{
    // Looked up once: OpenSSL 3 takes longer to find the algorithm than to run it over a short text.
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    std::array<unsigned char, 32> digest{};
    [[maybe_unused]] const int done =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, algorithm, nullptr);
    assert(done == 1);
    return *Fingerprint::of(hexadecimal(digest.data(), digest.size()));
}

Result<std::string> randomHex(std::size_t count)
{
    std::string bytes(count, '\0');
    auto* const data = reinterpret_cast<unsigned char*>(bytes.data());
    if (RAND_bytes(data, static_cast<int>(count)) != 1)
        return Error{"This system has no source of random numbers."};
    return hexadecimal(data, count);
}

}
