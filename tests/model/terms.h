#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

// The small contracts that the random commands are about: as files for `remit new`, and as the model knows
// them. Nothing here or in the model calls the code under test.
namespace remit::model {

using Seconds = std::int64_t; // since 1970, UTC

struct Post {
    std::string id;
    std::string side;
    std::set<std::string> may;
};

struct Party {
    std::string id;
    std::string side;
    std::vector<std::string> posts;
};

struct Deliverable {
    std::string id;
    std::string component;
    std::string phase;
    std::string due;                // as written
    std::optional<Seconds> end;     // the first second that is late
    std::string day;                // if the deadline is the end of a day
    std::set<std::string> sections; // that a document must have
    std::string reads;              // the deliverable before it that its phase reads once accepted
    bool keepsChapters = false;     // of that one, which then has to be accepted
};

struct Activity {
    std::string id;
    std::string component;
};

// Which of the contracts: each choice 0 is the plainest.
struct Setting {
    int approvals = 0; // by one post; by two; by whoever may review
    int keeper = 0;    // the desk, whoever opens the record, the service provider
    int opener = 0;    // the desk, the service provider
    int reminders = 0; // seven days, two
};

struct Terms {
    explicit Terms(const Setting& setting);

    std::vector<Post> posts;
    std::vector<Party> parties;
    std::vector<Deliverable> deliverables; // in the order of the work
    std::vector<Activity> activities;
    std::vector<std::string> approvals;
    std::string opener;
    std::string keeper;
    bool keeperIsNamed = true;
    int dueSoonDays = 7;

    const Party* party(const std::string& id) const;
    std::optional<std::size_t> place(const std::string& deliverable) const;
    const Activity* activity(const std::string& id) const;
    bool may(const std::string& party, const std::string& right) const;
    bool approves(const std::string& party) const; // holds one of the posts that decide

    std::map<std::string, std::string> files() const; // name -> contents
};

// What can be handed in.
struct Document {
    std::string name;
    std::string bytes;
    std::string sha256;
    std::set<std::string> chapters;
    bool opens = true; // it can be read
};
const std::vector<Document>& documents();
const Document* document(const std::string& name);

// "2022-03-26T23:00:00Z"
std::string written(Seconds time);
// The same in Zurich, where the contract is, in the spring of 2022: "2022-03-27T00:00", and the day alone.
std::string writtenLocally(Seconds time);
std::string localDay(Seconds time);
// The number of its day there, from 1970, and when the day of a number is over.
Seconds dayOf(Seconds time);
Seconds endOfDay(Seconds day);
// Whether the clocks of Zurich show that time once.
bool isShownOnce(Seconds time);

}
