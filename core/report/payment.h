#pragma once

#include "state/record.h"
#include "state/state.h"

#include <string>

namespace remit::terminal {

// Where each payment stands and what late delivery costs, as paragraphs of remit status; empty where the
// contract says nothing of money.
std::string paymentWords(const Overview& overview, const State& state);

}
