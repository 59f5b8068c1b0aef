#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/state.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const StatusArguments& arguments)
{
    const auto seen = standingsAsOf(world, arguments.asOf);
    if (!seen) return fail(world, seen.error());
    const Overview overview = seen->standings.overview();
    const State state = at(overview.contract, overview.standing, overview.zone, seen->asOf);
    world.out << (arguments.json ? json::status(overview, state) : terminal::status(overview, state));
    return state.anyLate() ? kContractSaysNo : kWell;
}

}
