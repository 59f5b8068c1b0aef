#pragma once

#include "state/record.h"

#include <string>

namespace remit::html {

// One page, made for `reader`, a party of the contract: where everything stands at `asOf`, what is due, each
// deliverable's revisions and decisions, and the history with its receipts. For an observer it is made from a
// record without what the sides say to each other in a review (comments, reasons) and without the money.
// Fails as fold() does. REQUIRES: the record was read as a whole.
Result<std::string> page(const Record& record, const PartyId& reader, Instant asOf);

}
