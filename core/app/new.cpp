#include "app/common.h"
#include "base/words.h"
#include "report/layout.h"

#include <ostream>

namespace remit::app {

namespace {

Error nobody(const Contract& contract)
{
    std::vector<std::string> ids;
    for (const auto& party : contract.parties)
        ids.push_back(party.id.str());
    return {"Say which party you are: --as " + listed(ids, "or"), {}, Trouble::Usage};
}

}

int run(const World& world, const NewArguments& arguments)
{
    const auto files = loadSchedule(world.folder / arguments.schedule);
    if (!files) return fail(world, files.error());
    const auto read = contractOf(*files, arguments.schedule);
    if (!read) return fail(world, read.error());
    const Contract& contract = *read;
    if (arguments.as.empty()) return fail(world, nobody(contract));
    const auto as = party(contract, arguments.as);
    if (!as) return fail(world, as.error());
    const auto zone = Zone::find(contract.clocks());
    if (!zone) return fail(world, zone.error());
    const auto clock = clockOf(world, arguments.clock, *zone);
    if (!clock) return fail(world, clock.error());
    std::optional<Instant> at;
    if (!arguments.at.empty()) {
        const auto given = time(arguments.at, *zone);
        if (!given) return fail(world, given.error());
        at = *given;
    }
    if (const auto around = Ledger::open(world.folder))
        return fail(world, {"This folder lies in a record already (" + around->folder().string() +
                            "); open another one outside of it"});
    const std::string name = arguments.folder.empty() ? contract.id.str() : arguments.folder;
    const auto recorded = remit::openRecord(world.folder / name, contract, *files, *as, at, *clock);
    if (!recorded) return fail(world, recorded.error());
    world.out << terminal::wrapped(recorded->words + ".", 0) << "The record is in " << name
              << "; you record there as " << nameOf(contract, *as) << " (" << as->str() << ").\n"
              << "Next: cd " << quotedForShell(name) << " && remit status\n";
    return kWell;
}

}
