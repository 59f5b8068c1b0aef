#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/owed.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

int run(const World& world, const DueArguments& arguments)
{
    const auto seen = standingsAsOf(world, arguments.asOf);
    if (!seen) return fail(world, seen.error());
    const Overview overview = seen->standings.overview();
    const State state = at(overview.contract, overview.standing, overview.zone, seen->asOf);
    const auto all = owed(overview.contract, overview.standing, state);
    world.out << (arguments.json ? json::due(overview, seen->asOf, all)
                                 : terminal::due(overview, seen->asOf, all));
    const bool overdue = std::any_of(all.begin(), all.end(), [](const Owed& each) {
        return each.absence.timing == Timing::Overdue && !each.absence.target;
    });
    return overdue ? kContractSaysNo : kWell;
}

}
