#pragma once

#include <string_view>

namespace remit {

// Whether the number of a bank account stands in `text`: an IBAN (ISO 13616) of its country's length whose
// check digits are right, in capitals or not, with neither letters nor digits before or after it, but for
// "IBAN"; whole, in groups of four with anything else between them, or in any groups of digits.
bool holdsBankAccount(std::string_view text);

}
