#include "contract/money.h"

#include "base/words.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <optional>

namespace remit {

namespace {

constexpr std::size_t kMostDigits = 12;

bool isDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The currencies of ISO 4217 that have not two decimals.
constexpr std::array<std::string_view, 17> kWithoutDecimals = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                               "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                                                               "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kWithThree = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

std::size_t decimalsOf(std::string_view currency)
{
    const auto isIn = [&](const auto& all) {
        return std::find(all.begin(), all.end(), currency) != all.end();
    };
    if (isIn(kWithoutDecimals)) return 0;
    return isIn(kWithThree) ? 3 : 2;
}

// As decimal(), with `decimals` of them or, if they may be `fewer`, at most.
std::optional<std::int64_t> scaled(std::string_view text, std::size_t decimals, bool fewer)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view rest = point == text.size() ? std::string_view() : text.substr(point + 1);
    if (!isDigits(whole) || whole.size() > kMostDigits) return {};
    if (point != text.size() &&
        (!isDigits(rest) || (fewer ? rest.size() > decimals : rest.size() != decimals)))
        return {};
    std::int64_t value = 0;
    for (const char c : whole)
        value = value * 10 + (c - '0');
    for (std::size_t i = 0; i < decimals; ++i)
        value = value * 10 + (i < rest.size() ? rest[i] - '0' : 0);
    return value;
}

// The digits of `minor` with a point before the last `decimals` of them.
std::string pointed(std::int64_t minor, std::size_t decimals)
{
    std::string digits = std::to_string(minor);
    if (decimals == 0) return digits;
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    return digits.insert(digits.size() - decimals, ".");
}

}

std::optional<std::int64_t> decimal(std::string_view text, std::size_t decimals)
{
    return scaled(text, decimals, true);
}

std::string decimalText(std::int64_t value, std::size_t decimals)
{
    std::string text = pointed(value, decimals);
    while (decimals > 0 && text.ends_with('0'))
        text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

Result<Money> Money::of(std::string_view text)
{
    const Error wrong{inQuotes(text) + " is no amount: write the number, with a point before the cents, and "
                                       "the currency, as in \"10000.00 USD\""};
    const std::size_t space = text.find(' ');
    if (space == text.npos) return wrong;
    const std::string_view currency = text.substr(space + 1);
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (currency.size() != 3 || !std::all_of(currency.begin(), currency.end(), isCapital)) return wrong;
    const auto minor = scaled(text.substr(0, space), decimalsOf(currency), false);
    if (!minor) return wrong;
    return Money{*minor, std::string(currency)};
}

std::string Money::str() const
{
    return pointed(minor, decimalsOf(currency)) + " " + currency;
}

std::string inWords(const Money& money)
{
    std::string text = money.str();
    for (std::size_t at = text.find_first_of(". "); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

Result<Percent> Percent::of(std::string_view text)
{
    std::string_view number = text;
    if (number.ends_with('%')) {
        number.remove_suffix(1);
        if (number.ends_with(' ')) number.remove_suffix(1);
        const auto hundredths = scaled(number, 2, true);
        if (hundredths && *hundredths >= 1 && *hundredths <= 10'000) return Percent{*hundredths};
    }
    return Error{inQuotes(text) + " is no part of a whole: write it in percent, as in \"30 %\""};
}

std::string Percent::str() const
{
    return decimalText(hundredths, 2) + " %";
}

std::int64_t proportion(std::int64_t amount, std::int64_t times, std::int64_t by)
{
    assert(amount >= 0 && times >= 0 && by > 0 && by <= 1'000'000'000 && times <= 1'000'000'000);
    // In two parts, of which neither is too large a number on the way.
    const std::int64_t rest = amount % by * times;
    return amount / by * times + rest / by + (rest % by * 2 >= by ? 1 : 0);
}

Money together(const Money& a, const Money& b)
{
    assert(a.currency == b.currency);
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    return {a.minor > kMost - b.minor ? kMost : a.minor + b.minor, a.currency};
}

Money part(const Percent& percent, const Money& whole)
{
    return {proportion(whole.minor, percent.hundredths, 10'000), whole.currency};
}

}
