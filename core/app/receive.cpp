#include "app/exchanging.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// The answer: every entry that those who sent something lack.
Result<void> answer(const World& world, const Ledger& ledger, const std::vector<Packet>& packets, Instant now,
                    const std::string& to)
{
    std::optional<EntryNumber> after;
    for (const auto& packet : packets)
        for (const auto& each : packet.events)
            if (each.event.seen && each.event.seen->number <= ledger.tip().number)
                after = std::min(after.value_or(each.event.seen->number), each.event.seen->number);
    if (!after) return {};
    const auto record = readRecord(ledger);
    if (!record) return record.error();
    const auto me = ledger.whoAmI();
    if (!me) return me.error();
    Sending sending{me->empty() ? record->facts.keeper : *me, packets.front().from, now};
    const bool one = std::all_of(packets.begin(), packets.end(),
                                 [&](const Packet& each) { return each.from == packets.front().from; });
    if (!one) sending.to.reset(); // it is for all of them
    const auto answers = entriesSince(ledger, *record, *after, sending);
    if (!answers) return answers.error();
    for (const auto& packet : *answers)
        if (const auto done = put(world, *record, packet, {world.folder / to, to}); !done)
            return done.error();
    if (!answers->empty()) world.out << "That is the answer and the receipt; send it back.\n";
    return {};
}

int receiveAsKeeper(const World& world, Opened& opened, const std::vector<Packet>& packets,
                    const ReceiveArguments& arguments)
{
    const Contract& contract = *opened.record.contract;
    const auto clock = clockOf(world, arguments.clock, opened.record.zone);
    if (!clock) return fail(world, clock.error());
    for (const auto& packet : packets)
        if (packet.events.empty())
            return fail(
                world,
                refused("The packet from " + nameOf(contract, packet.from) +
                        " has entries of a record and no deeds to receive; this record is kept here. To "
                        "compare them: remit verify --against PACKET"));
    const auto all = receiveDeeds(world, opened, packets, *clock);
    if (!all) return fail(world, all.error());
    if (const auto answered = answer(world, opened.ledger, packets, (*clock)().now, arguments.to); !answered)
        return fail(world, answered.error());
    return *all ? kWell : kContractSaysNo;
}

int receiveElsewhere(const World& world, Opened& opened, const std::vector<Packet>& packets)
{
    for (const auto& packet : packets)
        if (packet.entries.empty())
            return fail(world, refused("This packet is for " +
                                       nameOf(*opened.record.contract, opened.record.facts.keeper) +
                                       ", who keeps the record; this copy is not theirs"));
    if (const auto followed = followEntries(world, opened, packets); !followed)
        return fail(world, followed.error());
    return kWell;
}

}

int run(const World& world, const ReceiveArguments& arguments)
{
    auto opened = openRecord(world, contractAlone());
    if (!opened) return fail(world, opened.error());
    const auto packets = readPackets(filesOf(world, arguments.packets));
    if (!packets) return fail(world, packets.error());
    const auto isKeepers = opened->ledger.isKeepers();
    if (!isKeepers) return fail(world, isKeepers.error());
    return *isKeepers ? receiveAsKeeper(world, *opened, *packets, arguments)
                      : receiveElsewhere(world, *opened, *packets);
}

}
