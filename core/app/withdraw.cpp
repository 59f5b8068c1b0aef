#include "app/common.h"

namespace remit::app {

namespace {

// The story of one, and the payments that follow it.
Wanted paidFor(const std::string& deliverable)
{
    return [stories = storiesOf({deliverable})](const Contract& contract) {
        Scope scope = stories(contract);
        for (const auto& payment : contract.payments)
            for (const auto& condition : payment.after)
                if (scope.deliverables.contains(condition.deliverable)) scope.payments.insert(payment.id);
        return scope;
    };
}

}

int run(const World& world, const WithdrawArguments& arguments)
{
    const Wanted wanted = paidFor(arguments.deliverable);
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
