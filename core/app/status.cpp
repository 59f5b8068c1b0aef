#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/state.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const StatusArguments& arguments)
{
    const auto opened = openRecord(world, everything(), arguments.asOf);
    if (!opened) return fail(world, opened.error());
    const Record& record = opened->record;
    const State state = at(*record.contract, record.facts, record.zone, opened->asOf);
    world.out << (arguments.json ? json::status(record, state) : terminal::status(record, state));
    return state.anyLate() ? kContractSaysNo : kWell;
}

}
