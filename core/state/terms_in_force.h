#pragma once

#include "ledger/ledger.h"
#include "schedule/schedule.h"

// Which files the contract consists of, by the entries that put them in force: those of the opening, and in
// their place those of every amendment that was agreed since.
namespace remit {

// Those in use, by `entries`, the ones of the contract's own home, oldest first. Fails if they are not, to
// the byte, those in force.
Result<ScheduleFiles> filesInUse(const Ledger& ledger, const std::vector<Entry>& entries);

// Those that were in force by `entries`, a beginning of the record.
Result<ScheduleFiles> filesThen(const Ledger& ledger, const std::vector<Entry>& entries);

// The contract in them. Fails if it cannot be read.
Result<Contract> contractOf(const ScheduleFiles& files);

}
