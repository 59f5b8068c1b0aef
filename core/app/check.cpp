#include "app/common.h"
#include "app/question.h"
#include "report/json.h"
#include "report/layout.h"
#include "report/terminal.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// An unmet must is the contract's no; a must that nobody could check is no yes.
int exitOf(const Examination& examination)
{
    if (examination.unmet(Level::Must) > 0) return kContractSaysNo;
    return examination.openMusts() > 0 ? kNotDone : kWell;
}

int tellFindings(const World& world, const Phases& phases, const Question& question,
                 const std::vector<std::string>& warnings, bool json)
{
    const Examination examination = phases.examine(question);
    if (json) {
        world.out << json::findings(question.deliverable, examination);
        return exitOf(examination);
    }
    world.out << question.deliverable.title << "\n";
    for (const auto& warning : warnings)
        world.out << terminal::wrapped(warning + ".", 2);
    world.out << terminal::findings(examination) << terminal::besides(examination);
    return exitOf(examination);
}

}

int run(const World& world, const CheckArguments& arguments)
{
    std::vector<LoadedFile> files;
    if (auto loaded = load(world.folder, arguments.files, FileRole::Clean, files); !loaded)
        return fail(world, loaded.error());
    if (auto loaded = load(world.folder, arguments.answers, FileRole::Answers, files); !loaded)
        return fail(world, loaded.error());
    if (!arguments.schedule.empty()) {
        const auto phases = world.phases();
        if (!phases) return fail(world, phases.error());
        const auto contract = contractOf(world, arguments.schedule);
        if (!contract) return fail(world, contract.error());
        const auto zone = Zone::find(contract->clocks());
        if (!zone) return fail(world, zone.error());
        const auto wanted = deliverable(*contract, arguments.deliverable);
        if (!wanted) return fail(world, wanted.error());
        return tellFindings(world, **phases, question(*contract, **wanted, contents(files)),
                            warnings(files, *zone), arguments.json);
    }
    const auto opened = openExamined(world, arguments.deliverable);
    if (!opened) return fail(world, opened.error());
    const auto phases = world.phases();
    if (!phases) return fail(world, phases.error());
    const auto wanted = deliverable(*opened->record.contract, arguments.deliverable);
    if (!wanted) return fail(world, wanted.error());
    const auto asked = question(**phases, opened->ledger, opened->record, **wanted, contents(files));
    if (!asked) return fail(world, asked.error());
    return tellFindings(world, **phases, *asked, warnings(files, opened->record.zone), arguments.json);
}

}
