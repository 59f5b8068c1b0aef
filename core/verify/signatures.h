#pragma once

#include "evidence/ssh.h"
#include "ledger/ledger.h"
#include "state/people.h"
#include "verify/verify.h"

namespace remit {

// Whose signatures a record has to have, and whether they are: all that verifying asks of keys. To be asked
// by several threads at once.
class SignatureCheck {
public:
    // `people`: as they were in the end. REQUIRES: `contract` lives as long as it does.
    SignatureCheck(const Contract& contract, People people, PartyId keeper)
        : contract_(contract), people_(std::move(people)), keeper_(std::move(keeper))
    {
    }

    // Each key that counts, and in which entries.
    std::vector<Verified::Key> keys() const;

    // Whether who made the event signed it; false: they have no key, and sign nothing. Fails if it is not
    // signed as it must be.
    Result<bool> ofEvent(const Entry& entry, const std::optional<std::string>& signature) const;

    // The key of the keeper's that the signature of the entry names, of which alone nothing follows; none:
    // the keeper has no key by then. Fails if it names none that counts in that entry.
    Result<std::optional<SshKey>> ofEntry(const Entry& entry,
                                          const std::optional<std::string>& signature) const;

    // Fails unless the keeper signed the entry. REQUIRES: the keeper has keys.
    Result<void> verifyEntry(const Entry& entry, const std::string& signature) const;

private:
    const Contract& contract_;
    const People people_;
    PartyId keeper_;
};

}
