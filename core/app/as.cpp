#include "app/common.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const AsArguments& arguments)
{
    auto opened = openRecord(world, contractAlone());
    if (!opened) return fail(world, opened.error());
    const Contract& contract = *opened->record.contract;
    if (!arguments.party.empty()) {
        const auto who = author(world, *opened, Recording{arguments.party, {}, {}, {}});
        if (!who) return fail(world, who.error());
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
    return kWell;
}

}
