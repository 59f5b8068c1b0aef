#include "verify/verify.h"

#include "base/words.h"
#include "state/keys.h"
#include "state/record.h"

namespace remit {

namespace {

class Verifying {
public:
    Verifying(const Ledger& ledger, Verified& verified) : ledger_(ledger), verified_(verified) {}

    void record(const Record& record)
    {
        verified_.entries = record.entries.size();
        verified_.newest = ledger_.tip().received;
        verified_.newestEntry = ledger_.tip().entry;
        for (const auto& party : record.contract->parties)
            for (const auto& line : party.keys)
                if (const auto key = SshKey::of(line))
                    verified_.keys.emplace_back(party.name, key->fingerprint());
        for (const auto& entry : record.entries) {
            if (verified_.breaks.size() >= kMostBreaks) return;
            files(entry);
            signatures(entry, record);
        }
    }

    void add(const std::string& where, const std::string& what)
    {
        if (verified_.breaks.size() < kMostBreaks) verified_.breaks.push_back({where, what});
    }

private:
    void add(const Error& error, const std::string& where)
    {
        add(error.where.empty() ? where : error.where, error.what);
    }

    // Every file is the one that its event names, and the findings those that the entry names.
    void files(const Entry& entry)
    {
        for (const auto& file : entry.event.files)
            if (const auto bytes = ledger_.file(entry, file.name); !bytes) add(bytes.error(), entry.folder);
        if (const auto findings = ledger_.findings(entry); !findings) add(findings.error(), entry.folder);
    }

    void signatures(const Entry& entry, const Record& record)
    {
        const auto read = ledger_.signatures(entry);
        if (!read) return add(read.error(), entry.folder);
        const Contract& contract = *record.contract;
        if (signature(entry.folder + "/event.toml", contract, entry.event.by, encode(entry.event),
                      read->event))
            ++verified_.signedEvents;
        else if (!isSigning(contract, entry.event.by))
            ++verified_.named;
        if (signature(entry.folder + "/entry.toml", contract, record.facts.keeper, encode(entry.facts),
                      read->entry))
            ++verified_.signedEntries;
    }

    // Whether it is signed by `party`; what is not as it must be is a break.
    bool signature(const std::string& where, const Contract& contract, const PartyId& party,
                   const std::string& bytes, const std::optional<std::string>& signature)
    {
        const auto right = rightlySigned(contract, party, bytes, signature);
        if (!right) add(where, right.error().what);
        return right && signature;
    }

    const Ledger& ledger_;
    Verified& verified_;
};

}

Result<Verified> verify(const std::filesystem::path& folder)
{
    Verified verified;
    const auto home = Ledger::folderOf(folder);
    if (!home) return home.error();
    // First what lies in files: nothing may be read by what is damaged.
    const auto damaged = Ledger::damaged(*home, kMostBreaks);
    if (!damaged) return damaged.error();
    for (const auto& each : *damaged)
        verified.breaks.push_back({each.where, each.what});
    if (!damaged->empty()) return verified;

    const auto ledger = Ledger::open(*home);
    if (!ledger) {
        verified.breaks.push_back({ledger.error().where, ledger.error().what});
        return verified;
    }
    Verifying verifying(*ledger, verified);
    const auto record = readRecord(*ledger);
    if (!record) {
        verifying.add(record.error().where, record.error().what);
        return verified;
    }
    const auto breaks = ledger->breaks(record->entries, kMostBreaks);
    if (!breaks) verifying.add(breaks.error().where, breaks.error().what);
    if (breaks)
        for (const auto& each : *breaks)
            verifying.add(each.where, each.what);
    verifying.record(*record);
    return verified;
}

}
