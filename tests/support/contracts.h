#pragma once

#include "contract/contract.h"
#include "schedule/schedule.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <initializer_list>

// Small contracts made by hand, for tests of what comes after the schedule's reader.
namespace remit::test {

using Texts = std::vector<std::string>;

// What an `expects` table can hold; each value stands on a line of its own, from 1, in the order given.
using Expected = std::variant<std::string, std::int64_t, bool, Texts>;

inline Expects expects(const std::vector<std::pair<std::string, Expected>>& values)
{
    std::map<std::string, std::pair<Place, Expects::Value>> table;
    int line = 0;
    for (const auto& [key, value] : values) {
        const Place place{"schedule.toml", ++line, 1};
        Expects::Value made{place, std::string()};
        if (const auto* texts = std::get_if<Texts>(&value)) {
            std::vector<Expects::Value> list;
            for (const auto& text : *texts)
                list.push_back({place, text});
            made.content = std::move(list);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            made.content = *text;
        } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
            made.content = *number;
        } else {
            made.content = std::get<bool>(value);
        }
        table[key] = {place, made};
    }
    return Expects(Place{"schedule.toml", 0, 0}, std::move(table));
}

template <class Id>
Id id(std::string_view text)
{
    const auto made = Id::of(text);
    INFO(text);
    REQUIRE(made);
    return *made;
}

// A deliverable of `phase`, called like it unless `name` says otherwise.
inline Deliverable deliverable(std::string_view phase, Expects expected = {}, std::string_view name = {})
{
    Deliverable made;
    made.id = id<DeliverableId>(name.empty() ? phase : name);
    made.phase = id<PhaseId>(phase);
    made.title = "Report " + made.id.str();
    made.expects = std::move(expected);
    return made;
}

// A contract of one component with these deliverables, in this order.
inline Contract contractOf(std::vector<Deliverable> deliverables)
{
    Contract contract;
    contract.id = id<ContractId>("test");
    Component component;
    component.id = id<ComponentId>("work");
    component.deliverables = std::move(deliverables);
    int line = 10;
    for (auto& deliverable : component.deliverables)
        deliverable.place = {"schedule.toml", line += 10, 3};
    contract.components.push_back(std::move(component));
    return contract;
}

// Two sides, each with one party: "desk" (client, post "office", reviews) and "provider" (post "author",
// submits).
inline const char* const kTwoSides = R"([[post]]
id = "office"
title = "Office"
side = "client"
may = ["review", "pay"]
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

// The contract of this schedule.toml, whose terms are in "terms.md", between those two sides.
inline Contract contractFrom(const std::string& schedule, const std::string& desk = {})
{
    ScheduleFiles files;
    files.files = {{"schedule.toml", schedule}, {"people.toml", kTwoSides}, {"terms.md", "Terms."}};
    if (!desk.empty()) files.files.push_back({"desk.toml", desk});
    auto reading = readSchedule(files);
    for (const auto& complaint : reading.complaints)
        FAIL(complaint.text());
    return std::move(reading.contract);
}

// A fingerprint of 64 times this digit.
inline EventId event(char digit)
{
    return *EventId::of(std::string(64, digit));
}

}
