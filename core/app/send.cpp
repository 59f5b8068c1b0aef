#include "app/exchanging.h"
#include "report/layout.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// The newest entry that whoever is written to is known to have: the one of them who has least.
Result<EntryNumber> knownToThem(const Ledger& ledger, const Contract& contract, const Sending& sending)
{
    if (sending.to) return ledger.knownTo(*sending.to);
    std::optional<EntryNumber> least;
    for (const auto& party : contract.parties) {
        if (party.side == sideOf(contract, sending.from)) continue;
        const auto known = ledger.knownTo(party.id);
        if (!known) return known.error();
        if (*known != EntryNumber{} && (!least || *known < *least)) least = *known;
    }
    return least.value_or(EntryNumber{});
}

Result<EntryNumber> sendAfter(const SendArguments& arguments, const Opened& opened, const Sending& sending)
{
    if (arguments.since < 0) return knownToThem(opened.ledger, *opened.record.contract, sending);
    const long newest = number(opened.ledger.tip().number);
    if (arguments.since <= newest) return EntryNumber(arguments.since);
    return Error{"This record ends with entry " + std::to_string(newest), {}, Trouble::Usage};
}

}

int run(const World& world, const SendArguments& arguments)
{
    const auto opened = openRecord(world, everything());
    if (!opened) return fail(world, opened.error());
    const Ledger& ledger = opened->ledger;
    const Record& record = opened->record;
    const Contract& contract = *record.contract;
    const auto clock = clockOf(world, arguments.clock, record.zone);
    if (!clock) return fail(world, clock.error());
    auto begun = sendingFrom(*opened, *clock);
    if (!begun) return fail(world, begun.error());
    Sending sending = *std::move(begun);
    if (!arguments.party.empty()) {
        const auto to = party(contract, arguments.party);
        if (!to) return fail(world, to.error());
        sending.to = *to;
    }
    if (arguments.mostMegabytes > 0)
        sending.most = std::min(sending.most, static_cast<std::size_t>(arguments.mostMegabytes) * 1'000'000);
    const auto isKeepers = ledger.isKeepers();
    if (!isKeepers) return fail(world, isKeepers.error());
    if (!*isKeepers && arguments.since >= 0)
        return fail(world, {"--since is for who keeps the record, " + nameOf(contract, record.facts.keeper) +
                                "; from here goes what waits to be received",
                            {},
                            Trouble::Usage});
    const auto after = sendAfter(arguments, *opened, sending);
    if (!after) return fail(world, after.error());
    const auto packets =
        *isKeepers ? entriesSince(ledger, record, *after, sending) : waitingPackets(ledger, record, sending);
    if (!packets) return fail(world, packets.error());
    if (packets->empty()) {
        world.out << (*isKeepers ? "There is nothing to send: as far as is known here the other side has "
                                   "every entry of this record. To "
                                   "send them again: remit send --since 0\n"
                                 : "There is nothing to send: nothing waits to be received.\n");
        return kWell;
    }
    if (!*isKeepers)
        if (auto noted = noteSent(ledger, *packets, sending.now); !noted) return fail(world, noted.error());
    for (const auto& packet : *packets)
        if (const auto done = put(world, record, packet, {world.folder / arguments.to, arguments.to}); !done)
            return fail(world, done.error());
    world.out << terminal::wrapped(
        *isKeepers
            ? (*after == EntryNumber{}
                   ? "Send it to the other side as you like; they make a copy of the record with: remit "
                     "join PACKET --as PARTY"
                   : "Send it to the other side as you like; they take it over with: remit "
                     "receive PACKET")
            : "Send it to " + nameOf(contract, record.facts.keeper) +
                  " as you like. It counts as received when they have received it; their answer is "
                  "the receipt.",
        0);
    return kWell;
}

}
