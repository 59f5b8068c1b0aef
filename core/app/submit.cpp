#include "app/common.h"
#include "app/question.h"
#include "base/words.h"
#include "report/layout.h"
#include "report/terminal.h"
#include "state/state.h"

#include <cctype>
#include <istream>
#include <ostream>

namespace remit::app {

namespace {

Result<std::vector<LoadedFile>> loadAll(const World& world, const SubmitArguments& arguments)
{
    std::vector<LoadedFile> files;
    const std::pair<const std::vector<std::string>*, FileRole> kinds[] = {
        {&arguments.files, FileRole::Clean},
        {&arguments.changesShown, FileRole::ChangesShown},
        {&arguments.annexes, FileRole::Annex},
        {&arguments.answers, FileRole::Answers},
    };
    for (const auto& [paths, role] : kinds)
        if (auto loaded = load(world.folder, *paths, role, files); !loaded) return loaded.error();
    return files;
}

// Whether to hand in all the same: by what was typed, or by asking whoever sits there, once.
bool wanted(const World& world, bool asIs)
{
    if (asIs) return true;
    if (!world.canAsk) {
        world.out << "Nothing was handed in. To hand it in all the same, add --as-is.\n";
        return false;
    }
    world.out << "Hand it in all the same? [y/N] " << std::flush;
    std::string answer;
    std::getline(world.in, answer);
    for (char& c : answer)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (answer == "y" || answer == "yes") return true;
    world.out << "Nothing was handed in.\n";
    return false;
}

// How a hand-in relates to the deadline, or to the time for a correction if that ends later; a revision that
// follows one handed in on time makes nobody late. `state` is that before it.
std::string punctuality(const Record& before, const Recorded& recorded, const DeliverableState& state)
{
    const bool corrects = state.correction && state.correction->deadline && state.due->deadline &&
                          state.correction->deadline->end > state.due->deadline->end;
    const Due& due = corrects ? *state.correction : *state.due;
    if (!due.deadline) return {};
    const std::string by = inWords(*due.deadline, before.zone) + ".\n";
    const std::string was =
        (due.deadline->target ? "the target, which the contract does not set, was " : "it was due ") + by;
    const Punctuality held = remit::punctuality(due, recorded.entry.facts.received, {}, 0);
    const std::string how = terminal::punctuality(held);
    if (held.timing == Timing::InTime) return "On time" + how.substr(7) + ": " + was;
    if (held.timing == Timing::Undecided)
        return "Whether on time cannot be decided: the contract names no zone.\n";
    if (!state.first || state.late()) return how + ": " + was;
    return "Revision " + std::to_string(state.first->number) + " was on time; this one comes " + how + ": " +
           was;
}

// The receipt: what was received, when, and how that relates to the deadline.
void receipt(const World& world, const Record& before, const Recorded& recorded, const Submit& deed)
{
    tell(world, before, recorded);
    const Event& event = recorded.entry.event;
    for (const auto& file : event.files) {
        const auto stored = storedName(file.name);
        world.out << "  " << quotable(file.name) << ", " << count(file.size, "byte") << ", fingerprint "
                  << file.sha256.str() << "\n";
        if (stored && *stored != file.name)
            world.out << "    kept under the name " << *stored << ", which every system can hold\n";
    }
    if (recorded.isWaiting) return; // whether it is on time is known when it is received
    const State state = at(*before.contract, before.facts, before.zone, recorded.entry.facts.received);
    for (const auto& each : state.deliverables)
        if (each.deliverable().id == deed.deliverable) world.out << punctuality(before, recorded, each);
}

}

int run(const World& world, const SubmitArguments& arguments)
{
    auto opened = openExamined(world, arguments.deliverable);
    if (!opened) return fail(world, opened.error());
    const auto phases = world.phases();
    if (!phases) return fail(world, phases.error());
    const Record& record = opened->record;
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto about = deliverable(*record.contract, arguments.deliverable);
    if (!about) return fail(world, about.error());
    const auto files = loadAll(world, arguments);
    if (!files) return fail(world, files.error());

    Submit deed{(*about)->id, false, arguments.remark};
    Proposal proposed = proposal(*who, deed, contents(*files));
    if (auto may = wouldBeAllowed(record, proposed, who->clock); !may) return fail(world, may.error());

    const auto asked = question(**phases, opened->ledger, record, **about, proposed.files);
    if (!asked) return fail(world, asked.error());
    const Examination preview = (*phases)->examine(*asked);
    const auto warned = warnings(*files, record.zone);
    for (const auto& warning : warned)
        world.out << terminal::wrapped(warning + ".", 0);
    if (preview.openMusts() > 0) world.out << (*about)->title << "\n" << terminal::findings(preview);
    world.out << terminal::besides(preview);
    const bool doubtful = preview.openMusts() > 0 || !warned.empty();
    if (doubtful && !wanted(world, arguments.asIs)) return kContractSaysNo;

    deed.asIs = preview.openMusts() > 0;
    proposed.deed = deed;
    // What was shown stays true unless something that it rests on was recorded meanwhile; then the record is
    // read anew, its contract included, and the hand-in examined anew.
    const std::size_t shown = record.entries.size();
    const auto examine = [&](const Record& now) -> Result<Examination> {
        if (now.entries.size() == shown) return preview;
        const auto again = question(**phases, opened->ledger, now,
                                    *now.contract->deliverable(deed.deliverable), proposed.files);
        if (!again) return again.error();
        return (*phases)->examine(*again);
    };
    const auto recorded =
        remit::record(opened->ledger, opened->record, examined(world, arguments.deliverable), proposed,
                      who->clock, examine);
    if (!recorded) return fail(world, recorded.error());
    receipt(world, record, *recorded, deed);
    if (preview.openMusts() > 0) return kWell; // shown already
    world.out << terminal::summary(preview);
    if (preview.unmet(Level::Should) + preview.unmet(Level::May) + preview.unknown() > 0 &&
        !recorded->isWaiting)
        world.out << "What is open: remit show " << arguments.deliverable << " " << recorded->revision
                  << "\n";
    return kWell;
}

}
