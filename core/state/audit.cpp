#include "state/audit.h"

#include "base/words.h"

#include <algorithm>
#include <array>
#include <map>

namespace remit {

namespace {

using Kind = AuditPoint::Kind;

constexpr long kLateDays = 2;    // working days after which entering something is late
constexpr long kShortlyDays = 5; // working days within which a change of who decides is shortly before

class Auditing {
public:
    Auditing(const Record& record, const State& state, const OpenMusts& openMusts)
        : record_(record), contract_(*record.contract), state_(state), openMusts_(openMusts)
    {
        assert(record.scope.whole);
    }

    Result<std::vector<AuditPoint>> all()
    {
        for (const auto& entry : record_.entries) {
            times(entry);
            parties(entry);
            afterEnd(entry);
            takenBack(entry);
            appointment(entry);
            if (entry.facts.withoutEffect.empty()) decision(entry);
            ++entriesBy_[entry.event.by];
            if (!entry.facts.withoutEffect.empty()) continue; // nothing was erased or accepted
            erased(entry);
            if (auto looked = acceptance(entry); !looked) return looked.error();
        }
        if (const OpeningFacts& opening = record_.facts.opening; !opening.agreed)
            add(Kind::TermsOpen, opening.entry,
                "The terms were entered by " + nameOf(contract_, opening.by) +
                    "; the other side has not agreed to them");
        for (const auto& each : state_.deliverables)
            verdicts(each);
        for (const auto& each : state_.payments)
            money(each);
        std::stable_sort(points_.begin(), points_.end(),
                         [](const AuditPoint& a, const AuditPoint& b) { return a.entry < b.entry; });
        return std::move(points_);
    }

private:
    void add(Kind kind, EntryNumber entry, std::string what)
    {
        points_.push_back({kind, entry, std::move(what)});
    }

    std::string on(Instant instant) const { return shortTime(instant, record_.zone); }

    void times(const Entry& entry)
    {
        const EntryNumber n = entry.facts.number;
        if (entry.facts.clock == EntryFacts::Clock::Given)
            add(Kind::Clocks, n, "Its time was given, in place of the clock's");
        if (entry.facts.clock == EntryFacts::Clock::Behind)
            return add(Kind::Clocks, n, "The keeper's clock was behind the entry before, whose time it has");
        if (entry.event.at > entry.facts.received)
            return add(Kind::Clocks, n,
                       "Its author says " + on(entry.event.at) + ", which is later than it was received");
        const auto happened = record_.zone.local(entry.event.at),
                   received = record_.zone.local(entry.facts.received);
        if (!happened || !received || happened->day >= received->day) return;
        const long days = contract_.calendar.between(happened->day, received->day);
        if (days > kLateDays)
            add(Kind::EnteredLate, n,
                "Entered " + count(static_cast<std::size_t>(days), "working day") +
                    " after it happened, on " + on(entry.event.at) + " as its author says");
    }

    void parties(const Entry& entry)
    {
        if (!entry.event.onBehalfOf) return;
        add(Kind::ForAnother, entry.facts.number,
            "Recorded by " + nameOf(contract_, entry.event.by) + " for " +
                nameOf(contract_, entry.event.party()));
    }

    void afterEnd(const Entry& entry)
    {
        const Deed& deed = entry.event.deed;
        const bool decides = std::holds_alternative<ReviewDeed>(deed) ||
                             std::holds_alternative<Amend>(deed) || std::holds_alternative<Agree>(deed) ||
                             std::holds_alternative<Reopen>(deed);
        if (!decides || !state_.end || !state_.end->due.deadline ||
            entry.facts.received < state_.end->due.deadline->end)
            return;
        add(Kind::AfterEnd, entry.facts.number,
            "After the end of the contract, " + inWords(*state_.end->due.deadline, record_.zone));
    }

    void takenBack(const Entry& entry)
    {
        const auto found = record_.facts.events.find(entry.facts.event);
        if (found == record_.facts.events.end() || !found->second.retracted) return;
        add(Kind::TakenBack, entry.facts.number,
            "Taken back by its own party in entry " + std::to_string(number(*found->second.retracted)));
    }

    void erased(const Entry& entry)
    {
        if (std::holds_alternative<Erase>(entry.event.deed))
            add(Kind::Erased, entry.facts.number, "A file was erased; its size and that it was there stay");
    }

    Result<void> acceptance(const Entry& entry)
    {
        const auto* review = std::get_if<ReviewDeed>(&entry.event.deed);
        if (!review || review->decision != Decision::Accept) return {};
        const Entry* handIn = record_.entry(review->handIn);
        if (!handIn) return {};
        const auto open = openMusts_(*handIn);
        if (!open) return open.error();
        if (*open > 0)
            add(Kind::OpenMusts, entry.facts.number,
                "Accepted although the check had left " + count(*open, "must") +
                    " open; the reason given: " + quotable(review->reason, 200));
        return {};
    }

    std::optional<LocalDay> day(const Entry& entry) const
    {
        const auto local = record_.zone.local(entry.facts.received);
        return local ? std::optional(local->day) : std::nullopt;
    }

