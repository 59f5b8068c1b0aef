#include "support/seeded_key.h"

#include "support/wire.h"

#include <array>
#include <cassert>
#include <openssl/sha.h>

namespace remit::test {

namespace {

constexpr std::string_view kType = "ssh-ed25519";

std::string sha512(std::string_view bytes)
{
    std::string out(SHA512_DIGEST_LENGTH, '\0');
    SHA512(octets(bytes), bytes.size(), reinterpret_cast<unsigned char*>(out.data()));
    return out;
}

}

SeededKey::SeededKey(unsigned char seed)
{
    std::array<unsigned char, 32> secret;
    secret.fill(seed);
    key_ = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size());
    assert(key_);
}

SeededKey::~SeededKey()
{
    EVP_PKEY_free(keyOf(key_));
}

std::string SeededKey::blob() const
{
    std::string point(32, '\0');
    std::size_t size = point.size();
    [[maybe_unused]] const int got =
        EVP_PKEY_get_raw_public_key(keyOf(key_), reinterpret_cast<unsigned char*>(point.data()), &size);
    assert(got == 1);
    return wire(kType) + wire(point);
}

std::string SeededKey::line() const
{
    return std::string(kType) + " " + base64(blob());
}

std::string SeededKey::sign(std::string_view message) const
{
    const std::string purpose = wire("remit") + wire("") + wire("sha512");
    const std::string content = "SSHSIG" + purpose + wire(sha512(message));
    std::string signature(64, '\0');
    std::size_t size = signature.size();
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    [[maybe_unused]] const bool made =
        EVP_DigestSignInit(context, nullptr, nullptr, nullptr, keyOf(key_)) == 1 &&
        EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, octets(content),
                       content.size()) == 1;
    assert(made);
    EVP_MD_CTX_free(context);
    const std::string text =
        base64("SSHSIG" + wireNumber(1) + wire(blob()) + purpose + wire(wire(kType) + wire(signature)));
    std::string out = "-----BEGIN SSH SIGNATURE-----\n";
    for (std::size_t at = 0; at < text.size(); at += 70)
        out += text.substr(at, 70) + "\n";
    return out + "-----END SSH SIGNATURE-----\n";
}

}
