#include "app/common.h"

namespace remit::app {

int run(const World& world, const RetractArguments& arguments)
{
    const Wanted wanted = everything();
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto entry = entryTyped(opened->record, arguments.entry);
    if (!entry) return fail(world, entry.error());
    const Retract deed{(*entry)->facts.event, arguments.reason};
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted, proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
