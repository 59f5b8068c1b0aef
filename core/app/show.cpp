#include "app/common.h"
#include "app/files.h"
#include "app/question.h"
#include "app/show_activity.h"
#include "base/words.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/deadline.h"

#include <ostream>

namespace remit::app {

namespace fs = std::filesystem;

namespace {

int tellBrief(const World& world, const Phases& phases, const Question& question, const Standing& standing,
              bool json)
{
    const auto zone = Zone::find(question.contract.clocks());
    if (!zone) return fail(world, zone.error());
    const auto brief = phases.brief(question);
    if (!brief) return fail(world, brief.error());
    const Deadlines deadlines(question.contract, standing, *zone, world.now());
    const Due& due = deadlines.of(question.deliverable.id.str());
    world.out << (json ? json::brief(standing, question.deliverable, due, question.comments, *brief)
                       : terminal::brief(question.contract, standing, question.deliverable, due, *zone,
                                         question.comments, *brief));
    return kWell;
}

// Copies the files of a revision out under the names they were stored with, those that were erased aside.
// Returns how many.
Result<std::size_t> copyOut(const Opened& opened, const Entry& entry, const fs::path& folder)
{
    const auto& erased = opened.record.facts.events.at(entry.facts.event).erased;
    for (const auto& file : entry.event.files) {
        if (erased.contains(file.name)) continue;
        const auto bytes = opened.ledger.file(entry, file.name);
        if (!bytes) return bytes.error();
        const auto name = storedName(file.name);
        if (!name) return name.error();
        if (auto out = writeOut(folder, *name, *bytes); !out) return out.error();
    }
    return entry.event.files.size() - erased.size();
}

int tellRevision(const World& world, const ShowArguments& arguments)
{
    const auto opened = openRecord(world, storiesOf({arguments.deliverable}));
    if (!opened) return fail(world, opened.error());
    const auto wanted = deliverable(*opened->record.contract, arguments.deliverable);
    if (!wanted) return fail(world, wanted.error());
    const Story& story = *opened->record.facts.story((*wanted)->id);
    const RevisionFacts* revision = story.revision(arguments.revision);
    if (!revision) {
        const std::string there = story.revisions.empty()
                                      ? "nothing has been handed in yet"
                                      : "the newest is " + std::to_string(story.revisions.size());
        return fail(world, {story.deliverable->title + " has no revision " +
                            std::to_string(arguments.revision) + "; " + there});
    }
    const Entry* entry = opened->record.entry(revision->event);
    assert(entry);
    const auto text = opened->ledger.findings(*entry);
    if (!text) return fail(world, text.error());
    const auto examination = text->empty() ? Result<Examination>(Examination{}) : decodeExamination(*text);
    if (!examination) return fail(world, examination.error());
    std::size_t copied = 0;
    if (!arguments.to.empty()) {
        const auto done = copyOut(*opened, *entry, world.folder / arguments.to);
        if (!done) return fail(world, done.error());
        copied = *done;
    }
    world.out << (arguments.json ? json::revision(opened->record, story, *revision, *examination)
                                 : terminal::revision(opened->record, story, *revision, *examination));
    if (!arguments.to.empty() && !arguments.json)
        world.out << count(copied, "file") << " copied to " << arguments.to << ".\n";
    return kWell;
}

}

int run(const World& world, const ShowArguments& arguments)
{
    if (arguments.schedule.empty() && arguments.revision == 0)
        if (const auto shown = showActivity(world, arguments)) return *shown;
    if (!arguments.to.empty() && arguments.revision == 0)
        return fail(world, {"--to copies out a revision: say which, such as: remit show " +
                                arguments.deliverable + " 1 --to FOLDER",
                            {},
                            Trouble::Usage});
    if (!arguments.schedule.empty() && arguments.revision != 0)
        return fail(world,
                    {"--schedule shows what is expected; revisions are in a record", {}, Trouble::Usage});
    if (arguments.revision != 0) return tellRevision(world, arguments);
    if (!arguments.schedule.empty()) {
        const auto phases = world.phases();
        if (!phases) return fail(world, phases.error());
        const auto contract = contractOf(world, arguments.schedule);
        if (!contract) return fail(world, contract.error());
        const auto wanted = deliverable(*contract, arguments.deliverable);
        if (!wanted) return fail(world, wanted.error());
        return tellBrief(world, **phases, question(*contract, **wanted, {}), Standing(*contract),
                         arguments.json);
    }
    const auto opened = openExamined(world, arguments.deliverable);
    if (!opened) return fail(world, opened.error());
    const auto phases = world.phases();
    if (!phases) return fail(world, phases.error());
    const auto wanted = deliverable(*opened->record.contract, arguments.deliverable);
    if (!wanted) return fail(world, wanted.error());
    const auto asked = question(**phases, opened->ledger, opened->record, **wanted, {});
    if (!asked) return fail(world, asked.error());
    return tellBrief(world, **phases, *asked, opened->record.facts, arguments.json);
}

}
