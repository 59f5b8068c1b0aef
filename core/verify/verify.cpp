#include "verify/verify.h"

#include "base/together.h"
#include "contract/requirement.h"
#include "evidence/sha256.h"
#include "ledger/holding.h"
#include "ledger/ledger.h"
#include "verify/judging.h"
#include "verify/signatures.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

namespace remit {

namespace {

// What the bytes of an object come to, worked out once: a document that is handed in again is the same one.
class Fingerprints {
public:
    struct Known {
        std::uint64_t size = 0;
        Fingerprint sha256;
    };

    // No value if there is no such file.
    std::optional<Known> of(const ObjectId& id, Objects::Reader& reader)
    {
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = known_.find(id); found != known_.end()) return found->second;
        }
        const auto object = reader.read(id);
        if (!object || object->kind != Objects::Kind::Blob) return {};
        const Known known{object->bytes.size(), sha256(object->bytes)};
        const std::lock_guard lock(mutex_);
        known_.emplace(id, known);
        return known;
    }

private:
    std::mutex mutex_;
    std::map<ObjectId, Known> known_;
};

// What was found about one entry, on its own.
struct Looked {
    std::vector<Break> breaks;
    bool signedByAuthor = false, named = false;
    std::optional<SshKey> keeperKey; // that its signature names
    std::size_t openMusts = 0;       // that its findings leave open
};

// Looks at entries, one at a time, in one thread.
class Looking {
public:
    Looking(const Objects& objects, const SignatureCheck& signatures, Fingerprints& fingerprints)
        : reader_(objects), signatures_(signatures), fingerprints_(fingerprints)
    {
    }

    Looked at(const Entry& entry, const EntryObjects& objects)
    {
        Looked looked;
        files(entry, objects, looked);
        findings(entry, objects, looked);
        const auto author = signatures_.ofEvent(entry, text(objects.eventSignature));
        if (!author) looked.breaks.push_back({entry.folder + "/event.toml", author.error().what});
        looked.signedByAuthor = author && *author;
        looked.named = author && !*author;
        auto keeper = signatures_.ofEntry(text(objects.entrySignature));
        if (!keeper) looked.breaks.push_back({entry.folder + "/entry.toml", keeper.error().what});
        if (keeper) looked.keeperKey = *std::move(keeper);
        return looked;
    }

    std::optional<std::string> text(const std::optional<ObjectId>& id)
    {
        const auto object = id ? reader_.read(*id) : nullptr;
        return object ? std::optional(object->bytes) : std::nullopt;
    }

private:
    // Every file is the one that the event names.
    void files(const Entry& entry, const EntryObjects& objects, Looked& looked)
    {
        for (std::size_t i = 0; i < entry.event.files.size(); ++i) {
            const FileRecord& file = entry.event.files[i];
            const auto known = fingerprints_.of(objects.files[i], reader_);
            if (!known || known->size != file.size || known->sha256 != file.sha256)
                looked.breaks.push_back({entry.folder + "/files/" + file.name,
                                         "has been altered: it is not the file that was recorded"});
        }
    }

    void findings(const Entry& entry, const EntryObjects& objects, Looked& looked)
    {
        if (!entry.facts.findings) return;
        const auto bytes = text(objects.findings);
        const auto examination = bytes && sha256(*bytes) == *entry.facts.findings
                                     ? decodeExamination(*bytes)
                                     : Error{"has been altered: it is not what was recorded"};
        if (examination)
            looked.openMusts = examination->openMusts();
        else
            looked.breaks.push_back({entry.folder + "/findings.toml", examination.error().what});
    }

    Objects::Reader reader_;
    const SignatureCheck& signatures_;
    Fingerprints& fingerprints_;
};

class Verifying {
public:
    Verifying(const Objects& objects, const Ledger& ledger, Verified& verified)
        : objects_(objects), ledger_(ledger), verified_(verified)
    {
    }

