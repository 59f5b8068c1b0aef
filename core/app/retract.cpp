#include "app/common.h"

namespace remit::app {

int run(const World& world, const RetractArguments& arguments)
{
    const Wanted wanted = everything();
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const Entry* entry = opened->record.entry(EntryNumber{arguments.entry});
    if (!entry)
        return fail(world, {"There is no entry " + std::to_string(arguments.entry) + "; the newest is " +
                            std::to_string(number(opened->record.entries.back().facts.number)) +
                            ". See: remit log"});
    const Retract deed{entry->facts.event, arguments.reason};
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted, proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
