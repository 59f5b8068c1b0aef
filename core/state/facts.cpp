#include "state/facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit {

const RevisionFacts* Story::underReview() const
{
    if (revisions.empty() || revisions.back().withdrawn || revisions.back().decided) return nullptr;
    return &revisions.back();
}

const RevisionFacts* Story::standing() const
{
    for (auto each = revisions.rbegin(); each != revisions.rend(); ++each)
        if (each->decided || (each == revisions.rbegin() && !each->withdrawn)) return &*each;
    return nullptr;
}

const RevisionFacts* Story::first() const
{
    const RevisionFacts* first = nullptr;
    bool counts = true; // the revision after: an undecided one was replaced by it and shares its fate
    for (auto each = revisions.rbegin(); each != revisions.rend(); ++each) {
        counts = each->decided || (counts && !each->withdrawn);
        if (counts) first = &*each;
    }
    return first;
}

const RevisionFacts* Story::revision(int number) const
{
    return number >= 1 && static_cast<std::size_t>(number) <= revisions.size()
               ? &revisions[static_cast<std::size_t>(number) - 1]
               : nullptr;
}

Standing::Standing(const Contract& contract, const Scope& scope)
{
    for (const auto& component : contract.components) {
        for (const auto& deliverable : component.deliverables) {
            if (!scope.has(deliverable.id)) continue;
            places_[deliverable.id] = stories.size();
            stories.emplace_back().deliverable = &deliverable;
        }
        for (const auto& input : component.inputs) {
            if (!scope.has(input.id)) continue;
            inputPlaces_[input.id] = inputs.size();
            inputs.emplace_back().input = &input;
        }
    }
}

Facts::Facts(const Contract& contract, const Scope& scope) : Standing(contract, scope)
{
    for (const auto& component : contract.components) {
        for (const auto& deliverable : component.deliverables)
            if (scope.has(deliverable.id))
                homes_[deliverable.id] = component.id.str() + "/" + deliverable.id.str();
        for (const auto& activity : component.activities)
            if (scope.has(activity.id))
                activityHomes_[activity.id] = component.id.str() + "/" + activity.id.str();
        for (const auto& input : component.inputs)
            if (scope.has(input.id)) inputHomes_[input.id] = component.id.str() + "/" + input.id.str();
    }
}

const RevisionFacts* Facts::revision(const EventId& id) const
{
    const auto found = events.find(id);
    const Story* about =
        found == events.end() || !found->second.deliverable ? nullptr : story(*found->second.deliverable);
    const RevisionFacts* made = about ? about->revision(found->second.revision) : nullptr;
    return made && made->event == id ? made : nullptr;
}

const Story* Standing::story(const DeliverableId& id) const
{
    const auto found = places_.find(id);
    return found == places_.end() ? nullptr : &stories[found->second];
}

Story* Standing::story(const DeliverableId& id)
{
    return const_cast<Story*>(std::as_const(*this).story(id));
}

const InputStory* Standing::input(const InputId& id) const
{
    const auto found = inputPlaces_.find(id);
    return found == inputPlaces_.end() ? nullptr : &inputs[found->second];
}

InputStory* Standing::input(const InputId& id)
{
    return const_cast<InputStory*>(std::as_const(*this).input(id));
}

std::string Facts::homeOf(const InputId& id) const
{
    const auto found = inputHomes_.find(id);
    return found == inputHomes_.end() ? std::string() : found->second;
}

std::string Facts::homeOf(const DeliverableId& id) const
{
    const auto found = homes_.find(id);
    return found == homes_.end() ? std::string() : found->second;
}

std::string Facts::homeOf(const ActivityId& id) const
{
    const auto found = activityHomes_.find(id);
    return found == activityHomes_.end() ? std::string() : found->second;
}

bool isRetractable(std::string_view kind)
{
    static const std::set<std::string_view> kKinds = {"review",    "reopen", "note",    "withdraw",
                                                      "hand-over", "amend",  "suspend", "notify"};
    return kKinds.contains(kind);
}

namespace {

// Applies entries one by one; each `apply` is what one kind of event does.
class Folding {
public:
    Folding(const Contract& contract, const std::vector<Entry>& entries, const Scope& scope)
        : contract_(contract), facts_(contract, scope)
    {
        for (const auto& party : contract.parties)
            parties_.insert(party.id);
        for (const auto& entry : entries)
            if (const auto* retract = std::get_if<Retract>(&entry.event.deed))
                if (entry.facts.withoutEffect.empty()) retracted_[retract->event] = entry.facts.number;
    }

