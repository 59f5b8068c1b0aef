#pragma once

#include "state/owed.h"
#include "state/record.h"
#include "state/state.h"

#include <string>
#include <vector>

// What remit status and remit due say, part by part, for other reports to say the same.
namespace remit::terminal {

// Of a deliverable, and of what the client owes: where it stands, when it is due, what was handed in.
std::vector<std::string> linesOf(const Overview& overview, const DeliverableState& state, Instant asOf);
std::vector<std::string> linesOf(const Overview& overview, const InputState& state, Instant asOf);

// Of something owed: what, without the command for it, and when and for which posts.
std::vector<std::string> linesOf(const Owed& owed, const Zone& zone, Instant asOf);

}
