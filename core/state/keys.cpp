#include "state/keys.h"

#include "evidence/signing.h"

namespace remit {

Result<void> signsFor(const Contract& contract, const People& people, const PartyId& party, EntryNumber n,
                      const SshKey& key)
{
    const std::string fingerprint = key.fingerprint();
    const KeyFacts* known = people.key(fingerprint);
    if (known && known->owner == party && known->counts(n)) return {};
    const std::string whose = nameOf(contract, party) + "'s (" + fingerprint + ")";
    if (!known || known->owner != party) return Error{"is none of " + whose};
    if (known->retired && n > *known->retired)
        return Error{"is one of " + whose + " that was retired in entry " +
                     std::to_string(number(*known->retired))};
    return Error{"is one of " + whose + " that was only introduced in entry " +
                 std::to_string(number(known->introduced))};
}

Result<SshKey> signedBy(const Contract& contract, const People& people, const PartyId& party, EntryNumber n,
                        std::string_view bytes, std::string_view signature)
{
    auto signer = signerOf(bytes, signature, kRemitPurpose);
    if (!signer) return Error{"The signature " + signer.error().what};
    if (const auto signs = signsFor(contract, people, party, n, *signer); !signs)
        return Error{"The signature is good, but by a key that " + signs.error().what};
    return signer;
}

Result<bool> signedIfItMust(const Contract& contract, const People& people, const PartyId& party,
                            EntryNumber n, bool there)
{
    const bool signs = people.isSigning(party, n);
    if (signs == there) return signs;
    if (signs) return refused("is not signed, and " + nameOf(contract, party) + " signs");
    return refused(nameOf(contract, party) + " has no key in this contract, and this is signed all the same");
}

Result<void> rightlySigned(const Contract& contract, const People& people, const PartyId& party,
                           EntryNumber n, std::string_view bytes, const std::optional<std::string>& signature)
{
    const auto is = signedIfItMust(contract, people, party, n, signature.has_value());
    if (!is) return is.error();
    if (!*is) return {};
    if (const auto own = signedBy(contract, people, party, n, bytes, *signature); !own)
        return refused(own.error().what);
    return {};
}

}
