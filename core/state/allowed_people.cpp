#include "base/unicode.h"
#include "base/words.h"
#include "state/asking.h"

#include <algorithm>

namespace remit {

namespace {

// The rules for who acts for a post and signs with which keys: that is for their own side.
struct OnPeople : Asking {
    Result<void> check(const Appoint& deed) const
    {
        if (const std::string why = facts.people.unfit(deed); !why.empty()) return refused(why);
        if (deed.seat)
            if (auto may = fills(deed, *deed.seat); !may) return may;
        if (auto may = signedKeys(deed); !may) return may;
        if (!deed.key.empty() && !introducesOwn(deed))
            return refused(
                "A key is introduced by the party that signs with it, by whoever may appoint on its "
                "side, or by the keeper for one that has lost its own");
        if (!deed.retires.empty() && !ofOwnSide(deed))
            return refused(
                "A key is retired by the party whose it is, or by whoever may appoint on its side");
        return {};
    }

private:
    Side ownSide() const { return sideOf(contract, event.party()); }

    // Keys are spoken of by whoever makes the event, whosever deed it is said to be.
    bool ofOwnSide(const Appoint& deed) const { return facts.people.mayChangeKeys(event.by, deed, now); }

    // Nobody who does not sign speaks of the keys of one who does, but the keeper, of whom that is shown.
    Result<void> signedKeys(const Appoint& deed) const
    {
        const bool aboutKeys = !deed.key.empty() || !deed.retires.empty();
        const bool helps = event.by == facts.keeper && deed.retires.empty();
        if (!aboutKeys || helps || facts.people.keysOf(deed.party).empty() ||
            !facts.people.keysOf(event.by).empty())
            return {};
        return refused(nameOf(contract, deed.party) +
                       " signs, so only somebody who signs too introduces or retires its keys");
    }

    bool introducesOwn(const Appoint& deed) const
    {
        const bool lost = event.by == facts.keeper && !facts.people.keysOf(deed.party).empty();
        return ofOwnSide(deed) || lost;
    }

    Result<void> fills(const Appoint& deed, const Appoint::Seat& seat) const
    {
        if (auto may = right(Right::Appoint, "appoint anybody"); !may) return may;
        const Post& post = *contract.post(seat.post);
        if (post.side != ownSide() && post.side != Side::Observer)
            return refused(post.title + " is a post of the other side, which appoints whoever acts for it");
        if (auto may = namesNobodyElse(deed.name); !may) return may;
        const std::string name = deed.name.empty() ? nameOf(contract, deed.party) : deed.name;
        const auto from = zone.at({seat.from, {}});
        if (!from) return refused(from.error().what);
        const Capacity then = facts.people.capacity(deed.party, seat.post, *from);
        if (then == seat.capacity && atLast(deed.party, seat.post) == then)
            return refused(name + (then == Capacity::None ? " does not act for " + post.title + " on that day"
                                                          : " is " + std::string(nameOf(then)) +
                                                                " there already: " + post.title));
        if (seat.capacity == Capacity::None) return leaves(deed, post, *from);
        return fitTogether(deed, post, name);
    }

    // What a new party is called cannot be taken for anybody or any post that there is.
    Result<void> namesNobodyElse(const std::string& name) const
    {
        const std::string own = plainWords(name);
        if (!name.empty() && own.empty()) return refused("A name has letters in it");
        const auto same = [&](const std::string& other) { return !own.empty() && plainWords(other) == own; };
        for (const auto& party : contract.parties)
            if (facts.people.knows(party.id) && same(party.name)) // who comes later is not known yet
                return refused(party.name + " is the name of somebody else in this contract");
        for (const auto& post : contract.posts)
            if (same(post.title))
                return refused(post.title + " is a post of this contract; a name is somebody's own");
        return {};
    }

    // Nobody hands in and decides, by one post or by several.
    Result<void> fitTogether(const Appoint& deed, const Post& post, const std::string& name) const
    {
        for (const auto& [gets, has] :
             {std::pair(Right::Submit, Right::Review), std::pair(Right::Review, Right::Submit)})
            if (post.allows(gets) && facts.people.mayEver(deed.party, has, now))
                return refused(name + " would both hand in and decide; nobody decides on what is their own");
        return {};
    }

    // In which capacity it acts for the post once all that is recorded has begun.
    Capacity atLast(const PartyId& party, const PostId& post) const
    {
        return facts.people.capacity(party, post, Instant(std::chrono::sys_seconds::max()));
    }

    // A side in which nobody may appoint could not say who acts for it: somebody else does from that day on.
    Result<void> leaves(const Appoint& deed, const Post& post, Instant from) const
    {
        const auto may = [&](const Post& each) {
            return each.side == post.side && each.allows(Right::Appoint);
        };
        if (!may(post)) return {};
        for (const auto& party : contract.parties)
            for (const auto& each : contract.posts) {
                const bool leaving = party.id == deed.party && each.id == post.id;
                if (!leaving && may(each) &&
                    facts.people.capacity(party.id, each.id, from) != Capacity::None &&
                    atLast(party.id, each.id) != Capacity::None)
                    return {};
            }
        return refused("Then nobody on that side could appoint anybody any more; appoint another one to " +
                       post.title + " first, from that day at the latest");
    }
};

}

std::optional<Result<void>> peopleAllowed(const Asking& asking, const Deed& deed)
{
    const auto* appoint = std::get_if<Appoint>(&deed);
    if (!appoint) return {};
    return OnPeople{asking}.check(*appoint);
}

}
