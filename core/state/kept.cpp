#include "state/kept.h"

#include "base/words.h"
#include "ledger/outbox.h"

#include <array>
#include <set>

namespace remit {

namespace {

using Where = KeptFile::Where;

// What came with a note is in no record; what came otherwise was part of one.
constexpr const char* kErased = "erased by decision of ";
constexpr const char* kLeftOut = "left out when the record was founded anew, by decision of ";

class Looking {
public:
    Looking(const Ledger& ledger, const Record& record) : ledger_(ledger), record_(record)
    {
        if (const auto me = ledger.whoAmI()) me_ = *me;
        const auto waiting = Outbox::of(ledger.folder()).waiting();
        if (!waiting) return;
        for (const auto& each : *waiting)
            if (const auto* erase = std::get_if<Erase>(&each.event.deed))
                erasedHere_.insert({erase->event, erase->name});
    }

    KeptFile at(const Entry& note, const Kept& kept) const
    {
        KeptFile file{note.facts.number, kept.name, kept.size, kept.hmac, {}, {}, {}};
        const auto found = ledger_.kept(kept);
        const auto& erased = record_.facts.events.at(note.facts.event).erased;
        if (const auto by = erased.find(kept.name); by != erased.end()) {
            const bool gone = found && !*found;
            file.where = gone ? Where::Erased : Where::NotErased;
            file.words = kErased + decision(by->second);
            if (!gone)
                file.words +=
                    "; it still lies in this copy's vault: give the command once more, remit erase " +
                    std::to_string(number(note.facts.number)) + " " + kept.name;
        } else if (!found) {
            file.where = Where::Damaged;
            file.words = found.error().what;
        } else if (*found) {
            file.where = Where::Here;
            file.given = (*found)->name;
            file.words = "in this copy";
        } else if (erasedHere_.contains({note.facts.event, kept.name})) {
            file.where = Where::Erased;
            file.words = "erased in this copy; that it was is not received yet by the keeper";
        } else {
            absent(file, note.event.by);
        }
        return file;
    }

    // A file of the record itself that is said to be erased.
    KeptFile leftOut(const Entry& entry, const FileRecord& of, EntryNumber erasure) const
    {
        const bool gone = !ledger_.file(entry, of.name);
        return {entry.facts.number,
                of.name,
                of.size,
                of.sha256,
                gone ? Where::Erased : Where::NotErased,
                {},
                kLeftOut + decision(erasure) + (gone ? "" : "; it is in the record all the same")};
    }

private:
    void absent(KeptFile& file, const PartyId& by) const
    {
        const std::string who = nameOf(*record_.contract, by);
        file.where = by == me_ ? Where::Missing : Where::Elsewhere;
        file.words = by == me_ ? "missing from this copy, which records for " + who +
                                     ", who noted it; no entry says that it was erased"
                               : "kept by " + who + "; not in this copy";
    }

    std::string decision(EntryNumber entry) const
    {
        const Entry* const erasure = record_.entry(entry);
        assert(erasure);
        std::string reason = quotable(std::get<Erase>(erasure->event.deed).reason, 400);
        while (reason.ends_with('.'))
            reason.pop_back();
        return nameOf(*record_.contract, erasure->event.party()) + ", on " +
               shortTime(erasure->facts.received, record_.zone) + " (entry " + std::to_string(number(entry)) +
               "), because: " + reason;
    }

    const Ledger& ledger_;
    const Record& record_;
    PartyId me_;
    std::set<std::pair<EventId, std::string>> erasedHere_; // by what waits in this copy to be received
};

}

std::vector<KeptFile> keptFiles(const Ledger& ledger, const Record& record)
{
    std::vector<KeptFile> files;
    const Looking looking(ledger, record);
    for (const auto& entry : record.entries) {
        if (const auto* note = std::get_if<Note>(&entry.event.deed))
            for (const auto& kept : note->kept)
                files.push_back(looking.at(entry, kept));
        for (const auto& [name, by] : record.facts.events.at(entry.facts.event).erased)
            for (const auto& file : entry.event.files)
                if (file.name == name) files.push_back(looking.leftOut(entry, file, by));
    }
    return files;
}

std::string_view word(KeptFile::Where where)
{
    static constexpr std::array<std::string_view, 6> kWords = {"here",    "elsewhere", "missing",
                                                               "damaged", "erased",    "not-erased"};
    return kWords[static_cast<std::size_t>(where)];
}

}
