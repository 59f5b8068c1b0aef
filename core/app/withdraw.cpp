#include "app/common.h"
#include "base/words.h"

#include <algorithm>
#include <optional>
#include <ostream>

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

// A hand-in that nobody has received is no part of the record: as long as it was not sent it is simply not
// made. Returns no status if none of that deliverable waits.
std::optional<int> withdrawWaiting(const World& world, const Opened& opened, const Deliverable& about)
{
    const auto turn = Turn::take(opened.ledger.folder());
    if (!turn) return fail(world, turn.error());
    const Outbox outbox = Outbox::of(opened.ledger.folder());
    const auto waiting = outbox.waiting();
    if (!waiting) return fail(world, waiting.error());
    const auto newest = std::find_if(waiting->rbegin(), waiting->rend(), [&](const Waiting& each) {
        const auto* submit = std::get_if<Submit>(&each.event.deed);
        return submit && submit->deliverable == about.id;
    });
    if (newest == waiting->rend()) return {};
    if (newest->sent)
        return fail(
            world,
            refused(about.title + ": the hand-in was packed for sending on " +
                    longTime(*newest->sent, opened.record.zone) +
                    ". It can be withdrawn once its receipt was taken over; a new one can be handed in "
                    "in its place now"));
    if (const auto gone = outbox.remove(*turn, newest->id); !gone) return fail(world, gone.error());
    world.out << about.title
              << ": the hand-in that waited to be sent was taken back. Nobody had received it.\n";
    return kWell;
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
    if (const auto done = withdrawWaiting(world, *opened, **about)) return *done;
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
