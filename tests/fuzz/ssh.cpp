// Any bytes as an SSH key or signature. The first byte says which: 'k' the line of a public key, 's' a
// signature over a fixed text.
//
// Laws: a key that is read is written in one way, and read again is the same; a signature that is good is
// none over other bytes, nor for another purpose; whatever is refused is refused in words.

#include "evidence/ssh.h"
#include "laws.h"

#include <cstdint>
#include <string_view>

using namespace remit;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] == 'k') {
        const auto key = SshKey::of(rest);
        if (!key) {
            must(!key.error().what.empty());
            return 0;
        }
        const auto again = SshKey::of(key->str());
        must(again && *again == *key);
        must(key->fingerprint().size() == 50); // "SHA256:" and 43 characters
        return 0;
    }
    const auto signer = signerOf("hello\n", rest, "remit");
    if (!signer) {
        must(!signer.error().what.empty());
        return 0;
    }
    // Over other bytes, or for something else, it is none.
    must(bool(SshKey::of(signer->str())));
    must(!signerOf("hello", rest, "remit"));
    must(!signerOf("hello\n", rest, "file"));
    return 0;
}
