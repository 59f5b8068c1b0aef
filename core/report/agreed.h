#pragma once

#include "state/record.h"

#include <string>

// What is agreed and accepted so far, in words that several reports share.
namespace remit::terminal {

// "the client"
std::string sideName(Side side);

// That one side entered the terms and the other has not agreed yet, without a full stop; empty once it has,
// and where there is no record. The second is a line, indented so, with the command that agrees.
std::string termsNotAgreed(const Contract& contract, const Standing& standing);
std::string termsWords(const Contract& contract, const Standing& standing, std::size_t indent);

// "the chief and the expert": whose acceptances made up the decision, or are there so far.
std::string acceptedBy(const Contract& contract, const RevisionFacts& revision);

// "accepted by 1 of 2 (the chief); waiting for the expert": of a revision under review that has acceptances,
// where it takes several; else empty.
std::string approvalWords(const Overview& overview, const RevisionFacts& revision);

}
