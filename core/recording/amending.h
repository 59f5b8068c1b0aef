#pragma once

#include "recording/recording.h"

// Only for recording.cpp: what has to hold before terms are proposed, and before they are put in use.
namespace remit::recording {

// The files of the contract that `deed`, an agreement to an amendment, puts in use; none for any other deed.
Result<std::vector<Artefact>> filesToPutInUse(const Ledger& ledger, const Record& record, const Deed& deed);

// Whether the terms in `files`, which `amend` brings, can take the place of those in force: they say what the
// amendment says of them and nothing else, and what is recorded until `now` means the same by them. `record`
// is all of it.
Result<void> canBeAmended(const Record& record, const Amend& amend, const std::vector<Artefact>& files,
                          Instant now);

}
