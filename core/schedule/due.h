#pragma once

#include "schedule/draft.h"
#include "schedule/fields.h"

#include <optional>
#include <string>

// Dates of a contract, from TOML dates, date-times and sentences.
namespace remit::schedule {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2037; // the zone library loses daylight saving time after it

// Complains if no date of a contract can lie in `year`; `text` is the date that does. Returns whether one
// can.
bool isYearFit(int year, std::string_view text, const Place& place, Complaints& complaints);

// Reads the date under `key`; nothing if there is none or it is wrong. What a sentence rests on is noted in
// `draft` for when all ids are known, as a link from `from`.
std::optional<Term> readTerm(Fields& fields, std::string_view key, const std::string& from, Draft& draft);

// Reads a period such as "10 working days"; nothing if there is none or it is wrong.
std::optional<Period> readPeriod(Fields& fields, std::string_view key);

void complain(const Place& place, const Fault& fault, Complaints& complaints);

}
