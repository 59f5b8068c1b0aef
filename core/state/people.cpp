#include "state/people.h"

#include "base/words.h"

#include <algorithm>
#include <unordered_set>

namespace remit {

namespace {

constexpr std::size_t kMostNameBytes = 500; // as for texts of one line in people.toml

}

People::People(const Contract& contract) : contract_(&contract)
{
    for (const auto& post : contract.posts)
        posts_.emplace(post.id, &post);
    for (const auto& party : contract.parties) {
        if (party.introduced) continue;
        sides_.emplace(party.id, party.side);
        auto& seats = seats_[party.id];
        for (const auto& post : party.posts)
            seats[post] = {{Instant(std::chrono::sys_seconds::min()), Capacity::Holder}};
        for (const auto& line : party.keys)
            if (const auto key = SshKey::of(line)) introduceKey(party.id, *key, {}, false);
    }
}

People People::under(const Contract& contract) &&
{
    contract_ = &contract;
    for (const auto& post : contract.posts)
        posts_[post.id] = &post;
    return std::move(*this);
}

Capacity People::capacity(const PartyId& party, const PostId& post, Instant at) const
{
    const auto held = seats_.find(party);
    if (held == seats_.end()) return Capacity::None;
    const auto found = held->second.find(post);
    if (found == held->second.end()) return Capacity::None;
    const Steps& steps = found->second;
    const auto next = std::upper_bound(steps.begin(), steps.end(), at,
                                       [](Instant when, const Step& step) { return when < step.from; });
    return next == steps.begin() ? Capacity::None : std::prev(next)->capacity;
}

std::vector<Acting> People::acting(const PartyId& party, Right right, Instant at) const
{
    std::vector<Acting> all;
    const auto held = seats_.find(party);
    if (held == seats_.end()) return all;
    for (const auto& [post, steps] : held->second) {
        const Capacity capacity = this->capacity(party, post, at);
        if (capacity != Capacity::None && posts_.at(post)->allows(right)) all.push_back({post, capacity});
    }
    return all;
}

bool People::may(const PartyId& party, Right right, Instant at) const
{
    return !acting(party, right, at).empty();
}

bool People::mayEver(const PartyId& party, Right right, Instant from) const
{
    const auto held = seats_.find(party);
    if (held == seats_.end()) return false;
    return std::any_of(held->second.begin(), held->second.end(), [&](const auto& seat) {
        const auto& [post, steps] = seat;
        const bool later = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
            return step.from > from && step.capacity != Capacity::None;
        });
        return posts_.at(post)->allows(right) && (later || capacity(party, post, from) != Capacity::None);
    });
}

bool People::hasLeft(const PartyId& by, Instant at) const
{
    const auto held = seats_.find(by);
    if (held == seats_.end() || held->second.empty()) return false;
    return std::none_of(held->second.begin(), held->second.end(), [&](const auto& seat) {
        const auto& [post, steps] = seat;
        return capacity(by, post, at) != Capacity::None ||
               std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
                   return step.from > at && step.capacity != Capacity::None;
               });
    });
}

bool People::mayChangeKeys(const PartyId& by, const Appoint& appoint, Instant at) const
{
    if (by == appoint.party) return true;
    const auto known = sides_.find(appoint.party);
    const auto post = appoint.seat ? posts_.find(appoint.seat->post) : posts_.end();
    if (known == sides_.end() && post == posts_.end()) return false;
    const Side side = known != sides_.end() ? known->second : post->second->side;
    const auto own = sides_.find(by);
    return own != sides_.end() && own->second == side && may(by, Right::Appoint, at);
}

bool People::isSigning(const PartyId& party, EntryNumber n) const
{
    const auto found = keysOf_.find(party);
    return found != keysOf_.end() && keys_.at(found->second.front()).introduced < n;
}

const KeyFacts* People::key(const std::string& fingerprint) const
{
    const auto found = keys_.find(fingerprint);
    return found == keys_.end() ? nullptr : &found->second;
}

std::vector<const KeyFacts*> People::keysOf(const PartyId& party) const
{
    std::vector<const KeyFacts*> all;
    if (const auto found = keysOf_.find(party); found != keysOf_.end())
        for (const auto& fingerprint : found->second)
            all.push_back(&keys_.at(fingerprint));
    return all;
}

