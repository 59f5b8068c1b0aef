#include "app/common.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const AsArguments& arguments)
{
    auto opened = openRecord(world, contractAlone());
    if (!opened) return fail(world, opened.error());
    const Contract& contract = *opened->record.contract;
    const People& people = opened->record.facts.people;
    const EntryNumber next = nextEntry(opened->ledger);
    if (arguments.party.empty() && !arguments.key.empty())
        return fail(world, {"Say whose key it is: remit as PARTY --key FILE", {}, Trouble::Usage});
    if (!arguments.party.empty()) {
        const auto who = author(world, *opened, Recording{arguments.party, {}, {}, {}});
        if (!who) return fail(world, who.error());
        if (!arguments.key.empty()) {
            const auto file = keyOf(world, arguments.key, contract, people, who->by, next);
            if (!file) return fail(world, file.error());
            if (auto said = opened->ledger.setKeyFile(who->by, *file); !said)
                return fail(world, said.error());
        }
        if (auto said = opened->ledger.setWhoAmI(who->by); !said) return fail(world, said.error());
    }
    const auto me = opened->ledger.whoAmI();
    if (!me) return fail(world, me.error());
    if (me->empty()) {
        world.out << "Nobody has said who records here. Say it once with: remit as PARTY\nThe parties are:\n";
        for (const auto& party : contract.parties)
            world.out << "  " << party.id.str() << "  " << party.name << " (" << word(party.side) << ")\n";
        return kNotDone;
    }
    world.out << "You record here as " << nameOf(contract, *me) << " (" << me->str() << ").\n";
    if (!people.isSigning(*me, next)) return kWell;
    const auto key = opened->ledger.keyFile(*me);
    if (!key) return fail(world, key.error());
    if (key->empty())
        world.out << "What you record is signed; say with which key: remit as " << me->str()
                  << " --key FILE\n";
    else
        world.out << "You sign with the key in " << key->string() << ".\n";
    return kWell;
}

}
