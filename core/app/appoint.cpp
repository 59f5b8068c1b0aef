#include "app/common.h"
#include "base/words.h"
#include "evidence/signing.h"
#include "report/layout.h"

#include <ostream>

namespace remit::app {

namespace {

Result<Capacity> capacityTyped(const std::string& typed)
{
    if (typed.empty()) return Capacity::Holder;
    if (const auto capacity = capacityOf(typed)) return *capacity;
    const std::vector<std::string> known = {"holder", "deputy", "in-charge", "none"};
    const std::string near = didYouMean(typed, known);
    return Error{"--as says in which capacity: " + listed(known, "or") + (near.empty() ? "" : near),
                 {},
                 Trouble::Usage};
}

// The public key in the file typed, itself or the one beside it.
Result<SshKey> keyTyped(const World& world, const std::string& typed)
{
    const auto key = publicKeyOf(world.folder / typed);
    if (!key) return Error{key.error().what, quotable(typed, 300), key.error().trouble};
    return key;
}

Result<PostId> postTyped(const Contract& contract, const std::string& typed)
{
    const auto id = PostId::of(typed);
    if (id && contract.post(*id)) return *id;
    std::vector<std::string> known;
    for (const auto& post : contract.posts)
        known.push_back(post.id.str());
    const std::string near = didYouMean(typed, known);
    return Error{"The contract has no post \"" + quotable(typed) + "\"" +
                     (near.empty() ? "; it has " + listed(known) : near),
                 {},
                 Trouble::Usage};
}

// Who is meant: a party of the contract, or with --name a new one.
Result<PartyId> partyTyped(const Contract& contract, const AppointArguments& arguments)
{
    if (arguments.name.empty()) {
        auto known = party(contract, arguments.whom.back());
        if (known) return known;
        return Error{known.error().what + (known.error().what.ends_with('?') ? "" : ".") +
                         " Somebody new is introduced with --name \"…\"",
                     {},
                     Trouble::Usage};
    }
    auto id = PartyId::of(arguments.whom.back());
    if (!id) return Error{id.error().what, {}, Trouble::Usage};
    return id;
}

Result<Appoint> deedOf(const World& world, const Opened& opened, const Author& who,
                       const AppointArguments& arguments)
{
    const Contract& contract = *opened.record.contract;
    Appoint deed;
    const auto party = partyTyped(contract, arguments);
    if (!party) return party.error();
    deed.party = *party;
    deed.name = arguments.name;
    deed.reason = arguments.reason;
    const bool fills = arguments.whom.size() == 2;
    if (!fills && (!arguments.as.empty() || !arguments.from.empty()))
        return Error{"Say which post: remit appoint POST " + arguments.whom.back(), {}, Trouble::Usage};
    if (fills) {
        const auto post = postTyped(contract, arguments.whom.front());
        if (!post) return post.error();
        const auto capacity = capacityTyped(arguments.as);
        if (!capacity) return capacity.error();
        const auto from = arguments.from.empty() ? today(opened.record, who) : dayTyped(arguments.from);
        if (!from) return from.error();
        deed.seat = Appoint::Seat{*post, *capacity, *from};
    }
    if (!arguments.key.empty()) {
        const auto key = keyTyped(world, arguments.key);
        if (!key) return key.error();
        deed.key = key->str();
    }
    if (arguments.retire.starts_with("SHA256:")) {
        deed.retires = arguments.retire;
    } else if (!arguments.retire.empty()) {
        const auto key = keyTyped(world, arguments.retire);
        if (!key) return key.error();
        deed.retires = key->fingerprint();
    }
    return deed;
}

// Who acts for the post now: a former holder does not leave by somebody else's appointment.
std::string holders(const Record& record, const PostId& post, Instant now)
{
    std::vector<std::string> names;
    for (const auto& party : record.contract->parties) {
        const Capacity capacity = record.facts.people.capacity(party.id, post, now);
        if (capacity != Capacity::None)
            names.push_back(party.name + " (" + std::string(nameOf(capacity)) + ")");
    }
    return "For " + record.contract->post(post)->title +
           " now: " + (names.empty() ? std::string("nobody") : listed(names)) + ".";
}

}

int run(const World& world, const AppointArguments& arguments)
{
    auto opened = openRecord(world, contractAlone());
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto deed = deedOf(world, *opened, *who, arguments);
    if (!deed) return fail(world, deed.error());
    const auto recorded =
        remit::record(opened->ledger, opened->record, contractAlone(), proposal(*who, *deed), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    if (!deed->seat) return kWell;
    if (const auto after = openRecord(world, contractAlone()))
        world.out << terminal::wrapped(
            holders(after->record, deed->seat->post, recorded->entry.facts.received), 0);
    return kWell;
}

}
