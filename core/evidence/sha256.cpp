#include "evidence/sha256.h"

#include <cassert>
#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <unistd.h>

namespace remit {

namespace {

struct ContextFreed {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, ContextFreed>;

// Looked up once: OpenSSL 3 takes longer to find the algorithm than to run it over a short text. Its settings
// file, which could put another in its place, has no say.
const EVP_MD* algorithm()
{
    static EVP_MD* const found = [] {
        OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
        return EVP_MD_fetch(nullptr, "SHA256", nullptr);
    }();
    return found;
}

}

Fingerprint sha256(std::string_view bytes)
{
    static thread_local const DigestContext context(EVP_MD_CTX_new());
    Fingerprint::Bytes digest{};
    [[maybe_unused]] const bool done = context &&
                                       EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1 &&
                                       EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                                       EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
    assert(done);
    return Fingerprint(digest);
}

Result<std::string> randomHex(std::size_t count)
{
    std::string bytes(count, '\0');
    auto* const data = reinterpret_cast<unsigned char*>(bytes.data());
    // The system's own, which a short-lived program has at once; OpenSSL's would first be set up.
    if (::getentropy(data, count) != 0)
        return Error{"This system has no source of random numbers."};
    return hexadecimal(data, count);
}

}
