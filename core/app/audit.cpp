#include "state/audit.h"

#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const AuditArguments& arguments)
{
    const auto opened = openRecord(world, everything(), arguments.asOf);
    if (!opened) return fail(world, opened.error());
    const Record& record = opened->record;
    const State state = at(*record.contract, record.facts, record.zone, opened->asOf);
    const auto points =
        audit(record, state, [&](const Entry& handIn) { return openMusts(opened->ledger, handIn); });
    if (!points) return fail(world, points.error());
    world.out << (arguments.json ? json::audit(record, *points) : terminal::audit(record, *points));
    return kWell;
}

}
