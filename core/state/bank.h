#pragma once

#include <string_view>

namespace remit {

// Whether the number of a bank account stands in `text`: an IBAN (ISO 13616) of its country's length whose
// check digits are right, in capitals or not, with anything between its groups but letters and digits, and
// with neither before or after it, but for "IBAN".
bool holdsBankAccount(std::string_view text);

}
