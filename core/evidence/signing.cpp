#include "evidence/signing.h"

#include "base/words.h"
#include "process/program.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace remit {

namespace {

constexpr std::size_t kMostKeyBytes = 64u << 10;

// What ssh-keygen complains of, its lines as one.
std::string complaint(std::string text)
{
    std::string joined;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::string line = text.substr(at, end - at);
        if (!line.empty() && line.find_first_not_of("@ ") != line.npos)
            joined += (joined.empty() ? "" : "; ") + line;
        at = end + 1;
    }
    return quotable(joined, 300);
}

}

Result<std::string> sign(std::string_view bytes, const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Error{"There is no such key; say where it is with: remit as PARTY --key FILE", file.string()};
    const auto end = runProgram(
        {"ssh-keygen", "-Y", "sign", "-n", std::string(kRemitPurpose), "-f", file.string()}, bytes);
    if (!end) return end.error();
    if (end->status != 0)
        return Error{"The key did not sign (ssh-keygen: " + complaint(end->errors) + ")", file.string()};
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
