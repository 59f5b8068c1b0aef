#include "verify/signatures.h"

#include "state/keys.h"

namespace remit {

std::vector<Verified::Key> SignatureCheck::keys() const
{
    std::vector<Verified::Key> keys;
    for (const auto& party : contract_.parties)
        for (const auto* key : people_.keysOf(party.id))
            keys.push_back({party.name, *key});
    return keys;
}

Result<bool> SignatureCheck::ofEvent(const Entry& entry, const std::optional<std::string>& signature) const
{
    const auto right =
        rightlySigned(contract_, people_, entry.event.by, entry.facts.number, encode(entry.event), signature);
    if (!right) return right.error();
    return signature.has_value();
}

Result<std::optional<SshKey>> SignatureCheck::ofEntry(const Entry& entry,
                                                      const std::optional<std::string>& signature) const
{
    const EntryNumber n = entry.facts.number;
    const auto is = signedIfItMust(contract_, people_, keeper_, n, signature.has_value());
    if (!is) return is.error();
    if (!*is) return std::optional<SshKey>();
    auto key = keyNamedIn(*signature);
    if (!key) return Error{"The signature " + key.error().what};
    if (const auto signs = signsFor(contract_, people_, keeper_, n, *key); !signs)
        return Error{"The signature is by a key that " + signs.error().what};
    return std::optional(*std::move(key));
}

Result<void> SignatureCheck::verifyEntry(const Entry& entry, const std::string& signature) const
{
    const auto own =
        signedBy(contract_, people_, keeper_, entry.facts.number, encode(entry.facts), signature);
    if (!own) return own.error();
    return {};
}

}
