#include "app/common.h"
#include "base/words.h"
#include "host/host.h"
#include "report/json.h"

#include <ostream>

namespace remit::app {

namespace {

// What the reader says of the files, and what the phases say of what is expected of them: all in one go.
Result<std::vector<Complaint>> complaintsOf(const World& world, const std::string& schedule)
{
    auto files = loadSchedule(world.folder / schedule);
    if (!files) return files.error();
    files->folder = schedule;
    auto reading = readSchedule(*files);
    const auto ofPhases = Host(world.phases).complaints(reading.contract);
    reading.complaints.insert(reading.complaints.end(), ofPhases.begin(), ofPhases.end());
    return std::move(reading.complaints);
}

}

int run(const World& world, const LintArguments& arguments)
{
    std::vector<Complaint> all;
    for (const auto& schedule : arguments.schedules) {
        const auto complaints = complaintsOf(world, schedule);
        if (!complaints) return fail(world, complaints.error());
        all.insert(all.end(), complaints->begin(), complaints->end());
        if (arguments.json) continue;
        for (const auto& complaint : *complaints)
            world.out << complaint.text() << "\n";
        world.out << schedule << ": "
                  << (complaints->empty() ? "no complaint" : count(complaints->size(), "complaint")) << "\n";
    }
    if (arguments.json) world.out << json::complaints(all);
    return all.empty() ? kWell : kContractSaysNo;
}

}