    void appointment(const Entry& entry)
    {
        const auto* appoint = std::get_if<Appoint>(&entry.event.deed);
        if (!appoint || !entry.facts.withoutEffect.empty()) return;
        if (const auto& seat = appoint->seat)
            if (const auto received = day(entry))
                changes_[seat->post].emplace(std::max(seat->from, *received), entry.facts.number);
        const std::string name = nameOf(contract_, appoint->party);
        const People& people = record_.facts.people;
        if (const auto key = SshKey::of(appoint->key))
            if (const KeyFacts* known = people.key(key->fingerprint()); known && known->byKeeper)
                add(Kind::KeeperKey, entry.facts.number,
                    "A key of " + name + " was introduced by " + nameOf(contract_, entry.event.by) +
                        ", the keeper");
        if (!appoint->retires.empty())
            add(Kind::RetiredKey, entry.facts.number,
                "It retired a key of " + name + ", by whom there were " +
                    count(entriesBy_[appoint->party], "entry", "entries") + " until then");
    }

    // Who decided, and since when they could.
    void decision(const Entry& entry)
    {
        const auto* review = std::get_if<ReviewDeed>(&entry.event.deed);
        if (!review || review->decision == Decision::Comment) return;
        if (review->decision == Decision::Accept) ownCause(entry, review->handIn);
        const auto decided = day(entry);
        if (!decided) return;
        for (auto& [post, changes] : changes_) {
            if (!decides(post)) continue;
            // Decisions come in the order of time: what had changed before the last of the changes is passed.
            auto next = changes.upper_bound(*decided);
            if (next == changes.begin()) continue;
            changes.erase(changes.begin(), --next);
            const long days = contract_.calendar.between(next->first, *decided);
            if (days > kShortlyDays) continue;
            add(Kind::ApproverChanged, entry.facts.number,
                "Decided " + count(static_cast<std::size_t>(days), "working day") +
                    " after a change of who acts for " + contract_.post(post)->title + " (entry " +
                    std::to_string(number(next->second)) + ")");
        }
    }

    // Whether decisions are for that post.
    bool decides(const PostId& id) const
    {
        const auto& approvals = contract_.review.approvals;
        if (!approvals.empty()) return std::find(approvals.begin(), approvals.end(), id) != approvals.end();
        return contract_.post(id)->allows(Right::Review);
    }

    void ownCause(const Entry& acceptance, const EventId& handInId)
    {
        const Entry* handIn = record_.entry(handInId);
        if (!handIn) return;
        const Event& one = handIn->event;
        const Event& other = acceptance.event;
        if (one.by == other.by || one.party() == other.by || one.by == other.party())
            add(Kind::OwnCause, acceptance.facts.number,
                nameOf(contract_, one.by == other.party() ? one.by : other.by) +
                    " had a part in the hand-in too (entry " + std::to_string(number(handIn->facts.number)) +
                    ")");
    }

    void verdicts(const DeliverableState& each)
    {
        if (each.first && !each.firstHandIn.otherwise.empty())
            add(Kind::Assumption, each.first->entry,
                "By the reading assumed it was " +
                    std::string(each.firstHandIn.timing == Timing::Late ? "late" : "on time") + "; it was " +
                    each.firstHandIn.otherwise);
        if (each.silence)
            add(Kind::Assumption, each.newest->entry,
                "Counts as accepted since " + on(*each.silence) + " because nobody decided");
    }

    void money(const PaymentState& each)
    {
        const PaymentStory& story = *each.story;
        const auto byContract = contract_.amountOf(*story.payment);
        if (story.invoice && story.invoice->amount && byContract && *story.invoice->amount != *byContract)
            add(Kind::Money, story.invoice->entry,
                "Invoiced for " + inWords(*story.invoice->amount) + "; by the contract it is " +
                    inWords(*byContract));
        for (const auto& paid : story.paid)
            for (const auto& condition : each.conditions)
                if (!condition.met || *condition.met > paid.received)
                    add(Kind::Money, paid.entry, "Paid before this was so: " + condition.condition.str());
    }

    const Record& record_;
    const Contract& contract_;
    const State& state_;
    const OpenMusts& openMusts_;
    std::vector<AuditPoint> points_;
    std::map<PartyId, std::size_t> entriesBy_;                       // so far
    std::map<PostId, std::multimap<LocalDay, EntryNumber>> changes_; // of who acts for it, by the day
};

}

Result<std::vector<AuditPoint>> audit(const Record& record, const State& state, const OpenMusts& openMusts)
{
    return Auditing(record, state, openMusts).all();
}

std::string_view word(AuditPoint::Kind kind)
{
    static constexpr std::array<std::string_view, 14> kWords = {
        "entered-late", "for-another",      "open-musts",       "after-end", "assumption",
        "clock",        "taken-back",       "approver-changed", "own-cause", "key-by-keeper",
        "key-retired",  "terms-not-agreed", "erased",           "money"};
    return kWords[static_cast<std::size_t>(kind)];
}

}
