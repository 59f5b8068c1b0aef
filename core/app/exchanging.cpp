#include "app/exchanging.h"

#include "app/question.h"
#include "base/words.h"
#include "evidence/sha256.h"
#include "exchange/packet_file.h"
#include "ledger/outbox.h"
#include "recording/receiving.h"
#include "report/layout.h"
#include "report/receipt.h"
#include "state/kept.h"

#include <algorithm>
#include <ostream>
#include <set>

namespace remit::app {

namespace {

// What has to be read of the record before a deed is taken in.
Wanted restsOn(const World& world, const Deed& deed)
{
    if (const auto* submit = std::get_if<Submit>(&deed)) return examined(world, submit->deliverable.str());
    if (const auto* note = std::get_if<Note>(&deed)) return workOn(note->activity.str());
    if (const auto* input = std::get_if<HandOver>(&deed)) return owed(input->input.str());
    const auto* review = std::get_if<ReviewDeed>(&deed);
    if (!review) return everything();
    std::vector<std::string> stories{review->deliverable.str()};
    for (const auto& comment : review->comments)
        if (comment.carriedTo) stories.push_back(comment.carriedTo->str());
    return storiesOf(stories);
}

void say(const World& world, const std::vector<std::string>& sentences, std::size_t indent = 0)
{
    std::string text;
    for (const auto& each : sentences)
        text += (text.empty() ? "" : " ") + each;
    world.out << terminal::wrapped(text, indent);
}

// The keeper's end: deeds of others become entries.
class Receiving {
public:
    Receiving(const World& world, Ledger& ledger, const Clock& clock, const Sign& keeper)
        : world_(world), ledger_(ledger), clock_(clock), keeper_(keeper)
    {
    }

    // Takes in one deed and says what came of it. Fails only where nothing more can be done; what is refused
    // is told and counted.
    Result<void> take(const Arrival& arrival)
    {
        if (std::holds_alternative<Submit>(arrival.event.deed)) // which is examined as it is taken in
            if (const auto phases = world_.phases(); !phases) return phases.error();
        const Wanted wanted = restsOn(world_, arrival.event.deed);
        auto record = readRecord(ledger_, wanted);
        if (!record) return record.error();
        const auto examine = [&](const Record& now) -> Result<Examination> { return examined(arrival, now); };
        const auto received = receive(ledger_, *record, wanted, arrival, clock_, keeper_, examine);
        if (!received && received.error().trouble != Trouble::Refused) return received.error();
        if (!received) {
            ++refused_;
            world_.out << terminal::wrapped(
                "Not received: what " + nameOf(*record->contract, arrival.event.party()) + " did on " +
                    longTime(arrival.event.at, record->zone) + " (" + noun(kindOf(arrival.event.deed)) +
                    "). " + received.error().text() + ".",
                0);
            return {};
        }
        known(arrival.event);
        return tellReceipt(*received);
    }

    bool anyRefused() const { return refused_ > 0; }

private:
    Result<Examination> examined(const Arrival& arrival, const Record& now) const
    {
        const auto phases = world_.phases();
        if (!phases) return phases.error();
        std::vector<Proposal::File> files;
        for (std::size_t i = 0; i < arrival.files.size(); ++i)
            files.push_back({arrival.files[i], arrival.event.files[i].role});
        const auto& submit = std::get<Submit>(arrival.event.deed);
        const auto asked =
            question(**phases, ledger_, now, *now.contract->deliverable(submit.deliverable), files);
        if (!asked) return asked.error();
        return (*phases)->examine(*asked);
    }

    // What its author had before them, their copy has.
    void known(const Event& event)
    {
        const auto before = ledger_.knownTo(event.by);
        if (event.seen && before && *before < event.seen->number)
            (void)ledger_.setKnownTo(event.by, event.seen->number);
    }

    Result<void> tellReceipt(const Recorded& received)
    {
        // The receipt says what is due, wherever that comes from.
        const auto record = readRecord(ledger_);
        if (!record) return record.error();
        const State then = at(*record->contract, record->facts, record->zone, received.entry.facts.received);
        if (received.before)
            world_.out << terminal::wrapped("This was received before, and was not taken in twice:", 0);
        say(world_, receipt(*record, then, received.entry), received.before ? 2 : 0);
        return {};
    }

