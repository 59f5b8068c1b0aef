#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

// Signatures by SSH keys over files, as ssh-keygen -Y sign makes them (OpenSSH's PROTOCOL.sshsig): facts
// about bytes alone. Whose key it is, and whether it counts, others know.
namespace remit {

// A public key, as the line of an id_….pub file has it.
struct SshKey {
    std::string type; // "ssh-ed25519"
    std::string blob; // in the wire format of RFC 4253, section 6.6

    // "ssh-ed25519 AAAA… comment": the comment is left out. Fails on a line of another kind, and on a key of
    // a type that Remit does not verify: ssh-ed25519, ecdsa-sha2-nistp256, -384 and -521, ssh-rsa of 2048
    // bits or more, and sk-ssh-ed25519@openssh.com, which lies in a piece of hardware.
    static Result<SshKey> of(std::string_view line);

    // "SHA256:…", as ssh-keygen -l says it.
    std::string fingerprint() const;
    // "ssh-ed25519 AAAA…"
    std::string str() const;

    bool operator==(const SshKey&) const = default;
};

// The key that `armoured` (the text of a .sig file) says it is made by, which alone proves nothing. Fails on
// what is no signature, or is made by a key that is not verified.
Result<SshKey> keyNamedIn(std::string_view armoured);

// The key whose signature over `message` is `armoured` (the text of a .sig file), made for `purpose`, the
// namespace: one made for something else does not count. Fails, with what is amiss, on a signature that is
// none, is cut off, is made by a key or algorithm that is not verified, or is not by that key over these
// bytes.
Result<SshKey> signerOf(std::string_view message, std::string_view armoured, std::string_view purpose);

}
