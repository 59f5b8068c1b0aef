#include "state/terms_in_force.h"

#include "evidence/sha256.h"
#include "state/people.h"

#include <algorithm>

namespace remit {

bool TermsInForce::add(const Entry& entry)
{
    if (!entry.facts.withoutEffect.empty()) return false;
    if (std::holds_alternative<Open>(entry.event.deed)) {
        put(entry);
        return true;
    }
    if (std::holds_alternative<Amend>(entry.event.deed)) amendments_[entry.facts.event] = &entry;
    const auto* agree = std::get_if<Agree>(&entry.event.deed);
    const auto found = agree ? amendments_.find(agree->event) : amendments_.end();
    if (found == amendments_.end()) return false;
    put(*found->second);
    return true;
}

void TermsInForce::put(const Entry& from)
{
    const bool opens = std::holds_alternative<Open>(from.event.deed);
    for (const auto& file : from.event.files) {
        const bool ofTheSides = file.name == "people.toml" || file.name == "desk.toml";
        if (file.role == FileRole::Signed || (ofTheSides && !opens)) continue;
        const auto same = std::find_if(files_.begin(), files_.end(),
                                       [&](const File& each) { return each.file.name == file.name; });
        if (same == files_.end())
            files_.push_back({&from, file});
        else
            *same = {&from, file};
    }
}

Result<ScheduleFiles> TermsInForce::read(const Ledger& ledger) const
{
    ScheduleFiles files;
    for (const auto& [entry, file] : files_) {
        auto bytes = ledger.file(*entry, file.name);
        if (!bytes) return bytes.error();
        files.files.push_back({file.name, *std::move(bytes)});
    }
    return files;
}

namespace {

TermsInForce termsBy(const std::vector<Entry>& entries)
{
    TermsInForce terms;
    for (const auto& entry : entries)
        terms.add(entry);
    return terms;
}

}

Result<ScheduleFiles> filesInUse(const Ledger& ledger, const std::vector<Entry>& entries)
{
    if (entries.empty()) return Error{"The first entry is missing; the record was altered."};
    ScheduleFiles files;
    const TermsInForce terms = termsBy(entries);
    for (const auto& [entry, file] : terms.files()) {
        auto inUse = ledger.contractFile(file.name);
        if (!inUse) return inUse.error();
        if (sha256(*inUse) != file.sha256)
            return Error{
                entry == &entries.front()
                    ? "is not the file that the record was opened with, and nothing agreed changed it; "
                      "the record was altered"
                    : "is not the file of the amendment in force (entry " +
                          std::to_string(number(entry->facts.number)) + "); the record was altered",
                "contract/" + file.name};
        files.files.push_back({file.name, *std::move(inUse)});
    }
    return files;
}

Result<ScheduleFiles> filesThen(const Ledger& ledger, const std::vector<Entry>& entries)
{
    return termsBy(entries).read(ledger);
}

Result<Contract> contractOf(const ScheduleFiles& files, const std::vector<Entry>& entries)
{
    auto reading = readSchedule(files);
    if (!reading.complaints.empty())
        return Error{"The contract in this record cannot be read: " + reading.complaints.front().text()};
    introduce(reading.contract, entries);
    return std::move(reading.contract);
}

}