std::string People::unfit(const Appoint& appoint) const
{
    if (!appoint.seat && appoint.key.empty() && appoint.retires.empty())
        return "This appoints nobody, and neither introduces nor retires a key";
    if (auto why = unfitSeat(appoint); !why.empty()) return why;
    return unfitKeys(appoint);
}

std::string People::unfitSeat(const Appoint& appoint) const
{
    const auto known = sides_.find(appoint.party);
    const auto post = appoint.seat ? posts_.find(appoint.seat->post) : posts_.end();
    if (appoint.seat && post == posts_.end())
        return "The contract has no post \"" + appoint.seat->post.str() + "\"";
    if (known == sides_.end()) {
        if (appoint.name.empty() || !appoint.seat)
            return "The contract has no party \"" + appoint.party.str() +
                   "\"; a new one is introduced with a post and a name";
        if (appoint.name.size() > kMostNameBytes || quotable(appoint.name, kMostNameBytes) != appoint.name)
            return "A name is one line of at most " + std::to_string(kMostNameBytes) +
                   " bytes, without control characters";
        if (introduced_ == kMostIntroduced)
            return "More than " + std::to_string(kMostIntroduced) +
                   " parties cannot be introduced in one contract";
        return {};
    }
    if (!appoint.name.empty())
        return "\"" + appoint.party.str() + "\" takes part already, as " + nameOf(*contract_, appoint.party) +
               "; its name stays";
    if (appoint.seat && post->second->side != known->second)
        return post->second->title + " is a post of the " + std::string(word(post->second->side)) + ", and " +
               nameOf(*contract_, appoint.party) + " is of the " + std::string(word(known->second));
    return {};
}

std::string People::unfitKeys(const Appoint& appoint) const
{
    if (!appoint.key.empty()) {
        const auto known = sides_.find(appoint.party);
        const Side side = known != sides_.end() ? known->second : posts_.at(appoint.seat->post)->side;
        if (side == Side::Observer) return "Observers record nothing, so there is no key that they sign with";
        const auto key = SshKey::of(appoint.key);
        if (!key) return "The key " + key.error().what;
        if (key->str() != appoint.key) return "The key is not written as in the record";
        if (const KeyFacts* taken = this->key(key->fingerprint()))
            return "The key " + key->fingerprint() + " is that of " + nameOf(*contract_, taken->owner) +
                   (taken->retired ? ", retired in entry " + std::to_string(number(*taken->retired)) +
                                         "; a new one takes its place"
                                   : " already");
    }
    if (appoint.retires.empty()) return {};
    const KeyFacts* retired = key(appoint.retires);
    const std::string name = "The key " + quotable(appoint.retires, 100);
    if (!retired || retired->owner != appoint.party)
        return name + " is none of " + nameOf(*contract_, appoint.party) + "'s";
    if (retired->retired)
        return name + " is retired already (entry " + std::to_string(number(*retired->retired)) + ")";
    const auto keys = keysOf(appoint.party);
    const auto left =
        std::count_if(keys.begin(), keys.end(), [](const auto* each) { return !each->retired; });
    if (left == 1 && appoint.key.empty())
        return name + " is the last one of " + nameOf(*contract_, appoint.party) +
               ", who signs; introduce a new one with it";
    return {};
}

void People::apply(const Appoint& appoint, EntryNumber n, Instant from, bool byKeeper)
{
    auto& seats = seats_[appoint.party];
    if (const auto& seat = appoint.seat) {
        if (sides_.emplace(appoint.party, posts_.at(seat->post)->side).second) ++introduced_;
        Steps& steps = seats[seat->post];
        while (!steps.empty() && steps.back().from >= from)
            steps.pop_back();
        steps.push_back({from, seat->capacity});
    }
    if (!appoint.retires.empty()) keys_.at(appoint.retires).retired = n;
    if (const auto key = SshKey::of(appoint.key)) introduceKey(appoint.party, *key, n, byKeeper);
}

void People::introduceKey(const PartyId& party, const SshKey& key, EntryNumber n, bool byKeeper)
{
    const std::string fingerprint = key.fingerprint();
    keysOf_[party].push_back(fingerprint);
    keys_.emplace(fingerprint, KeyFacts{key, party, n, byKeeper});
}

