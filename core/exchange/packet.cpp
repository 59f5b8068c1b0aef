#include "exchange/packet.h"

#include "base/words.h"
#include "evidence/sha256.h"
#include "ledger/codec.h"
#include "ledger/layout.h"
#include "state/facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit {

namespace {

constexpr std::string_view kFacts = "remit/packet.toml";
constexpr std::string_view kSums = "remit/SHA256SUMS";
constexpr std::string_view kDocuments = "documents/";

// What packet.toml says of one entry, beside its own files.
struct EntryLine {
    EntryNumber number{};
    std::string folder;
    std::vector<std::string> carried;
    std::string words;
    std::string author;
    std::string step;
};

// What packet.toml says.
struct PacketFacts {
    struct After {
        EntryNumber number{};
        Fingerprint entry;
    };

    std::string record;
    ContractId contract;
    PartyId from;
    std::optional<PartyId> to;
    Instant made;
    std::uint64_t events = 0;
    std::optional<After> after;
    std::vector<EntryLine> entries;
};

template <class V, ledger::As<EntryLine> E>
void describe(V& v, E& entry)
{
    v.need("number", entry.number);
    v.need("folder", entry.folder);
    v.may("carried", entry.carried);
    v.need("words", entry.words);
    v.need("author", entry.author);
    v.need("step", entry.step);
}

template <class V, ledger::As<PacketFacts> P>
void describe(V& v, P& packet)
{
    v.needHex("record", packet.record);
    v.need("contract", packet.contract);
    v.need("from", packet.from);
    v.may("for", packet.to);
    v.need("made", packet.made);
    v.may("events", packet.events);
    if (v.has(packet.after, "after")) {
        v.need("after", packet.after->number);
        v.need("after-entry", packet.after->entry);
    }
    v.tables("entry", packet.entries, kMostInPacket);
}

std::string eventFolder(std::size_t index)
{
    return "remit/events/" + std::to_string(index + 1) + "/";
}

std::string entryFolder(EntryNumber n)
{
    return "remit/entries/" + std::to_string(number(n)) + "/";
}

std::string signatureOf(std::string_view file)
{
    return std::string(file) + std::string(ledger::kSignature);
}

// The folder that the files of `event` lie in.
std::string folderOf(const Event& event, const Contract& contract)
{
    const std::string title = titleOf(event.deed, contract);
    const auto stored = storedName(title.empty() ? noun(kindOf(event.deed)) : title);
    return stored ? *stored : std::string(kindOf(event.deed));
}

// Every other file of a packet with its SHA-256, as sha256sum writes and checks it.
std::string sumsOf(const Parts& parts)
{
    std::string sums;
    for (const auto& [name, bytes] : parts)
        if (name != kSums) sums += sha256(bytes).str() + "  " + name + "\n";
    return sums;
}

void addSigned(Parts& parts, const std::string& path, std::string bytes, const std::string& signature)
{
    parts[path] = std::move(bytes);
    if (!signature.empty()) parts[signatureOf(path)] = signature;
}

// Takes a packet's files apart; what is left over at the end belongs to nothing.
class Unpacking {
public:
    explicit Unpacking(Parts parts) : parts_(std::move(parts)) {}

