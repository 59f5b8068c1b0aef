#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

int run(const World& world, const PhasesArguments& arguments)
{
    const auto phases = world.phases();
    if (!phases) return fail(world, phases.error());
    const auto found = (*phases)->tried();
    world.out << (arguments.json ? json::phases(found) : terminal::phases(found));
    const bool all =
        std::all_of(found.begin(), found.end(), [](const auto& each) { return each.refused.empty(); });
    return all ? kWell : kNotDone;
}

}
