#include "app/found_anew.h"

#include "app/common.h"
#include "base/words.h"
#include "report/layout.h"
#include "verify/verify.h"

#include <ostream>

namespace remit::app {

namespace {

// What is carried over has to be whole: nobody can ask the old record any more.
Result<void> isWhole(const std::filesystem::path& folder, const std::string& typed)
{
    const auto zones = Zone::prepare();
    const auto verified = verify(folder);
    if (!verified) return verified.error();
    if (verified->breaks.empty()) return {};
    return refused("The old record does not agree with itself; see: remit -C " + quotedForShell(typed) +
                   " verify");
}

void tellRefounded(const World& world, const Refounded& done, const NewArguments& arguments)
{
    const std::size_t last = done.carried + done.erased.size();
    const std::string entries = done.erased.size() == 1 ? "entry " + std::to_string(last)
                                                        : "entries " + std::to_string(done.carried + 1) +
                                                              " to " + std::to_string(last);
    world.out << terminal::wrapped(
                     "The record is founded anew in " + arguments.schedule + ": " +
                         count(done.carried, "entry", "entries") + " as they were, without the bytes of " +
                         quotable(done.erased.front().name) + "; " + entries + " of the new record say" +
                         (done.erased.size() == 1 ? "s" : "") + " so.",
                     0)
              << terminal::wrapped(
                     "The old record is untouched and still has the file. Put it away, with its other "
                     "copies and backups, and give the others a copy of the new one: what is recorded "
                     "in the old one from now on is not in the new one.",
                     0);
}

}

int foundAnew(const World& world, const NewArguments& arguments)
{
    if (arguments.without.empty())
        return fail(world, {"Say what is to be left out: --without FILE", {}, Trouble::Usage});
    if (const auto around = Ledger::open(world.folder / arguments.schedule))
        return fail(world, {"There is a record there already, or around it (" + around->folder().string() +
                            "); found the new one in another folder"});
    if (auto whole = isWhole(world.folder / arguments.from, arguments.from); !whole)
        return fail(world, whole.error());
    World there = world;
    there.folder = world.folder / arguments.from;
    const auto opened = openRecord(there, everything());
    if (!opened) return fail(world, opened.error());
    const auto who = author(there, *opened, {arguments.as, {}, arguments.at, arguments.clock});
    if (!who) return fail(world, who.error());
    const auto done =
        remit::foundAnew(opened->ledger, opened->record, world.folder / arguments.schedule,
                         proposal(*who, Erase{{}, {}, arguments.reason}), arguments.without, who->clock);
    if (!done) return fail(world, done.error());
    tellRefounded(world, *done, arguments);
    return kWell;
}

}
