#pragma once

#include "evidence/ssh.h"

#include <filesystem>

namespace remit {

// What signatures of a record are made for: the namespace of ssh-keygen's. One made for anything else does
// not count.
constexpr std::string_view kRemitPurpose = "remit";

// Signs `bytes` with the key in `file`: a private key, or a public one whose private part an agent or a piece
// of hardware holds. ssh-keygen does it, and asks for a passphrase where it has to. Returns the text of a
// .sig file, whose signature has been verified. Fails if there is no such key, or it did not sign.
Result<std::string> sign(std::string_view bytes, const std::filesystem::path& file);

// The public key of the key in `file`: of FILE, FILE.pub. Fails if there is none.
Result<SshKey> publicKeyOf(const std::filesystem::path& file);

}
