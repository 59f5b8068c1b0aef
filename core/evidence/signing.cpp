#include "evidence/signing.h"

#include "base/words.h"
#include "process/program.h"

#include <fstream>
#include <iterator>

namespace remit {

namespace {

constexpr std::size_t kMostKeyBytes = 64u << 10;

// What ssh-keygen complains of, without what it says beside.
std::string lastLine(std::string text)
{
    while (text.ends_with('\n') || text.ends_with('\r'))
        text.pop_back();
    return quotable(text.substr(text.rfind('\n') + 1), 200);
}

}

Result<std::string> sign(std::string_view bytes, const std::filesystem::path& file)
{
    const auto end = runProgram(
        {"ssh-keygen", "-Y", "sign", "-n", std::string(kRemitPurpose), "-f", file.string()}, bytes);
    if (!end) return end.error();
    if (end->status != 0)
        return Error{"The key did not sign (ssh-keygen: " + lastLine(end->errors) + ")", file.string()};
    if (const auto signer = signerOf(bytes, end->output, kRemitPurpose); !signer)
        return Error{"The key made a signature that " + signer.error().what, file.string()};
    return end->output;
}

Result<SshKey> publicKeyOf(const std::filesystem::path& file)
{
    std::filesystem::path beside = file;
    if (file.extension() != ".pub") beside += ".pub";
    std::ifstream in(beside, std::ios::binary);
    if (!in)
        return Error{"There is no public key; name the file of a key that has its .pub beside it",
                     beside.string()};
    std::string line(kMostKeyBytes, '\0');
    in.read(line.data(), static_cast<std::streamsize>(line.size()));
    line.resize(static_cast<std::size_t>(in.gcount()));
    auto key = SshKey::of(line);
    if (!key) return Error{key.error().what, beside.string()};
    return key;
}

}
