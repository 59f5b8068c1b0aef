#include "app/common.h"
#include "app/question.h"
#include "base/words.h"
#include "report/json.h"
#include "report/terminal.h"
#include "state/deadline.h"

#include <fstream>
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

// Copies the files of a revision out under the names they were stored with. Never over another file.
Result<void> copyOut(const Ledger& ledger, const Entry& entry, const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return Error{"The folder cannot be made: " + error.message(), folder.string()};
    for (const auto& file : entry.event.files) {
        const auto bytes = ledger.file(entry, file.name);
        if (!bytes) return bytes.error();
        const auto name = storedName(file.name);
        if (!name) return name.error();
        const fs::path to = folder / *name;
        if (fs::exists(to, error))
            return Error{"There is a file of that name already; nothing was written over it", to.string()};
        std::ofstream out(to, std::ios::binary);
        if (!out.write(bytes->data(), static_cast<std::streamsize>(bytes->size())).flush())
            return Error{"The file cannot be written; is the disk full?", to.string()};
    }
    return {};
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
    if (!arguments.to.empty()) {
        if (auto copied = copyOut(opened->ledger, *entry, world.folder / arguments.to); !copied)
            return fail(world, copied.error());
    }
    world.out << (arguments.json ? json::revision(opened->record, story, *revision, *examination)
                                 : terminal::revision(opened->record, story, *revision, *examination));
    if (!arguments.to.empty() && !arguments.json)
        world.out << count(revision->files.size(), "file") << " copied to " << arguments.to << ".\n";
    return kWell;
}

}

int run(const World& world, const ShowArguments& arguments)
{
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
