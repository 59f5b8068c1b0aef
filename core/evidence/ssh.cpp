#include "evidence/ssh.h"

#include "evidence/wire.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <optional>
#include <vector>

namespace remit {

namespace {

using evidence::base64;
using evidence::fromBase64;
using evidence::octets;
using evidence::Wire;
using evidence::wireString;

template <auto free>
struct Freed {
    template <class T>
    void operator()(T* value) const
    {
        free(value);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

std::string digest(const EVP_MD* algorithm, std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr) != 1) return {};
    return {reinterpret_cast<const char*>(out.data()), size};
}

Key fromParams(const char* type, const std::vector<std::pair<const char*, const BIGNUM*>>& numbers,
               const char* group = nullptr, std::string_view point = {})
{
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder) return {};
    for (const auto& [name, number] : numbers)
        if (OSSL_PARAM_BLD_push_BN(builder.get(), name, number) != 1) return {};
    if (group && (OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0) != 1 ||
                  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                                   point.size()) != 1))
        return {};
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* made = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return {};
    return Key(made);
}

// A positive whole number as the wire format has it: the fewest bytes, the first of them below 0x80.
Number positive(std::string_view bytes)
{
    if (bytes.empty() || octets(bytes)[0] >= 0x80) return {};
    if (bytes[0] == 0 && (bytes.size() == 1 || octets(bytes)[1] < 0x80)) return {};
    return Number(BN_bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr));
}

bool verified(const Key& key, const EVP_MD* algorithm, std::string_view signature, std::string_view message)
{
    const DigestContext context(EVP_MD_CTX_new());
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, algorithm, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(message),
                            message.size()) == 1;
}

constexpr std::size_t kEdKey = 32, kEdSignature = 64;

bool edVerified(std::string_view key, std::string_view signature, std::string_view message)
{
    if (key.size() != kEdKey || signature.size() != kEdSignature) return false;
    // Of a record's signatures as a rule the next is by the same key as one not long ago.
    thread_local std::map<std::string, Key, std::less<>> known;
    constexpr std::size_t kMostKnown = 16;
    auto found = known.find(key);
    if (found == known.end()) {
        if (known.size() == kMostKnown) known.clear();
        Key made(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(key), key.size()));
        found = known.emplace(std::string(key), std::move(made)).first;
    }
    return verified(found->second, nullptr, signature, message);
}

// A signature as it lies in a .sig file: its algorithm and what that made.
struct Made {
    std::string_view algorithm;
    Wire rest;
};

// One type of key: what belongs to it after the type's name, and how its signatures are verified.
struct Type {
    std::string_view name;
    bool (*fits)(Wire key);
    bool (*verifies)(Wire key, Made signature, std::string_view message);
};

bool isEd(Wire key)
{
    return key.string().size() == kEdKey && key.ended();
}

bool verifiesEd(Wire key, Made made, std::string_view message)
{
    const std::string_view signature = made.rest.string();
    return made.algorithm == "ssh-ed25519" && made.rest.ended() &&
           edVerified(key.string(), signature, message);
}

bool isHardwareEd(Wire key)
{
    const bool right = key.string().size() == kEdKey && !key.string().empty();
    return right && key.ended();
}

// PROTOCOL.u2f: the hardware signs the fingerprints of its application and of the message, with its flags and
// counter between them.
bool verifiesHardwareEd(Wire key, Made made, std::string_view message)
{
    const std::string_view point = key.string(), application = key.string();
    const std::string_view signature = made.rest.string(), flagsAndCounter = made.rest.take(5);
    if (made.algorithm != "sk-ssh-ed25519@openssh.com" || !made.rest.ended()) return false;
    return edVerified(point, signature,
                      digest(EVP_sha256(), application) + std::string(flagsAndCounter) +
                          digest(EVP_sha256(), message));
}

template <std::size_t bits>
constexpr const char* kCurve = bits == 256   ? "nistp256"
                               : bits == 384 ? "nistp384"
                                             : "nistp521";

