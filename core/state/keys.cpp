#include "state/keys.h"

#include "evidence/signing.h"
#include "state/facts.h"

#include <algorithm>

namespace remit {

bool isSigning(const Contract& contract, const PartyId& party)
{
    const Party* found = contract.party(party);
    return found && !found->keys.empty();
}

bool isKeyOf(const Contract& contract, const PartyId& party, const SshKey& key)
{
    const Party* found = contract.party(party);
    return found && std::any_of(found->keys.begin(), found->keys.end(), [&](const std::string& line) {
               const auto known = SshKey::of(line);
               return known && *known == key;
           });
}

Result<SshKey> signedBy(const Contract& contract, const PartyId& party, std::string_view bytes,
                        std::string_view signature)
{
    auto signer = signerOf(bytes, signature, kRemitPurpose);
    if (!signer) return Error{"The signature " + signer.error().what};
    if (isKeyOf(contract, party, *signer)) return signer;
    return Error{"The signature is good, but by a key that is none of " + nameOf(contract, party) + "'s (" +
                 signer->fingerprint() + ")"};
}

Result<void> rightlySigned(const Contract& contract, const PartyId& party, std::string_view bytes,
                           const std::optional<std::string>& signature)
{
    if (!isSigning(contract, party)) {
        if (!signature) return {};
        return refused(nameOf(contract, party) +
                       " has no key in this contract, and this is signed all the same");
    }
    if (!signature) return refused("is not signed, and " + nameOf(contract, party) + " signs");
    if (const auto own = signedBy(contract, party, bytes, *signature); !own) return refused(own.error().what);
    return {};
}

}
