#include "state/record.h"

#include "base/words.h"
#include "evidence/sha256.h"

#include <algorithm>

namespace remit {

const Entry* Record::entry(EntryNumber n) const
{
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), n,
                         [](const Entry& entry, EntryNumber wanted) { return entry.facts.number < wanted; });
    return found != entries.end() && found->facts.number == n ? &*found : nullptr;
}

const Entry* Record::entry(const EventId& event) const
{
    const auto found = facts.events.find(event);
    return found == facts.events.end() ? nullptr : entry(found->second.entry);
}

namespace {

// The contract in use. No amendment changes it in this version, so its files are those of the opening, to the
// byte.
Result<Contract> contractInUse(const Ledger& ledger, const std::vector<Entry>& entries)
{
    if (entries.empty()) return Error{"The first entry is missing; the record was altered."};
    const Entry& open = entries.front();

    ScheduleFiles files;
    for (const auto& file : open.event.files) {
        auto inUse = ledger.contractFile(file.name);
        if (!inUse) return inUse.error();
        if (sha256(*inUse) != file.sha256)
            return Error{
                "is not the file that the record was opened with, and nothing agreed changed it; the record "
                "was altered",
                "contract/" + file.name};
        files.files.push_back({file.name, *std::move(inUse)});
    }
    auto reading = readSchedule(files);
    if (!reading.complaints.empty())
        return Error{"The contract in this record cannot be read: " + reading.complaints.front().text()};
    return std::move(reading.contract);
}

// The folders whose records hold what is wanted. Adds to the scope the deliverables that carried comments to
// what is in it.
Result<std::set<std::string>> homesOf(const Ledger& ledger, const Contract& contract, Scope& scope)
{
    std::set<std::string> homes{std::string(kContractHome)};
    if (scope.whole) return homes;
    const Facts places(contract, scope);
    std::set<std::string> carrying;
    for (const auto& id : scope.activities)
        homes.insert(places.homeOf(id));
    for (const auto& id : scope.deliverables) {
        homes.insert(places.homeOf(id));
        auto from = ledger.carriedFrom(places.homeOf(id));
        if (!from) return from.error();
        carrying.merge(*from);
    }
    for (const auto& home : carrying)
        if (const auto id = DeliverableId::of(home.substr(home.find('/') + 1)))
            scope.deliverables.insert(*id);
    homes.merge(carrying);
    return homes;
}

}

Result<Record> readRecord(const Ledger& ledger)
{
    return readRecord(ledger, [](const Contract&) { return Scope{}; });
}

Result<Record> readRecord(const Ledger& ledger, const Wanted& wanted)
{
    auto entries = ledger.entries({std::string(kContractHome)});
    if (!entries) return entries.error();
    auto read = contractInUse(ledger, *entries);
    if (!read) return read.error();
    auto contract = std::make_unique<const Contract>(*std::move(read));
    auto zone = Zone::find(contract->zone);
    if (!zone) return zone.error();
    Scope scope = wanted(*contract);
    auto homes = homesOf(ledger, *contract, scope);
    if (!homes) return homes.error();
    entries = scope.whole ? ledger.entries() : ledger.entries(*homes);
    if (!entries) return entries.error();
    auto facts = fold(*contract, *entries, scope);
    if (!facts) return facts.error();
    return Record{std::move(contract), std::move(scope), *std::move(entries), *std::move(facts),
                  *std::move(zone)};
}

Result<Record> until(Record record, Instant asOf)
{
    const Instant opened = record.entries.front().facts.received;
    // `received` never runs backwards, so what came until then is a beginning of the record.
    const auto erased =
        std::erase_if(record.entries, [&](const Entry& entry) { return entry.facts.received > asOf; });
    if (erased == 0) return record;
    if (record.entries.empty())
        return Error{"This record was opened on " + longTime(opened, record.zone) +
                     ", after the time asked for"};
    auto facts = fold(*record.contract, record.entries, record.scope);
    if (!facts) return facts.error();
    record.facts = *std::move(facts);
    return record;
}

}
