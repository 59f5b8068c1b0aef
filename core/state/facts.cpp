#include "state/facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit {

const RevisionFacts* Story::underReview() const
{
    if (revisions.empty() || revisions.back().withdrawn || revisions.back().settled()) return nullptr;
    return &revisions.back();
}

const RevisionFacts* Story::standing() const
{
    for (auto each = revisions.rbegin(); each != revisions.rend(); ++each)
        if (each->settled() || (each == revisions.rbegin() && !each->withdrawn)) return &*each;
    return nullptr;
}

const RevisionFacts* Story::first() const
{
    const RevisionFacts* first = nullptr;
    bool counts = true; // the revision after: an undecided one was replaced by it and shares its fate
    for (auto each = revisions.rbegin(); each != revisions.rend(); ++each) {
        counts = each->settled() || (counts && !each->withdrawn);
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

Standing::Standing(const Contract& contract, const Scope& scope) : people(contract)
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
    for (const auto& payment : contract.payments) {
        if (!scope.has(payment.id)) continue;
        paymentPlaces_[payment.id] = payments.size();
        payments.emplace_back().payment = &payment;
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

namespace {

// Puts each story in its place in `there`, of which `find` tells it; `isEmpty` are those that need none.
template <class S, class Subject, class Find, class IsEmpty>
Result<void> moveStories(std::vector<S>& stories, const Subject* S::*subject, Find find, IsEmpty isEmpty)
{
    for (S& story : stories) {
        S* const place = find((story.*subject)->id);
        if (!place && !isEmpty(story))
            return Error{"Something is recorded about " + (story.*subject)->title +
                         ", for which these terms have no place"};
        if (!place) continue;
        story.*subject = place->*subject;
        *place = std::move(story);
    }
    return {};
}

}

Result<Facts> movedTo(const Contract& contract, const Scope& scope, Facts&& facts)
{
    Facts moved(contract, scope);
    const auto untouched = [](const auto& story) { return story.newest == EntryNumber{}; };
    if (auto all = moveStories(
            facts.stories, &Story::deliverable, [&](const auto& id) { return moved.story(id); }, untouched);
        !all)
        return all.error();
    if (auto all = moveStories(
            facts.inputs, &InputStory::input, [&](const auto& id) { return moved.input(id); },
            [](const InputStory& story) { return story.handOvers.empty(); });
        !all)
        return all.error();
    if (auto all = moveStories(
            facts.payments, &PaymentStory::payment, [&](const auto& id) { return moved.payment(id); },
            untouched);
        !all)
        return all.error();
    moved.record = std::move(facts.record);
    moved.keeper = std::move(facts.keeper);
    moved.people = std::move(facts.people).under(contract);
    moved.opened = facts.opened;
    moved.opening = std::move(facts.opening);
    moved.schedule = facts.schedule;
    moved.amendments = std::move(facts.amendments);
    moved.suspensions = std::move(facts.suspensions);
    moved.carried = std::move(facts.carried);
    moved.notes = std::move(facts.notes);
    moved.events = std::move(facts.events);
    return moved;
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

const PaymentStory* Standing::payment(const PaymentId& id) const
{
    const auto found = paymentPlaces_.find(id);
    return found == paymentPlaces_.end() ? nullptr : &payments[found->second];
}

PaymentStory* Standing::payment(const PaymentId& id)
{
    return const_cast<PaymentStory*>(std::as_const(*this).payment(id));
}

std::string homeOf(const PaymentId& id)
{
    return std::string(kPaymentsHome) + "/" + id.str();
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

bool EventFacts::canErase(const std::string& name) const
{
    return std::find(erasable.begin(), erasable.end(), name) != erasable.end();
}

std::vector<std::string> erasableIn(const Event& event)
{
    std::vector<std::string> names;
    const Deed& deed = event.deed;
    if (const auto* note = std::get_if<Note>(&deed))
        for (const auto& file : note->kept)
            names.push_back(file.name);
    if (std::holds_alternative<Submit>(deed) || std::holds_alternative<ReviewDeed>(deed) ||
        std::holds_alternative<HandOver>(deed))
        for (const auto& file : event.files)
            names.push_back(file.name);
    return names;
}

bool isRetractable(std::string_view kind)
{
    static const std::set<std::string_view> kKinds = {"review",    "reopen",  "note",    "withdraw",
                                                      "hand-over", "amend",   "suspend", "notify",
                                                      "certify",   "invoice", "pay"};
    return kKinds.contains(kind);
}

Side sideOf(const Contract& contract, const PartyId& id)
{
    const Party* party = contract.party(id);
    assert(party);
    return party->side;
}

bool countsAlone(const Contract& contract, const PartyId& party)
{
    const auto& sides = contract.suspends;
    return std::find(sides.begin(), sides.end(), sideOf(contract, party)) != sides.end();
}

std::vector<PostId> Approvals::turn() const
{
    if (!inOrder || open.empty()) return open;
    return {open.front()};
}

Approvals approvals(const Contract& contract, const RevisionFacts& revision)
{
    std::set<PostId> given;
    for (const auto& review : revision.reviews)
        given.insert(review.approvals.begin(), review.approvals.end());
    Approvals found;
    found.needed = contract.review.needed();
    found.inOrder = contract.review.inOrder;
    for (const auto& post : contract.review.approvals)
        (given.contains(post) ? found.given : found.open).push_back(post);
    return found;
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
            else if constexpr (requires { deed.payment; })
                return remit::homeOf(deed.payment);
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
