#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const LogArguments& arguments)
{
    const auto opened =
        openRecord(world, arguments.deliverable.empty() ? everything() : historyOf(arguments.deliverable),
                   arguments.asOf);
    if (!opened) return fail(world, opened.error());
    const Record& record = opened->record;
    const Story* only = nullptr;
    if (!arguments.deliverable.empty()) {
        const auto about = deliverable(*record.contract, arguments.deliverable);
        if (!about) return fail(world, about.error());
        only = record.facts.story((*about)->id);
    }
    world.out << (arguments.json ? json::log(record, only) : terminal::log(record, only));
    return kWell;
}

}
