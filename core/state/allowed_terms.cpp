#include "base/words.h"
#include "state/amendment.h"
#include "state/asking.h"

#include <algorithm>

namespace remit {

namespace {

constexpr std::chrono::days kNotice{31}; // that the end of a suspension can be announced ahead

// Each `check` is the rule for one kind.
struct OnTerms : Asking {
    Result<void> check(const Amend& deed) const
    {
        if (auto may = right(Right::Amend, "propose other terms"); !may) return may;
        if (isBlank(deed.reason)) return refused("An amendment needs a reason: --reason \"…\"");
        if (deed.changes.empty())
            return refused("This changes nothing: the terms in force say the same already");
        return amends(deed);
    }

    // What an amendment needs when it is proposed, and again when it is agreed to.
    Result<void> amends(const Amend& deed) const
    {
        if (deed.schedule != facts.schedule)
            return refused(
                "The amendment starts from a schedule that is no longer in force; propose it again "
                "from the one that is: remit amend");
        for (const auto& change : deed.changes) {
            if (change.key.starts_with(kPaymentTerms) && change.to == kNothing)
                if (auto may = dropsPayment(change.key.substr(kPaymentTerms.size())); !may) return may;
            if (change.key != kDropped) continue;
            if (auto may = drops(change.subject); !may) return may;
        }
        return {};
    }

    Result<void> dropsPayment(const std::string& text) const
    {
        const auto id = PaymentId::of(text);
        const PaymentStory* payment = id ? facts.payment(*id) : nullptr;
        if (!payment || payment->newest == EntryNumber{}) return {};
        return refused("Something is recorded about the payment " + inQuotes(payment->payment->title) +
                       ", which stays in the schedule");
    }

    // Nothing that something is recorded about can be dropped: the record would tell of what nobody owed.
    Result<void> drops(const std::string& subject) const
    {
        const std::string stays = " and stays in the schedule; an amendment can change its date or end the "
                                  "contract";
        if (const auto id = DeliverableId::of(subject); id && facts.story(*id)) {
            const Story& about = *facts.story(*id);
            if (about.accepted) return refused(about.deliverable->title + " was accepted" + stays);
            if (about.newest != EntryNumber{})
                return refused("Something is recorded about " + about.deliverable->title + ", which" +
                               stays.substr(4));
        }
        if (const auto id = InputId::of(subject);
            id && facts.input(*id) && !facts.input(*id)->handOvers.empty())
            return refused(facts.input(*id)->input->title + " was handed over" + stays);
        for (const auto& note : facts.notes)
            if (note.activity.str() == subject)
                return refused("Work is noted for " + subject + ", which" + stays.substr(4));
        return {};
    }

    Result<void> check(const Agree& deed) const
    {
        if (auto may = right(Right::Agree, "agree to other terms"); !may) return may;
        const auto target = facts.events.find(deed.event);
        if (target == facts.events.end())
            return refused("There is no such proposal in this record; see: remit log");
        const std::string entry = "Entry " + std::to_string(number(target->second.entry));
        if (target->second.retracted)
            return refused(entry + " has been taken back" + inEntry(*target->second.retracted));
        if (deed.event == facts.opening.event)
            return byTheOther(entry, facts.opening.by, facts.opening.agreed);
        for (const auto& each : facts.amendments)
            if (each.event == deed.event) {
                if (auto may = byTheOther(entry, each.by, each.agreed); !may) return may;
                return amends(each.amend);
            }
        for (const auto& each : facts.suspensions)
            if (each.event == deed.event) return byTheOther(entry, each.by, each.agreed);
        return refused(entry + " (" + noun(target->second.kind) +
                       ") is nothing to agree to: that is the opening, an amendment or a suspension");
    }

    Result<void> byTheOther(const std::string& entry, const PartyId& by,
                            const std::optional<EntryNumber>& agreed) const
    {
        if (agreed) return refused(entry + " is agreed already" + inEntry(*agreed));
        if (sideOf(contract, by) != sideOf(contract, event.party())) return {};
        return refused(entry + " was proposed by " + nameOf(contract, by) +
                       ", of the same side; the other side has to agree to it");
    }

    Result<void> check(const Suspend& deed) const
    {
        if (auto may = right(Right::Suspend, "suspend the contract"); !may) return may;
        if (isBlank(deed.reason)) return refused("A suspension needs a reason: --reason \"…\"");
        const Side side = sideOf(contract, event.party());
        const auto today = zone.local(now);
        if (countsAlone(contract, event.party()) && today && deed.from < today->day)
            return refused("A suspension that counts without the other side's agreement begins today at the "
                           "earliest; an earlier one needs their agreement");
        for (const auto& each : facts.suspensions) {
            if (!each.counts() && sideOf(contract, each.by) != side) continue; // what they claim binds nobody
            if (each.until && deed.from >= *each.until) continue;
            return refused(
                "There is a suspension from " + longDay(each.from) +
                (each.until ? " to " + longDay(*each.until - std::chrono::days(1)) : "") +
                inEntry(each.entry) +
                (each.until ? "; a new one begins after it" : "; it has to end first: remit resume"));
        }
        return {};
    }

    Result<void> check(const Resume& deed) const
    {
        if (auto may = right(Right::Suspend, "end a suspension"); !may) return may;
        for (const auto& each : facts.suspensions) {
            if (each.event != deed.suspension) continue;
            if (each.until)
                return refused("The suspension" + inEntry(each.entry) + " has ended already" +
                               inEntry(*each.resumed));
            if (sideOf(contract, each.by) != sideOf(contract, event.party()))
                return refused("The suspension" + inEntry(each.entry) + " is that of " +
                               nameOf(contract, each.by) + "; their side ends it");
            const auto today = zone.local(now);
            if (today && (deed.on < today->day || deed.on > today->day + kNotice))
                return refused("Say it when the work goes on: on a day from today to " +
                               count(static_cast<std::size_t>(kNotice.count()), "day") + " ahead");
            if (deed.on <= each.from)
                return refused("The suspension began on " + longDay(each.from) +
                               "; the work goes on on a later day than that");
            return {};
        }
        return refused("There is no suspension that could end");
    }

    Result<void> check(const Notify& deed) const
    {
        if (auto is = known(deed.deliverable); !is) return is;
        if (auto may = right(Right::Notify, "announce dates and obstacles"); !may) return may;
        if (!deed.expected && isBlank(deed.obstacle))
            return refused(
                "An announcement needs a day or an obstacle: --expected 2022-09-12, --obstacle \"…\"");
        return {};
    }

    Result<void> check(const HandOver& deed) const
    {
        if (auto may = right(Right::Note, "record what was handed over"); !may) return may;
        const InputStory* input = facts.input(deed.input);
        if (!input) return Error{"The contract has no input \"" + deed.input.str() + "\""};
        for (const auto& each : input->handOvers)
            if (sideOf(contract, each.by) == sideOf(contract, event.party()))
                return refused(input->input->title + " is recorded as " +
                               (sideOf(contract, each.by) == Side::Client ? "handed over" : "received") +
                               " already" + inEntry(each.entry));
        return {};
    }
};

}

std::optional<Result<void>> termsAllowed(const Asking& asking, const Deed& deed)
{
    return std::visit(
        [&](const auto& each) -> std::optional<Result<void>> {
            if constexpr (requires { OnTerms{asking}.check(each); })
                return OnTerms{asking}.check(each);
            else
                return {};
        },
        deed);
}

}
