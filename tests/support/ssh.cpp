#include "support/ssh.h"

#include "support/support.h"
#include "support/wire.h"

#include <catch2/catch.hpp>

#include <openssl/sha.h>

namespace remit::test {

namespace {

std::string sha256(std::string_view bytes)
{
    std::string out(SHA256_DIGEST_LENGTH, '\0');
    SHA256(octets(bytes), bytes.size(), reinterpret_cast<unsigned char*>(out.data()));
    return out;
}

constexpr std::string_view kHardware = "sk-ssh-ed25519@openssh.com", kApplication = "ssh:remit";

std::string blobOf(void* key)
{
    std::string point(32, '\0');
    std::size_t size = point.size();
    REQUIRE(EVP_PKEY_get_raw_public_key(keyOf(key), reinterpret_cast<unsigned char*>(point.data()), &size) ==
            1);
    return wire(kHardware) + wire(point) + wire(kApplication);
}

}

std::string newKey(const std::filesystem::path& file, const std::string& type, int bits)
{
    std::vector<std::string> command = {
        "/usr/bin/ssh-keygen", "-q", "-t", type, "-N", "", "-C", "a test", "-f", file.string()};
    if (bits > 0) command.insert(command.end(), {"-b", std::to_string(bits)});
    const Outcome made = run(command, file.parent_path(), {"PATH=/usr/bin:/bin"});
    INFO(made.err);
    REQUIRE(made.status == 0);
    return read(file.string() + ".pub");
}

std::string signedBy(const std::filesystem::path& file, std::string_view message, const std::string& purpose)
{
    const Outcome made = run({"/usr/bin/ssh-keygen", "-Y", "sign", "-n", purpose, "-f", file.string()},
                             file.parent_path(), {"PATH=/usr/bin:/bin"}, message);
    INFO(made.err);
    REQUIRE(made.status == 0);
    return made.out;
}

HardwareKey::HardwareKey() : key_(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"))
{
    REQUIRE(key_);
}

HardwareKey::~HardwareKey()
{
    EVP_PKEY_free(keyOf(key_));
}

std::string HardwareKey::line() const
{
    return std::string(kHardware) + " " + base64(blobOf(key_)) + " a test\n";
}

std::string HardwareKey::sign(std::string_view message, const std::string& purpose) const
{
    const std::string content = "SSHSIG" + wire(purpose) + wire("") + wire("sha256") + wire(sha256(message));
    const std::string touched("\1\0\0\0\5", 5); // a flag, and how often it has signed
    const std::string whole = sha256(kApplication) + touched + sha256(content);
    std::string signature(64, '\0');
    std::size_t size = signature.size();
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    REQUIRE(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, keyOf(key_)) == 1);
    REQUIRE(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, octets(whole),
                           whole.size()) == 1);
    EVP_MD_CTX_free(context);
    return armoured("SSHSIG" + wireNumber(1) + wire(blobOf(key_)) + wire(purpose) + wire("") +
                    wire("sha256") + wire(wire(kHardware) + wire(signature) + touched));
}

std::string unarmoured(const std::string& signature)
{
    std::string text;
    for (std::size_t at = signature.find('\n') + 1; signature[at] != '-'; ++at)
        if (signature[at] != '\n') text += signature[at];
    std::string bytes(text.size() / 4 * 3, '\0');
    REQUIRE(EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), octets(text),
                            static_cast<int>(text.size())) >= 0);
    while (text.ends_with('=')) {
        text.pop_back();
        bytes.pop_back();
    }
    return bytes;
}

std::string armoured(const std::string& bytes)
{
    const std::string text = base64(bytes);
    std::string out = "-----BEGIN SSH SIGNATURE-----\n";
    for (std::size_t at = 0; at < text.size(); at += 70)
        out += text.substr(at, 70) + "\n";
    return out + "-----END SSH SIGNATURE-----\n";
}

}
