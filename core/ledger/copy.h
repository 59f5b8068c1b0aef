#pragma once

#include "base/ids.h"

#include <filesystem>

// What a copy of a record keeps for itself, in .git/remit: who records there, and with which keys. No part of
// the record.
namespace remit::ledger::copy {

// The party that it records for; empty if nobody said.
Result<PartyId> who(const std::filesystem::path& folder);
Result<void> setWho(const std::filesystem::path& folder, const PartyId& party);

// See Ledger::keyFile.
Result<std::filesystem::path> keyFile(const std::filesystem::path& folder, const PartyId& party);
Result<void> setKeyFile(const std::filesystem::path& folder, const PartyId& party,
                        const std::filesystem::path& file);

}
