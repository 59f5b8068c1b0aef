#include "exchange/exchange.h"

#include "base/words.h"
#include "ledger/outbox.h"

#include <functional>

namespace remit {

namespace {

Packet blank(const Record& record, const Sending& sending)
{
    return {record.facts.record, record.contract->id, sending.from, sending.to, sending.now, {}, {}, {}, {}};
}

std::size_t bytesOf(const std::vector<Artefact>& files)
{
    std::size_t bytes = 0;
    for (const auto& file : files)
        bytes += file.bytes.size();
    return bytes;
}

// Packets that are filled one after the other.
class Filling {
public:
    Filling(std::function<Packet()> begin, std::size_t most) : begin_(std::move(begin)), most_(most) {}

    // The packet for what comes next, which brings that many bytes of documents.
    Packet& next(std::size_t bytes)
    {
        if (packets_.empty() || things_ == kMostInPacket ||
            (things_ > 0 && bytes > most_ - std::min(most_, bytes_))) {
            packets_.push_back(begin_());
            things_ = 0;
            bytes_ = 0;
        }
        ++things_;
        bytes_ += bytes;
        return packets_.back();
    }

    std::vector<Packet> take() { return std::move(packets_); }

private:
    std::function<Packet()> begin_;
    std::size_t most_;
    std::vector<Packet> packets_;
    std::size_t things_ = 0;
    std::size_t bytes_ = 0;
};

// An entry as another copy needs it.
Result<Copied> copyOf(const Ledger& ledger, const Record& record, const Entry& entry, const Step& step,
                      const Fingerprint& fingerprint)
{
    Copied copied;
    copied.entry = fingerprint;
    copied.step = step.id;
    Draft& draft = copied.draft;
    draft.event = entry.event;
    draft.facts = entry.facts;
    draft.home = record.facts.events.at(entry.facts.event).home;
    if (entry.facts.withoutEffect.empty()) draft.carriedTo = carriedTo(entry.event, record.facts);
    draft.words = step.words;
    draft.author = step.author;
    for (const auto& file : entry.event.files) {
        if (record.facts.events.at(entry.facts.event).erased.contains(file.name))
            return Error{quotable(file.name) +
                         " was left out when this record was founded anew, and packets cannot "
                         "say that yet; give the other side a copy by: git clone"};
        auto bytes = ledger.file(entry, file.name);
        if (!bytes) return bytes.error();
        draft.files.push_back({file.name, *std::move(bytes)});
    }
    auto findings = ledger.findings(entry);
    if (!findings) return findings.error();
    draft.findings = *std::move(findings);
    auto signatures = ledger.signatures(entry);
    if (!signatures) return signatures.error();
    draft.signature = signatures->event.value_or(std::string());
    copied.signature = signatures->entry.value_or(std::string());
    return copied;
}

}

Result<std::vector<Packet>> entriesSince(const Ledger& ledger, const Record& record, EntryNumber after,
                                         const Sending& sending)
{
    assert(record.scope.whole);
    const auto steps = ledger.stepsSince(after);
    if (!steps) return steps.error();
    std::optional<Fingerprint> last;
    if (after != EntryNumber{} && !steps->empty()) last = fingerprintIn(ledger, record, after);
    EntryNumber lastNumber = after;
    Filling filling(
        [&] {
            Packet packet = blank(record, sending);
            packet.after = lastNumber;
            packet.afterEntry = last;
            return packet;
        },
        sending.most);
    for (std::size_t i = 0; i < steps->size(); ++i) {
        const std::size_t index = static_cast<std::size_t>(number(after)) + i;
        const Entry& entry = record.entries[index];
        const Fingerprint fingerprint = fingerprintIn(ledger, record, entry.facts.number);
        auto copied = copyOf(ledger, record, entry, (*steps)[i], fingerprint);
        if (!copied) return copied.error();
        filling.next(bytesOf(copied->draft.files)).entries.push_back(*std::move(copied));
        last = fingerprint;
        lastNumber = entry.facts.number;
    }
    return filling.take();
}

Result<std::vector<Packet>> waitingPackets(const Ledger& ledger, const Record& record, const Sending& sending)
{
    const Outbox outbox = Outbox::of(ledger.folder());
    const auto waiting = outbox.waiting();
    if (!waiting) return waiting.error();
    Filling filling([&] { return blank(record, sending); }, sending.most);
    for (const auto& each : *waiting) {
        auto files = outbox.files(each);
        if (!files) return files.error();
        const std::size_t bytes = bytesOf(*files);
        filling.next(bytes).events.push_back({each.event, each.signature, *std::move(files)});
    }
    return filling.take();
}

}
