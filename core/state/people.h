#pragma once

#include "contract/contract.h"
#include "evidence/ssh.h"
#include "ledger/ledger.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

// Who acts for which post, and which keys sign for whom: what people.toml says, and the appointments since.
namespace remit {

// A post that somebody acts for.
struct Acting {
    PostId post;
    Capacity capacity = Capacity::Holder;

    bool operator==(const Acting&) const = default;
};

// Who did something. `acting`: the posts of others that they did it for, as deputy or officer-in-charge; none
// where a post that they hold themselves let them.
struct Actor {
    PartyId party;
    std::vector<Acting> acting{};

    operator const PartyId&() const { return party; }
};

// A key, and the entries in which its signatures count: after the one that introduced it, to the one that
// retired it, which it may sign itself. No clock has a say in that.
struct KeyFacts {
    SshKey key;
    PartyId owner;
    EntryNumber introduced{}; // by which entry; 0: it stands in people.toml
    bool byKeeper = false;    // introduced by the keeper, for a party of another side
    std::optional<EntryNumber> retired{};

    bool counts(EntryNumber n) const { return introduced < n && (!retired || n <= *retired); }
};

// The people of a contract as they stand after some entry. Points into the contract. What it is asked takes
// time by what the party in question holds, not by how many appointments there were.
class People {
public:
    // As people.toml has them.
    explicit People(const Contract& contract);

    // The same people by other terms of the contract, which has the posts and parties that the one before
    // has.
    People under(const Contract& contract) &&;

    // Whether the party takes part: by people.toml, or since an appointment introduced it.
    bool knows(const PartyId& party) const { return seats_.contains(party); }

    // In which capacity the party acts for the post at that time; None if it does not.
    Capacity capacity(const PartyId& party, const PostId& post, Instant at) const;
    // The posts for which it acts then and that may do it, in the order of their ids.
    std::vector<Acting> acting(const PartyId& party, Right right, Instant at) const;
    bool may(const PartyId& party, Right right, Instant at) const;
    // Whether it may do it by a post for which it acts then or, as appointed, will later.
    bool mayEver(const PartyId& party, Right right, Instant from) const;

    // Whether `by` acted for a post and acts for none at that time or, as appointed, later.
    bool hasLeft(const PartyId& by, Instant at) const;

    // Whether the keys that `appoint` speaks of are those of `by` itself, or of its side, which it may
    // appoint for at that time.
    bool mayChangeKeys(const PartyId& by, const Appoint& appoint, Instant at) const;

    // Whether what `party` does in entry `n` is signed: it has keys. What one without keys does is named, not
    // signed. Once a party signs it always does: its last key cannot be retired.
    bool isSigning(const PartyId& party, EntryNumber n) const;
    // By its fingerprint; nullptr if nobody has or had it.
    const KeyFacts* key(const std::string& fingerprint) const;
    std::vector<const KeyFacts*> keysOf(const PartyId& party) const; // oldest first

    // Why `appoint` cannot be, whoever wants it: a sentence without a full stop; empty if it can.
    std::string unfit(const Appoint& appoint) const;

    // What entry `n` does, from `from` on (meaningful where a post is filled). REQUIRES: it is not unfit.
    void apply(const Appoint& appoint, EntryNumber n, Instant from, bool byKeeper);

private:
    // From when on a party acts for a post, and in which capacity. Of the steps that have begun, the one that
    // was recorded last counts: so one that begins no earlier than a newer one never will, and is dropped.
    struct Step {
        Instant from;
        Capacity capacity;
    };
    using Steps = std::vector<Step>; // by `from`, no two alike

    void introduceKey(const PartyId& party, const SshKey& key, EntryNumber n, bool byKeeper);
    std::string unfitSeat(const Appoint& appoint) const;
    std::string unfitKeys(const Appoint& appoint) const;

    const Contract* contract_;
    std::unordered_map<PostId, const Post*> posts_;
    std::unordered_map<PartyId, Side> sides_;
    std::unordered_map<PartyId, std::map<PostId, Steps>> seats_;
    std::unordered_map<std::string, KeyFacts> keys_; // by fingerprint
    std::unordered_map<PartyId, std::vector<std::string>> keysOf_;
    std::size_t introduced_ = 0; // parties
};

// The most parties that appointments introduce in one contract.
constexpr std::size_t kMostIntroduced = 1'000;

// Adds to `contract` the parties that appointments among `entries` introduced.
void introduce(Contract& contract, const std::vector<Entry>& entries);

// The right that a deed of a party of that side takes; none for those that have their own rule.
std::optional<Right> rightFor(const Deed& deed, Side side);

// Who did `event` at that time: a decision by the posts whose approval the contract asks for.
Actor actorOf(const Event& event, const Contract& contract, const People& people, Instant at);

// "Service provider"; the id if the contract has no such party. Of an actor with the posts that it acted for:
// "N. N., officer-in-charge of Head of Unit".
std::string nameOf(const Contract& contract, const PartyId& party);
std::string nameOf(const Contract& contract, const Actor& actor);

// "officer-in-charge", "deputy", "holder".
std::string_view nameOf(Capacity capacity);

}
