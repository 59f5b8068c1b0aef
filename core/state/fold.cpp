#include "state/folding.h"

#include "state/applying.h"
#include "state/taking_back.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit {

// Each `apply` is what one kind of event does.
class Folding::Inner {
public:
    Inner(const Contract& contract, const std::vector<Entry>& entries, const Scope& scope,
          TakenBack takenBack)
        : scope_(scope), takenBack_(takenBack), facts_(contract, scope)
    {
        takeUp(contract);
        for (const auto& entry : entries)
            if (const auto* retract = std::get_if<Retract>(&entry.event.deed))
                if (entry.facts.withoutEffect.empty()) retracted_[retract->event] = entry.facts.number;
    }

    Result<void> add(const Entry& entry)
    {
        const EventId& id = entry.facts.event;
        for (const PartyId* party : {&entry.event.by, &entry.event.party()})
            if (!facts_.people.knows(*party)) return unknown(entry, party->str());
        const auto [place, fresh] = facts_.events.try_emplace(id);
        if (!fresh) return trouble(entry, "holds again what an earlier entry holds; the record was altered");
        EventFacts& known = place->second;
        known.entry = entry.facts.number;
        known.kind = kindOf(entry.event.deed);
        known.by = actorOf(entry.event, *contract_, facts_.people, entry.facts.received);
        known.erasable = erasableIn(entry.event);
        known.home = homeOf(entry.event, facts_);
        if (const Party* party = contract_->party(entry.event.party()))
            known.right = rightFor(entry.event.deed, party->side);
        if (!entry.folder.starts_with(known.home + "/record/"))
            return trouble(entry,
                           "does not lie where it belongs, in " + known.home + "; the record was altered");
        if (const auto found = retracted_.find(id); found != retracted_.end()) {
            if (!isRetractable(known.kind)) return trouble(entry, "is taken back, which its kind cannot be");
            if (takenBack_ == TakenBack::FromTheBeginning) known.retracted = found->second;
        }
        const auto* about =
            std::visit([](const auto& deed) { return deliverableOf(deed); }, entry.event.deed);
        if (about) known.deliverable = *about;
        if (!entry.facts.withoutEffect.empty()) return {};
        Story* const story = about ? facts_.story(*about) : nullptr;
        if (retracted_.contains(id) && !known.retracted) before_.emplace(id, before(entry, story));
        if (about) {
            if (!story) return unknown(entry, about->str());
            if (const auto* review = std::get_if<ReviewDeed>(&entry.event.deed))
                numberComments(known, *story, *review);
            if (!known.retracted) story->newest = entry.facts.number;
        }
        if (known.retracted) return {};
        return std::visit([&](const auto& deed) { return apply(entry, known, deed); }, entry.event.deed);
    }

    Result<void> under(const Contract& contract)
    {
        auto moved = movedTo(contract, scope_, std::move(facts_));
        if (!moved) return moved.error();
        facts_ = *std::move(moved);
        takeUp(contract);
        return {};
    }

    const Facts& facts() const { return facts_; }
    Facts take() { return std::move(facts_); }

private:
    void takeUp(const Contract& contract)
    {
        contract_ = &contract;
        zone_.reset();
    }

    template <class D>
    static const DeliverableId* deliverableOf(const D& deed)
    {
        if constexpr (requires { deed.deliverable; })
            return &deed.deliverable;
        else
            return nullptr;
    }

