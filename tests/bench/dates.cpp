// Reads a contract of so many deliverables whose dates rest on each other, with so many years of holidays,
// and works out every date. Prints how many milliseconds the reading took, and the dates, each the fastest of
// several:
//
//     bench-dates DELIVERABLES YEARS
#include "schedule/schedule.h"
#include "state/deadline.h"
#include "state/facts.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

remit::ScheduleFiles contract(long deliverables, long years)
{
    std::string schedule =
        "format = 1\n[contract]\nid = \"dates\"\ntitle = \"Dates\"\nstarts = 2008-01-07\n"
        "zone = \"Europe/Zurich\"\nterms = \"terms.md\"\ncalendar = \"c\"\nrules = \"eu-1182\"\n"
        "[[calendar]]\nid = \"c\"\nholidays = [\n";
    for (long year = 2008; year < 2008 + years; ++year)
        for (const char* day : {"01-01", "01-06", "03-19", "04-25", "05-01", "06-02", "06-29", "08-01",
                                "08-15", "09-08", "11-01", "12-08", "12-24", "12-25", "12-26"})
            schedule += "  \"" + std::to_string(year) + "-" + day + " A holiday\",\n";
    schedule += "]\n[[component]]\nid = \"work\"\ntitle = \"The work\"\n";
    for (long i = 0; i < deliverables; ++i) {
        const std::string id = "d" + std::to_string(i), before = "d" + std::to_string(i - 1);
        const char* const periods[] = {"10 working days after ", "3 weeks after ", "1 month after "};
        // Ten to a chain, so that no date leaves the years that can be computed.
        const std::string due = std::string(periods[i % 3]) + (i % 10 == 0 ? "start" : before);
        schedule += "[[component.deliverable]]\nid = \"" + id + "\"\nphase = \"final\"\ntitle = \"Report " +
                    id + "\"\ndue = \"" + due + "\"\n";
    }
    const std::string people =
        "[[post]]\nid = \"office\"\ntitle = \"Office\"\nside = \"client\"\nmay = [\"review\"]\n"
        "[[post]]\nid = \"author\"\ntitle = \"Author\"\nside = \"provider\"\nmay = [\"submit\"]\n"
        "[[party]]\nid = \"office\"\nside = \"client\"\nposts = [\"office\"]\nname = \"Office\"\n"
        "[[party]]\nid = \"author\"\nside = \"provider\"\nposts = [\"author\"]\nname = \"Author\"\n";
    return {"", {{"schedule.toml", schedule}, {"people.toml", people}, {"terms.md", "Terms.\n"}}};
}

template <class Work>
double fastest(const Work& work)
{
    double least = 0;
    for (int i = 0; i < 5; ++i) {
        const auto before = std::chrono::steady_clock::now();
        work();
        const double took =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
        if (i == 0 || took < least) least = took;
    }
    return least;
}

}

int main(int count, char** words)
{
    if (count != 3) return 64;
    const auto files = contract(std::atol(words[1]), std::atol(words[2]));
    remit::ScheduleReading reading;
    const double read = fastest([&] { reading = remit::readSchedule(files); });
    if (!reading.complaints.empty()) {
        std::fprintf(stderr, "%s\n", reading.complaints.front().text().c_str());
        return 2;
    }
    const auto zone = remit::Zone::find(reading.contract.zone);
    if (!zone) return 2;
    const remit::Standing nothing(reading.contract);
    std::size_t known = 0;
    const double resolved = fastest([&] {
        const remit::Deadlines deadlines(reading.contract, nothing, *zone, remit::Instant());
        known = 0;
        for (const auto* each : reading.contract.deliverables())
            known += deadlines.of(each->id.str()).deadline.has_value();
    });
    std::printf("%.2f %.2f %zu\n", read, resolved, known);
    return 0;
}
