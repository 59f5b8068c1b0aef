#include "app/common.h"
#include "base/words.h"
#include "report/json.h"
#include "state/concerns.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// What there is to say of one contract's files.
struct Said {
    std::vector<Complaint> complaints;
    std::vector<Concern> concerns; // nothing can be worked out while there are complaints
};

// What the reader says of the files, and what the phases say of what is expected of them: all in one go.
Result<Said> saidOf(const World& world, const Phases& phases, const std::string& schedule)
{
    auto files = loadSchedule(world.folder / schedule);
    if (!files) return files.error();
    files->folder = schedule;
    auto reading = readSchedule(*files);
    const auto ofPhases = phases.complaints(reading.contract);
    reading.complaints.insert(reading.complaints.end(), ofPhases.begin(), ofPhases.end());
    if (!reading.complaints.empty()) return Said{std::move(reading.complaints), {}};
    const auto zone = Zone::find(reading.contract.clocks());
    if (!zone) return zone.error();
    return Said{{}, concerns(reading.contract, *zone)};
}

// "no complaint, 1 warning, 23 questions"
std::string counted(const Said& said)
{
    const auto of = [&](Concern::Kind kind, std::string_view noun) {
        const auto many = std::count_if(said.concerns.begin(), said.concerns.end(),
                                        [&](const Concern& each) { return each.kind == kind; });
        return many == 0 ? std::string() : ", " + count(static_cast<std::size_t>(many), noun);
    };
    return (said.complaints.empty() ? "no complaint" : count(said.complaints.size(), "complaint")) +
           of(Concern::Kind::Warning, "warning") + of(Concern::Kind::Question, "question");
}

}

int run(const World& world, const LintArguments& arguments)
{
    const auto phases = world.phases();
    if (!phases) return fail(world, phases.error());
    Said all;
    for (const auto& schedule : arguments.schedules) {
        const auto said = saidOf(world, **phases, schedule);
        if (!said) return fail(world, said.error());
        all.complaints.insert(all.complaints.end(), said->complaints.begin(), said->complaints.end());
        all.concerns.insert(all.concerns.end(), said->concerns.begin(), said->concerns.end());
        if (arguments.json) continue;
        for (const auto& complaint : said->complaints)
            world.out << complaint.text() << "\n";
        for (const auto& concern : said->concerns)
            world.out << concern.text() << "\n";
        world.out << schedule << ": " << counted(*said) << "\n";
    }
    if (arguments.json) world.out << json::lint(all.complaints, all.concerns);
    return all.complaints.empty() ? kWell : kContractSaysNo;
}

}
