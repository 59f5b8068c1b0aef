#include "app/common.h"
#include "base/words.h"
#include "host/host.h"
#include "report/json.h"
#include "state/concerns.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// What there is to say of one contract: what is wrong, in the files and as the phases see it, or, of one in
// which nothing is, what should be asked.
struct Linted {
    std::vector<Complaint> complaints;
    std::vector<Concern> concerns;
};

Result<Linted> lint(const World& world, const std::string& schedule)
{
    auto files = loadSchedule(world.folder / schedule);
    if (!files) return files.error();
    files->folder = schedule;
    auto reading = readSchedule(*files);
    Linted linted{std::move(reading.complaints), {}};
    const auto ofPhases = Host(world.phases).complaints(reading.contract);
    linted.complaints.insert(linted.complaints.end(), ofPhases.begin(), ofPhases.end());
    if (!linted.complaints.empty()) return linted;
    const auto zone = Zone::find(reading.contract.clocks());
    if (!zone) return zone.error();
    linted.concerns = concerns(reading.contract, *zone);
    for (auto& concern : linted.concerns)
        if (concern.place.line == 0) concern.place.file = schedule + "/schedule.toml";
    return linted;
}

// "no complaint, 1 warning, 24 questions"
std::string summary(const Linted& linted)
{
    if (!linted.complaints.empty()) return count(linted.complaints.size(), "complaint");
    const auto warnings = static_cast<std::size_t>(
        std::count_if(linted.concerns.begin(), linted.concerns.end(),
                      [](const Concern& each) { return each.kind == Concern::Kind::Warning; }));
    std::string words = "no complaint";
    if (warnings > 0) words += ", " + count(warnings, "warning");
    if (linted.concerns.size() > warnings)
        words += ", " + count(linted.concerns.size() - warnings, "question");
    return words;
}

}

int run(const World& world, const LintArguments& arguments)
{
    Linted all;
    for (const auto& schedule : arguments.schedules) {
        const auto linted = lint(world, schedule);
        if (!linted) return fail(world, linted.error());
        all.complaints.insert(all.complaints.end(), linted->complaints.begin(), linted->complaints.end());
        all.concerns.insert(all.concerns.end(), linted->concerns.begin(), linted->concerns.end());
        if (arguments.json) continue;
        for (const auto& complaint : linted->complaints)
            world.out << complaint.text() << "\n";
        for (const auto& concern : linted->concerns)
            world.out << concern.text() << "\n";
        world.out << schedule << ": " << summary(*linted) << "\n";
    }
    if (arguments.json) world.out << json::complaints(all.complaints, all.concerns);
    return all.complaints.empty() ? kWell : kContractSaysNo;
}

}
