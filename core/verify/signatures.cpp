#include "verify/signatures.h"

#include "state/keys.h"

namespace remit {

std::vector<std::pair<std::string, std::string>> SignatureCheck::keys() const
{
    std::vector<std::pair<std::string, std::string>> keys;
    for (const auto& party : contract_.parties)
        for (const auto& line : party.keys)
            if (const auto key = SshKey::of(line)) keys.emplace_back(party.name, key->fingerprint());
    return keys;
}

// Whether `party` signs; fails if it does and there is no signature, or the other way round.
Result<bool> SignatureCheck::isSigned(const PartyId& party, bool there) const
{
    const bool signs = isSigning(contract_, party);
    if (signs == there) return signs;
    if (signs) return Error{"is not signed, and " + nameOf(contract_, party) + " signs"};
    return Error{nameOf(contract_, party) + " has no key in this contract, and this is signed all the same"};
}

Result<bool> SignatureCheck::ofEvent(const Entry& entry, const std::optional<std::string>& signature) const
{
    const auto is = isSigned(entry.event.by, signature.has_value());
    if (!is || !*is) return is;
    const auto own = signedBy(contract_, entry.event.by, encode(entry.event), *signature);
    if (!own) return own.error();
    return true;
}

Result<std::optional<SshKey>> SignatureCheck::ofEntry(const std::optional<std::string>& signature) const
{
    const auto is = isSigned(keeper_, signature.has_value());
    if (!is) return is.error();
    if (!*is) return std::optional<SshKey>();
    auto key = keyNamedIn(*signature);
    if (!key) return Error{"The signature " + key.error().what};
    if (isKeyOf(contract_, keeper_, *key)) return std::optional(*std::move(key));
    return Error{"The signature is by a key that is none of " + nameOf(contract_, keeper_) + "'s (" +
                 key->fingerprint() + ")"};
}

Result<void> SignatureCheck::verifyEntry(const Entry& entry, const std::string& signature) const
{
    const auto own = signedBy(contract_, keeper_, encode(entry.facts), signature);
    if (!own) return own.error();
    return {};
}

}
