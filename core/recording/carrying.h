#pragma once

#include "recording/recording.h"

// How a record is founded anew: what of the old one goes over, and what does not. Only for recording.cpp.
namespace remit::recording {

// What is erased if the file that `typed` names is to go: that file, and every other one with the same bytes.
// `typed` is its name as given, or "7:report.docx" for that of entry 7. Fails if there is none, or if files
// with other bytes bear that name.
Result<std::vector<Erase>> erasing(const Record& record, const std::string& typed, const std::string& reason);

// The entry as it is to be entered again: the same event, signatures and words of the keeper, without the
// bytes of the files in `erased`, and what the check said of these.
Result<Draft> carried(const Ledger& old, const Record& record, const Entry& entry,
                      const std::vector<Erase>& erased);

}