    Result<void> add(const Entry& entry)
    {
        const EventId& id = entry.facts.event;
        for (const PartyId* party : {&entry.event.by, &entry.event.party()})
            if (!parties_.contains(*party)) return unknown(entry, party->str());
        const auto [place, fresh] = facts_.events.try_emplace(id);
        if (!fresh) return trouble(entry, "holds again what an earlier entry holds; the record was altered");
        EventFacts& known = place->second;
        known.entry = entry.facts.number;
        known.kind = kindOf(entry.event.deed);
        known.by = entry.event.party();
        known.home = homeOf(entry.event, facts_);
        if (!entry.folder.starts_with(known.home + "/record/"))
            return trouble(entry,
                           "does not lie where it belongs, in " + known.home + "; the record was altered");
        if (const auto found = retracted_.find(id); found != retracted_.end()) {
            if (!isRetractable(known.kind)) return trouble(entry, "is taken back, which its kind cannot be");
            known.retracted = found->second;
        }
        const auto* about =
            std::visit([](const auto& deed) { return deliverableOf(deed); }, entry.event.deed);
        if (about) known.deliverable = *about;
        if (!entry.facts.withoutEffect.empty()) return {};
        if (about) {
            Story* story = facts_.story(*about);
            if (!story) return unknown(entry, about->str());
            if (const auto* review = std::get_if<ReviewDeed>(&entry.event.deed))
                numberComments(known, *story, *review);
            if (!known.retracted) story->newest = entry.facts.number;
        }
        if (known.retracted) return {};
        return std::visit([&](const auto& deed) { return apply(entry, known, deed); }, entry.event.deed);
    }

    Facts take() { return std::move(facts_); }

private:
    template <class D>
    static const DeliverableId* deliverableOf(const D& deed)
    {
        if constexpr (requires { deed.deliverable; })
            return &deed.deliverable;
        else
            return nullptr;
    }

    static Error trouble(const Entry& entry, std::string what)
    {
        return {std::move(what), "entry " + std::to_string(number(entry.facts.number))};
    }

    static Error unknown(const Entry& entry, const std::string& what)
    {
        return trouble(entry, "is about \"" + what +
                                  "\", which the contract does not have; the record does not "
                                  "agree with its own contract");
    }

    Result<void> apply(const Entry& entry, EventFacts&, const Open&)
    {
        facts_.record = entry.event.record;
        facts_.opened = entry.facts.received;
        for (const auto& file : entry.event.files)
            if (file.role == FileRole::Schedule) facts_.schedule = file.sha256;
        facts_.keeper = contract_.keeper.value_or(entry.event.by);
        if (!parties_.contains(facts_.keeper)) return unknown(entry, facts_.keeper.str());
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
        revision.by = entry.event.party();
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
        ReviewFacts review{entry.facts.number, entry.facts.event,    entry.event.party(), deed.decision,
                           entry.event.at,     entry.facts.received, deed.reason,         {}};
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
        if (const RevisionFacts* silent = facts_.revision(deed.acceptance)) {
            story.accepted = static_cast<std::size_t>(silent->number) - 1;
            story.revisions[*story.accepted].silence = entry.facts.received;
        }
        story.reopened = true;
        return {};
    }

    Result<void> apply(const Entry&, EventFacts&, const Retract&) { return {}; }

    Result<void> apply(const Entry& entry, EventFacts&, const HandOver& deed)
    {
        InputStory* input = facts_.input(deed.input);
        if (!input) return unknown(entry, deed.input.str());
        input->handOvers.push_back({entry.facts.number, entry.facts.event, entry.event.party(),
                                    entry.event.at, entry.facts.received, deed.remark, entry.event.files});
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts&, const Notify& deed)
    {
        facts_.story(deed.deliverable)->notified =
            NotificationFacts{entry.facts.number,   entry.facts.event, entry.event.party(),
                              entry.facts.received, deed.expected,     deed.obstacle};
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts&, const Suspend& deed)
    {
        SuspensionFacts suspension;
        suspension.entry = entry.facts.number;
        suspension.event = entry.facts.event;
        suspension.by = entry.event.party();
        suspension.received = entry.facts.received;
        suspension.from = deed.from;
        suspension.reason = deed.reason;
        const auto& granted = contract_.suspends;
        suspension.granted =
            std::find(granted.begin(), granted.end(), sideOf(contract_, suspension.by)) != granted.end();
        facts_.suspensions.push_back(std::move(suspension));
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts&, const Resume& deed)
    {
        SuspensionFacts* suspension = byEvent(facts_.suspensions, deed.suspension);
        if (!suspension) return unknown(entry, "suspension " + deed.suspension.str());
        suspension->until = deed.on;
        suspension->resumed = entry.facts.number;
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts&, const Amend& deed)
    {
        AmendmentFacts amendment;
        amendment.entry = entry.facts.number;
        amendment.event = entry.facts.event;
        amendment.by = entry.event.party();
        amendment.received = entry.facts.received;
        amendment.amend = deed;
        amendment.files = entry.event.files;
        for (const auto& file : entry.event.files)
            if (file.role == FileRole::Schedule) amendment.schedule = file.sha256;
        facts_.amendments.push_back(std::move(amendment));
        return {};
    }

