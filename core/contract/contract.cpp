#include "contract/contract.h"

#include <algorithm>

namespace remit {

namespace {

template <class Items, class Key>
auto* byId(const Items& items, const Key& id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}

const Component* Contract::componentOf(const DeliverableId& wanted) const
{
    const auto found = std::find_if(components.begin(), components.end(), [&](const auto& component) {
        return byId(component.deliverables, wanted);
    });
    return found == components.end() ? nullptr : &*found;
}

const Deliverable* Contract::deliverable(const DeliverableId& wanted) const
{
    const Component* component = componentOf(wanted);
    return component ? byId(component->deliverables, wanted) : nullptr;
}

const Component* Contract::componentOf(const ActivityId& wanted) const
{
    const auto found = std::find_if(components.begin(), components.end(), [&](const auto& component) {
        return byId(component.activities, wanted);
    });
    return found == components.end() ? nullptr : &*found;
}

const Activity* Contract::activity(const ActivityId& wanted) const
{
    const Component* component = componentOf(wanted);
    return component ? byId(component->activities, wanted) : nullptr;
}

const Component* Contract::componentOf(const InputId& wanted) const
{
    const auto found = std::find_if(components.begin(), components.end(),
                                    [&](const auto& component) { return byId(component.inputs, wanted); });
    return found == components.end() ? nullptr : &*found;
}

const Input* Contract::input(const InputId& wanted) const
{
    const Component* component = componentOf(wanted);
    return component ? byId(component->inputs, wanted) : nullptr;
}

std::vector<Part> Contract::parts() const
{
    std::vector<Part> parts;
    const auto dated = [](const std::optional<Term>& due) { return due ? &*due : nullptr; };
    for (const auto& component : components) {
        for (const auto& each : component.deliverables)
            parts.push_back({each.id.str(), each.title, &each.due, each.roll});
        for (const auto& each : component.inputs)
            parts.push_back({each.id.str(), each.title, dated(each.due), {}});
        for (const auto& each : component.activities)
            parts.push_back({each.id.str(), each.title, dated(each.due), {}});
    }
    return parts;
}

std::optional<Part> Contract::part(std::string_view wanted) const
{
    for (const auto& each : parts())
        if (each.id == wanted) return each;
    return {};
}

std::string Contract::titleOf(std::string_view wanted) const
{
    const auto found = part(wanted);
    return std::string(found ? found->title : wanted);
}

const Party* Contract::party(const PartyId& wanted) const
{
    return byId(parties, wanted);
}

const Post* Contract::post(const PostId& wanted) const
{
    return byId(posts, wanted);
}

const TopicList* Contract::topicList(std::string_view wanted) const
{
    return byId(topicLists, wanted);
}

const Payment* Contract::payment(const PaymentId& wanted) const
{
    return byId(payments, wanted);
}

std::optional<Money> Contract::amountOf(const Payment& payment) const
{
    return remit::amountOf(payment.share, value);
}

std::vector<const Deliverable*> Contract::deliverables() const
{
    std::vector<const Deliverable*> all;
    for (const auto& component : components)
        for (const auto& deliverable : component.deliverables)
            all.push_back(&deliverable);
    return all;
}

std::vector<std::string> Contract::deliverableIds() const
{
    std::vector<std::string> ids;
    for (const auto* deliverable : deliverables())
        ids.push_back(deliverable->id.str());
    return ids;
}

const std::string* Contract::assumption(std::string_view key) const
{
    const auto found = assumed.find(std::string(key));
    return found == assumed.end() ? nullptr : &found->second.reason;
}

const std::vector<std::string>& sideWords()
{
    static const std::vector<std::string> words = {"client", "provider", "observer"};
    return words;
}

const std::vector<std::string>& rightWords()
{
    static const std::vector<std::string> words = {"submit",  "withdraw", "review",  "amend", "agree",
                                                   "appoint", "notify",   "suspend", "note",  "invoice",
                                                   "certify", "pay",      "attest",  "erase", "close"};
    return words;
}

std::string_view word(Side side)
{
    return sideWords()[static_cast<std::size_t>(side)];
}

std::string_view word(Right right)
{
    return rightWords()[static_cast<std::size_t>(right)];
}

std::optional<Side> sideOf(std::string_view word)
{
    const auto& words = sideWords();
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return {};
    return static_cast<Side>(found - words.begin());
}

std::optional<Right> rightOf(std::string_view word)
{
    const auto& words = rightWords();
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return {};
    return static_cast<Right>(found - words.begin());
}

std::string Period::str() const
{
    static constexpr const char* kUnits[] = {"working day", "day", "week", "month"};
    return std::to_string(count) + " " + kUnits[static_cast<int>(unit)] + (count == 1 ? "" : "s");
}

std::optional<Anchor> Term::anchor() const
{
    if (const auto* with = std::get_if<With>(&meaning)) return Anchor{Anchor::What::Due, with->id};
    if (const auto* relative = std::get_if<Relative>(&meaning)) return relative->from;
    if (std::holds_alternative<EndOfMonth>(meaning)) return Anchor{Anchor::What::Start, {}};
    return {};
}

}