void introduce(Contract& contract, const std::vector<Entry>& entries)
{
    std::unordered_set<PartyId> known;
    for (const auto& party : contract.parties)
        known.insert(party.id);
    std::size_t left = kMostIntroduced;
    for (const auto& entry : entries) {
        const auto* appoint = std::get_if<Appoint>(&entry.event.deed);
        if (!appoint || !appoint->seat || !entry.facts.withoutEffect.empty()) continue;
        const Post* post = contract.post(appoint->seat->post);
        if (!post || left == 0 || !known.insert(appoint->party).second) continue;
        Party party;
        party.id = appoint->party;
        party.name = appoint->name;
        party.side = post->side;
        party.introduced = true;
        contract.parties.push_back(std::move(party));
        --left;
    }
}

std::optional<Right> rightFor(const Deed& deed, Side side)
{
    struct {
        Side side;
        std::optional<Right> operator()(const Open&) const { return {}; }
        std::optional<Right> operator()(const Submit&) const { return Right::Submit; }
        std::optional<Right> operator()(const Withdraw&) const { return Right::Withdraw; }
        std::optional<Right> operator()(const ReviewDeed&) const { return Right::Review; }
        std::optional<Right> operator()(const Reopen&) const { return Right::Review; }
        std::optional<Right> operator()(const Retract&) const { return {}; }
        std::optional<Right> operator()(const Note&) const { return Right::Note; }
        std::optional<Right> operator()(const HandOver&) const { return Right::Note; }
        std::optional<Right> operator()(const Amend&) const { return Right::Amend; }
        std::optional<Right> operator()(const Agree&) const { return Right::Agree; }
        std::optional<Right> operator()(const Appoint&) const { return Right::Appoint; }
        std::optional<Right> operator()(const Notify&) const { return Right::Notify; }
        std::optional<Right> operator()(const Suspend&) const { return Right::Suspend; }
        std::optional<Right> operator()(const Resume&) const { return Right::Suspend; }
        std::optional<Right> operator()(const Erase&) const { return Right::Erase; }
        std::optional<Right> operator()(const Invoice&) const { return Right::Invoice; }
        std::optional<Right> operator()(const Certify&) const { return Right::Certify; }
        // Who may send invoices says whether the money has come.
        std::optional<Right> operator()(const Pay&) const
        {
            return side == Side::Client ? Right::Pay : Right::Invoice;
        }
        std::optional<Right> operator()(const Attest&) const { return Right::Attest; }
        std::optional<Right> operator()(const Close&) const { return Right::Close; }
    } const right{side};
    return std::visit(right, deed);
}

Actor actorOf(const Event& event, const Contract& contract, const People& people, Instant at)
{
    Actor actor{event.party()};
    const Party* party = contract.party(actor.party);
    const auto right = party ? rightFor(event.deed, party->side) : std::nullopt;
    if (!right) return actor;
    std::vector<Acting> posts = people.acting(actor.party, *right, at);
    const auto* review = std::get_if<ReviewDeed>(&event.deed);
    const bool decides = review && review->decision != Decision::Comment;
    const auto& approvals = contract.review.approvals;
    if (decides && !approvals.empty())
        std::erase_if(posts, [&](const Acting& each) {
            return std::find(approvals.begin(), approvals.end(), each.post) == approvals.end();
        });
    const auto holds = [](const Acting& each) { return each.capacity == Capacity::Holder; };
    if (std::any_of(posts.begin(), posts.end(), holds)) {
        if (!decides || approvals.empty()) return actor;
        std::erase_if(posts, holds); // each post whose approval this is is named
    }
    actor.acting = std::move(posts);
    return actor;
}

std::string nameOf(const Contract& contract, const PartyId& id)
{
    const Party* party = contract.party(id);
    return party ? party->name : id.str();
}

std::string nameOf(const Contract& contract, const Actor& actor)
{
    std::vector<std::string> posts;
    for (const auto& [post, capacity] : actor.acting) {
        const Post* found = contract.post(post);
        posts.push_back(std::string(nameOf(capacity)) + (capacity == Capacity::Deputy ? " for " : " of ") +
                        (found ? found->title : post.str()));
    }
    return nameOf(contract, actor.party) + (posts.empty() ? "" : ", " + listed(posts));
}

std::string_view nameOf(Capacity capacity)
{
    switch (capacity) {
    case Capacity::Holder:
        return "holder";
    case Capacity::Deputy:
        return "deputy";
    case Capacity::InCharge:
        return "officer-in-charge";
    case Capacity::None:
        break;
    }
    return "nothing";
}

}
