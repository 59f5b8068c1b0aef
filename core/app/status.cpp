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
    auto waiting = waitingHere(world);
    if (!waiting) return fail(world, waiting.error());
    std::erase_if(*waiting, [&](const Waiting& each) { return each.event.at > seen->asOf; });
    world.out << (arguments.json ? json::status(overview, state, *waiting)
                                 : terminal::status(overview, state) + terminal::waiting(overview, *waiting));
    return state.anyLate() ? kContractSaysNo : kWell;
}

}
