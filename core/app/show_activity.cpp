#include "app/show_activity.h"

#include "app/common.h"
#include "app/files.h"
#include "base/words.h"
#include "report/json.h"
#include "report/terminal.h"

#include <ostream>

namespace remit::app {

namespace fs = std::filesystem;

namespace {

// Copies out what this copy has, each under the number of its entry and its own name. Returns how many.
Result<std::size_t> copyOut(const Opened& opened, const fs::path& folder)
{
    std::size_t copied = 0;
    for (const auto& entry : opened.record.entries) {
        const auto* note = std::get_if<Note>(&entry.event.deed);
        if (!note) continue;
        for (const auto& kept : note->kept) {
            const auto file = opened.ledger.kept(kept);
            if (!file) return file.error();
            if (!*file) continue;
            const auto name = storedName(std::to_string(number(entry.facts.number)) + "-" + (*file)->name);
            if (!name) return name.error();
            if (auto out = writeOut(folder, *name, (*file)->bytes); !out) return out.error();
            ++copied;
        }
    }
    return copied;
}

}

std::optional<int> showActivity(const World& world, const ShowArguments& arguments)
{
    const auto opened = openRecord(world, workOn(arguments.deliverable));
    const auto id = ActivityId::of(arguments.deliverable);
    const Activity* activity = opened && id ? opened->record.contract->activity(*id) : nullptr;
    if (!activity) return {};
    std::size_t copied = 0;
    if (!arguments.to.empty()) {
        const auto done = copyOut(*opened, world.folder / arguments.to);
        if (!done) return fail(world, done.error());
        copied = *done;
    }
    const auto kept = keptFiles(opened->ledger, opened->record);
    world.out << (arguments.json ? json::activity(opened->record, *activity, kept)
                                 : terminal::activity(opened->record, *activity, kept));
    if (!arguments.to.empty() && !arguments.json)
        world.out << count(copied, "file") << " copied to " << arguments.to << ".\n";
    return kWell;
}

}
