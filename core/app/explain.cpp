#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/state.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

int run(const World& world, const ExplainArguments& arguments)
{
    const auto opened = openRecord(world, deadlineOf(arguments.deliverable), arguments.asOf);
    if (!opened) return fail(world, opened.error());
    const Record& record = opened->record;
    const auto about = deliverable(*record.contract, arguments.deliverable);
    if (!about) return fail(world, about.error());
    const State state = at(*record.contract, record.facts, record.zone, opened->asOf);
    const auto found = std::find_if(state.deliverables.begin(), state.deliverables.end(),
                                    [&](const auto& each) { return &each.deliverable() == *about; });
    world.out << (arguments.json ? json::explain(record, *found)
                                 : terminal::explain(record, *state.deadlines, *found));
    return kWell;
}

}