    // What is agreed: an amendment, or a suspension.
    Result<void> apply(const Entry& entry, EventFacts&, const Agree& deed)
    {
        if (AmendmentFacts* amendment = byEvent(facts_.amendments, deed.event)) {
            amendment->agreed = entry.facts.number;
            amendment->agreement = entry.facts.event;
            amendment->agreedBy = entry.event.party();
            amendment->inForce = entry.facts.received;
            facts_.schedule = amendment->schedule;
            return {};
        }
        SuspensionFacts* suspension = byEvent(facts_.suspensions, deed.event);
        if (!suspension) return unknown(entry, "proposal " + deed.event.str());
        suspension->agreed = entry.facts.number;
        return {};
    }

    Result<void> apply(const Entry& entry, EventFacts&, const Note& deed)
    {
        if (facts_.homeOf(deed.activity).empty()) return unknown(entry, deed.activity.str());
        facts_.notes.push_back({entry.facts.number, entry.facts.event, entry.event.party(), deed.activity,
                                deed.on, deed.outcome, deed.people});
        return {};
    }

    template <class D>
    Result<void> apply(const Entry& entry, EventFacts&, const D& deed)
    {
        return trouble(entry,
                       "is of the kind \"" + std::string(kindOf(deed)) +
                           "\", which this version of Remit cannot apply; open the record with a newer one");
    }

    template <class T>
    static T* byEvent(std::vector<T>& all, const EventId& event)
    {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const T& each) { return each.event == event; });
        return found == all.end() ? nullptr : &*found;
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

    // Whether the newest review settles the revision: any but a comment does, an acceptance once every post
    // that must approve has accepted.
    bool decides(const RevisionFacts& revision) const
    {
        if (revision.reviews.back().decision == Decision::Comment) return false;
        if (revision.reviews.back().decision != Decision::Accept) return true;
        return std::all_of(
            contract_.review.approvals.begin(), contract_.review.approvals.end(), [&](const PostId& post) {
                return std::any_of(revision.reviews.begin(), revision.reviews.end(),
                                   [&](const ReviewFacts& review) {
                                       const Party* party = contract_.party(review.by);
                                       return review.decision == Decision::Accept && party &&
                                              std::find(party->posts.begin(), party->posts.end(), post) !=
                                                  party->posts.end();
                                   });
            });
    }

    const Contract& contract_;
    Facts facts_;
    std::set<PartyId> parties_;
    std::map<EventId, EntryNumber> retracted_;
};

}

Result<Facts> fold(const Contract& contract, const std::vector<Entry>& entries, const Scope& scope)
{
    Folding folding(contract, entries, scope);
    for (const auto& entry : entries)
        if (const auto added = folding.add(entry); !added) return added.error();
    return folding.take();
}

Side sideOf(const Contract& contract, const PartyId& id)
{
    const Party* party = contract.party(id);
    assert(party);
    return party->side;
}

std::string nameOf(const Contract& contract, const PartyId& id)
{
    const Party* party = contract.party(id);
    return party ? party->name : id.str();
}

std::string homeOf(const Event& event, const Facts& facts)
{
    const auto beside = [&](const EventId& answered) {
        const auto found = facts.events.find(answered);
        return found == facts.events.end() ? std::string(kContractHome) : found->second.home;
    };
    const auto home = std::visit(
        [&](const auto& deed) -> std::string {
            if constexpr (requires { deed.deliverable; })
                return facts.homeOf(deed.deliverable);
            else if constexpr (requires { deed.activity; })
                return facts.homeOf(deed.activity);
            else if constexpr (requires { deed.input; })
                return facts.homeOf(deed.input);
            else if constexpr (requires { deed.event; })
                return beside(deed.event);
            else
                return std::string(kContractHome);
        },
        event.deed);
    return home.empty() ? std::string(kContractHome) : home;
}

std::set<std::string> carriedTo(const Event& event, const Facts& facts)
{
    std::set<std::string> homes;
    if (const auto* review = std::get_if<ReviewDeed>(&event.deed))
        for (const auto& comment : review->comments)
            if (comment.carriedTo) homes.insert(facts.homeOf(*comment.carriedTo));
    return homes;
}

bool concerns(const Entry& entry, const Facts& facts, const DeliverableId& deliverable)
{
    if (std::holds_alternative<Open>(entry.event.deed)) return true;
    const auto found = facts.events.find(entry.facts.event);
    if (found == facts.events.end()) return false;
    if (found->second.deliverable == deliverable || found->second.home == facts.homeOf(deliverable))
        return true;
    const auto* review = std::get_if<ReviewDeed>(&entry.event.deed);
    return review && std::any_of(review->comments.begin(), review->comments.end(),
                                 [&](const Comment& comment) { return comment.carriedTo == deliverable; });
}

}
