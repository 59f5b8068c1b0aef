#pragma once

#include "state/people.h"

#include <optional>
#include <string>

namespace remit {

// Whether `key` signs for `party` in entry `n`; fails with why it does not.
Result<void> signsFor(const Contract& contract, const People& people, const PartyId& party, EntryNumber n,
                      const SshKey& key);

// Fails unless `signature` is that of a key which signs for `party` in entry `n`, over `bytes` and made for a
// record. Returns the key.
Result<SshKey> signedBy(const Contract& contract, const People& people, const PartyId& party, EntryNumber n,
                        std::string_view bytes, std::string_view signature);

// Whether something of `party` in entry `n` is signed, as `there` says it is; fails if it is and must not be,
// or the other way round.
Result<bool> signedIfItMust(const Contract& contract, const People& people, const PartyId& party,
                            EntryNumber n, bool there);

// Fails, with what is amiss, unless `signature` is as it has to be in entry `n`: that of a key which signs
// for the party then, over `bytes`, or none where the party has no keys.
Result<void> rightlySigned(const Contract& contract, const People& people, const PartyId& party,
                           EntryNumber n, std::string_view bytes,
                           const std::optional<std::string>& signature);

}
