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

}
