#include "verify/verify.h"

#include "app/exchanging.h"
#include "exchange/packet_file.h"
#include "report/json.h"
#include "report/terminal.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// Holds the record, which is whole in itself, against what the packets show of it.
Result<void> compare(const World& world, const std::vector<std::string>& packets, Verified& verified)
{
    if (packets.empty() || !verified.breaks.empty()) return {};
    const auto opened = openRecord(world, everything());
    if (!opened) return opened.error();
    for (const auto& name : packets) {
        const auto packet = readPacketFile(world.folder / name);
        if (!packet) return packet.error();
        const auto agreement = agrees(opened->ledger, opened->record, *packet);
        if (agreement) {
            verified.compared.push_back(
                {nameOf(*opened->record.contract, packet->from), agreement->number, agreement->received});
            continue;
        }
        if (agreement.error().trouble != Trouble::Refused) return agreement.error();
        verified.disagrees = true;
        verified.breaks.push_back({std::filesystem::path(name).filename().string(), agreement.error().what});
    }
    return {};
}

}

int run(const World& world, const VerifyArguments& arguments)
{
    const auto zones = Zone::prepare();
    auto verified = verify(world.folder);
    if (!verified) return fail(world, verified.error());
    if (const auto compared = compare(world, arguments.against, *verified); !compared)
        return fail(world, compared.error());
    world.out << (arguments.json ? json::verify(*verified) : terminal::verify(*verified));
    return verified->breaks.empty() ? kWell : kContractSaysNo;
}

}
