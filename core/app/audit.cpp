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
    const auto openMusts = [&](const Entry& handIn) -> Result<std::size_t> {
        const auto findings = opened->ledger.findings(handIn);
        if (!findings) return findings.error();
        if (findings->empty()) return std::size_t{0};
        const auto examination = decodeExamination(*findings);
        if (!examination) return examination.error();
        return examination->openMusts();
    };
    const auto points = audit(record, state, openMusts);
    if (!points) return fail(world, points.error());
    world.out << (arguments.json ? json::audit(record, *points) : terminal::audit(record, *points));
    return kWell;
}

}
