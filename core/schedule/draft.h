#pragma once

#include "contract/contract.h"
#include "schedule/complaints.h"
#include "schedule/schedule.h"
#include "schedule/sentence.h"

#include <toml++/toml.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// A contract while it is being read, with what its parts say of each other until all of them are known.
namespace remit::schedule {

struct Draft {
    explicit Draft(const ScheduleFiles& files);

    // Something that an id stands for. Tables live as long as the draft.
    struct Named {
        std::string_view kind; // "deliverable", "input", "activity", "component"
        Place place;
        const toml::table* table = nullptr;
        bool dated = false;
    };
    // What the due date of `from` rests on; `from` is empty for the dates of the contract and payments.
    struct Link {
        std::string from;
        Anchor to;
        Place place;
        bool with = false; // due at the same time
    };
    // A post that schedule.toml names and people.toml must have.
    struct PostNamed {
        std::string id;
        Place place;
        bool approves = false;
    };

    // How complaints name a file.
    std::string named(std::string_view file) const;
    // Reads a file of the contract as TOML; nothing, with the complaint, if it cannot be.
    std::optional<toml::table> parsed(std::string_view file, bool needed);

    const ScheduleFiles& files;
    Complaints complaints;
    Contract contract;

    std::optional<toml::table> scheduleTable;
    std::optional<toml::table> peopleTable;
    std::optional<toml::table> deskTable;

    std::unordered_map<std::string, Named> ids;
    std::vector<Link> links;
    std::vector<PostNamed> postsNamed;
    std::size_t deliverableCount = 0;
    std::optional<std::pair<std::string, int>> currency; // of the first amount, and its line
    // What stands in a table of that kind: "contract", "review", "deliverable", …
    std::map<std::string_view, std::vector<std::string_view>> keys;
};

// Whether `name` can be that of the file with the terms of reference or holidays: one beside schedule.toml.
bool isTermsName(std::string_view name);

// Each reads the table of that name above, which is there. A schedule of a newer format is put away: nothing
// more can be said of it.
void readScheduleTable(Draft& draft);
void readPeopleTable(Draft& draft);
void readDeskTable(Draft& draft);

// What can be said only when all files are read. Leaves out what a file that could not be read would answer.
void checkAnchors(Draft& draft);
void checkAssumed(Draft& draft);
void checkPosts(Draft& draft);

}
