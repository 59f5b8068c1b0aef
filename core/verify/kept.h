#pragma once

#include "verify/verify.h"

// What came with notes, held against what the notes say. Only for verify.cpp.
namespace remit {

// Holds what `verified` has of the kept files to what must be, and adds what lies in this copy's vault and
// belongs to no entry. What is not as it must be is a break.
void verifyKept(const Ledger& ledger, Verified& verified);

}
