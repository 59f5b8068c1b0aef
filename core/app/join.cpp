#include "app/exchanging.h"
#include "exchange/git_remote.h"
#include "report/layout.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// The packets of these names; `remote` is the server, if one of them is an address.
Result<std::vector<Packet>> packetsAt(const World& world, const std::vector<std::string>& names,
                                      std::optional<GitRemote>& remote)
{
    for (const auto& name : names)
        if (const auto wrong = noFolder(name)) return *wrong;
    const auto address = std::find_if(names.begin(), names.end(), isAddress);
    if (address == names.end()) return readPackets(filesOf(world, names));
    if (names.size() > 1)
        return Error{"Name a server alone, without other packets", withoutPassword(*address), Trouble::Usage};
    auto got = GitRemote::fetch(world.folder, *address);
    if (!got) return got.error();
    remote.emplace(*std::move(got));
    const auto files = filesOf(world, {remote->packets().string()});
    if (files.empty())
        return Error{"There is nothing there yet; the keeper of the record puts it there by: remit sync " +
                         withoutPassword(*address),
                     withoutPassword(*address), Trouble::Usage};
    return readPackets(files);
}

}

int run(const World& world, const JoinArguments& arguments)
{
    std::optional<GitRemote> remote;
    auto packets = packetsAt(world, arguments.packets, remote);
    if (!packets) return fail(world, packets.error());
    std::erase_if(*packets, [](const Packet& each) { return each.entries.empty(); });
    if (packets->empty()) return fail(world, {"There is no packet with a record there", {}, Trouble::Usage});
    const Packet& first = packets->front();
    const auto who = PartyId::of(arguments.as);
    if (!who) return fail(world, {"Say which party of the contract you are: --as PARTY", {}, Trouble::Usage});
    if (const auto around = Ledger::open(world.folder))
        return fail(world, {"This folder lies in a record already (" + around->folder().string() +
                            "); make the copy outside of it"});
    const std::string name = arguments.folder.empty() ? first.contract.str() : arguments.folder;
    std::filesystem::path key;
    const auto fits = [&](const Record& record) -> Result<void> {
        if (arguments.key.empty()) return {};
        const EntryNumber next{number(record.entries.back().facts.number) + 1};
        auto file = keyOf(world, arguments.key, *record.contract, record.facts.people, *who, next);
        if (!file) return file.error();
        key = *std::move(file);
        return {};
    };
    if (const auto joined = join(world.folder / name, first, *who, fits); !joined)
        return fail(world, joined.error());
    World inside = world;
    inside.folder = world.folder / name;
    auto opened = openRecord(inside, contractAlone());
    if (!opened) return fail(world, opened.error());
    for (std::size_t i = 1; i < packets->size(); ++i)
        if (const auto followed = follow(opened->ledger, (*packets)[i]); !followed)
            return fail(world, {followed.error().text() + ". The copy is in " + name + ", up to entry " +
                                    std::to_string(number(opened->ledger.tip().number)) +
                                    "; go on with: remit receive",
                                {},
                                followed.error().trouble});
    if (remote)
        if (const auto agrees = remote->agrees(opened->ledger, false, true); !agrees)
            return fail(world, agrees.error());
    const Contract& contract = *opened->record.contract;
    if (!key.empty())
        if (auto said = opened->ledger.setKeyFile(*who, key); !said) return fail(world, said.error());
    world.out << terminal::wrapped("This is a copy of the record of " + contract.title + ", up to entry " +
                                       std::to_string(number(opened->ledger.tip().number)) + ". It is in " +
                                       name + "; you record there as " + nameOf(contract, *who) + " (" +
                                       who->str() + ").",
                                   0)
              << terminal::wrapped("What you record there is received by " +
                                       nameOf(contract, opened->record.facts.keeper) +
                                       ", who keeps the record, once you have sent it: remit send",
                                   0);
    return kWell;
}

}
