#include "app/common.h"

namespace remit::app {

int run(const World& world, const WithdrawArguments& arguments)
{
    const Wanted wanted = storiesOf({arguments.deliverable});
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto about = deliverable(*opened->record.contract, arguments.deliverable);
    if (!about) return fail(world, about.error());
    const Story& story = *opened->record.facts.story((*about)->id);
    if (story.revisions.empty())
        return fail(world, refused((*about)->title +
                                   ": nothing has been handed in, so there is nothing to withdraw"));
    const Withdraw deed{(*about)->id, story.revisions.back().event, arguments.reason};
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted, proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
