#pragma once

#include "base/ids.h"

#include <filesystem>
#include <set>
#include <string>

// What a copy of a record keeps for itself, in .git/remit: who records there, and with which keys. No part of
// the record.
namespace remit::ledger::copy {

// The party that it records for; empty if nobody said.
Result<PartyId> who(const std::filesystem::path& folder);
Result<void> setWho(const std::filesystem::path& folder, const PartyId& party);

// Whether the record was opened in this copy, which makes it the keeper's.
Result<bool> isKeepers(const std::filesystem::path& folder);
Result<void> setKeepers(const std::filesystem::path& folder);

// See Ledger::knownTo.
Result<EntryNumber> knownTo(const std::filesystem::path& folder, const PartyId& party);
Result<void> setKnownTo(const std::filesystem::path& folder, const PartyId& party, EntryNumber newest);

// See Ledger::taken.
Result<std::set<std::string>> taken(const std::filesystem::path& folder);
Result<void> setTaken(const std::filesystem::path& folder, const std::set<std::string>& names);

// See Ledger::keyFile.
Result<std::filesystem::path> keyFile(const std::filesystem::path& folder, const PartyId& party);
// Takes over which keys sign in the copy whose private folder is `other`.
Result<void> takeKeys(const std::filesystem::path& folder, const std::filesystem::path& other);
Result<void> setKeyFile(const std::filesystem::path& folder, const PartyId& party,
                        const std::filesystem::path& file);

}
