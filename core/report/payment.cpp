#include "report/payment.h"

#include "base/words.h"
#include "report/layout.h"
#include "state/late_delivery.h"

#include <variant>
#include <vector>

namespace remit::terminal {

namespace {

using What = Payment::Condition::What;

std::string sideWords(Side side)
{
    return side == Side::Client ? "the client" : "the service provider";
}

// "3,000.00 USD, 30 % of the contract's value"; of an invoice for another amount, both.
std::string amountWords(const Contract& contract, const PaymentState& state)
{
    const auto byContract = contract.amountOf(state.payment());
    std::string words;
    if (state.amount) words = inWords(*state.amount);
    if (state.amount && byContract && *state.amount != *byContract)
        words += " as invoiced; by the contract " + inWords(*byContract);
    if (const auto* part = std::get_if<Percent>(&state.payment().share))
        words += (words.empty() ? "" : ", ") + part->str() + " of the contract's value";
    return words + (state.assumed ? ", which is assumed" : "");
}

// Tells how far one payment has come, a sentence for each step.
class Telling {
public:
    Telling(const Overview& overview, const PaymentState& state, Instant asOf)
        : contract_(overview.contract), zone_(overview.zone), state_(state), asOf_(asOf)
    {
    }

    std::string words()
    {
        for (const auto& each : state_.conditions)
            if (each.met) met(each);
        paid();
        if (state_.settled)
            settled();
        else if (const auto* open = state_.stops())
            stopped(*open);
        else
            payable();
        return std::move(words_);
    }

private:
    void say(const std::string& sentence) { words_ += (words_.empty() ? "" : " ") + sentence + "."; }

    std::string by(const PartyId& party) const { return nameOf(contract_, party); }

    void met(const ConditionState& each)
    {
        const std::string on = " on " + shortTime(*each.met, zone_);
        switch (each.condition.what) {
        case What::HandedIn:
            return say(contract_.titleOf(each.condition.deliverable.str()) + " handed in" + on);
        case What::Accepted:
            return say(contract_.titleOf(each.condition.deliverable.str()) + " accepted" + on);
        case What::Certified:
            return say("Certified by " + by(state_.story->certificate->by) + on);
        case What::Invoiced:
            return say("Invoice " + quotable(state_.story->invoice->number) + " sent by " +
                       by(state_.story->invoice->by) + on);
        }
    }

    std::string waiting() const
    {
        return state_.waitingFor ? ": waiting for " + sideWords(*state_.waitingFor) : "";
    }

    void stopped(const ConditionState& open)
    {
        const std::string title = open.condition.deliverable.empty()
                                      ? std::string()
                                      : contract_.titleOf(open.condition.deliverable.str());
        switch (open.condition.what) {
        case What::HandedIn:
            return say(title + " not yet handed in" + waiting());
        case What::Accepted:
            return say(title + " not yet accepted" + waiting());
        case What::Certified:
            return say("Not yet certified" + waiting());
        case What::Invoiced:
            return say("Invoice not yet sent" + waiting());
        }
    }

    void payable()
    {
        const Due& due = state_.due;
        if (!due.deadline) return say("Payable now; " + due.why + waiting());
        const std::string by = inWords(*due.deadline, zone_);
        const bool target = due.deadline->target, over = state_.absence.timing == Timing::Overdue;
        const std::string ago = duration(state_.absence.late) + " ago";
        if (over && target) return say("Payable, and the target was missed " + ago + ": " + by + waiting());
        if (over) return say("Payment overdue: it was due " + by + ", " + ago + waiting());
        say("Payable now, " + std::string(target ? "target " : "due ") + by + ", in " +
            duration(due.deadline->end - asOf_) + waiting());
    }

    // What was paid, by the word of each side.
    void paid()
    {
        for (const auto& each : state_.story->paid) {
            const bool client = sideOf(contract_, each.by) == Side::Client;
            say(inWords(each.amount) + (client ? " paid on " : " received on ") + longDay(each.on) +
                ", according to " + by(each.by));
        }
    }

    void settled()
    {
        if (state_.daysLate > 0) {
            const std::string days = count(static_cast<std::size_t>(state_.daysLate), "day");
            const std::string by = inWords(*state_.due.deadline, zone_);
            say(state_.due.deadline->target ? "The target, " + by + ", was missed by " + days
                                            : "That was " + days + " late: it was due " + by);
        }
        const std::int64_t due = state_.amount ? state_.amount->minor : 0;
        if (state_.received < due || state_.story->paid.empty())
            say("The service provider has not confirmed that all of it has come");
        else if (state_.paid < due)
            say("The client has not recorded it");
        const std::int64_t most = std::max(state_.paid, state_.received);
        if (state_.amount && most > due)
            say("That is " + inWords(Money{most - due, state_.amount->currency}) +
                " more than was to be paid");
    }

    const Contract& contract_;
    const Zone& zone_;
    const PaymentState& state_;
    Instant asOf_;
    std::string words_;
};

std::string lateWords(const Overview& overview, const State& state)
{
    const auto late = lateDelivery(overview.contract, state, overview.zone);
    if (!late) return {};
    std::string out =
        "\n" + wrapped("Late delivery, by the contract's formula (" + overview.contract.lateDelivery->str() +
                           "). Indicative: the parties decide.",
                       0);
    for (const auto& each : late->amounts)
        out += wrapped(each.deliverable->title + ": " + count(static_cast<std::size_t>(each.days), "day") +
                           " late" + (each.soFar ? " so far" : "") + ", " + inWords(each.amount) +
                           (each.otherwise.empty() ? "" : " (" + each.otherwise + ")"),
                       2);
    if (late->amounts.size() > 1 || late->capped)
        out += wrapped("Together: " + inWords(late->total) +
                           (late->capped ? ", the most that the contract allows" : ""),
                       2);
    return out;
}

}

std::string paymentWords(const Overview& overview, const State& state)
{
    std::string out;
    for (const auto& each : state.payments) {
        const std::string amount = amountWords(overview.contract, each);
        out += "  " + each.payment().id.str() + "  " + each.payment().title +
               (amount.empty() ? "" : "  (" + amount + ")") + "\n";
        out += wrapped(Telling(overview, each, state.asOf).words(), 4);
    }
    if (!out.empty()) out = "\nPayments\n" + out;
    return out + lateWords(overview, state);
}

}