    void record(const Record& record)
    {
        verified_.entries = record.entries.size();
        verified_.newest = ledger_.tip().received;
        verified_.newestEntry = ledger_.tip().entry;
        const SignatureCheck signatures(record);
        verified_.keys = signatures.keys();
        auto held = hold(objects_, ledger_.tip(), record.entries, kMostBreaks);
        for (const auto& each : held.breaks)
            add(each.where, each.what);
        const auto looked = look(record.entries, held.entries, signatures);
        keeper(record.entries, held.entries, looked, signatures);
        Judging judging(ledger_, record.entries);
        for (std::size_t i = 0; i < looked.size() && verified_.breaks.size() < kMostBreaks; ++i) {
            const Entry& entry = record.entries[i];
            for (const auto& each : looked[i].breaks)
                add(each.where, each.what);
            verified_.signedEvents += looked[i].signedByAuthor;
            verified_.named += looked[i].named;
            verified_.signedEntries += looked[i].keeperKey.has_value();
            seen(entry, record.entries);
            judge(judging, entry, looked[i].openMusts);
        }
    }

    void add(const std::string& where, const std::string& what)
    {
        if (verified_.breaks.size() < kMostBreaks) verified_.breaks.push_back({where, what});
    }

private:
    // Looks at each entry on its own, on every processor.
    std::vector<Looked> look(const std::vector<Entry>& entries, const std::vector<EntryObjects>& objects,
                             const SignatureCheck& signatures) const
    {
        std::vector<Looked> looked(std::min(entries.size(), objects.size()));
        Fingerprints fingerprints;
        together(looked.size(), [&] {
            return [&, looking = std::make_shared<Looking>(objects_, signatures, fingerprints)](
                       std::size_t i) { looked[i] = looking->at(entries[i], objects[i]); };
        });
        return looked;
    }

    // The newest entry under each of the keeper's keys is signed; those before it are in its chain.
    void keeper(const std::vector<Entry>& entries, const std::vector<EntryObjects>& objects,
                const std::vector<Looked>& looked, const SignatureCheck& signatures)
    {
        Objects::Reader reader(objects_);
        std::set<std::string> verified; // the keys
        for (std::size_t i = looked.size(); i-- > 0;) {
            if (!looked[i].keeperKey || !verified.insert(looked[i].keeperKey->blob).second) continue;
            const auto text = reader.read(*objects[i].entrySignature);
            if (!text) continue; // which was said when it was looked at
            if (const auto own = signatures.verifyEntry(entries[i], text->bytes); !own)
                add(entries[i].folder + "/entry.toml", own.error().what);
        }
    }

    // The entry that its author says was the newest is the one of that number here.
    void seen(const Entry& entry, const std::vector<Entry>& entries)
    {
        if (!entry.event.seen) return;
        const auto [newest, fingerprint] = *entry.event.seen;
        if (newest < entry.facts.number && // the one after it names it
            entries[static_cast<std::size_t>(number(newest))].facts.after == fingerprint)
            return;
        add(entry.folder, "was made by somebody who had another entry " + std::to_string(number(newest)) +
                              " before them than the one here");
    }

    void judge(Judging& judging, const Entry& entry, std::size_t openMusts)
    {
        if (unjudged_) return;
        const auto refusal = judging.next(entry, openMusts);
        unjudged_ = !refusal;
        if (!refusal)
            add(entry.folder,
                "cannot be held to what was allowed, nor can what comes after it: " + refusal.error().text());
        else if (*refusal)
            add(entry.folder, "was not allowed when it was received: " + **refusal);
    }

    const Objects& objects_;
    const Ledger& ledger_;
    Verified& verified_;
    bool unjudged_ = false; // since an entry that could not be
};

}

Result<Verified> verify(const std::filesystem::path& folder)
{
    Verified verified;
    const auto add = [&](const Error& error) { verified.breaks.push_back({error.where, error.what}); };
    const auto home = Ledger::folderOf(folder);
    if (!home) return home.error();
    // First what lies there: nothing may be read by what is damaged.
    const auto objects = Objects::open(*home);
    if (!objects) {
        add(objects.error());
        return verified;
    }
    const auto damaged = objects->damaged(kMostBreaks);
    if (!damaged) return damaged.error();
    for (const auto& each : *damaged)
        add(each);
    if (!damaged->empty()) return verified;

    const auto ledger = Ledger::open(*home);
    if (!ledger) {
        add(ledger.error());
        return verified;
    }
    const auto record = readRecord(*ledger);
    if (record)
        Verifying(*objects, *ledger, verified).record(*record);
    else
        add(record.error());
    return verified;
}

}
