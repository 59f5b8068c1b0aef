// Any bytes in place of one file of a contract.
//
// Laws: reading twice gives the same; every complaint is text that can be shown, about a file of the contract
// and a line within it, and they stand in the order of files and lines; a contract without complaints holds
// together: its ids are unique, what it names exists, its dates can be worked out.

#include "schedule/schedule.h"
#include "base/unicode.h"
#include "schedule/edit.h"
#include "state/people.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

using namespace remit;

namespace {

constexpr const char* kSchedule = R"(format = 1
[contract]
id = "survey"
title = "Survey of skills"
completes = 2022-10-21
zone = "Europe/Zurich"
terms = "terms.md"
[review]
within = "10 working days"
approvals = ["office"]
[[component]]
id = "work"
title = "Work"
[[component.deliverable]]
id = "plan"
phase = "plan"
title = "Plan"
due = 2022-08-21
[[component.deliverable]]
id = "final"
phase = "final"
title = "Final report"
due = "2 weeks after plan is accepted"
)";

constexpr const char* kPeople = R"([[post]]
id = "office"
title = "Office"
side = "client"
may = ["review"]
[[post]]
id = "author"
title = "Author"
side = "provider"
may = ["submit"]
[[party]]
id = "desk"
name = "Desk"
side = "client"
posts = ["office"]
[[party]]
id = "provider"
name = "Provider"
side = "provider"
posts = ["author"]
)";

void hold(bool law)
{
    if (!law) std::abort();
}

void holdComplaints(const ScheduleFiles& files, const std::vector<Complaint>& complaints)
{
    std::pair<std::ptrdiff_t, int> last{0, 0};
    for (const auto& complaint : complaints) {
        const auto file = std::find_if(files.files.begin(), files.files.end(),
                                       [&](const auto& f) { return f.name == complaint.place.file; });
        hold(file != files.files.end());
        const auto lines = std::count(file->bytes.begin(), file->bytes.end(), '\n') + 1;
        hold(complaint.place.line >= 1 && complaint.place.line <= lines && complaint.place.column >= 1);
        hold(!complaint.what.empty() && isUtf8(complaint.what));
        hold(std::none_of(complaint.what.begin(), complaint.what.end(),
                          [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
        const std::pair here(file - files.files.begin(), complaint.place.line);
        hold(last <= here);
        last = here;
    }
}

void holdTerm(const Contract& contract, const Term& term)
{
    hold(!term.written.empty() && term.place.line >= 1);
    if (const auto* with = std::get_if<Term::With>(&term.meaning)) {
        const auto deliverable = DeliverableId::of(with->id);
        hold(static_cast<bool>(deliverable));
        bool found = contract.deliverable(*deliverable) != nullptr;
        for (const auto& component : contract.components)
            for (const auto& input : component.inputs)
                found = found || (input.id.str() == with->id && input.due);
        hold(found);
    }
    if (const auto* day = std::get_if<Term::Day>(&term.meaning)) {
        const auto zone = Zone::find(contract.clocks());
        hold(zone && zone->at({day->day, contract.dayEnds}));
    }
}

void holdContract(const Contract& contract)
{
    std::set<std::string> ids;
    const auto take = [&](const std::string& id) {
        hold(isId(id) && !isReservedId(id) && ids.insert(id).second);
    };
    for (const auto& component : contract.components) {
        take(component.id.str());
        for (const auto& deliverable : component.deliverables) {
            take(deliverable.id.str());
            hold(isId(deliverable.phase.str()) && !deliverable.title.empty());
            holdTerm(contract, deliverable.due);
        }
        for (const auto& input : component.inputs) {
            take(input.id.str());
            if (input.due) holdTerm(contract, *input.due);
        }
        for (const auto& activity : component.activities) {
            take(activity.id.str());
            if (activity.due) holdTerm(contract, *activity.due);
        }
    }
    hold(!contract.deliverables().empty());
    for (const auto& id : contract.review.approvals) {
        const Post* post = contract.post(id);
        hold(post && post->side == Side::Client);
    }
    const People people(contract);
    for (const auto& party : contract.parties) {
        for (const auto& id : party.posts)
            hold(contract.post(id) && contract.post(id)->side == party.side);
        hold(!(people.may(party.id, Right::Submit, {}) && people.may(party.id, Right::Review, {})));
    }
    hold(!contract.keeper || contract.party(*contract.keeper));
}

// A date can be put in the place of each term, and is then what the schedule says, whatever stands around it;
// or it cannot, and that is said.
void holdEdits(ScheduleFiles files, const Contract& contract)
{
    constexpr std::size_t kMostTried = 8; // each is another reading
    std::size_t tried = 0;
    for (const auto& part : contract.parts()) {
        if (!part.due || ++tried > kMostTried) continue;
        const auto edited = withTerms(files.files.front().bytes, {{part.due->place, "2031-05-06"}});
        if (!edited) continue;
        ScheduleFiles other = files;
        other.files.front().bytes = *edited;
        const ScheduleReading reading = readSchedule(other);
        if (!reading.complaints.empty()) continue; // another rested on what stood there
        const auto now = reading.contract.part(part.id);
        hold(now && now->due && now->due->written == "2031-05-06");
        hold(reading.contract.parts().size() == contract.parts().size());
    }
}

}

// The first byte says which file the others are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    ScheduleFiles files{"", {{"schedule.toml", kSchedule}, {"people.toml", kPeople}, {"desk.toml", ""}}};
    files.files[2].bytes = "[reminders]\ndue-soon = 7\n";
    std::string& chosen = files.files[data[0] % 3].bytes;
    chosen.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
    files.files.push_back({"terms.md", "terms"});

    const ScheduleReading reading = readSchedule(files);
    hold(reading.complaints == readSchedule(files).complaints);
    holdComplaints(files, reading.complaints);
    if (!reading.complaints.empty()) return 0;
    holdContract(reading.contract);
    holdEdits(files, reading.contract);
    return 0;
}
