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
        if (state_.settled()) {
            settled();
        } else if (state_.payable) {
            payable();
        } else {
            const bool work = !state_.workDone();
            for (const auto& each : state_.conditions)
                if (!each.met && each.condition.ofDeliverable() == work) missing(each);
        }
        return std::move(words_);
    }

private:
    void say(const std::string& sentence) { words_ += (words_.empty() ? "" : " ") + sentence + "."; }

    std::string by(const Actor& actor) const { return nameOf(contract_, actor); }

    void met(const ConditionState& each)
    {
        const std::string on = " on " + shortTime(*each.met, zone_);
        switch (each.condition.what) {
        case What::HandedIn:
            return say(contract_.titleOf(each.condition.deliverable.str()) + " handed in" + on);
        case What::Accepted:
            return say(contract_.titleOf(each.condition.deliverable.str()) + " accepted" + on);
        case What::Certified:
            return say("Certified by " + by(state_.story->certificate->by) + on +
                       (state_.story->certificate->remark.empty()
                            ? ""
                            : ": " + quotable(state_.story->certificate->remark, 200)));
        case What::Invoiced:
            return say("Invoice " + quotable(state_.story->invoice->number) + " sent by " +
                       by(state_.story->invoice->by) + on);
        }
    }

    static std::string waiting(std::optional<Side> side)
    {
        return side ? ": waiting for " + sideWords(*side) : "";
    }

    // What is not there yet: "Invoice not yet sent", and whose turn it is.
    void missing(const ConditionState& each)
    {
        const std::string title = each.condition.ofDeliverable()
                                      ? contract_.titleOf(each.condition.deliverable.str())
                                      : std::string();
        switch (each.condition.what) {
        case What::HandedIn:
            return say(title + " not yet handed in" + waiting(Side::Provider));
        case What::Accepted:
            return say(title + " not yet accepted" +
                       waiting(&each == state_.stops() ? state_.waitingFor : std::nullopt));
        case What::Certified:
            return say("Not yet certified" + waiting(Side::Client));
        case What::Invoiced:
            return say("Invoice not yet sent" + waiting(Side::Provider));
        }
    }

    void payable()
    {
        const Due& due = state_.due;
        const std::string client = waiting(Side::Client);
        const bool part = state_.left && state_.amount && *state_.left != *state_.amount;
        const std::string what = part ? inWords(*state_.left) + " still payable" : "Payable";
        if (!due.deadline) return say(what + " now; " + due.why + client);
        const std::string by = inWords(*due.deadline, zone_);
        const bool target = due.deadline->target;
        if (state_.absence.timing == Timing::Undecided)
            return say(what + ", due " + by + "; whether that is over cannot be decided" + client);
        if (state_.absence.timing != Timing::Overdue)
            return say(what + " now, " + (target ? "target " : "due ") + by + ", in " +
                       duration(due.deadline->end - asOf_) + client);
        const std::string ago = duration(state_.absence.late) + " ago";
        say(what +
            (target ? ", and the target was missed " + ago + ": " + by
                    : ", and overdue: it was due " + by + ", " + ago) +
            client);
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
        late(state_.paid, "paid");
        late(state_.received, "received");
        if (!state_.amount)
            say("Whether that is all of it cannot be told: the contract gives no value");
        else if (!state_.received.all)
            say("The service provider has not confirmed that all of it has come");
        else if (!state_.paid.all)
            say("The client has not recorded that all of it was paid");
        for (const auto& each : state_.conditions)
            if (!each.met) say("It was paid without: " + each.condition.str());
    }

    void late(const PaidState& said, const std::string& what)
    {
        if (said.daysLate == 0) return;
        const std::string days = count(static_cast<std::size_t>(said.daysLate), "day");
        const std::string by = inWords(*state_.due.deadline, zone_);
        say(state_.due.deadline->target ? "It was " + what + " " + days + " after the target, " + by
                                        : "It was " + what + " " + days + " late: it was due " + by);
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
    for (const auto& each : late->amounts) {
        std::string words = each.deliverable->title + ": " +
                            count(static_cast<std::size_t>(each.days), "day") + " late" +
                            (each.soFar ? " so far" : "");
        words += each.amount ? ", " + inWords(*each.amount)
                             : "; no amount, for its date rests on what is assumed: " + listed(each.assumed);
        out += wrapped(words, 2);
    }
    if (late->total && (late->amounts.size() > 1 || late->capped))
        out += wrapped("Together: " + inWords(*late->total) +
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
