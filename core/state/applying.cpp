#include "state/applying.h"

#include <algorithm>

namespace remit {

Error trouble(const Entry& entry, std::string what)
{
    return {std::move(what), "entry " + std::to_string(number(entry.facts.number))};
}

Error unknown(const Entry& entry, const std::string& what)
{
    return trouble(entry, "is about \"" + what +
                              "\", which the contract does not have; the record does not "
                              "agree with its own contract");
}

namespace {

template <class T>
T* byEvent(std::vector<T>& all, const EventId& event)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const T& each) { return each.event == event; });
    return found == all.end() ? nullptr : &*found;
}

// The story that the entry becomes the newest of.
PaymentStory* paymentOf(Facts& facts, const Entry& entry, const PaymentId& id)
{
    PaymentStory* payment = facts.payment(id);
    if (payment) payment->newest = entry.facts.number;
    return payment;
}

}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const HandOver& deed)
{
    InputStory* input = facts.input(deed.input);
    if (!input) return unknown(entry, deed.input.str());
    input->handOvers.push_back({entry.facts.number, entry.facts.event, known.by, entry.event.at,
                                entry.facts.received, deed.remark, entry.event.files});
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Notify& deed)
{
    facts.story(deed.deliverable)->notified = NotificationFacts{
        entry.facts.number, entry.facts.event, known.by, entry.facts.received, deed.expected, deed.obstacle};
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts&, const Resume& deed)
{
    SuspensionFacts* suspension = byEvent(facts.suspensions, deed.suspension);
    if (!suspension) return unknown(entry, "suspension " + deed.suspension.str());
    if (suspension->until || deed.on <= suspension->from)
        return trouble(entry, "ends a suspension that had ended or not begun; the record was altered");
    suspension->until = deed.on;
    suspension->resumed = entry.facts.number;
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Amend& deed)
{
    AmendmentFacts amendment;
    amendment.entry = entry.facts.number;
    amendment.event = entry.facts.event;
    amendment.by = known.by;
    amendment.received = entry.facts.received;
    amendment.amend = deed;
    amendment.files = entry.event.files;
    for (const auto& file : entry.event.files)
        if (file.role == FileRole::Schedule) amendment.schedule = file.sha256;
    facts.amendments.push_back(std::move(amendment));
    return {};
}

// What is agreed: the opening, an amendment, or a suspension.
Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Agree& deed)
{
    if (deed.event == facts.opening.event) {
        facts.opening.agreed = entry.facts.number;
        facts.opening.agreedBy = known.by;
        return {};
    }
    if (AmendmentFacts* amendment = byEvent(facts.amendments, deed.event)) {
        amendment->agreed = entry.facts.number;
        amendment->agreement = entry.facts.event;
        amendment->agreedBy = known.by;
        amendment->inForce = entry.facts.received;
        facts.schedule = amendment->schedule;
        return {};
    }
    SuspensionFacts* suspension = byEvent(facts.suspensions, deed.event);
    if (!suspension) return unknown(entry, "proposal " + deed.event.str());
    suspension->agreed = entry.facts.number;
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Note& deed)
{
    if (facts.homeOf(deed.activity).empty()) return unknown(entry, deed.activity.str());
    facts.notes.push_back(
        {entry.facts.number, entry.facts.event, known.by, deed.activity, deed.on, deed.outcome, deed.people});
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts&, const Erase& deed)
{
    const auto from = facts.events.find(deed.event);
    if (from == facts.events.end() || !from->second.canErase(deed.name))
        return trouble(entry, "erases a file that was never there; the record was altered");
    from->second.erased.emplace(deed.name, entry.facts.number);
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Certify& deed)
{
    PaymentStory* payment = paymentOf(facts, entry, deed.payment);
    if (!payment) return unknown(entry, deed.payment.str());
    payment->certificate = CertificateFacts{entry.facts.number,   entry.facts.event, known.by,
                                            entry.facts.received, deed.remark,       deed.documents};
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Invoice& deed)
{
    PaymentStory* payment = paymentOf(facts, entry, deed.payment);
    if (!payment) return unknown(entry, deed.payment.str());
    payment->invoice =
        InvoiceFacts{entry.facts.number, entry.facts.event, known.by,      entry.facts.received,
                     deed.number,        deed.amount,       deed.documents};
    return {};
}

Result<void> applied(Facts& facts, const Entry& entry, EventFacts& known, const Pay& deed)
{
    PaymentStory* payment = paymentOf(facts, entry, deed.payment);
    if (!payment) return unknown(entry, deed.payment.str());
    payment->paid.push_back({entry.facts.number, entry.facts.event, known.by, entry.facts.received, deed.on,
                             deed.amount, deed.documents});
    return {};
}

}
