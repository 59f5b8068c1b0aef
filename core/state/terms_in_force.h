#pragma once

#include "ledger/ledger.h"
#include "schedule/schedule.h"

#include <map>

// Which files the contract consists of, by the entries that put them in force: those of the opening, and in
// their place those of every amendment that was agreed since.
namespace remit {

// The files in force as they change, one entry after the other.
class TermsInForce {
public:
    struct File {
        const Entry* entry; // that it came with
        FileRecord file;
    };

    // Takes in the next entry, which lives as long as this. Returns whether it put other files in force.
    bool add(const Entry& entry);

    const std::vector<File>& files() const { return files_; }
    Result<ScheduleFiles> read(const Ledger& ledger) const;

private:
    void put(const Entry& from);

    std::map<EventId, const Entry*> amendments_;
    std::vector<File> files_;
};

// Those in use, by `entries`, the ones of the contract's own home, oldest first. Fails if they are not, to
// the byte, those in force.
Result<ScheduleFiles> filesInUse(const Ledger& ledger, const std::vector<Entry>& entries);

// Those that were in force by `entries`, a beginning of the record.
Result<ScheduleFiles> filesThen(const Ledger& ledger, const std::vector<Entry>& entries);

// The contract in them, with the parties that appointments among `entries` introduced. Fails if it cannot be
// read.
Result<Contract> contractOf(const ScheduleFiles& files, const std::vector<Entry>& entries);

}
