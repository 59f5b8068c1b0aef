#include "verify/verify.h"

#include "app/exchanging.h"
#include "exchange/git_remote.h"
#include "exchange/packet_file.h"
#include "report/json.h"
#include "report/terminal.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// Holds the record to the one at a server.
Result<Compared> compareServer(const Opened& opened, const std::string& address)
{
    const auto remote = GitRemote::fetch(opened.ledger.folder() / ".git/remit", address);
    if (!remote) return remote.error();
    const auto newest = remote->agrees(opened.ledger, false, false);
    if (!newest) return newest.error();
    const Entry* const entry = opened.record.entry(*newest);
    if (!entry) return Error{"There is no record there", withoutPassword(address), Trouble::Usage};
    return Compared{withoutPassword(address), *newest, entry->facts.received};
}

Result<Compared> comparePacket(const World& world, const Opened& opened, const std::string& name)
{
    const auto packet = readPacketFile(world.folder / name);
    if (!packet) return packet.error();
    const auto agreement = agrees(opened.ledger, opened.record, *packet);
    if (!agreement) return agreement.error();
    return Compared{nameOf(*opened.record.contract, packet->from), agreement->number, agreement->received};
}

// Holds the record, which is whole in itself, against what packets and servers show of it.
Result<void> compare(const World& world, const std::vector<std::string>& others, Verified& verified)
{
    if (others.empty() || !verified.breaks.empty()) return {};
    const auto opened = openRecord(world, everything());
    if (!opened) return opened.error();
    for (const auto& other : others) {
        if (const auto wrong = noFolder(other)) return *wrong;
        const auto compared =
            isAddress(other) ? compareServer(*opened, other) : comparePacket(world, *opened, other);
        if (compared) {
            verified.compared.push_back(*compared);
            continue;
        }
        if (compared.error().trouble != Trouble::Refused) return compared.error();
        verified.disagrees = true;
        const std::string where =
            isAddress(other) ? withoutPassword(other) : std::filesystem::path(other).filename().string();
        verified.breaks.push_back({where, compared.error().what});
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
