#include "app/common.h"

namespace remit::app {

int run(const World& world, const ReopenArguments& arguments)
{
    const Wanted wanted = storiesOf({arguments.deliverable});
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto about = deliverable(*opened->record.contract, arguments.deliverable);
    if (!about) return fail(world, about.error());
    const Story& story = *opened->record.facts.story((*about)->id);
    Reopen deed{(*about)->id, {}, arguments.reason};
    if (const RevisionFacts* waiting = story.underReview()) deed.acceptance = waiting->event; // if by silence
    if (story.accepted) deed.acceptance = story.revisions[*story.accepted].acceptedBy();
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted, proposal(*who, deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
