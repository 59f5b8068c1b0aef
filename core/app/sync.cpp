#include "app/exchanging.h"
#include "base/words.h"
#include "evidence/sha256.h"
#include "exchange/git_remote.h"
#include "exchange/packet_file.h"
#include "report/layout.h"

#include <algorithm>
#include <ostream>
#include <set>

namespace remit::app {

namespace {

namespace fs = std::filesystem;

// The packets in a folder that both sides can reach. A name only says what is worth opening: what a packet
// is, is in it.
struct Shared {
    Destination place;
    std::vector<std::pair<fs::path, PacketName>> packets;
};

Result<Shared> look(const Destination& place, const ContractId& contract)
{
    constexpr std::size_t kMostPackets = 100'000;
    const fs::path folder = place.folder.lexically_normal();
    Shared shared{place, {}};
    std::error_code error;
    for (const char* const git : {".", ".git"})
        if (fs::exists(folder / git / "HEAD", error) && fs::exists(folder / git / "objects", error))
            return Error{"is a record or a repository of git's, and no folder for packets; a repository that "
                         "both sides "
                         "can reach is given by its address, such as file://" +
                             fs::absolute(folder).string(),
                         place.shown, Trouble::Usage};
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

// A packet that cannot be read, or is not what it should be: it stays there, and what else is there goes on.
void tellLeft(const World& world, const Error& error)
{
    world.out << terminal::wrapped(
        "Left there: " + error.text() + ". If it is still being copied, sync again later.", 0);
}

// The newest entry that lies there in a packet of this very record, which can be read: what comes after it is
// put there.
EntryNumber newestThere(const Shared& shared, const Ledger& ledger, const Record& record)
{
    std::vector<const std::pair<fs::path, PacketName>*> latest;
    for (const auto& each : shared.packets)
        if (each.second.last > EntryNumber{} && each.second.last <= ledger.tip().number)
            latest.push_back(&each);
    std::sort(latest.begin(), latest.end(),
              [](const auto* a, const auto* b) { return a->second.last > b->second.last; });
    for (const auto* each : latest) {
        const auto& [file, name] = *each;
        if (PacketName::ofEntries(ledger, record, name.from, name.first, name.last) != name) continue;
        const auto packet = readPacketFile(file);
        if (packet && agrees(ledger, record, *packet)) return name.last;
    }
    return {};
}

// Takes in the deeds that are new there, packet by packet. Returns whether all there is was received.
Result<bool> receiveNew(const World& world, Opened& opened, const Shared& shared, const Clock& clock,
                        bool& any)
{
    Ledger& ledger = opened.ledger;
    const auto taken = ledger.taken();
    if (!taken) return taken.error();
    std::set<std::string> done;
    bool all = true;
    for (const auto& [file, name] : shared.packets) {
        if (name.first != EntryNumber{}) continue;
        const std::string called = file.filename().string();
        if (taken->contains(called)) {
            done.insert(called);
            continue;
        }
        any = true;
        const auto packets = readPackets({file});
        const auto received = packets ? receiveDeeds(world, opened, *packets, clock) : packets.error();
        if (received && *received) {
            done.insert(called);
            continue;
        }
        all = false;
        if (!received && packets && received.error().trouble != Trouble::Refused) return received;
        if (!received) tellLeft(world, received.error());
    }
    if (auto noted = ledger.setTaken(done); !noted) return noted.error();
    return all;
}

// The keeper's end: deeds that are new there are taken in, and entries that are not there yet are put there.
int syncAsKeeper(const World& world, Opened& opened, const Shared& shared, const Sending& sending,
                 const Clock& clock)
{
    Ledger& ledger = opened.ledger;
    bool any = false;
    const auto all = receiveNew(world, opened, shared, clock, any);
    if (!all) return fail(world, all.error());
    const auto record = readRecord(ledger);
    if (!record) return fail(world, record.error());
    const auto answers = entriesSince(ledger, *record, newestThere(shared, ledger, *record), sending);
    if (!answers) return fail(world, answers.error());
    for (const auto& packet : *answers)
        if (const auto done = put(world, *record, packet, shared.place); !done)
            return fail(world, done.error());
    if (!any && answers->empty()) world.out << "Nothing new, and nothing to send.\n";
    return *all ? kWell : kContractSaysNo;
}

// Takes over the entries that are new there, the earlier ones first. Returns whether all could be.
bool followNew(const World& world, Opened& opened, const Shared& shared, bool& any)
{
    auto packets = shared.packets;
    std::sort(packets.begin(), packets.end(),
              [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
    bool all = true;
    for (const auto& [file, name] : packets) {
        if (name.first == EntryNumber{} || name.last <= opened.ledger.tip().number) continue;
        any = true;
        const auto read = readPackets({file});
        const auto followed = read ? followEntries(world, opened, *read) : read.error();
        if (followed) continue;
        tellLeft(world, followed.error());
        all = false;
    }
    return all;
}

// Any other end: entries that are new here are taken over, and what waits to be received is put there.
int syncElsewhere(const World& world, Opened& opened, const Shared& shared, const Sending& sending)
{
    Ledger& ledger = opened.ledger;
    bool any = false;
    const bool all = followNew(world, opened, shared, any);
    const auto record = readRecord(ledger);
    if (!record) return fail(world, record.error());
    const auto waiting = waitingPackets(ledger, *record, sending);
    if (!waiting) return fail(world, waiting.error());
    std::vector<Packet> packets;
    for (const auto& packet : *waiting)
        if (std::none_of(shared.packets.begin(), shared.packets.end(),
                         [&](const auto& each) { return each.second == PacketName::of(packet); }))
            packets.push_back(packet);
    if (auto noted = noteSent(ledger, packets, sending.now); !noted) return fail(world, noted.error());
    for (const auto& packet : packets)
        if (const auto done = put(world, *record, packet, shared.place); !done)
            return fail(world, done.error());
    if (!any && packets.empty())
        world.out << (waiting->empty() ? "Nothing new, and nothing to send.\n"
                                       : "Nothing new; what was sent waits there to be received.\n");
    return all ? kWell : kContractSaysNo;
}

// What has to be known to begin.
struct Begun {
    Opened opened;
    bool isKeepers = false;
    Sending sending;
    Clock clock;

    static Result<Begun> in(const World& world, const std::string& time)
    {
        auto opened = openRecord(world, contractAlone());
        if (!opened) return opened.error();
        auto clock = clockOf(world, time, opened->record.zone);
        if (!clock) return clock.error();
        auto sending = sendingFrom(*opened, *clock);
        if (!sending) return sending.error();
        const auto isKeepers = opened->ledger.isKeepers();
        if (!isKeepers) return isKeepers.error();
        return Begun{*std::move(opened), *isKeepers, *std::move(sending), *std::move(clock)};
    }
};

int throughFolder(const World& world, Begun& begun, const Destination& place)
{
    const auto shared = look(place, begun.opened.record.contract->id);
    if (!shared) return fail(world, shared.error());
    return begun.isKeepers ? syncAsKeeper(world, begun.opened, *shared, begun.sending, begun.clock)
                           : syncElsewhere(world, begun.opened, *shared, begun.sending);
}

// Whether that address is of something in `folder`.
bool isIn(const std::string& address, const fs::path& folder)
{
    constexpr std::string_view kFile = "file://";
    if (!address.starts_with(kFile)) return false;
    std::error_code ignored;
    const fs::path there = fs::weakly_canonical(address.substr(kFile.size()), ignored)
                               .lexically_relative(fs::weakly_canonical(folder, ignored));
    return !there.empty() && *there.begin() != "..";
}

// As through a folder, with the packets that lie at the server. If somebody else adds to them meanwhile, it
// is done again with these, too.
int throughServer(const World& world, const std::string& address, const std::string& time)
{
    constexpr int kMostTimes = 5;
    for (int i = 0; i < kMostTimes; ++i) {
        auto begun = Begun::in(world, time);
        if (!begun) return fail(world, begun.error());
        const Ledger& ledger = begun->opened.ledger;
        const bool isKeepers = begun->isKeepers;
        if (isIn(address, ledger.folder()))
            return fail(
                world,
                {"is the address of this very record; give that of a repository that both sides can reach",
                 address, Trouble::Usage});
        auto remote = GitRemote::fetch(ledger.folder() / ".git/remit", address);
        if (!remote) return fail(world, remote.error());
        if (const auto agrees = remote->agrees(ledger, isKeepers, false); !agrees)
            return fail(world, {agrees.error().what + ". Nothing was sent", agrees.error().where,
                                agrees.error().trouble});
        const int status = throughFolder(world, *begun, {remote->packets(), withoutPassword(address)});
        if (status != kWell && status != kContractSaysNo) return status;
        const auto sent = remote->send();
        if (!sent) return fail(world, sent.error());
        if (!*sent) continue;
        if (isKeepers) {
            const auto published = remote->publish(ledger);
            return published ? status : fail(world, published.error());
        }
        const auto agrees = remote->agrees(ledger, isKeepers, true);
        return agrees ? status : fail(world, agrees.error());
    }
    return fail(world, {"Others added packets there each time that this was about to; sync again",
                        withoutPassword(address)});
}

}

int run(const World& world, const SyncArguments& arguments)
{
    if (isAddress(arguments.place)) return throughServer(world, arguments.place, arguments.clock);
    if (const auto wrong = noFolder(arguments.place)) return fail(world, *wrong);
    auto begun = Begun::in(world, arguments.clock);
    if (!begun) return fail(world, begun.error());
    return throughFolder(world, *begun, {world.folder / arguments.place, arguments.place});
}

}
