#include "state/terms_in_force.h"

#include "evidence/sha256.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit {

namespace {

// The files of the contract by the entries of its own home, oldest first: those of the opening, and in their
// place those of every amendment that was agreed since.
struct InForce {
    const Entry* entry; // that they came with
    FileRecord file;
};

std::vector<InForce> filesInForce(const std::vector<Entry>& entries)
{
    std::map<EventId, const Entry*> amendments;
    std::set<EventId> takenBack;
    for (const auto& entry : entries) {
        if (!entry.facts.withoutEffect.empty()) continue;
        if (std::holds_alternative<Amend>(entry.event.deed)) amendments[entry.facts.event] = &entry;
        if (const auto* retract = std::get_if<Retract>(&entry.event.deed)) takenBack.insert(retract->event);
    }
    std::vector<InForce> files;
    const auto put = [&](const Entry& from) {
        for (const auto& file : from.event.files) {
            const bool ofTheSides = file.name == "people.toml" || file.name == "desk.toml";
            if (file.role == FileRole::Signed || (ofTheSides && &from != &entries.front())) continue;
            const auto same = std::find_if(files.begin(), files.end(),
                                           [&](const InForce& each) { return each.file.name == file.name; });
            if (same == files.end())
                files.push_back({&from, file});
            else
                *same = {&from, file};
        }
    };
    put(entries.front());
    for (const auto& entry : entries) {
        const auto* agree = std::get_if<Agree>(&entry.event.deed);
        if (!agree || !entry.facts.withoutEffect.empty() || takenBack.contains(entry.facts.event)) continue;
        if (const auto found = amendments.find(agree->event); found != amendments.end()) put(*found->second);
    }
    return files;
}

}

Result<ScheduleFiles> filesInUse(const Ledger& ledger, const std::vector<Entry>& entries)
{
    if (entries.empty()) return Error{"The first entry is missing; the record was altered."};
    ScheduleFiles files;
    for (const auto& [entry, file] : filesInForce(entries)) {
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
    std::vector<Entry> own;
    for (const auto& entry : entries)
        if (entry.folder.starts_with(std::string(kContractHome) + "/")) own.push_back(entry);
    ScheduleFiles files;
    for (const auto& [entry, file] : filesInForce(own)) {
        auto bytes = ledger.file(*entry, file.name);
        if (!bytes) return bytes.error();
        files.files.push_back({file.name, *std::move(bytes)});
    }
    return files;
}

Result<Contract> contractOf(const ScheduleFiles& files)
{
    auto reading = readSchedule(files);
    if (!reading.complaints.empty())
        return Error{"The contract in this record cannot be read: " + reading.complaints.front().text()};
    return std::move(reading.contract);
}

}
