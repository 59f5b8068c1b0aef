#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/state.h"

#include <ostream>

namespace remit::app {

namespace {

int tell(const World& world, const Overview& overview, Instant asOf, bool json)
{
    const State state = at(overview.contract, overview.standing, overview.zone, asOf);
    world.out << (json ? json::status(overview, state) : terminal::status(overview, state));
    return state.anyLate() ? kContractSaysNo : kWell;
}

}

int run(const World& world, const StatusArguments& arguments)
{
    if (!arguments.asOf.empty()) {
        const auto opened = openRecord(world, everything(), arguments.asOf);
        if (!opened) return fail(world, opened.error());
        return tell(world, opened->record.overview(), opened->asOf, arguments.json);
    }
    const auto zones = Zone::prepare();
    const auto ledger = Ledger::open(world.folder);
    if (!ledger) return fail(world, ledger.error());
    const auto standings = readStandings(*ledger);
    if (!standings) return fail(world, standings.error());
    return tell(world, standings->overview(), world.now(), arguments.json);
}

}
