#include "app/common.h"
#include "app/files.h"
#include "base/words.h"

namespace remit::app {

namespace {

// The event that is agreed to: that of the entry named, or the only one that waits for this side. The terms
// of the contract are never agreed to by the way.
Result<EventId> target(const Record& record, const PartyId& by, long entry)
{
    const auto named = [&](EntryNumber number) -> Result<EventId> {
        const Entry* found = record.entry(number);
        if (found) return found->facts.event;
        return Error{"There is no entry " + std::to_string(entry) + " in this record; see: remit log",
                     {},
                     Trouble::Usage};
    };
    if (entry != 0) return named(EntryNumber(entry));
    std::vector<EventId> waiting;
    const Side side = sideOf(*record.contract, by);
    const auto gather = [&](const auto& all) {
        for (const auto& each : all)
            if (!each.agreed && sideOf(*record.contract, each.by) != side) waiting.push_back(each.event);
    };
    gather(record.facts.amendments);
    for (const auto& each : record.facts.suspensions)
        if (!each.counts() && sideOf(*record.contract, each.by) != side) waiting.push_back(each.event);
    const OpeningFacts& opening = record.facts.opening;
    const bool terms = !opening.agreed && sideOf(*record.contract, opening.by) != side;
    if (waiting.size() == 1) return waiting.front();
    if (waiting.empty())
        return refused("Nothing that the other side proposed waits for an agreement" +
                       std::string(terms ? "; to the terms of the contract you agree with: remit agree " +
                                               std::to_string(number(opening.entry))
                                         : ""));
    std::vector<std::string> numbers;
    for (const auto& event : waiting)
        numbers.push_back(std::to_string(number(record.facts.events.at(event).entry)));
    return Error{
        "Several proposals wait; say which entry: remit agree " + listed(numbers, "or"), {}, Trouble::Usage};
}

}

int run(const World& world, const AgreeArguments& arguments)
{
    auto opened = openRecord(world, everything());
    if (!opened) return fail(world, opened.error());
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto event = target(opened->record, who->onBehalfOf.value_or(who->by), arguments.entry);
    if (!event) return fail(world, event.error());
    std::vector<LoadedFile> papers;
    if (auto loaded = load(world.folder, arguments.signedPapers, FileRole::Signed, papers); !loaded)
        return fail(world, loaded.error());
    const auto recorded = remit::record(opened->ledger, opened->record, everything(),
                                        proposal(*who, Agree{*event}, contents(papers)), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