template <std::size_t bits>
bool isEcdsa(Wire key)
{
    constexpr std::size_t kPoint = 1 + 2 * ((bits + 7) / 8); // uncompressed
    const bool right = key.string() == kCurve<bits>;
    const std::string_view point = key.string();
    return right && point.size() == kPoint && point.front() == 4 && key.ended();
}

// RFC 5656, section 3.1.2.
template <std::size_t bits>
bool verifiesEcdsa(Wire key, Made made, std::string_view message)
{
    const std::string_view curve = key.string(), point = key.string();
    Wire numbers(made.rest.string());
    Number r = positive(numbers.string()), s = positive(numbers.string());
    if (made.algorithm != "ecdsa-sha2-" + std::string(curve) || !made.rest.ended() || !numbers.ended() ||
        !r || !s)
        return false;
    const EcdsaSignature signature(ECDSA_SIG_new());
    if (!signature || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return false;
    (void)r.release(); // the signature's now
    (void)s.release();
    unsigned char* encoded = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &encoded);
    if (size <= 0) return false;
    const std::string der(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
    OPENSSL_free(encoded);
    constexpr const char* kGroup = bits == 256 ? "prime256v1" : bits == 384 ? "secp384r1" : "secp521r1";
    const EVP_MD* const algorithm = bits == 256 ? EVP_sha256() : bits == 384 ? EVP_sha384() : EVP_sha512();
    return verified(fromParams("EC", {}, kGroup, point), algorithm, der, message);
}

constexpr int kRsaLeast = 2048, kRsaMost = 16384;

bool isRsa(Wire key)
{
    const Number exponent = positive(key.string()), modulus = positive(key.string());
    if (!key.ended() || !exponent || !modulus) return false;
    const int bits = BN_num_bits(modulus.get());
    return bits >= kRsaLeast && bits <= kRsaMost && BN_num_bits(exponent.get()) <= 64;
}

// RFC 8332, section 3. Signatures with SHA-1 count for nothing.
bool verifiesRsa(Wire key, Made made, std::string_view message)
{
    const Number exponent = positive(key.string()), modulus = positive(key.string());
    const EVP_MD* const algorithm = made.algorithm == "rsa-sha2-256"   ? EVP_sha256()
                                    : made.algorithm == "rsa-sha2-512" ? EVP_sha512()
                                                                       : nullptr;
    std::string signature(made.rest.string());
    if (!algorithm || !made.rest.ended()) return false;
    // Some write it without its leading noughts.
    const auto size = static_cast<std::size_t>(BN_num_bytes(modulus.get()));
    if (signature.size() > size) return false;
    signature.insert(0, size - signature.size(), '\0');
    return verified(
        fromParams("RSA", {{OSSL_PKEY_PARAM_RSA_N, modulus.get()}, {OSSL_PKEY_PARAM_RSA_E, exponent.get()}}),
        algorithm, signature, message);
}

constexpr std::array<Type, 6> kTypes{{
    {"ssh-ed25519", isEd, verifiesEd},
    {"ecdsa-sha2-nistp256", isEcdsa<256>, verifiesEcdsa<256>},
    {"ecdsa-sha2-nistp384", isEcdsa<384>, verifiesEcdsa<384>},
    {"ecdsa-sha2-nistp521", isEcdsa<521>, verifiesEcdsa<521>},
    {"ssh-rsa", isRsa, verifiesRsa},
    {"sk-ssh-ed25519@openssh.com", isHardwareEd, verifiesHardwareEd},
}};

const Type* typeOf(std::string_view name)
{
    const auto found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& type) { return type.name == name; });
    return found == kTypes.end() ? nullptr : &*found;
}

// The key in these bytes, if it is one that is verified.
std::optional<SshKey> keyIn(std::string_view blob)
{
    Wire wire(blob);
    const std::string_view name = wire.string();
    const Type* const type = wire.fits ? typeOf(name) : nullptr;
    if (!type || !type->fits(wire)) return {};
    return SshKey{std::string(name), std::string(blob)};
}

