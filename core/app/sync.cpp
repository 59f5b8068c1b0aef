#include "app/exchanging.h"
#include "base/words.h"
#include "exchange/packet_file.h"
#include "ledger/outbox.h"

#include <algorithm>
#include <ostream>
#include <set>

namespace remit::app {

namespace {

namespace fs = std::filesystem;

// The packets in a folder that both sides can reach. A name only says what is worth opening: what a packet
// is, is in it.
struct Shared {
    std::string folder; // as typed
    std::vector<std::pair<fs::path, PacketName>> packets;
};

Result<Shared> look(const World& world, const std::string& typed, const ContractId& contract)
{
    constexpr std::size_t kMostPackets = 100'000;
    const fs::path folder = (world.folder / typed).lexically_normal();
    Shared shared{typed, {}};
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const auto name = PacketName::read(at->path().filename().string(), contract);
        if (!name) continue;
        if (shared.packets.size() == kMostPackets)
            return Error{"holds more than " + count(kMostPackets, "packet") + "; move older ones away",
                         folder.string()};
        shared.packets.emplace_back(at->path(), *name);
    }
    if (error)
        return Error{"The folder could not be read (" + error.message() + ")", folder.string(),
                     Trouble::Usage};
    std::sort(shared.packets.begin(), shared.packets.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return shared;
}

// The newest entry that lies there in a packet of this very record: only one of its own entries bears such a
// name.
EntryNumber newestThere(const Shared& shared, const Ledger& ledger, const Record& record)
{
    EntryNumber newest{};
    for (const auto& [file, name] : shared.packets) {
        if (name.last <= newest || name.last > ledger.tip().number) continue;
        if (PacketName::ofEntries(ledger, record, name.from, name.first, name.last) == name)
            newest = name.last;
    }
    return newest;
}

// The keeper's end: deeds that are new there are taken in, and entries that are not there yet are put there.
int syncAsKeeper(const World& world, Opened& opened, const Shared& shared, const Sending& sending,
                 const Clock& clock)
{
    Ledger& ledger = opened.ledger;
    auto taken = ledger.taken();
    if (!taken) return fail(world, taken.error());
    std::vector<fs::path> files;
    std::set<std::string> there;
    for (const auto& [file, name] : shared.packets) {
        if (name.first != EntryNumber{}) continue;
        there.insert(file.filename().string());
        if (!taken->contains(file.filename().string())) files.push_back(file);
    }
    const auto packets = readPackets(files);
    if (!packets) return fail(world, packets.error());
    const auto all = receiveDeeds(world, opened, *packets, clock);
    if (!all) return fail(world, all.error());
    if (!files.empty())
        if (auto noted = ledger.setTaken(there); !noted) return fail(world, noted.error());

    const auto record = readRecord(ledger);
    if (!record) return fail(world, record.error());
    const auto answers = entriesSince(ledger, *record, newestThere(shared, ledger, *record), sending);
    if (!answers) return fail(world, answers.error());
    for (const auto& packet : *answers)
        if (const auto done = put(world, *record, packet, shared.folder); !done)
            return fail(world, done.error());
    if (packets->empty() && answers->empty()) world.out << "Nothing new, and nothing to send.\n";
    return *all ? kWell : kContractSaysNo;
}

// Any other end: entries that are new here are taken over, and what waits to be received is put there.
int syncElsewhere(const World& world, Opened& opened, const Shared& shared, const Sending& sending)
{
    Ledger& ledger = opened.ledger;
    std::vector<fs::path> files;
    for (const auto& [file, name] : shared.packets)
        if (name.first != EntryNumber{} && name.last > ledger.tip().number) files.push_back(file);
    const auto packets = readPackets(files);
    if (!packets) return fail(world, packets.error());
    if (const auto followed = followEntries(world, opened, *packets); !followed)
        return fail(world, followed.error());

    const auto record = readRecord(ledger);
    if (!record) return fail(world, record.error());
    const auto waiting = waitingPackets(ledger, *record, sending);
    if (!waiting) return fail(world, waiting.error());
    std::size_t sent = 0;
    for (const auto& packet : *waiting) {
        const bool there = std::any_of(shared.packets.begin(), shared.packets.end(), [&](const auto& each) {
            return each.second == PacketName::of(packet);
        });
        if (there) continue;
        if (const auto done = put(world, *record, packet, shared.folder); !done)
            return fail(world, done.error());
        ++sent;
    }
    if (sent > 0)
        if (auto noted = noteSent(ledger, sending.now); !noted) return fail(world, noted.error());
    if (packets->empty() && sent == 0)
        world.out << (waiting->empty() ? "Nothing new, and nothing to send.\n"
                                       : "Nothing new; what was sent waits there to be received.\n");
    return kWell;
}

}

int run(const World& world, const SyncArguments& arguments)
{
    auto opened = openRecord(world, contractAlone());
    if (!opened) return fail(world, opened.error());
    const Record& record = opened->record;
    const auto clock = clockOf(world, arguments.clock, record.zone);
    if (!clock) return fail(world, clock.error());
    const auto sending = sendingFrom(*opened, *clock);
    if (!sending) return fail(world, sending.error());
    const auto isKeepers = opened->ledger.isKeepers(record.facts.keeper);
    if (!isKeepers) return fail(world, isKeepers.error());
    const auto shared = look(world, arguments.folder, record.contract->id);
    if (!shared) return fail(world, shared.error());
    return *isKeepers ? syncAsKeeper(world, *opened, *shared, *sending, *clock)
                      : syncElsewhere(world, *opened, *shared, *sending);
}

}
