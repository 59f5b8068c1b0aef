// What concerns the money: certify, invoice, pay.
#include "app/common.h"
#include "app/files.h"
#include "evidence/sha256.h"
#include "state/payment.h"

#include <algorithm>

namespace remit::app {

namespace {

// A payment with the deliverables that it follows; with all others of the contract if `all`, whose invoices
// have numbers of their own.
Wanted paymentOf(const std::string& typed, bool all)
{
    return [typed, all](const Contract& contract) {
        Scope scope{false, {}, {}};
        for (const auto& payment : contract.payments) {
            const bool wanted = payment.id.str() == typed;
            if (wanted || all) scope.payments.insert(payment.id);
            if (!wanted) continue;
            for (const auto& condition : payment.after)
                if (condition.ofDeliverable()) scope.deliverables.insert(condition.deliverable);
        }
        return scope;
    };
}

// What all three begin with.
struct Begun {
    Wanted wanted;
    Opened opened;
    Author author;
    PaymentId payment;
    std::vector<Cited> documents;

    const PaymentStory& story() const { return *opened.record.facts.payment(payment); }
    bool ofTheClient() const
    {
        return sideOf(*opened.record.contract, author.onBehalfOf.value_or(author.by)) == Side::Client;
    }
};

// The documents by name and fingerprint; their bytes go no further.
Result<std::vector<Cited>> cited(const World& world, const std::vector<std::string>& paths)
{
    std::vector<LoadedFile> files;
    if (auto loaded = load(world.folder, paths, FileRole::Annex, files); !loaded) return loaded.error();
    std::vector<Cited> documents;
    for (const auto& each : files) {
        const Artefact& artefact = each.file.artefact;
        documents.push_back({artefact.name, artefact.bytes.size(), sha256(artefact.bytes)});
    }
    return documents;
}

Result<Begun> begin(const World& world, const std::string& typed, const std::vector<std::string>& paths,
                    const Recording& recording, bool all)
{
    const Wanted wanted = paymentOf(typed, all);
    auto opened = openRecord(world, wanted);
    if (!opened) return opened.error();
    auto who = author(world, *opened, recording);
    if (!who) return who.error();
    auto documents = cited(world, paths);
    if (!documents) return documents.error();
    const auto id = PaymentId::of(typed);
    if (!id || !opened->record.facts.payment(*id)) return noSuchPayment(*opened->record.contract, typed);
    return Begun{wanted, *std::move(opened), *std::move(who), *id, *std::move(documents)};
}

int finish(const World& world, Begun& begun, Deed deed)
{
    Opened& opened = begun.opened;
    const auto recorded = remit::record(opened.ledger, opened.record, begun.wanted,
                                        proposal(begun.author, std::move(deed)), begun.author.clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened.record, *recorded);
    return kWell;
}

Result<Money> amountTyped(const std::string& text)
{
    auto amount = Money::of(text);
    if (!amount) return Error{amount.error().what, {}, Trouble::Usage};
    return amount;
}

// All that is still to be paid, by what this side has recorded.
Result<Money> stillToPay(const Begun& begun)
{
    const Record& record = begun.opened.record;
    const Deadlines deadlines(*record.contract, record.facts, record.zone, begun.opened.asOf);
    for (const auto& state : payments(*record.contract, record.facts, deadlines, begun.opened.asOf)) {
        if (state.story != &begun.story() || !state.amount) continue;
        const Money& said = begun.ofTheClient() ? state.paid.sum : state.received.sum;
        return Money{std::max<std::int64_t>(state.amount->minor - said.minor, 0), state.amount->currency};
    }
    return Error{"Say how much: --amount \"3000.00 USD\"", {}, Trouble::Usage};
}

}

int run(const World& world, const CertifyArguments& arguments)
{
    auto begun = begin(world, arguments.payment, arguments.documents, arguments.recording, false);
    if (!begun) return fail(world, begun.error());
    return finish(world, *begun, Certify{begun->payment, arguments.remark, begun->documents});
}

int run(const World& world, const InvoiceArguments& arguments)
{
    auto begun = begin(world, arguments.payment, arguments.documents, arguments.recording, true);
    if (!begun) return fail(world, begun.error());
    Invoice deed{begun->payment, arguments.number, {}, begun->documents};
    if (!arguments.amount.empty()) {
        const auto amount = amountTyped(arguments.amount);
        if (!amount) return fail(world, amount.error());
        deed.amount = *amount;
    } else {
        deed.amount = begun->opened.record.contract->amountOf(*begun->story().payment);
    }
    return finish(world, *begun, std::move(deed));
}

int run(const World& world, const PayArguments& arguments)
{
    auto begun = begin(world, arguments.payment, arguments.documents, arguments.recording, false);
    if (!begun) return fail(world, begun.error());
    Pay deed{begun->payment, {}, {}, {}, begun->documents};
    if (const auto& invoice = begun->story().invoice) deed.invoice = invoice->event;
    const auto on =
        arguments.on.empty() ? today(begun->opened.record, begun->author) : dayTyped(arguments.on);
    if (!on) return fail(world, on.error());
    deed.on = *on;
    const auto amount = arguments.amount.empty() ? stillToPay(*begun) : amountTyped(arguments.amount);
    if (!amount) return fail(world, amount.error());
    deed.amount = *amount;
    return finish(world, *begun, std::move(deed));
}

}
