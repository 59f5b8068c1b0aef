#pragma once

#include "state/facts.h"

// Only for the files of allowed(): what all of its rules ask.
namespace remit {

bool isBlank(std::string_view text);
// " (entry 7)"
std::string inEntry(EntryNumber entry);

// Holds one event against contract and facts.
struct Asking {
    const Event& event;
    const Contract& contract;
    const Facts& facts;
    const Zone& zone;
    Instant now;
    std::size_t openMusts;

    Result<void> parties() const;

    // No record holds bank data.
    Result<void> withoutBankData() const;

    // The right to do it, by a post that the party acts for now.
    Result<void> right(Right wanted, const std::string& deed) const;

    // The two sides record; observers get pages made for them.
    Result<void> ofTheSides() const;
    Result<void> known(const DeliverableId& id) const;
};

// The rules for erasing a file. Nothing for any other kind.
std::optional<Result<void>> erasingAllowed(const Asking& asking, const Deed& deed);

// The rules for the money: certify, invoice, pay. Nothing for any other kind.
std::optional<Result<void>> moneyAllowed(const Asking& asking, const Deed& deed);

// The rules for who acts for whom: appoint. Nothing for any other kind.
std::optional<Result<void>> peopleAllowed(const Asking& asking, const Deed& deed);

// The rules for what concerns the contract as a whole, and what the client owes: amend, agree, suspend,
// resume, notify, hand-over. Nothing for any other kind.
std::optional<Result<void>> termsAllowed(const Asking& asking, const Deed& deed);

}
