#pragma once

#include "table.h"

#include "base/written_dates.h"

namespace remit::plan {

// A cell, or what an item says before or after its first ": ".
struct Part {
    std::string_view text;
    std::string_view head; // of its column; empty if it has none
    std::vector<WrittenDate> dates;
};

// What a plan says of one step: a row, or a list item.
struct Entry {
    std::size_t block = 0;
    bool row = false;
    bool scale = false; // a row of heads with several dates, under which steps are marked
    std::vector<Part> parts;
};

// A table, or list items that follow each other. Lives as long as its document.
struct Entries {
    Table table; // that the heads are of
    std::vector<Entry> all;
};

Entries entriesOf(const Block& table, std::size_t at);
Entry entryOf(const Block& item, std::size_t at);

// Whether it gives a time and says nothing else.
bool saysOnlyTimes(const Part& part);

// The words of its text outside the dates.
std::vector<std::string> wordsBesideDates(const Part& part);

// Of each of its dates, whether it may be one of something that the plan only mentions: it stands in brackets
// or after "of" ("the report of 12 May 2019").
std::vector<bool> mentioned(const Part& part);

}
