#pragma once

#include "contract/contract.h"
#include "evidence/ssh.h"

#include <optional>
#include <string>

// Which keys sign for whom.
namespace remit {

// Whether what `party` does is signed: it has keys. What one without keys does is named, not signed.
bool isSigning(const Contract& contract, const PartyId& party);

bool isKeyOf(const Contract& contract, const PartyId& party, const SshKey& key);

// Fails unless `signature` is that of one of the party's keys over `bytes`, made for a record. Returns the
// key.
Result<SshKey> signedBy(const Contract& contract, const PartyId& party, std::string_view bytes,
                        std::string_view signature);

// Fails, with what is amiss, unless `signature` is as it has to be: that of one of the party's keys over
// `bytes`, or none where the party has no keys.
Result<void> rightlySigned(const Contract& contract, const PartyId& party, std::string_view bytes,
                           const std::optional<std::string>& signature);

}
