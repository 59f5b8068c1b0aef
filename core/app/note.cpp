#include "app/common.h"
#include "base/words.h"

namespace remit::app {

int run(const World& world, const NoteArguments& arguments)
{
    if (!arguments.files.empty())
        return fail(
            world,
            {"This version keeps no files with notes: minutes, consent forms and messages need a place "
             "apart, which is not there yet. Note the outcome in words and keep the file where it is"});
    const Wanted wanted = workOn(arguments.activity);
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto on = dayTyped(arguments.on);
    if (!on) return fail(world, on.error());
    const auto now = today(opened->record, *who);
    if (now && *on > *now)
        return fail(
            world,
            {"A note is of work that was done; " + longDay(*on) + " is still to come", {}, Trouble::Usage});
    const auto activity = ActivityId::of(arguments.activity);
    if (!activity || !opened->record.contract->activity(*activity)) {
        std::vector<std::string> ids;
        for (const auto& component : opened->record.contract->components)
            for (const auto& each : component.activities)
                ids.push_back(each.id.str());
        const std::string near = didYouMean(arguments.activity, ids);
        if (ids.empty()) return fail(world, {"This contract has no activities, so there is no work to note"});
        return fail(world, {"The contract has no activity \"" + quotable(arguments.activity) + "\"" +
                            (near.empty() ? "; it has " + listed(ids) : near)});
    }
    const Note deed{*activity, *on, arguments.outcome, arguments.people};
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted, proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
