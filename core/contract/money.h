#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Amounts of money, in decimals and never in binary fractions.
namespace remit {

// An amount in one currency, as schedules and records write it: "10000.00 USD", "4000 EUR", "250000 XOF".
struct Money {
    std::int64_t minor =
        0; // in the smallest unit of the currency: cents; not negative, 10^15 at most in what of() reads
    std::string currency; // by ISO 4217: "USD"

    // Digits, at most 12 of them, and after a point as many as the currency has decimals, or none; a space;
    // the currency. Fails on anything else: no sign, no separators, no symbol.
    static Result<Money> of(std::string_view text);

    // "10000.00 USD": what of() reads.
    std::string str() const;

    bool operator==(const Money&) const = default;
};

// "10,000.00 USD"
std::string inWords(const Money& money);

// A part of a whole, as schedules write it: "30 %", "12.5 %".
struct Percent {
    std::int64_t hundredths = 0; // of a percent: 3000 is 30 %; 1 to 10,000

    // Up to two decimals; more than 0 and at most 100. Fails on anything else.
    static Result<Percent> of(std::string_view text);

    // "30 %"
    std::string str() const;

    bool operator==(const Percent&) const = default;
};

// "12.5" as a whole number of its last decimal: 1250, if there are two `decimals`, of which fewer may be
// written. No value for anything else; no sign, no separators.
std::optional<std::int64_t> decimal(std::string_view text, std::size_t decimals);
// The other way round, without noughts at the end: "12.5".
std::string decimalText(std::int64_t value, std::size_t decimals);

// `amount` × `times` / `by`, rounded to the nearest whole number, halves up.
// REQUIRES: none is negative, 0 < by <= 10^9, times <= 10^9, and the result is less than 2^63.
std::int64_t proportion(std::int64_t amount, std::int64_t times, std::int64_t by);

// Two amounts of one currency together; as much as there can be, where they are more.
Money together(const Money& a, const Money& b);

// That part of `whole`, rounded to the smallest unit of its currency.
Money part(const Percent& percent, const Money& whole);

}
