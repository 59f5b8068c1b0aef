#pragma once

#include "model/model.h"

#include <nlohmann/json_fwd.hpp>

// What the reading commands have to say of a standing with --json (docs/json.md), as far as the model knows
// it: no titles, sentences or random numbers.
namespace remit::model {

using Json = nlohmann::json;

// `late` is also what the command ends with.
Json status(const Terms& terms, const Standing& standing, Seconds asOf);
// All of the log, or what concerns one deliverable.
Json log(const Standing& standing, const std::string& only = {});
Json explain(const Terms& terms, const Standing& standing, std::size_t work, Seconds asOf);
// `show D`, and `show D REVISION`.
Json brief(const Terms& terms, const Standing& standing, std::size_t work);
Json revision(const Terms& terms, std::size_t work, const Revision& revision);

// Where `said` is not as `expected`, with the path to it; empty if it is. Keys that the model does not know
// may say anything, but for those of docs/json.md's "if": they are there if, and only if, there is something
// to say.
std::string difference(const Json& expected, const Json& said, const std::string& path = {});

}
