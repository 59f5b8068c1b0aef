#pragma once

#include "state/facts.h"

// Only for the folding: what events do for which the facts are enough; the others ask the contract, too.
namespace remit {

Error trouble(const Entry& entry, std::string what);
Error unknown(const Entry& entry, const std::string& what);

// `known`: what is to be said of the event wherever it is referred to.
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const HandOver& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Notify& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts&, const Resume& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Amend& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Agree& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Note& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts&, const Erase& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Certify& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Invoice& deed);
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Pay& deed);

}