    Result<Packet> all()
    {
        if (!parts_.contains(std::string(kReadMe)) || !parts_.contains(std::string(kFacts)))
            return Error{"This is no packet of a record: it was not made by remit send"};
        if (sumsOf(parts_) != take(kSums))
            return Error{
                "This packet was altered since it was made, or is damaged: its files are not those that it "
                "lists; ask for it again",
                std::string(kSums)};
        parts_.erase(std::string(kReadMe));
        auto facts = ledger::decode<PacketFacts>(take(kFacts));
        if (!facts) return Error{facts.error().text(), std::string(kFacts)};
        if (facts->events > kMostInPacket)
            return Error{"There are more deeds in this packet than one can have"};
        for (const auto& [name, bytes] : parts_)
            if (name.starts_with(kDocuments)) documents_.emplace(sha256(bytes), &bytes);
        Packet packet{facts->record, facts->contract, facts->from, facts->to, facts->made, {}, {}, {}, {}};
        if (facts->after) {
            packet.after = facts->after->number;
            packet.afterEntry = facts->after->entry;
        }
        for (std::size_t i = 0; i < facts->events; ++i) {
            auto event = arrival(eventFolder(i), facts->record);
            if (!event) return event.error();
            packet.events.push_back(*std::move(event));
        }
        for (const auto& line : facts->entries) {
            auto entry = copied(line, packet);
            if (!entry) return entry.error();
            packet.entries.push_back(*std::move(entry));
        }
        if (packet.events.empty() && packet.entries.empty()) return Error{"There is nothing in this packet"};
        for (const auto& [name, bytes] : parts_)
            if (!name.starts_with(kDocuments) || !used_.contains(sha256(bytes)))
                return Error{"This packet has something in it that no deed in it names", name};
        return packet;
    }

private:
    // A file of the packet, which is then done with; empty if there is none.
    std::string take(std::string_view name)
    {
        auto node = parts_.extract(std::string(name));
        return node ? std::move(node.mapped()) : std::string();
    }

    Result<Arrival> arrival(const std::string& folder, const std::string& record)
    {
        const std::string path = folder + std::string(ledger::kEventFile);
        auto event = decodeEvent(take(path));
        if (!event) return Error{event.error().text(), path};
        if (event->record != record)
            return Error{"is of another record than the packet", path, Trouble::Refused};
        Arrival arrival{*std::move(event), take(signatureOf(path)), {}};
        // One document may be named by many: each has it in memory.
        for (const auto& file : arrival.event.files)
            room_ -= std::min<std::size_t>(room_, file.size);
        if (room_ == 0)
            return Error{"What the deeds of this packet name comes to more than a packet can have", path};
        for (const auto& file : arrival.event.files) {
            const auto found = documents_.find(file.sha256);
            if (found == documents_.end() || found->second->size() != file.size)
                return Error{"This packet lacks the file " + inQuotes(file.name) + " that is named in it",
                             path};
            used_.insert(file.sha256);
            arrival.files.push_back({file.name, *found->second});
        }
        return arrival;
    }

    Result<Copied> copied(const EntryLine& line, const Packet& packet)
    {
        const std::string folder = entryFolder(line.number), path = folder + std::string(ledger::kEntryFile);
        const auto place = ledger::EntryPlace::of(line.folder);
        const std::string bytes = take(path);
        const auto facts = decodeEntry(bytes);
        if (!facts) return Error{facts.error().text(), path};
        auto arrived = arrival(folder, packet.record);
        if (!arrived) return arrived.error();
        const bool first = packet.entries.empty();
        const auto& before = first ? packet.afterEntry : std::optional(packet.entries.back().entry);
        const long expected = number(packet.after) + static_cast<long>(packet.entries.size()) + 1;
        const bool homes = std::all_of(line.carried.begin(), line.carried.end(), ledger::isHome);
        if (!place || !homes || place->number != facts->number ||
            place->kind != kindOf(arrived->event.deed) || facts->number != line.number ||
            number(facts->number) != expected || facts->after != before ||
            facts->event != sha256(encode(arrived->event)))
            return Error{"does not follow the entry before it, or is not of its deed; this was altered", path,
                         Trouble::Refused};
        Copied copied;
        copied.entry = sha256(bytes);
        copied.signature = take(signatureOf(path));
        copied.step = line.step;
        Draft& draft = copied.draft;
        draft.findings = take(folder + std::string(ledger::kFindingsFile));
        if (facts->findings !=
            (draft.findings.empty() ? std::nullopt : std::optional(sha256(draft.findings))))
            return Error{"names other findings than are with it; this was altered", path, Trouble::Refused};
        draft.facts = *facts;
        draft.home = place->home;
        draft.carriedTo = {line.carried.begin(), line.carried.end()};
        draft.event = std::move(arrived->event);
        draft.signature = std::move(arrived->signature);
        draft.files = std::move(arrived->files);
        draft.words = line.words;
        draft.author = line.author;
        const bool brings = std::holds_alternative<Submit>(draft.event.deed) ||
                            std::holds_alternative<Open>(draft.event.deed);
        draft.inUse = brings && facts->withoutEffect.empty();
        return copied;
    }

