#pragma once

#include "contract/contract.h"
#include "schedule/toml_door.h"

namespace remit::schedule {

// Reads a [[component.deliverable.requirement]] and adds what it asks for. The lists of topics in `contract`
// are read already.
void readRequirement(const toml::table& table, const Source& source, const Contract& contract,
                     std::vector<Requirement>& requirements);

}
