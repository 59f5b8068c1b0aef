#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// A date as people write it in running text: "5 September 2022", "Sept. 5, 2022", "5.9.2022", "2022-09-05",
// "September 2022". Of a range, "5–9 September 2022", each end is one.
struct WrittenDate {
    enum class Reading {
        Days,      // first to last
        NoSuchDay, // "31 September 2022"
        Unclear,   // "05/09/2022": of those two numbers either could be the month
    };
    // Which of its numbers a date begins with.
    enum class Order { DayFirst, MonthFirst, YearFirst };
    struct Way {
        Order order;
        LocalDay day;
        bool operator==(const Way&) const = default;
    };

    std::string words;              // as they stand in the text; of a range all of it
    std::size_t begin = 0, end = 0; // where these are in the text
    Reading reading = Reading::Days;
    LocalDay first, last;       // the same, unless a whole month is meant
    std::vector<Way> ways;      // of Unclear: the days that it can be, each once
    std::optional<Order> order; // of three numbers that can be read in one only
    bool ends = false;          // it is the later end of a range, and the date before it the other

    bool operator==(const WrittenDate&) const = default;
};

// The dates in `text`, in their order; months by their names in English, French, Spanish, Portuguese, German
// and Italian, whole or shortened. A date without its year is none. With points between its numbers a date
// begins with the day; with strokes or hyphens the one number that cannot be a month tells.
//
// A year has four digits. It may have two where day and month have two as well, with points or strokes
// between them and nothing else: "25/08/36" is of 2036. As some begin with the year, that counts as a way to
// read it: "12.08.22" is Unclear, and "12.08.36", whose last number is no day, is not.
//
// A number before a dash begins a range unless it is that of something else ("Phase 12 – 5 September 2036"),
// told by the word before it, or greater than the day after it.
std::vector<WrittenDate> writtenDates(std::string_view text);

// The month that a word names, 1 to 12, in one of those languages, whole or shortened as is usual; 0 if it
// names none. `word` as plainWords() leaves it.
unsigned monthNamed(std::string_view word);

}
