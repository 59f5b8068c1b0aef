#include "state/record.h"

#include "base/words.h"

#include <algorithm>

namespace remit {

const Entry* Record::entry(EntryNumber n) const
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& each) { return each.facts.number == n; });
    return found == entries.end() ? nullptr : &*found;
}

const Entry* Record::entry(const EventId& event) const
{
    const auto found = facts.events.find(event);
    return found == facts.events.end() ? nullptr : entry(found->second.entry);
}

Result<Contract> contractInUse(const Ledger& ledger)
{
    ScheduleFiles files;
    const auto names = ledger.contractFiles();
    if (!names) return names.error();
    for (const auto& name : *names) {
        auto bytes = ledger.contractFile(name);
        if (!bytes) return bytes.error();
        files.files.push_back({name, *std::move(bytes)});
    }
    auto reading = readSchedule(files);
    if (!reading.complaints.empty())
        return Error{"The contract in this record cannot be read: " + reading.complaints.front().text()};
    return std::move(reading.contract);
}

Result<Record> readRecord(const Ledger& ledger)
{
    auto read = contractInUse(ledger);
    if (!read) return read.error();
    auto contract = std::make_unique<const Contract>(*std::move(read));
    auto zone = Zone::find(contract->zone);
    if (!zone) return zone.error();
    auto entries = ledger.entries();
    if (!entries) return entries.error();
    auto facts = fold(*contract, *entries);
    if (!facts) return facts.error();
    return Record{std::move(contract), *std::move(entries), *std::move(facts), *std::move(zone)};
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
    auto facts = fold(*record.contract, record.entries);
    if (!facts) return facts.error();
    record.facts = *std::move(facts);
    return record;
}

}
