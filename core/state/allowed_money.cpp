#include "base/words.h"
#include "state/asking.h"
#include "state/payment.h"

#include <algorithm>

namespace remit {

namespace {

// Whether `text` holds the number of a bank account: letters and digits as in an IBAN (ISO 13616), with its
// check digits right, in groups or not.
bool holdsBankAccount(std::string_view text)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t begin = 0; begin + 4 <= text.size(); ++begin) {
        if (!isCapital(text[begin]) || !isCapital(text[begin + 1]) || !isDigit(text[begin + 2]) ||
            !isDigit(text[begin + 3]))
            continue;
        // The check is of the number with its first four characters put last, letters as 10 to 35, modulo 97.
        const auto shifted = [&](int sum, char c) {
            return isDigit(c) ? (sum * 10 + (c - '0')) % 97 : (sum * 100 + (c - 'A' + 10)) % 97;
        };
        int sum = 0, length = 4;
        for (std::size_t at = begin + 4; at < text.size() && length < 34; ++at) {
            if (text[at] == ' ') continue;
            if (!isCapital(text[at]) && !isDigit(text[at])) break;
            sum = shifted(sum, text[at]);
            int whole = sum;
            for (std::size_t i = begin; i < begin + 4; ++i)
                whole = shifted(whole, text[i]);
            if (++length >= 15 && whole == 1) return true;
        }
    }
    return false;
}

// Each `check` is the rule for one kind.
struct OnMoney : Asking {
    Result<const PaymentStory*> payment(const PaymentId& id) const
    {
        if (const PaymentStory* found = facts.payment(id)) return found;
        return noSuchPayment(contract, id.str());
    }

    // Invoices and statements bear bank data, and no record holds any.
    Result<void> withoutBankData(const std::string& words, const std::vector<Cited>& documents) const
    {
        bool holds = holdsBankAccount(words);
        for (const auto& each : documents)
            holds = holds || holdsBankAccount(each.name);
        if (holds)
            return refused(
                "This has the number of a bank account in it, and a record holds no bank data; say it "
                "without");
        if (!event.files.empty())
            return refused(
                "What concerns money comes without files, which may bear bank data; name the document "
                "instead: --document FILE");
        return {};
    }

    // One contract is paid in one currency.
    Result<void> inCurrency(const PaymentStory& story, const Money& amount) const
    {
        std::optional<Money> known = contract.amountOf(*story.payment);
        if (!known && story.invoice) known = story.invoice->amount;
        if (!known && !story.paid.empty()) known = story.paid.front().amount;
        if (!known || known->currency == amount.currency) return {};
        return refused("The payment is in " + known->currency + ", and the amount given in " +
                       amount.currency + "; say what it comes to in " + known->currency);
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
        return withoutBankData(deed.remark, deed.documents);
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
                               remit::quoted(each.payment->title) + inEntry(each.invoice->entry) +
                               "; give the number of this one");
        if (deed.amount)
            if (auto may = inCurrency(**story, *deed.amount); !may) return may;
        return withoutBankData(deed.number, deed.documents);
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
        if (auto may = ofASide("record payments"); !may) return may;
        const auto& invoice = (*story)->invoice;
        if (!invoice && (*story)->payment->needs(Payment::Condition::What::Invoiced))
            return refused((*story)->payment->title +
                           " is not invoiced yet; the invoice comes first: remit invoice " +
                           deed.payment.str());
        if (deed.invoice != (invoice ? std::optional(invoice->event) : std::nullopt))
            return refused((*story)->payment->title +
                           " was invoiced otherwise meanwhile; look again: remit status");
        if (deed.amount.minor <= 0) return refused("A payment is of some amount: --amount \"10000.00 USD\"");
        if (auto may = inCurrency(**story, deed.amount); !may) return may;
        const auto today = zone.local(now);
        if (today && deed.on > today->day)
            return refused(longDay(deed.on) + " is still to come; record the payment when it was made");
        return withoutBankData({}, deed.documents);
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