    const World& world_;
    Ledger& ledger_;
    const Clock& clock_;
    const Sign& keeper_;
    std::size_t refused_ = 0;
};

void tellEntry(const World& world, const Record& record, const Entry& entry)
{
    world.out << terminal::wrapped(
        "Entry " + std::to_string(number(entry.facts.number)) + ", " +
            shortTime(entry.facts.received, record.zone) + ": " +
            inWords(entry.event, entry.facts.event, *record.contract, record.facts) + ".",
        0);
}

}

std::vector<std::filesystem::path> filesOf(const World& world, const std::vector<std::string>& names)
{
    std::vector<std::filesystem::path> files;
    for (const auto& name : names) {
        const std::filesystem::path path = world.folder / name;
        std::error_code error;
        if (!std::filesystem::is_directory(path, error)) {
            files.push_back(path);
            continue;
        }
        for (std::filesystem::directory_iterator at(path, error), end; !error && at != end;
             at.increment(error))
            if (at->path().extension() == ".zip") files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

Result<std::vector<Packet>> readPackets(const std::vector<std::filesystem::path>& files)
{
    std::vector<Packet> packets;
    if (files.empty()) return Error{"There is no packet there", {}, Trouble::Usage};
    for (const auto& file : files) {
        auto packet = readPacketFile(file);
        if (!packet) return packet.error();
        packets.push_back(*std::move(packet));
    }
    std::stable_sort(packets.begin(), packets.end(),
                     [](const Packet& a, const Packet& b) { return a.after < b.after; });
    return packets;
}

Result<bool> receiveDeeds(const World& world, Opened& opened, const std::vector<Packet>& packets,
                          const Clock& clock)
{
    const auto key = opened.ledger.keyFile(opened.record.facts.keeper);
    if (!key) return key.error();
    const Sign keeper = signer(*key);
    Receiving receiving(world, opened.ledger, clock, keeper);
    for (const auto& packet : packets) {
        if (packet.record != opened.record.facts.record)
            return refused("The packet from " + nameOf(*opened.record.contract, packet.from) +
                           " is of another record than the one here; nothing of it was received");
        for (const auto& each : packet.events)
            if (const auto taken = receiving.take(each); !taken) return taken.error();
    }
    return !receiving.anyRefused();
}

Result<void> followEntries(const World& world, Opened& opened, const std::vector<Packet>& packets)
{
    for (const auto& packet : packets) {
        const auto followed = follow(opened.ledger, packet);
        if (!followed) return followed.error();
        if (followed->entries.empty()) {
            world.out << "This copy has all of that already.\n";
            continue;
        }
        const auto record = readRecord(opened.ledger);
        if (!record) return record.error();
        for (const auto& entry : followed->entries) {
            const auto& answered = followed->answered;
            if (std::find(answered.begin(), answered.end(), entry.facts.event) == answered.end()) {
                tellEntry(world, *record, entry);
                continue;
            }
            const State then = at(*record->contract, record->facts, record->zone, entry.facts.received);
            world.out << "The receipt of " << nameOf(*record->contract, record->facts.keeper) << ":\n";
            say(world, receipt(*record, then, entry), 2);
        }
        for (const auto& file : keptFiles(opened.ledger, *record))
            if (file.where == KeptFile::Where::NotErased)
                say(world,
                    {file.name + " of entry " + std::to_string(number(file.note)) + ": " + file.words + "."});
    }
    return {};
}

Result<Sending> sendingFrom(const Opened& opened, const Clock& clock)
{
    const auto me = opened.ledger.whoAmI();
    if (!me) return me.error();
    if (me->empty())
        return Error{
            "Nobody has said who records here. Say it once with: remit as PARTY", {}, Trouble::Usage};
    return Sending{*me, {}, clock().now};
}

Result<void> noteSent(const Ledger& ledger, const std::vector<Packet>& packets, Instant when)
{
    if (packets.empty()) return {};
    std::set<EventId> in;
    for (const auto& packet : packets)
        for (const auto& each : packet.events)
            in.insert(sha256(encode(each.event)));
    const auto turn = Turn::take(ledger.folder());
    if (!turn) return turn.error();
    const Outbox outbox = Outbox::of(ledger.folder());
    auto waiting = outbox.waiting();
    if (!waiting) return waiting.error();
    std::erase_if(*waiting, [&](const Waiting& each) { return !in.contains(each.id); });
    if (waiting->size() != in.size())
        return Error{"Something that waited to be sent was taken away meanwhile; give the command again"};
    return outbox.noteSent(*turn, *waiting, when);
}

Result<void> put(const World& world, const Record& record, const Packet& packet, const Destination& to)
{
    const auto file = writePacketFile(to.folder, packet, record);
    if (!file) return file.error();
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(*file, ignored);
    const std::string size = bytes < 1'000'000 ? std::to_string((bytes + 999) / 1'000) + " KB"
                                               : std::to_string((bytes + 999'999) / 1'000'000) + " MB";
    const auto digits = [](const Copied& each) { return std::to_string(number(each.draft.facts.number)); };
    const std::string what = packet.entries.empty() ? count(packet.events.size(), "deed") + " to be received"
                             : packet.entries.size() == 1 ? "entry " + digits(packet.entries.front())
                                                          : "entries " + digits(packet.entries.front()) +
                                                                " to " + digits(packet.entries.back());
    world.out << terminal::wrapped(
        (std::filesystem::path(to.shown) / file->filename()).string() + ": " + size + ", " + what + ".", 0);
    return {};
}

}
