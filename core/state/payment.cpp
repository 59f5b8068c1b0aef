#include "state/payment.h"

#include "base/words.h"

#include <algorithm>

namespace remit {

namespace {

// Since when the deliverable counts as accepted: it does not stop to when it is reopened.
std::optional<Instant> acceptedSince(const Story& story, const Deadlines& deadlines)
{
    for (const auto& revision : story.revisions) {
        const ReviewFacts* decision = revision.decision();
        if (revision.silence || (decision && decision->decision == Decision::Accept))
            return revision.acceptedAt();
    }
    return deadlines.acceptedBySilence(story);
}

// Works out one payment.
class Working {
public:
    Working(const Contract& contract, const Standing& standing, const Deadlines& deadlines, Instant asOf)
        : contract_(contract), standing_(standing), deadlines_(deadlines), asOf_(asOf),
          assumedTerms_(contract.assumption("payment") != nullptr),
          assumedValue_(contract.assumption("contract") || contract.assumption("contract.value"))
    {
    }

    PaymentState state(const PaymentStory& story) const
    {
        PaymentState state;
        state.story = &story;
        amount(state);
        for (const auto& condition : story.payment->after)
            state.conditions.push_back({condition, met(condition, story, standing_, deadlines_)});
        addUp(state);
        payableSince(state);
        state.waitingFor = turn(state);
        return state;
    }

private:
    void amount(PaymentState& state) const
    {
        const PaymentStory& story = *state.story;
        state.amount = amountOf(contract_, story);
        const bool invoiced = story.invoice && story.invoice->amount;
        const bool part = std::holds_alternative<Percent>(story.payment->share);
        state.assumed = assumedTerms_ || (!invoiced && part && assumedValue_);
    }

    // What was paid by the word of each side, day by day. A sum in another currency settles nothing; where
    // nobody knows what it comes to, whatever was paid is all of it.
    void addUp(PaymentState& state) const
    {
        std::vector<const PaidFacts*> byDay;
        for (const auto& each : state.story->paid)
            byDay.push_back(&each);
        std::stable_sort(byDay.begin(), byDay.end(),
                         [](const PaidFacts* a, const PaidFacts* b) { return a->on < b->on; });
        for (const auto* each : byDay) {
            PaidState& said = sideOf(contract_, each->by) == Side::Client ? state.paid : state.received;
            const Money& first = state.amount ? *state.amount : said.sum;
            if (!first.currency.empty() && each->amount.currency != first.currency) continue;
            said.sum = said.sum.currency.empty() ? each->amount : together(said.sum, each->amount);
            if (!said.all && (!state.amount || said.sum.minor >= state.amount->minor)) said.all = each->on;
        }
        if (!state.amount) return;
        const std::int64_t most = std::max(state.paid.sum.minor, state.received.sum.minor);
        state.left = Money{std::max<std::int64_t>(state.amount->minor - most, 0), state.amount->currency};
    }

    void payableSince(PaymentState& state) const
    {
        if (const auto* open = state.stops()) {
            state.due.why = "date not known yet: it waits for \"" + open->condition.str() + "\"";
            return;
        }
        state.payable = standing_.opened;
        for (const auto& each : state.conditions)
            state.payable = std::max(state.payable, each.met);
        if (!state.payment().within) {
            state.due.why = "the contract sets no time for the payment";
            return;
        }
        state.due = deadlines_.payment(*state.payable, state.payment());
        if (!state.due.deadline) return;
        if (!state.settled()) state.absence = punctuality(state.due, {}, asOf_, contract_.dueSoonDays);
        for (PaidState* said : {&state.paid, &state.received})
            if (said->all && state.due.deadline->day)
                said->daysLate = daysLate(*state.due.deadline, *said->all);
    }

    // A day was late if all of it was: without a zone, by every clock on Earth.
    static long daysLate(const Deadline& deadline, LocalDay paid)
    {
        const LocalDay last = deadline.earliest ? *deadline.day + std::chrono::days(1) : *deadline.day;
        return paid > last ? (paid - *deadline.day).count() : 0;
    }

    std::optional<Side> turn(const PaymentState& state) const
    {
        using What = Payment::Condition::What;
        if (state.settled()) return {};
        const auto* open = state.stops();
        if (!open || open->condition.what == What::Certified) return Side::Client;
        if (open->condition.what != What::Accepted) return Side::Provider;
        const Story* story = standing_.story(open->condition.deliverable);
        return story && story->underReview() ? Side::Client : Side::Provider;
    }

    const Contract& contract_;
    const Standing& standing_;
    const Deadlines& deadlines_;
    Instant asOf_;
    bool assumedTerms_;
    bool assumedValue_;
};

}

bool PaymentState::workDone() const
{
    return std::all_of(conditions.begin(), conditions.end(), [](const ConditionState& each) {
        return each.met || !each.condition.ofDeliverable();
    });
}

const ConditionState* PaymentState::stops() const
{
    const ConditionState* next = nullptr;
    for (const auto& each : conditions)
        if (!each.met && (!next || each.condition.what < next->condition.what)) next = &each;
    return next;
}

std::optional<Money> amountOf(const Contract& contract, const PaymentStory& story)
{
    if (story.invoice && story.invoice->amount) return story.invoice->amount;
    return contract.amountOf(*story.payment);
}

std::vector<PaymentState> payments(const Contract& contract, const Standing& standing,
                                   const Deadlines& deadlines, Instant asOf)
{
    const Working working(contract, standing, deadlines, asOf);
    std::vector<PaymentState> all;
    all.reserve(standing.payments.size());
    for (const auto& story : standing.payments)
        all.push_back(working.state(story));
    return all;
}

Error noSuchPayment(const Contract& contract, const std::string& id)
{
    if (contract.payments.empty())
        return {"This contract has no payment terms; both sides can agree on some: remit amend --schedule"};
    std::vector<std::string> ids;
    for (const auto& each : contract.payments)
        ids.push_back(each.id.str());
    const std::string near = didYouMean(id, ids);
    return {"The contract has no payment " + inQuotes(id) +
            (near.empty() && ids.size() <= 12 ? "; it has " + listed(ids) : near)};
}

std::optional<Instant> met(const Payment::Condition& condition, const PaymentStory& story,
                           const Standing& standing, const Deadlines& deadlines)
{
    using What = Payment::Condition::What;
    const auto received = [](const auto& facts) {
        return facts ? std::optional(facts->received) : std::nullopt;
    };
    if (condition.what == What::Certified) return received(story.certificate);
    if (condition.what == What::Invoiced) return received(story.invoice);
    const Story* about = standing.story(condition.deliverable);
    if (!about) return {};
    if (condition.what == What::Accepted) return acceptedSince(*about, deadlines);
    const RevisionFacts* first = about->first();
    return first ? std::optional(first->received) : std::nullopt;
}

}
