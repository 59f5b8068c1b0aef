#include "state/record.h"

#include "base/words.h"

#include <algorithm>

namespace remit {

const Entry* Record::entry(EntryNumber n) const
{
    // Entries are numbered from 1 without a gap.
    const auto place = static_cast<std::size_t>(number(n)) - 1;
    return number(n) >= 1 && place < entries.size() ? &entries[place] : nullptr;
}

const Entry* Record::entry(const EventId& event) const
{
    const auto found = facts.events.find(event);
    return found == facts.events.end() ? nullptr : entry(found->second.entry);
}

namespace {

// The contract in use. No amendment changes it in this version, so its files are those of the opening, to the
// byte.
Result<Contract> contractInUse(const Ledger& ledger, const Entry& open)
{
    ScheduleFiles files;
    for (const auto& file : open.event.files) {
        auto agreed = ledger.file(open, file.name);
        if (!agreed) return agreed.error();
        const auto inUse = ledger.contractFile(file.name);
        if (!inUse) return inUse.error();
        if (*inUse != *agreed)
            return Error{
                "is not the file that the record was opened with, and nothing agreed changed it; the record "
                "was altered",
                "contract/" + file.name};
        files.files.push_back({file.name, *std::move(agreed)});
    }
    auto reading = readSchedule(files);
    if (!reading.complaints.empty())
        return Error{"The contract in this record cannot be read: " + reading.complaints.front().text()};
    return std::move(reading.contract);
}

}

Result<Record> readRecord(const Ledger& ledger)
{
    auto entries = ledger.entries();
    if (!entries) return entries.error();
    auto read = contractInUse(ledger, entries->front());
    if (!read) return read.error();
    auto contract = std::make_unique<const Contract>(*std::move(read));
    auto zone = Zone::find(contract->zone);
    if (!zone) return zone.error();
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
