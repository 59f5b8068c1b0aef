#include "app/common.h"
#include "report/layout.h"

#include <ostream>

namespace remit::app {

namespace {

// The newest that has not ended: of this side or, if they have none, of the other, which the state refuses.
std::optional<EventId> suspensionToEnd(const Record& record, const PartyId& by)
{
    std::optional<EventId> other;
    const auto& all = record.facts.suspensions;
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        if (each->until) continue;
        if (sideOf(*record.contract, each->by) == sideOf(*record.contract, by)) return each->event;
        if (!other) other = each->event;
    }
    return other;
}

}

int run(const World& world, const SuspendArguments& arguments)
{
    auto opened = openRecord(world, contractAlone());
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto from = dayTyped(arguments.from);
    if (!from) return fail(world, from.error());
    const auto recorded = remit::record(opened->ledger, opened->record, contractAlone(),
                                        proposal(*who, Suspend{*from, arguments.reason}), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    if (!countsAlone(*opened->record.contract, who->onBehalfOf.value_or(who->by)))
        world.out << terminal::wrapped("It moves no date until the other side agrees: remit agree.", 0);
    return kWell;
}

int run(const World& world, const ResumeArguments& arguments)
{
    auto opened = openRecord(world, contractAlone());
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    Resume deed;
    const auto on = arguments.on.empty() ? today(opened->record, *who) : dayTyped(arguments.on);
    if (!on) return fail(world, on.error());
    deed.on = *on;
    const auto open = suspensionToEnd(opened->record, who->onBehalfOf.value_or(who->by));
    if (!open) return fail(world, refused("Nothing is suspended, so there is nothing to resume"));
    deed.suspension = *open;
    const auto recorded =
        remit::record(opened->ledger, opened->record, contractAlone(), proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

int run(const World& world, const NotifyArguments& arguments)
{
    const Wanted wanted = storiesOf({arguments.deliverable});
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto about = deliverable(*opened->record.contract, arguments.deliverable);
    if (!about) return fail(world, about.error());
    Notify deed{(*about)->id, {}, arguments.obstacle};
    if (!arguments.expected.empty()) {
        const auto expected = dayTyped(arguments.expected);
        if (!expected) return fail(world, expected.error());
        deed.expected = *expected;
    }
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted, proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
