#pragma once

#include "phase/requirements.h"

namespace remit::assessment {

inline constexpr std::string_view kRegister = "register";

// Whether the files have a table with the columns of the expects key `register` (a sheet, a table in a
// document, a file of one table; several count together) in which each of `stakeholders` has a row and no row
// leaves one of them empty.
Finding registered(const Requirement& requirement, const Submission& submission, const Context& context);

}
