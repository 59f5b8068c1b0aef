#pragma once

#include <string_view>

namespace remit {

// Whether the number of a bank account stands in `text`: an IBAN (ISO 13616) of its country's length whose
// check digits are right, in capitals or not, in groups or not, with nothing before or after that could
// belong to it.
bool holdsBankAccount(std::string_view text);

}
