#include "exchange/exchange.h"

#include "base/words.h"
#include "ledger/outbox.h"
#include "state/keys.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace remit {

namespace {

std::string entryWords(EntryNumber n)
{
    return "entry " + std::to_string(number(n));
}

Error altered(EntryNumber n)
{
    return refused(
        "Entry " + std::to_string(number(n)) +
        " is another one in this packet than in this copy of the record: one of the two was altered after it "
        "was sent or received. Nothing was taken in. Keep this copy and the packet as they are, and ask who "
        "keeps the record");
}

// What an amendment among `entries`, or one that is in the record already, brought to be put in use.
class Amendments {
public:
    Amendments(const std::vector<Copied>& entries, const Ledger* ledger, const Record* record)
        : ledger_(ledger), record_(record)
    {
        for (const auto& each : entries)
            new_.emplace(each.draft.facts.event, &each.draft);
    }

    Result<std::vector<Artefact>> filesOf(const EventId& amendment) const
    {
        std::vector<Artefact> files;
        const auto found = new_.find(amendment);
        const Entry* entry = record_ && found == new_.end() ? record_->entry(amendment) : nullptr;
        const Event* event = found != new_.end() ? &found->second->event : entry ? &entry->event : nullptr;
        if (!event || !std::holds_alternative<Amend>(event->deed)) return files;
        for (std::size_t i = 0; i < event->files.size(); ++i) {
            if (event->files[i].role == FileRole::Signed) continue;
            auto bytes = entry ? ledger_->file(*entry, event->files[i].name) : found->second->files[i].bytes;
            if (!bytes) return bytes.error();
            files.push_back({event->files[i].name, *std::move(bytes)});
        }
        return files;
    }

private:
    std::map<EventId, const Draft*> new_;
    const Ledger* ledger_;
    const Record* record_;
};

// Gives each agreement among `entries` the files that it puts in use. Without a record they are all there
// are.
Result<void> fillContracts(std::vector<Copied>& entries, const Ledger* ledger, const Record* record)
{
    const Amendments amendments(entries, ledger, record);
    for (auto& each : entries) {
        const auto* agree = std::get_if<Agree>(&each.draft.event.deed);
        if (!agree || !each.draft.facts.withoutEffect.empty()) continue;
        auto files = amendments.filesOf(agree->event);
        if (!files) return files.error();
        each.draft.contract = *std::move(files);
    }
    return {};
}

// Holds the record as it will be to itself, and what is new in it to its signatures; returns it.
Result<Record> held(const Ledger& willBe, const std::vector<Copied>& entries)
{
    auto record = readRecord(willBe);
    if (!record) return refused(record.error().text());
    const auto optional = [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional(text);
    };
    for (const auto& each : entries) {
        const Draft& draft = each.draft;
        for (const auto& [party, bytes, signature] :
             {std::tuple(draft.event.by, encode(draft.event), optional(draft.signature)),
              std::tuple(record->facts.keeper, encode(draft.facts), optional(each.signature))})
            if (auto well = rightlySigned(*record->contract, record->facts.people, party, draft.facts.number,
                                          bytes, signature);
                !well)
                return Error{well.error().what, entryWords(draft.facts.number), Trouble::Refused};
    }
    return record;
}

std::vector<Entry> newest(const Record& record, std::size_t many)
{
    return {record.entries.end() - static_cast<std::ptrdiff_t>(many), record.entries.end()};
}

// Holds a packet to the entries that this copy has already; returns those that come after them.
Result<std::vector<Copied>> newEntries(const Ledger& ledger, const Packet& packet)
{
    const EntryNumber newest = ledger.tip().number;
    if (packet.after > newest)
        return refused("This packet begins after " + entryWords(packet.after) + ", and this copy ends with " +
                       entryWords(newest) +
                       ". Receive the packet before it first, or ask for one with: remit send "
                       "--since " +
                       std::to_string(number(newest)));
    // Each names the one before it, so the last that both have speaks for all before.
    const std::size_t known =
        std::min(packet.entries.size(), static_cast<std::size_t>(number(newest) - number(packet.after)));
    const auto last = known > 0 ? std::optional(packet.entries[known - 1].entry) : packet.afterEntry;
    const EntryNumber at{number(packet.after) + static_cast<long>(known)};
    if (at == EntryNumber{}) return packet.entries;
    const auto own = ledger.fingerprintOf(at);
    if (!own) return own.error();
    if (!last || *own != *last) return altered(at);
    return std::vector<Copied>(packet.entries.begin() + static_cast<std::ptrdiff_t>(known),
                               packet.entries.end());
}

}

