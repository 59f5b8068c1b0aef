#pragma once

#include "contract/term.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace remit {

// One thing that is wrong with a schedule, with its place and what to do about it.
struct Complaint {
    Place place;
    std::string what;

    std::string text() const { return place.str() + ": " + what; }
    bool operator==(const Complaint&) const = default;
};

// A deliverable's `expects` table: what the schedule tells the phase to look for. Read by the phase, key by
// key.
//
// Reading is asking: a value of the wrong kind is complained of and comes back empty, and a key that nobody
// asked for is complained of as unknown, with the nearest of those that were asked for. So a phase states
// what it understands by asking for it, once, and every mistake in the schedule is found in one go.
class Expects {
public:
    struct Value {
        Place place;
        std::variant<std::string, std::int64_t, bool, std::vector<Value>> content;
    };

    Expects() = default;
    Expects(Place place, std::map<std::string, std::pair<Place, Value>> values);

    // Returns the value of `key`, or an empty one if the schedule does not have it.
    std::string text(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const; // a single string counts as a list of one
    std::int64_t wholeNumber(std::string_view key, std::int64_t otherwise) const; // 0 to 1,000,000
    bool flag(std::string_view key, bool otherwise) const;

    bool has(std::string_view key) const;
    // Where `key` stands; the table itself if it does not.
    Place place(std::string_view key) const;
    // Adds a complaint about the value of `key` ("is no list of topics; …").
    void complain(std::string_view key, std::string what) const;

    // Everything wrong so far, keys that nobody asked for included; in the order of the file.
    std::vector<Complaint> complaints() const;

private:
    const Value* find(std::string_view key) const;

    Place place_;
    std::map<std::string, std::pair<Place, Value>> values_;
    mutable std::set<std::string> asked_;
    mutable std::vector<Complaint> complaints_;
};

}
