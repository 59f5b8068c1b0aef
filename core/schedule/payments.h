#pragma once

#include "contract/money.h"
#include "schedule/fields.h"

#include <optional>
#include <string_view>

// What a schedule says of money.
namespace remit::schedule {

struct Draft;

// Reads an amount such as "10000.00 USD"; nothing if there is none or it is wrong. A schedule is in one
// currency, which the first amount read decides.
std::optional<Money> readAmount(Fields& fields, std::string_view key, Draft& draft);

// Reads [[payment]] and [late-delivery] of `root`, once the components are read.
void readPayments(Fields& root, Draft& draft);

// Complains if what late delivery costs rests on an assumption.
void checkMoneyAssumed(Draft& draft);

}
