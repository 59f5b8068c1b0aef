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
        TwoWays,   // "05/09/2022": of those two numbers either could be the month
    };

    std::string words; // as they stand in the text
    Reading reading = Reading::Days;
    LocalDay first, last; // the same, unless a whole month is meant

    bool operator==(const WrittenDate&) const = default;
};

// The dates in `text`, in their order; months by their names in English, French, Spanish, Portuguese, German
// and Italian, whole or shortened. A date without its year is none. With points between its numbers a date
// begins with the day; with strokes or hyphens the one number that cannot be a month tells.
std::vector<WrittenDate> writtenDates(std::string_view text);

}