    Result<void> apply(const Entry& entry, EventFacts& known, const Open&)
    {
        facts_.opening = {entry.facts.number, entry.facts.event, known.by, {}, {}};
        facts_.record = entry.event.record;
        facts_.opened = entry.facts.received;
        for (const auto& file : entry.event.files)
            if (file.role == FileRole::Schedule) facts_.schedule = file.sha256;
        facts_.keeper = contract_->keeper.value_or(entry.event.by);
        if (!facts_.people.knows(facts_.keeper)) return unknown(entry, facts_.keeper.str());
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts& known, const Submit& deed)
    {
        Story& story = *facts_.story(deed.deliverable);
        RevisionFacts revision;
        revision.number = static_cast<int>(story.revisions.size()) + 1;
        revision.entry = entry.facts.number;
        revision.event = entry.facts.event;
        known.revision = revision.number;
        revision.by = known.by;
        revision.enteredBy = entry.event.by;
        revision.at = entry.event.at;
        revision.received = entry.facts.received;
        revision.clock = entry.facts.clock;
        revision.asIs = deed.asIs;
        revision.remark = deed.remark;
        revision.files = entry.event.files;
        story.revisions.push_back(std::move(revision));
        story.notified.reset();
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts& known, const Withdraw& deed)
    {
        auto* revision = handedIn(deed.deliverable, deed.handIn);
        if (!revision) return unknown(entry, "hand-in " + deed.handIn.str());
        revision->withdrawn = entry.facts.number;
        known.revision = revision->number;
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts& known, const ReviewDeed& deed)
    {
        Story& story = *facts_.story(deed.deliverable);
        auto* revision = handedIn(deed.deliverable, deed.handIn);
        if (!revision) return unknown(entry, "hand-in " + deed.handIn.str());
        ReviewFacts review{entry.facts.number,
                           entry.facts.event,
                           known.by,
                           deed.decision,
                           entry.event.at,
                           entry.facts.received,
                           deed.reason,
                           {},
                           {}};
        if (deed.decision == Decision::Accept) review.approvals = approvalsBy(entry, *revision);
        known.revision = revision->number;
        for (const auto& comment : deed.comments)
            review.comments.push_back(
                {known.firstComment + static_cast<int>(review.comments.size()), comment});
        revision->reviews.push_back(std::move(review));
        if (!decides(*revision)) return {};
        revision->decided = revision->reviews.size() - 1;
        if (deed.decision == Decision::Accept) {
            story.accepted = static_cast<std::size_t>(revision->number) - 1;
            story.reopened = false;
            carry(deed.deliverable, *revision);
        }
        return {};
    }

    // What is reopened was accepted, if not by a decision, by nobody's deciding in time.
    Result<void> apply(const Entry& entry, EventFacts&, const Reopen& deed)
    {
        Story& story = *facts_.story(deed.deliverable);
        if (facts_.revision(deed.acceptance)) {
            RevisionFacts* silent = handedIn(deed.deliverable, deed.acceptance);
            if (!silent || silent != story.underReview())
                return unknown(entry, "acceptance " + deed.acceptance.str());
            story.accepted = static_cast<std::size_t>(silent->number) - 1;
            silent->silence = entry.facts.received;
        }
        story.reopened = true;
        return {};
    }

    // What leaves no trace from the beginning was never there to be taken back.
    Result<void> apply(const Entry& entry, EventFacts&, const Retract& deed)
    {
        const auto was = before_.find(deed.event);
        if (was == before_.end()) return {};
        facts_.events.at(deed.event).retracted = entry.facts.number;
        takeBack(facts_, was->second);
        before_.erase(was);
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts& known, const Suspend& deed)
    {
        SuspensionFacts suspension;
        suspension.entry = entry.facts.number;
        suspension.event = entry.facts.event;
        suspension.by = known.by;
        suspension.received = entry.facts.received;
        suspension.from = deed.from;
        suspension.reason = deed.reason;
        suspension.granted = countsAlone(*contract_, suspension.by);
        facts_.suspensions.push_back(std::move(suspension));
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts&, const Appoint& deed)
    {
        if (const std::string why = facts_.people.unfit(deed); !why.empty())
            return trouble(entry, "appoints whom or what it cannot: " + why);
        const Party* party = contract_->party(deed.party);
        if (!party) return unknown(entry, deed.party.str());
        const auto from = begins(deed);
        if (!from) return trouble(entry, from.error().what);
        const bool byKeeper = !facts_.people.mayChangeKeys(entry.event.by, deed, entry.facts.received);
        facts_.people.apply(deed, entry.facts.number, *from, byKeeper);
        return {};
    }

