#include "app/common.h"
#include "app/files.h"
#include "base/words.h"
#include "report/layout.h"

#include <ostream>

namespace remit::app {

namespace {

void tellKept(const World& world, const std::vector<Artefact>& files, const Note& note)
{
    for (std::size_t i = 0; i < files.size(); ++i)
        world.out << terminal::wrapped(
            quotable(files[i].name, 200) + " is kept as " + note.kept[i].name +
                " in this copy alone; its name and its bytes are not in the record.",
            0);
}

}

int run(const World& world, const NoteArguments& arguments)
{
    const Wanted wanted = workOn(arguments.activity);
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto on = dayTyped(arguments.on);
    if (!on) return fail(world, on.error());
    const auto now = today(opened->record, *who);
    if (now && *on > *now)
        return fail(
            world,
            {"A note is of work that was done; " + longDay(*on) + " is still to come", {}, Trouble::Usage});
    const auto activity = ActivityId::of(arguments.activity);
    if (!activity || !opened->record.contract->activity(*activity)) {
        std::vector<std::string> ids;
        for (const auto& component : opened->record.contract->components)
            for (const auto& each : component.activities)
                ids.push_back(each.id.str());
        const std::string near = didYouMean(arguments.activity, ids);
        if (ids.empty()) return fail(world, {"This contract has no activities, so there is no work to note"});
        return fail(world, {"The contract has no activity \"" + quotable(arguments.activity) + "\"" +
                            (near.empty() ? "; it has " + listed(ids) : near)});
    }
    auto note = proposal(*who, Note{*activity, *on, arguments.outcome, arguments.people});
    std::vector<LoadedFile> files;
    if (auto loaded = load(world.folder, arguments.files, FileRole::Annex, files); !loaded)
        return fail(world, loaded.error());
    for (auto& each : files)
        note.kept.push_back(std::move(each.file.artefact));
    const auto recorded = remit::record(opened->ledger, opened->record, wanted, note, who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    tellKept(world, note.kept, std::get<Note>(recorded->entry.event.deed));
    return kWell;
}

}
