#include "state/taking_back.h"

#include <algorithm>

namespace remit {

namespace {

// Each `undo` is for one kind.
struct Undoing {
    Facts& facts;
    const Before& was;

    Story* restored(const DeliverableId& id) const
    {
        Story* const story = facts.story(id);
        if (!story) return nullptr;
        story->accepted = was.accepted;
        story->reopened = was.reopened;
        story->newest = was.newest;
        return story;
    }

    RevisionFacts* revision(const EventId& handIn) const
    {
        return const_cast<RevisionFacts*>(facts.revision(handIn));
    }

    // What came last is found first.
    template <class T>
    void remove(std::vector<T>& all) const
    {
        const auto found = std::find_if(all.rbegin(), all.rend(),
                                        [&](const T& each) { return each.entry == was.entry->facts.number; });
        if (found != all.rend()) all.erase(std::next(found).base());
    }

    void undo(const ReviewDeed& deed) const
    {
        restored(deed.deliverable);
        RevisionFacts* const about = revision(deed.handIn);
        if (!about) return;
        if (about->decision() && about->decision()->entry == was.entry->facts.number) about->decided.reset();
        remove(about->reviews);
        while (!facts.carried.empty() && facts.carried.back().entry == was.entry->facts.number)
            facts.carried.pop_back();
    }

    void undo(const Reopen& deed) const
    {
        restored(deed.deliverable);
        if (RevisionFacts* const silent = revision(deed.acceptance)) silent->silence.reset();
    }

    void undo(const Withdraw& deed) const
    {
        restored(deed.deliverable);
        if (RevisionFacts* const about = revision(deed.handIn)) about->withdrawn.reset();
    }

    void undo(const Notify& deed) const
    {
        if (Story* const story = restored(deed.deliverable)) story->notified = was.notified;
    }

    void undo(const HandOver& deed) const
    {
        if (InputStory* const input = facts.input(deed.input)) remove(input->handOvers);
    }

    void undo(const Note&) const { remove(facts.notes); }
    void undo(const Amend&) const { remove(facts.amendments); }
    void undo(const Suspend&) const { remove(facts.suspensions); }

    template <class Change>
    void undoOf(const PaymentId& id, Change change) const
    {
        PaymentStory* const payment = facts.payment(id);
        if (!payment) return;
        change(*payment);
        payment->newest = {};
        if (payment->certificate) payment->newest = payment->certificate->entry;
        if (payment->invoice) payment->newest = std::max(payment->newest, payment->invoice->entry);
        if (!payment->paid.empty()) payment->newest = std::max(payment->newest, payment->paid.back().entry);
    }

    void undo(const Certify& deed) const
    {
        undoOf(deed.payment, [](PaymentStory& payment) { payment.certificate.reset(); });
    }
    void undo(const Invoice& deed) const
    {
        undoOf(deed.payment, [](PaymentStory& payment) { payment.invoice.reset(); });
    }
    void undo(const Pay& deed) const
    {
        undoOf(deed.payment, [&](PaymentStory& payment) { remove(payment.paid); });
    }
};

}

Before before(const Entry& entry, const Story* story)
{
    if (!story) return {&entry, {}, false, {}, {}};
    return {&entry, story->accepted, story->reopened, story->newest, story->notified};
}

void takeBack(Facts& facts, const Before& was)
{
    std::visit(
        [&](const auto& deed) {
            if constexpr (requires { Undoing{facts, was}.undo(deed); }) Undoing{facts, was}.undo(deed);
        },
        was.entry->event.deed);
}

}