    // The midnight with which an appointment begins, on the contract's clocks.
    Result<Instant> begins(const Appoint& deed)
    {
        if (!deed.seat) return Instant();
        if (!zone_) {
            auto zone = Zone::find(contract_->clocks());
            if (!zone) return zone.error();
            zone_ = *std::move(zone);
        }
        return zone_->at({deed.seat->from, {}});
    }

    // Of the posts whose acceptance `revision` still needs, those that the author acts for and whose turn it
    // is.
    std::vector<PostId> approvalsBy(const Entry& entry, const RevisionFacts& revision) const
    {
        const Approvals so = approvals(*contract_, revision);
        std::vector<PostId> posts;
        for (const auto& post : so.open) {
            if (facts_.people.capacity(entry.event.party(), post, entry.facts.received) != Capacity::None)
                posts.push_back(post);
            else if (so.inOrder)
                break;
        }
        return posts;
    }

    template <class D>
    Result<void> apply(const Entry& entry, EventFacts& known, const D& deed)
    {
        if constexpr (requires { applied(facts_, entry, known, deed); })
            return applied(facts_, entry, known, deed);
        return trouble(entry,
                       "is of the kind \"" + std::string(kindOf(deed)) +
                           "\", which this version of Remit cannot apply; open the record with a newer one");
    }

    RevisionFacts* handedIn(const DeliverableId& about, const EventId& id)
    {
        const auto found = facts_.events.find(id);
        if (found == facts_.events.end() || found->second.deliverable != about) return nullptr;
        return const_cast<RevisionFacts*>(facts_.revision(id));
    }

    // Comments are numbered whatever becomes of the review: "comment 3" in a letter stays comment 3.
    static void numberComments(EventFacts& known, Story& story, const ReviewDeed& review)
    {
        known.firstComment = story.comments + 1;
        story.comments += static_cast<int>(review.comments.size());
    }

    // What an acceptance leaves to be dealt with elsewhere, once the revision counts as accepted.
    void carry(const DeliverableId& from, const RevisionFacts& revision)
    {
        for (const auto& review : revision.reviews)
            for (const auto& [n, comment] : review.comments)
                if (comment.carriedTo)
                    facts_.carried.push_back({revision.decision()->entry, from, *comment.carriedTo,
                                              revision.number, n, comment.text});
    }

    // Whether the newest review settles the revision: any but a comment does, an acceptance once there are as
    // many as it takes.
    bool decides(const RevisionFacts& revision) const
    {
        if (revision.reviews.back().decision == Decision::Comment) return false;
        if (revision.reviews.back().decision != Decision::Accept) return true;
        return approvals(*contract_, revision).complete();
    }

    const Contract* contract_ = nullptr;
    const Scope scope_;
    const TakenBack takenBack_;
    Facts facts_;
    std::optional<Zone> zone_;                 // the contract's, once somebody is appointed from a day on
    std::map<EventId, EntryNumber> retracted_; // now or later on
    std::map<EventId, Before> before_;         // of those that are to be taken back
};

Folding::Folding(const Contract& contract, const std::vector<Entry>& entries, const Scope& scope,
                 TakenBack takenBack)
    : inner_(std::make_unique<Inner>(contract, entries, scope, takenBack))
{
}
Folding::Folding(Folding&&) noexcept = default;
Folding& Folding::operator=(Folding&&) noexcept = default;
Folding::~Folding() = default;

Result<void> Folding::add(const Entry& entry)
{
    return inner_->add(entry);
}

Result<void> Folding::under(const Contract& contract)
{
    return inner_->under(contract);
}

const Facts& Folding::facts() const
{
    return inner_->facts();
}

Facts Folding::take()
{
    return inner_->take();
}

Result<Facts> fold(const Contract& contract, const std::vector<Entry>& entries, const Scope& scope)
{
    Folding folding(contract, entries, scope, Folding::TakenBack::FromTheBeginning);
    for (const auto& entry : entries)
        if (const auto added = folding.add(entry); !added) return added.error();
    return folding.take();
}

}
