#include "app/common.h"
#include "app/files.h"
#include "base/words.h"

namespace remit::app {

int run(const World& world, const HandOverArguments& arguments)
{
    const Wanted wanted = owed(arguments.input);
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto input = InputId::of(arguments.input);
    if (!input || !opened->record.contract->input(*input)) {
        std::vector<std::string> ids;
        for (const auto& component : opened->record.contract->components)
            for (const auto& each : component.inputs)
                ids.push_back(each.id.str());
        const std::string near = didYouMean(arguments.input, ids);
        if (ids.empty())
            return fail(world, {"By this contract the client owes nothing that could be handed over"});
        return fail(world, {"The contract has no input \"" + quotable(arguments.input) + "\"" +
                            (near.empty() ? "; it has " + listed(ids) : near)});
    }
    std::vector<LoadedFile> files;
    if (auto loaded = load(world.folder, arguments.files, FileRole::Clean, files); !loaded)
        return fail(world, loaded.error());
    const auto recorded =
        remit::record(opened->ledger, opened->record, wanted,
                      proposal(*who, HandOver{*input, arguments.remark}, contents(files)), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