Result<Followed> follow(Ledger& ledger, const Packet& packet)
{
    const auto turn = Turn::take(ledger.folder());
    if (!turn) return turn.error();
    auto again = Ledger::open(ledger.folder());
    if (!again) return again.error();
    ledger = *std::move(again);
    auto record = readRecord(ledger);
    if (!record) return record.error();
    if (packet.record != record->facts.record)
        return refused("This packet is of another record than the one here");
    auto entries = newEntries(ledger, packet);
    if (!entries) return entries.error();
    if (!entries->empty()) {
        if (auto filled = fillContracts(*entries, &ledger, &*record); !filled) return filled.error();
        const auto well = [&](const Ledger& willBe) -> Result<void> {
            record = held(willBe, *entries);
            if (!record) return record.error();
            return {};
        };
        if (auto done = ledger.follow(*turn, *entries, well); !done) return done.error();
    }
    Followed followed{newest(*record, entries->size()), {}};
    const Outbox outbox = Outbox::of(ledger.folder());
    const auto waiting = outbox.waiting();
    if (!waiting) return waiting.error();
    for (const auto& each : *waiting) {
        if (!record->facts.events.contains(each.id)) continue;
        if (auto gone = outbox.remove(*turn, each.id); !gone) return gone.error();
        followed.answered.push_back(each.id);
    }
    return followed;
}

Result<Followed> join(const std::filesystem::path& folder, const Packet& packet, const PartyId& who,
                      const std::function<Result<void>(const Record&)>& fits)
{
    if (packet.entries.empty() || packet.after != EntryNumber{})
        return refused(
            "This packet does not have the record from its beginning; ask who keeps it for one with: remit "
            "send --since 0");
    std::vector<Copied> entries = packet.entries;
    if (auto filled = fillContracts(entries, nullptr, nullptr); !filled) return filled.error();
    Followed followed;
    const auto well = [&](const Ledger& willBe) -> Result<void> {
        const auto record = held(willBe, entries);
        if (!record) return record.error();
        if (!record->contract->party(who))
            return Error{"The contract has no party \"" + who.str() + "\"", {}, Trouble::Usage};
        followed.entries = newest(*record, entries.size());
        return fits(*record);
    };
    if (const auto made = Ledger::createCopy(folder, who, entries, well); !made) return made.error();
    return followed;
}

Fingerprint fingerprintIn(const Ledger& ledger, const Record& record, EntryNumber n)
{
    assert(record.scope.whole && n >= EntryNumber(1) && n <= ledger.tip().number);
    const auto next = static_cast<std::size_t>(number(n)); // which names the one before it
    return next < record.entries.size() ? record.entries[next].facts.after.value_or(Fingerprint())
                                        : ledger.tip().entry;
}

Result<Agreement> agrees(const Ledger& ledger, const Record& record, const Packet& packet)
{
    if (packet.record != record.facts.record)
        return refused("It is of another record than the one here: it is the wrong packet, or the whole "
                       "record was replaced");
    Agreement agreement;
    // A later one speaks for all before it, in a packet as in a record.
    const auto hold = [&](EntryNumber n, const Fingerprint& theirs) -> Result<void> {
        const std::string words = "has " + entryWords(n);
        if (n > ledger.tip().number)
            return refused("It " + words + ", and this copy ends with " + entryWords(ledger.tip().number) +
                           ": this copy is older, or entries were taken out of it");
        if (fingerprintIn(ledger, record, n) != theirs)
            return refused("It " + words + " otherwise than this copy has it: one of the two was altered");
        agreement.number = std::max(agreement.number, n);
        return {};
    };
    if (packet.afterEntry)
        if (auto well = hold(packet.after, *packet.afterEntry); !well) return well.error();
    for (const auto& each : packet.entries)
        if (auto well = hold(each.draft.facts.number, each.entry); !well) return well.error();
    for (const auto& each : packet.events)
        if (each.event.seen)
            if (auto well = hold(each.event.seen->number, each.event.seen->entry); !well) return well.error();
    if (const Entry* entry = record.entry(agreement.number)) agreement.received = entry->facts.received;
    return agreement;
}

}
