#pragma once

#include "contract/contract.h"
#include "evidence/ssh.h"

// Which keys sign for whom.
namespace remit {

// Whether what `party` does is signed: it has keys. What one without keys does is named, not signed.
bool isSigning(const Contract& contract, const PartyId& party);

bool isKeyOf(const Contract& contract, const PartyId& party, const SshKey& key);

// Fails unless `signature` is that of one of the party's keys over `bytes`, made for a record. Returns the
// key.
Result<SshKey> signedBy(const Contract& contract, const PartyId& party, std::string_view bytes,
                        std::string_view signature);

}
