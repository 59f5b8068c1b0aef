#include "app/common.h"
#include "app/files.h"
#include "base/heavy.h"
#include "base/words.h"
#include "report/comparison.h"

#include <algorithm>
#include <optional>
#include <ostream>

namespace remit::app {

namespace {

// A file of a revision, or one that was not handed in.
struct Held {
    GivenFile file;
    FileRole role = FileRole::Clean;
    bool paired = false;
};
using HeldFiles = std::vector<Held>;

Error usage(const std::string& what)
{
    return {what, {}, Trouble::Usage};
}

// Which revisions are compared; the newer is 0 where files are given in its place.
struct Chosen {
    int before = 0, after = 0;
};

Result<Chosen> chosen(const DiffArguments& arguments, const Story& story)
{
    const int newest = static_cast<int>(story.revisions.size());
    const std::string& title = story.deliverable->title;
    if (newest == 0) return Error{"Nothing has been handed in yet as " + title};
    if (!arguments.with.empty()) return Chosen{arguments.before > 0 ? arguments.before : newest, 0};
    if (newest == 1)
        return Error{title +
                     " has one revision only; to compare it with a file that was not handed in: "
                     "remit diff " +
                     story.deliverable->id.str() + " --with FILE"};
    if (arguments.before == 0) return Chosen{newest - 1, newest};
    const Chosen both{arguments.before, arguments.after > 0 ? arguments.after : newest};
    if (both.before == both.after)
        return usage("Revision " + std::to_string(both.before) +
                     (arguments.after == 0 ? " is the newest; say with which to compare it"
                                           : " is the same as itself; name two revisions"));
    return both;
}

// The files of a revision but those that were erased, and answers, which are new in each.
Result<HeldFiles> filesOf(const Opened& opened, const Story& story, int number)
{
    const RevisionFacts* revision = story.revision(number);
    if (!revision)
        return Error{story.deliverable->title + " has no revision " + std::to_string(number) +
                     "; the newest is " + std::to_string(story.revisions.size())};
    const Entry* entry = opened.record.entry(revision->event);
    assert(entry);
    const auto& erased = opened.record.facts.events.at(revision->event).erased;
    HeldFiles files;
    for (const auto& file : entry->event.files) {
        if (file.role == FileRole::Answers || erased.contains(file.name)) continue;
        auto bytes = opened.ledger.file(*entry, file.name);
        if (!bytes) return bytes.error();
        files.push_back({{file.name, *std::move(bytes), false}, file.role});
    }
    return files;
}

Result<HeldFiles> filesOnDisk(const World& world, const std::vector<std::string>& paths)
{
    std::vector<LoadedFile> loaded;
    if (auto done = load(world.folder, paths, FileRole::Clean, loaded); !done) return done.error();
    HeldFiles files;
    for (auto& each : loaded)
        files.push_back(
            {{each.file.artefact.name, std::move(each.file.artefact.bytes), false}, each.file.role});
    return files;
}

// What `ofWhich` says of a file, if it says so of no other that is left.
template <class Of>
Held* onlyOne(HeldFiles& files, const std::string& wanted, Of of)
{
    Held* found = nullptr;
    for (auto& each : files) {
        if (each.paired || of(each) != wanted) continue;
        if (found) return nullptr;
        found = &each;
    }
    return found;
}

using Files = std::vector<std::pair<const Held*, const Held*>>;

// Pairs files of which each is the only one left of its name, role or kind.
template <class Of>
void pairBy(HeldFiles& before, HeldFiles& after, Of of, Files& pairs)
{
    for (auto& newer : after) {
        if (newer.paired) continue;
        Held* const older = onlyOne(before, of(newer), of);
        if (!older || onlyOne(after, of(newer), of) != &newer) continue;
        older->paired = newer.paired = true;
        pairs.emplace_back(older, &newer);
    }
}

Files paired(HeldFiles& before, HeldFiles& after)
{
    Files pairs;
    pairBy(
        before, after, [](const Held& each) { return each.file.name; }, pairs);
    pairBy(
        before, after, [](const Held& each) { return std::string(word(each.role)); }, pairs);
    pairBy(
        before, after,
        [](const Held& each) {
            return lowerCase(std::filesystem::path(each.file.name).extension().string());
        },
        pairs);
    for (const auto& each : before)
        if (!each.paired) pairs.emplace_back(&each, nullptr);
    for (const auto& each : after)
        if (!each.paired) pairs.emplace_back(nullptr, &each);
    return pairs;
}

ComparedFile compared(const Phases& phases, const Held* before, const Held* after)
{
    ComparedFile file{before ? before->file.name : "", after ? after->file.name : "", {}, {}};
    if (!before || !after || before->file.bytes == after->file.bytes) return file;
    auto comparison = phases.compare(before->file, after->file);
    if (comparison)
        file.comparison = *std::move(comparison);
    else
        file.unread = comparison.error().what;
    return file;
}

Result<ComparedRevisions> compareAll(const World& world, const DiffArguments& arguments, const Opened& opened)
{
    const auto wanted = deliverable(*opened.record.contract, arguments.deliverable);
    if (!wanted) return wanted.error();
    const Story& story = *opened.record.facts.story((*wanted)->id);
    const auto which = chosen(arguments, story);
    if (!which) return which.error();
    auto before = filesOf(opened, story, which->before);
    if (!before) return before.error();
    auto after = which->after > 0 ? filesOf(opened, story, which->after) : filesOnDisk(world, arguments.with);
    if (!after) return after.error();
    const auto phases = world.phases();
    if (!phases) return phases.error();
    const auto named = [&](int revision) {
        if (revision > 0) return "revision " + std::to_string(revision);
        return std::string(arguments.with.size() == 1 ? "the file given" : "the files given");
    };
    ComparedRevisions all{(*wanted)->id.str(),
                          (*wanted)->title,
                          named(which->before),
                          named(which->after),
                          which->before,
                          which->after,
                          {}};
    for (const auto& [older, newer] : paired(*before, *after))
        all.files.push_back(compared(**phases, older, newer));
    return all;
}

// What is read in a child process is loaded meanwhile; it has ended when this returns.
Result<Opened> openStory(const World& world, const std::string& deliverable)
{
    const auto loading = prepareHeavy();
    return openRecord(world, storiesOf({deliverable}));
}

}

int run(const World& world, const DiffArguments& arguments)
{
    const auto opened = openStory(world, arguments.deliverable);
    if (!opened) return fail(world, opened.error());
    const auto all = compareAll(world, arguments, *opened);
    if (!all) return fail(world, all.error());
    if (!arguments.page.empty()) {
        const auto page = html::comparison(*all);
        if (auto written = writeNew(world.folder / arguments.page, page, arguments.page); !written)
            return fail(world, written.error());
        world.out << "A page of what changed from " << all->before << " to " << all->after
                  << " was written to " << arguments.page << ".\n";
    } else {
        world.out << (arguments.json ? json::comparison(*all) : terminal::comparison(*all, world.colours));
    }
    const bool read = std::all_of(all->files.begin(), all->files.end(),
                                  [](const ComparedFile& file) { return file.unread.empty(); });
    return read ? kWell : kNotDone;
}

}