// The bytes between the first and the last line of a .sig file, which is written in one way: 70 characters to
// a line.
std::optional<std::string> unarmoured(std::string_view text)
{
    constexpr std::string_view kBegin = "-----BEGIN SSH SIGNATURE-----\n",
                               kEnd = "-----END SSH SIGNATURE-----\n";
    constexpr std::size_t kLine = 70, kMostBytes = 64u << 10;
    if (text.size() > kMostBytes || text.size() < kBegin.size() + kEnd.size() || !text.starts_with(kBegin) ||
        !text.ends_with(kEnd))
        return {};
    text.remove_prefix(kBegin.size());
    text.remove_suffix(kEnd.size());
    std::string joined;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const bool last = end != text.npos && end + 1 == text.size();
        if (end == text.npos || end == 0 || end > kLine || (end < kLine && !last)) return {};
        joined += text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    return fromBase64(joined);
}

}

Result<SshKey> SshKey::of(std::string_view line)
{
    const Error none{
        "is no public SSH key; it is one line that begins with ssh-ed25519 or the like, the content "
        "of a file such as id_ed25519.pub"};
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.remove_suffix(1);
    const std::size_t space = line.find(' ');
    if (space == line.npos) return none;
    const std::string_view name = line.substr(0, space);
    const std::string_view rest = line.substr(space + 1);
    const auto blob = fromBase64(rest.substr(0, rest.find(' ')));
    if (!typeOf(name) && blob)
        return Error{"is a key of the type " + std::string(name.substr(0, 40)) +
                     ", which Remit does not verify; make one with: ssh-keygen -t ed25519"};
    auto key = blob ? keyIn(*blob) : std::nullopt;
    if (!key || key->type != name) return none;
    return *std::move(key);
}

std::string SshKey::fingerprint() const
{
    return "SHA256:" + base64(digest(EVP_sha256(), blob), false);
}

std::string SshKey::str() const
{
    return type + " " + base64(blob, true);
}

namespace {

// A .sig file, taken apart; what it is made of lives as long as `bytes`.
struct Signature {
    std::string_view blob, madeFor, reserved, hash, made;

    static std::optional<Signature> of(std::string_view bytes)
    {
        Wire wire(bytes);
        const bool begins = wire.take(kMagic.size()) == kMagic && wire.number() == 1;
        Signature parts;
        for (auto* const each : {&parts.blob, &parts.madeFor, &parts.reserved, &parts.hash, &parts.made})
            *each = wire.string();
        return begins && wire.ended() ? std::optional(parts) : std::nullopt;
    }

    Result<SshKey> key() const
    {
        auto found = keyIn(blob);
        if (!found) return Error{"is made by a key that Remit does not verify"};
        return *std::move(found);
    }

    static constexpr std::string_view kMagic = "SSHSIG";
};

Error noSignature()
{
    return {"is no signature as ssh-keygen makes them"};
}

}

Result<SshKey> keyNamedIn(std::string_view armoured)
{
    const auto bytes = unarmoured(armoured);
    const auto parts = bytes ? Signature::of(*bytes) : std::nullopt;
    return parts ? parts->key() : noSignature();
}

Result<SshKey> signerOf(std::string_view message, std::string_view armoured, std::string_view purpose)
{
    const auto bytes = unarmoured(armoured);
    const auto parts = bytes ? Signature::of(*bytes) : std::nullopt;
    if (!parts) return noSignature();
    const auto& [blob, madeFor, reserved, hash, signature] = *parts;
    auto key = parts->key();
    if (!key) return key;
    if (madeFor != purpose) return Error{"is made for another purpose, and does not count here"};
    const EVP_MD* const algorithm = hash == "sha512"   ? EVP_sha512()
                                    : hash == "sha256" ? EVP_sha256()
                                                       : nullptr;
    if (!algorithm) return Error{"is made with an algorithm that Remit does not verify"};
    const std::string content = std::string(Signature::kMagic) + wireString(madeFor) + wireString(reserved) +
                                wireString(hash) + wireString(digest(algorithm, message));
    Wire keyWire(blob);
    keyWire.string(); // its type
    Wire inner(signature);
    const std::string_view made = inner.string();
    if (!inner.fits || !typeOf(key->type)->verifies(keyWire, {made, inner}, content))
        return Error{"is not by this key over these bytes"};
    return key;
}

}
