#include "app/common.h"
#include "app/files.h"
#include "base/words.h"
#include "report/layout.h"
#include "schedule/edit.h"

#include <ostream>

namespace remit::app {

namespace {

// Where the term of `part` stands in the schedule. Fails if it has none that could be replaced.
Result<Place> placeOf(const Contract& contract, const std::string& part)
{
    const auto found = contract.part(part);
    if (found && found->due) return found->due->place;
    if (found)
        return Error{std::string(found->title) +
                     " has no date in the schedule that could be replaced; propose a "
                     "whole schedule: --schedule FOLDER"};
    std::vector<std::string> known;
    for (const auto& each : contract.parts())
        known.emplace_back(each.id);
    const std::string near = didYouMean(part, known);
    return Error{"The contract has no deliverable, input or activity \"" + quotable(part) + "\"" +
                     (near.empty() && known.size() <= 12 ? "; it has " + listed(known) : near),
                 {},
                 Trouble::Usage};
}

Result<std::vector<TermEdit>> editsOf(const Contract& contract, const AmendArguments& arguments)
{
    if (arguments.parts.size() != arguments.due.size())
        return Error{"Each part needs its new date, in turn: remit amend outline --due 2022-09-12",
                     {},
                     Trouble::Usage};
    std::vector<TermEdit> edits;
    for (std::size_t i = 0; i < arguments.parts.size(); ++i) {
        const auto place = placeOf(contract, arguments.parts[i]);
        if (!place) return place.error();
        edits.push_back({*place, arguments.due[i]});
    }
    const auto own = [&](const std::optional<Term>& term, const std::string& value, const char* what) {
        if (value.empty()) return Result<void>();
        if (!term)
            return Result<void>(
                Error{std::string("The schedule has no \"") + what +
                      "\" that could be replaced; propose a whole schedule: --schedule FOLDER"});
        edits.push_back({term->place, value});
        return Result<void>();
    };
    if (auto is = own(contract.completes, arguments.completes, "completes"); !is) return is.error();
    if (auto is = own(contract.ends, arguments.ends, "ends"); !is) return is.error();
    if (edits.empty())
        return Error{"Say what is to change: remit amend outline --due 2022-09-12, --ends 2022-12-31, or "
                     "--schedule FOLDER",
                     {},
                     Trouble::Usage};
    return edits;
}

// The files that the amendment brings: the schedule, and with a whole one what belongs to it.
Result<std::vector<Proposal::File>> proposedFiles(const World& world, const Record& record,
                                                  const AmendArguments& arguments)
{
    std::vector<Proposal::File> files;
    if (arguments.schedule.empty()) {
        auto edits = editsOf(*record.contract, arguments);
        if (!edits) return edits.error();
        auto schedule = withTerms(*record.terms.bytes("schedule.toml"), *std::move(edits));
        if (!schedule) return schedule.error();
        files.push_back({{"schedule.toml", *std::move(schedule)}, FileRole::Schedule});
        return files;
    }
    if (!arguments.parts.empty() || !arguments.ends.empty() || !arguments.completes.empty())
        return Error{"A whole schedule says all of it; leave out the other dates", {}, Trouble::Usage};
    auto loaded = loadSchedule(world.folder / arguments.schedule);
    if (!loaded) return loaded.error();
    for (auto& file : loaded->files) {
        if (file.name == "people.toml" || file.name == "desk.toml")
            continue; // each has its own way to change
        const std::string* now = record.terms.bytes(file.name);
        const FileRole role = roleInContract(file.name, *record.contract);
        if (role == FileRole::Schedule || !now || *now != file.bytes)
            files.push_back({{file.name, std::move(file.bytes)}, role});
    }
    return files;
}

}

int run(const World& world, const AmendArguments& arguments)
{
    auto opened = openRecord(world, everything());
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    auto files = proposedFiles(world, opened->record, arguments);
    if (!files) return fail(world, files.error());
    auto changes = changesBy(opened->record, *files);
    if (!changes) return fail(world, changes.error());
    std::vector<LoadedFile> papers;
    if (auto loaded = load(world.folder, arguments.signedPapers, FileRole::Signed, papers); !loaded)
        return fail(world, loaded.error());
    for (auto& paper : contents(papers))
        files->push_back(std::move(paper));
    const Amend deed{opened->record.facts.schedule, arguments.reason, *std::move(changes)};
    const auto recorded = remit::record(opened->ledger, opened->record, everything(),
                                        proposal(*who, deed, *std::move(files)), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    world.out << terminal::wrapped(
        "The terms in force stay as they are until the other side agrees: remit agree.", 0);
    return kWell;
}

}
