#pragma once

#include "ledger/event.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace remit {

// A file that a note brings, as it is kept apart from the record: under its own name, with the salt that its
// fingerprint is made with.
struct Apart {
    Fingerprint::Bytes salt{}; // drawn at random for this file
    std::string name;          // as given
    std::string bytes;

    bool operator==(const Apart&) const = default;
};

// The fingerprint of `file`: the HMAC-SHA-256, under its salt, of its name, a zero byte, and its bytes.
// Without the salt nobody can try whether it is that of some file.
Fingerprint salted(const Apart& file);

namespace ledger {

// The files that notes brought, in .git/remit/vault of the copy in which they were noted
// (docs/record-format.md, "The vault"). Nobody but their owner may read them.
class Vault {
public:
    // That of the copy whose private folder is `home`; it need not be there.
    explicit Vault(std::filesystem::path home) : folder_(std::move(home) / "vault") {}

    // The file that a note speaks of. No value if it is not here. Fails if it is not the one that was noted.
    Result<std::optional<Apart>> find(const Kept& file) const;

    // The names of all that lies here, what belongs to nothing included.
    Result<std::vector<std::string>> names() const;

    // Puts `files` here, for an entry of the folder `home` that is not there yet; they are on disk when the
    // call returns. Until it is said that they are settled(), they are entering().
    Result<void> add(const std::string& home, const std::vector<Apart>& files) const;

    // Files whose entry may never have come to be: whoever put them here died, or failed.
    struct Entering {
        std::string home; // of the entry
        std::vector<Fingerprint> files;
    };
    Result<std::optional<Entering>> entering() const;

    // There is an entry for each file that is here. Should this not reach the disk, they are looked at again.
    void settled() const;

    // Removes a file with its salt, if it is here; on disk when the call returns.
    Result<void> remove(const Fingerprint& file) const;

private:
    std::filesystem::path folder_;
};

}

}
