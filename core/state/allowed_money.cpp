#include "base/words.h"
#include "state/asking.h"
#include "state/payment.h"

#include <algorithm>

namespace remit {

namespace {

// Each `check` is the rule for one kind.
struct OnMoney : Asking {
    Result<const PaymentStory*> payment(const PaymentId& id) const
    {
        if (const PaymentStory* found = facts.payment(id)) return found;
        return noSuchPayment(contract, id.str());
    }

    // Invoices and statements bear bank data, and no record holds any.
    Result<void> withoutFiles() const
    {
        if (event.files.empty()) return {};
        return refused("What concerns money comes without files, which may bear bank data; name the document "
                       "instead: --document FILE");
    }

    // One contract is paid in one currency.
    Result<void> inCurrency(const PaymentStory& story, const Money& amount) const
    {
        std::optional<Money> known = amountOf(contract, story);
        if (!known && !story.paid.empty()) known = story.paid.front().amount;
        if (!known || known->currency == amount.currency) return {};
        return refused("The payment is in " + known->currency + ", and the amount given in " +
                       amount.currency + "; say what it comes to in " + known->currency);
    }

    // By the word of the side that records it: two who record the same payment at once have it there once.
    Result<void> noMoreThanIsLeft(const PaymentStory& story, const Money& amount) const
    {
        const auto whole = amountOf(contract, story);
        std::int64_t before = 0;
        EntryNumber last{};
        for (const auto& each : story.paid) {
            if (sideOf(contract, each.by) != sideOf(contract, event.party())) continue;
            if (!whole || each.amount.currency != whole->currency) continue;
            before = together({before, whole->currency}, each.amount).minor;
            last = each.entry;
        }
        if (whole && before >= whole->minor)
            return refused("All of " + story.payment->title + " is recorded as paid already" + inEntry(last));
        if (amount.minor <= 0) return refused("A payment is of some amount: --amount \"3000.00 USD\"");
        if (!whole || amount.minor <= whole->minor - before) return {};
        return refused("Of " + story.payment->title + " " +
                       inWords(Money{whole->minor - before, whole->currency}) +
                       " is left to be paid; what was paid beyond that belongs to another payment");
    }

    Result<void> ofSide(Side side, const std::string& deed) const
    {
        if (sideOf(contract, event.party()) == side) return {};
        return refused(nameOf(contract, event.party()) + " may not " + deed + ": that is for " +
                       (side == Side::Client ? "the client" : "the service provider"));
    }

    Result<void> check(const Certify& deed) const
    {
        const auto story = payment(deed.payment);
        if (!story) return story.error();
        if (auto may = right(Right::Certify, "certify payments"); !may) return may;
        if (auto may = ofSide(Side::Client, "certify payments"); !may) return may;
        if (const auto& known = (*story)->certificate)
            return refused((*story)->payment->title + " is certified already" + inEntry(known->entry));
        const Deadlines deadlines(contract, facts, zone, now);
        for (const auto& condition : (*story)->payment->after)
            if (condition.ofDeliverable() && !met(condition, **story, facts, deadlines))
                return refused(
                    "There is nothing to certify yet: " + contract.titleOf(condition.deliverable.str()) +
                    (condition.what == Payment::Condition::What::Accepted ? " is not accepted"
                                                                          : " is not handed in"));
        return withoutFiles();
    }

    Result<void> check(const Invoice& deed) const
    {
        const auto story = payment(deed.payment);
        if (!story) return story.error();
        if (auto may = right(Right::Invoice, "send invoices"); !may) return may;
        if (auto may = ofSide(Side::Provider, "send invoices"); !may) return may;
        if (const auto& known = (*story)->invoice)
            return refused((*story)->payment->title + " is invoiced already" + inEntry(known->entry) +
                           "; if that invoice is wrong, take it back first: remit retract " +
                           std::to_string(number(known->entry)));
        if (isBlank(deed.number)) return refused("An invoice has a number: --number 2022/17");
        for (const auto& each : facts.payments)
            if (each.invoice && each.invoice->number == deed.number)
                return refused("Invoice " + quotable(deed.number) + " is that of " +
                               inQuotes(each.payment->title) + inEntry(each.invoice->entry) +
                               "; give the number of this one");
        if (!deed.amount && !contract.amountOf(*(*story)->payment))
            return refused("The contract does not say what " + (*story)->payment->title +
                           " comes to; give the amount of the invoice: --amount \"3000.00 USD\"");
        if (deed.amount && deed.amount->minor == 0)
            return refused("This is an invoice over nothing; give its amount");
        if (deed.amount)
            if (auto may = inCurrency(**story, *deed.amount); !may) return may;
        return withoutFiles();
    }

    Result<void> check(const Pay& deed) const
    {
        const auto story = payment(deed.payment);
        if (!story) return story.error();
        const bool client = sideOf(contract, event.party()) == Side::Client;
        if (auto may =
                client ? right(Right::Pay, "record payments") : right(Right::Invoice, "record payments");
            !may)
            return may;
        const auto& invoice = (*story)->invoice;
        if (!invoice && (*story)->payment->needs(Payment::Condition::What::Invoiced))
            return refused((*story)->payment->title +
                           " is not invoiced yet; the invoice comes first: remit invoice " +
                           deed.payment.str());
        if (deed.invoice != (invoice ? std::optional(invoice->event) : std::nullopt))
            return refused((*story)->payment->title +
                           " was invoiced otherwise meanwhile; look again: remit status");
        if (auto may = inCurrency(**story, deed.amount); !may) return may;
        if (auto may = noMoreThanIsLeft(**story, deed.amount); !may) return may;
        const auto today = zone.local(now);
        if (today && deed.on > today->day)
            return refused(longDay(deed.on) + " is still to come; record the payment when it was made");
        return withoutFiles();
    }
};

}

std::optional<Result<void>> moneyAllowed(const Asking& asking, const Deed& deed)
{
    return std::visit(
        [&](const auto& each) -> std::optional<Result<void>> {
            if constexpr (requires { OnMoney{asking}.check(each); })
                return OnMoney{asking}.check(each);
            else
                return {};
        },
        deed);
}

}
