#define OPENSSL_API_COMPAT 0x10101000L // as in sha256.cpp

#include "evidence/sha1.h"

#include "base/ids.h"

#include <openssl/sha.h>

namespace remit {

std::string sha1(std::string_view head, std::string_view body)
{
    SHA_CTX context;
    unsigned char digest[SHA_DIGEST_LENGTH] = {};
    [[maybe_unused]] const bool done =
        SHA1_Init(&context) == 1 && SHA1_Update(&context, head.data(), head.size()) == 1 &&
        SHA1_Update(&context, body.data(), body.size()) == 1 && SHA1_Final(digest, &context) == 1;
    assert(done);
    return hexadecimal(digest, sizeof digest);
}

struct Sha1::Inner {
    SHA_CTX context;
};

Sha1::Sha1() : inner_(std::make_unique<Inner>())
{
    begin();
}

void Sha1::begin()
{
    [[maybe_unused]] const bool begun = SHA1_Init(&inner_->context) == 1;
    assert(begun);
}

Sha1::~Sha1() = default;

void Sha1::add(std::string_view bytes)
{
    [[maybe_unused]] const bool added = SHA1_Update(&inner_->context, bytes.data(), bytes.size()) == 1;
    assert(added);
}

std::array<unsigned char, 20> Sha1::take()
{
    std::array<unsigned char, 20> digest{};
    [[maybe_unused]] const bool done = SHA1_Final(digest.data(), &inner_->context) == 1;
    assert(done);
    return digest;
}

}