    Parts parts_;
    std::map<Fingerprint, const std::string*> documents_;
    std::set<Fingerprint> used_;
    std::size_t room_ = kMostPartBytes; // for what is named still
};

}

std::vector<std::vector<std::string>> documentPaths(const Packet& packet, const Contract& contract)
{
    std::vector<std::vector<std::string>> paths;
    std::set<std::string> taken;
    const auto add = [&](const std::string& before, const Event& event) {
        auto& own = paths.emplace_back();
        if (event.files.empty()) return;
        const std::string title = std::string(kDocuments) + before + folderOf(event, contract);
        std::string folder = title;
        for (int n = 2; !taken.insert(lowerCase(folder)).second; ++n)
            folder = title + " (" + std::to_string(n) + ")";
        for (const auto& file : event.files)
            if (const auto stored = storedName(file.name)) own.push_back(folder + "/" + *stored);
    };
    for (const auto& each : packet.events)
        add("", each.event);
    for (const auto& each : packet.entries)
        add(std::to_string(number(each.draft.facts.number)) + " ", each.draft.event);
    return paths;
}

Parts encode(const Packet& packet, const Record& record)
{
    assert(packet.entries.size() <= kMostInPacket && packet.events.size() <= kMostInPacket);
    Parts parts;
    parts[std::string(kReadMe)] = readMe(packet, record);
    const auto paths = documentPaths(packet, *record.contract);
    std::size_t at = 0;
    const auto addDocuments = [&](const std::vector<Artefact>& files) {
        for (std::size_t i = 0; i < files.size(); ++i)
            parts[paths[at][i]] = files[i].bytes;
        ++at;
    };
    PacketFacts facts{packet.record, packet.contract,      packet.from, packet.to,
                      packet.made,   packet.events.size(), {},          {}};
    if (packet.after != EntryNumber{})
        facts.after = {packet.after, packet.afterEntry.value_or(Fingerprint())};
    for (std::size_t i = 0; i < packet.events.size(); ++i) {
        const Arrival& each = packet.events[i];
        addSigned(parts, eventFolder(i) + std::string(ledger::kEventFile), encode(each.event),
                  each.signature);
        addDocuments(each.files);
    }
    for (const auto& each : packet.entries) {
        const Draft& draft = each.draft;
        const std::string folder = entryFolder(draft.facts.number);
        const ledger::EntryPlace place{draft.home, draft.facts.number, std::string(kindOf(draft.event.deed))};
        addSigned(parts, folder + std::string(ledger::kEventFile), encode(draft.event), draft.signature);
        addSigned(parts, folder + std::string(ledger::kEntryFile), encode(draft.facts), each.signature);
        if (!draft.findings.empty()) parts[folder + std::string(ledger::kFindingsFile)] = draft.findings;
        addDocuments(draft.files);
        facts.entries.push_back({draft.facts.number,
                                 place.folder(),
                                 {draft.carriedTo.begin(), draft.carriedTo.end()},
                                 draft.words,
                                 draft.author,
                                 each.step});
    }
    parts[std::string(kFacts)] = canonical::write(ledger::textOf(facts));
    parts[std::string(kSums)] = sumsOf(parts);
    return parts;
}

Result<Packet> decodePacket(Parts parts)
{
    return Unpacking(std::move(parts)).all();
}

}
