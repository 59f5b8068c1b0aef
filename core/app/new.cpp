#include "app/found_anew.h"

#include "app/common.h"
#include "base/words.h"
#include "report/layout.h"

#include <ostream>

namespace remit::app {

namespace {

Error nobody(const Contract& contract)
{
    std::vector<std::string> ids;
    for (const auto& party : contract.parties)
        ids.push_back(party.id.str());
    return {"Say which party you are: --as " + listed(ids, "or"), {}, Trouble::Usage};
}

// The key typed for whoever opens a record, and the signers that it makes.
struct OpeningKey {
    std::filesystem::path file;
    Signers signers;
};

Result<OpeningKey> signersOf(const World& world, const Contract& contract, const PartyId& as,
                             const std::string& typed)
{
    constexpr EntryNumber kFirst{1};
    const People people(contract);
    const PartyId keeper = contract.keeper.value_or(as);
    if (keeper != as && people.isSigning(keeper, kFirst))
        return refused(nameOf(contract, keeper) +
                       " keeps this record and signs each entry, so it is for them to open it: --as " +
                       keeper.str());
    if (typed.empty() && people.isSigning(as, kFirst))
        return Error{nameOf(contract, as) +
                         " signs what is recorded for them; say with which key: --key FILE",
                     {},
                     Trouble::Usage};
    if (typed.empty()) return OpeningKey{};
    auto file = keyOf(world, typed, contract, people, as, kFirst);
    if (!file) return file.error();
    return OpeningKey{*file, {signer(*file), signer(*file)}};
}

}

int run(const World& world, const NewArguments& arguments)
{
    if (!arguments.from.empty()) return foundAnew(world, arguments);
    const auto files = loadSchedule(world.folder / arguments.schedule);
    if (!files) return fail(world, files.error());
    const auto read = contractOf(*files, arguments.schedule);
    if (!read) return fail(world, read.error());
    const Contract& contract = *read;
    if (arguments.as.empty()) return fail(world, nobody(contract));
    const auto as = party(contract, arguments.as);
    if (!as) return fail(world, as.error());
    const auto zone = Zone::find(contract.clocks());
    if (!zone) return fail(world, zone.error());
    const auto clock = clockOf(world, arguments.clock, *zone);
    if (!clock) return fail(world, clock.error());
    std::optional<Instant> at;
    if (!arguments.at.empty()) {
        const auto given = time(arguments.at, *zone);
        if (!given) return fail(world, given.error());
        at = *given;
    }
    if (const auto around = Ledger::open(world.folder))
        return fail(world, {"This folder lies in a record already (" + around->folder().string() +
                            "); open another one outside of it"});
    const std::string name = arguments.folder.empty() ? contract.id.str() : arguments.folder;
    const auto signers = signersOf(world, contract, *as, arguments.key);
    if (!signers) return fail(world, signers.error());
    const auto recorded =
        remit::openRecord(world.folder / name, contract, *files, *as, at, *clock, signers->signers);
    if (!recorded) return fail(world, recorded.error());
    if (!signers->file.empty()) {
        auto ledger = Ledger::open(world.folder / name);
        if (!ledger) return fail(world, ledger.error());
        if (auto said = ledger->setKeyFile(*as, signers->file); !said) return fail(world, said.error());
    }
    world.out << terminal::wrapped(recorded->words + ".", 0) << "The record is in " << name
              << "; you record there as " << nameOf(contract, *as) << " (" << as->str() << ").\n"
              << "Next: cd " << quotedForShell(name) << " && remit status\n";
    return kWell;
}

}
