#pragma once

#include "evidence/ssh.h"
#include "state/record.h"

namespace remit {

// Whose signatures a record has to have, and whether they are: all that verifying asks of keys. To be asked
// by several threads at once.
class SignatureCheck {
public:
    // REQUIRES: `record` lives as long as it does.
    explicit SignatureCheck(const Record& record) : contract_(*record.contract), keeper_(record.facts.keeper)
    {
    }

    // Each key that counts: the party's name, the key's fingerprint.
    std::vector<std::pair<std::string, std::string>> keys() const;

    // Whether who made the event signed it; false: they have no key, and sign nothing. Fails if it is not
    // signed as it must be.
    Result<bool> ofEvent(const Entry& entry, const std::optional<std::string>& signature) const;

    // The key of the keeper's that the signature of the entry names, of which alone nothing follows; none:
    // the keeper has no key. Fails if it names none of theirs.
    Result<std::optional<SshKey>> ofEntry(const std::optional<std::string>& signature) const;

    // Fails unless the keeper signed the entry. REQUIRES: the keeper has keys.
    Result<void> verifyEntry(const Entry& entry, const std::string& signature) const;

private:
    Result<bool> isSigned(const PartyId& party, bool there) const;

    const Contract& contract_;
    PartyId keeper_;
};

}
