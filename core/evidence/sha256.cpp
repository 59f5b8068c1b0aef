#define OPENSSL_API_COMPAT 0x10101000L // SHA256_Init() and its like are there without a warning

#include "evidence/sha256.h"

#include <cassert>
#include <memory>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <unistd.h>

namespace remit {

Fingerprint sha256(std::string_view bytes)
{
    // The older of OpenSSL's two ways: the newer one looks the algorithm up among its providers, which takes
    // as long as many commands have to do with it.
    SHA256_CTX context;
    Fingerprint::Bytes digest{};
    [[maybe_unused]] const bool done = SHA256_Init(&context) == 1 &&
                                       SHA256_Update(&context, bytes.data(), bytes.size()) == 1 &&
                                       SHA256_Final(digest.data(), &context) == 1;
    assert(done);
    return Fingerprint(digest);
}

Fingerprint hmacSha256(const Fingerprint::Bytes& key, std::initializer_list<std::string_view> parts)
{
    const std::unique_ptr<HMAC_CTX, decltype(&HMAC_CTX_free)> context(HMAC_CTX_new(), HMAC_CTX_free);
    bool done = context && HMAC_Init_ex(context.get(), key.data(), static_cast<int>(key.size()), EVP_sha256(),
                                        nullptr) == 1;
    for (const auto part : parts)
        done = done && HMAC_Update(context.get(), reinterpret_cast<const unsigned char*>(part.data()),
                                   part.size()) == 1;
    Fingerprint::Bytes digest{};
    done = done && HMAC_Final(context.get(), digest.data(), nullptr) == 1;
    assert(done);
    return Fingerprint(digest);
}

Result<std::string> randomHex(std::size_t count)
{
    std::string bytes(count, '\0');
    auto* const data = reinterpret_cast<unsigned char*>(bytes.data());
    // The system's own, which a short-lived program has at once; OpenSSL's would first be set up.
    if (::getentropy(data, count) != 0) return Error{"This system has no source of random numbers."};
    return hexadecimal(data, count);
}

}
