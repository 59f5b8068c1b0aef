#pragma once

#include "base/time.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// How Remit says things to people: dates as they write them, numbers with their nouns, the nearest known
// word.
namespace remit {

// "Monday 5 September 2022" / "Mon 5 Sep 2022"
std::string longDay(LocalDay day);
std::string shortDay(LocalDay day);

// "Mon 5 Sep 2022, 16:40", what clocks in `zone` show; from 2038 on in UTC, marked so.
std::string shortTime(Instant instant, const Zone& zone);
// "Monday 5 September 2022, 16:40 (Zurich)"
std::string longTime(Instant instant, const Zone& zone);
// "16:40", what clocks in `zone` show.
std::string clockTime(Instant instant, const Zone& zone);

// "less than a minute", "9 hours", "2 days and 3 hours"; rounded down, two units at most, days at the most.
// REQUIRES: not negative.
std::string duration(std::chrono::seconds length);

// "1 file", "3 files"; `many` where adding an s does not do: count(2, "reply", "replies").
std::string count(std::size_t n, std::string_view one, std::string_view many = {});

// "a, b and c"
std::string listed(std::span<const std::string> words, std::string_view conjunction = "and");

// The word of `known` nearest to `word`, by letters inserted, removed, changed or swapped; empty if none is
// near enough to be what was meant. `word` longer than 80 bytes has no nearest.
std::string nearest(std::string_view word, std::span<const std::string> known);

// ". Did you mean \"outline\"?" or, if nothing is near, "".
std::string didYouMean(std::string_view word, std::span<const std::string> known);

// `text` on one line: line breaks and tabs as spaces, control characters and invalid UTF-8 made visible, cut
// to `limit` bytes with "…", so that it can be quoted in a message.
std::string quotable(std::string_view text, std::size_t limit = 80);

// The same in quotation marks.
std::string inQuotes(std::string_view text);

// `text` with A to Z in lower case.
std::string lowerCase(std::string_view text);

}
