#pragma once

#include "schedule/complaints.h"

#include <string_view>

namespace remit::schedule {

// Complains of a mistake in the TOML itself, in words of what the writer most likely meant: what the parser
// expected at its stopping point seldom tells them. `line` is where it stopped, `reason` its own words.
void explainSyntax(std::string_view bytes, int line, std::string_view reason, const Source& source);

}
