#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/owed.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

int tell(const World& world, const Overview& overview, Instant asOf, bool asJson)
{
    const State state = at(overview.contract, overview.standing, overview.zone, asOf);
    world.out << (asJson ? json::due(overview, state) : terminal::due(overview, state));
    const auto all = owed(overview.contract, overview.standing, overview.zone, state);
    const bool overdue = std::any_of(all.begin(), all.end(), [](const Owed& each) {
        return each.absence.timing == Timing::Overdue && !each.absence.target;
    });
    return overdue ? kContractSaysNo : kWell;
}

}

int run(const World& world, const DueArguments& arguments)
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
