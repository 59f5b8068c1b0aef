#pragma once

#include "ledger/ledger.h"
#include "state/record.h"

// What notes bring and the record does not hold. Only for the files of recording.
namespace remit::recording {

// Gives each of `files` a salt, and lets the note that `event` is speak of it. Returns them as they are to be
// kept. Fails if this system has no random numbers. REQUIRES: without files, or `event` is a note.
Result<std::vector<Apart>> setApart(Event& event, const std::vector<Artefact>& files);

// Whether this copy's vault holds for `note` these files, in their order, and the note speaks of no others.
bool keeps(const Ledger& ledger, const Note& note, const std::vector<Artefact>& files);

// The file of a note that `deed` erases; none if it is another deed. Fails if the file is part of the record.
Result<std::optional<Fingerprint>> erasedBy(const Deed& deed, const Record& record);

}
