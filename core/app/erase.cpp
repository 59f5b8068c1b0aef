#include "app/common.h"
#include "base/words.h"
#include "report/layout.h"

#include <ostream>

namespace remit::app {

namespace {

// The name of the file that is meant: the only one, where none is named.
Result<std::string> nameOf(const Record& record, const Entry& entry, const std::string& typed)
{
    const auto& names = record.facts.events.at(entry.facts.event).erasable;
    if (!typed.empty() || names.empty()) return typed;
    if (names.size() == 1) return names.front();
    return Error{"Entry " + std::to_string(number(entry.facts.number)) + " brought " + listed(names) +
                     "; say which one, such as: remit erase " + std::to_string(number(entry.facts.number)) +
                     " " + quotedForShell(names.front()),
                 {},
                 Trouble::Usage};
}

}

int run(const World& world, const EraseArguments& arguments)
{
    const Wanted wanted = everything();
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto entry = entryTyped(opened->record, arguments.entry);
    if (!entry) return fail(world, entry.error());
    const auto name = nameOf(opened->record, **entry, arguments.file);
    if (!name) return fail(world, name.error());
    const Erase deed{(*entry)->facts.event, *name, arguments.reason};
    const auto left = destroyErased(opened->ledger, opened->record, deed);
    if (!left) return fail(world, left.error());
    if (*left) {
        world.out << *name << " had been erased, and was still in this copy; it is gone from here now.\n";
        return kWell;
    }
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted, proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    world.out << terminal::wrapped(
        "Neither its bytes nor its salt are in this copy any more. Other copies and backups "
        "are not reached by this; where one has the file, give the command there, too.",
        0);
    return kWell;
}

}
