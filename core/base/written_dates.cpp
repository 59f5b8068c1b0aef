#include "base/written_dates.h"

#include "base/written_dates_tokens.h"

#include <algorithm>
#include <array>

namespace remit {

namespace {

using written::monthOf;
using written::Token;

// What stands between a day and its month, or a month and its year: "5th of September", "1er", "5 de mayo de
// 2022".
constexpr std::array<std::string_view, 10> kBetween = {"st", "nd", "rd", "th",  "er",
                                                       "o",  "of", "de", "del", "do"};
constexpr std::array<std::string_view, 6> kTo = {"to", "until", "au", "a", "al", "bis"};
constexpr std::array<std::string_view, 3> kAnd = {"and", "und", "et"};
// What may stand before the first day of a range; with another word its number is of something else: "Phase
// 12".
constexpr std::array<std::string_view, 33> kBeforeDay = {
    "from", "between", "on",    "the",      "of",  "and", "to",  "until", "de",  "du",  "del",
    "le",   "les",     "el",    "los",      "dal", "di",  "do",  "dos",   "vom", "von", "am",
    "den",  "dem",     "entre", "zwischen", "mon", "tue", "wed", "thu",   "fri", "sat", "sun"};
// As weekdays end, in the languages of the months: "monday", "lundi", "Dienstag"; the others by name.
constexpr std::array<std::string_view, 4> kWeekdayEnds = {"day", "tag", "di", "feira"};
constexpr std::array<std::string_view, 10> kWeekdays = {"dimanche",  "mittwoch", "lunes",   "martes",
                                                        "miercoles", "jueves",   "viernes", "sabado",
                                                        "domingo",   "sabato"};

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isWeekday(const std::string& word)
{
    return isOneOf(kWeekdays, word) || std::any_of(kWeekdayEnds.begin(), kWeekdayEnds.end(), [&](auto end) {
               return word.size() > end.size() + 2 && word.ends_with(end);
           });
}

std::optional<LocalDay> dayOf(int year, int month, int day)
{
    namespace ch = std::chrono;
    constexpr int kFirstYear = 1900; // of what a LocalDay can be
    const ch::year_month_day ymd =
        ch::year(year) / ch::month(static_cast<unsigned>(month)) / ch::day(static_cast<unsigned>(day));
    return ymd.ok() && year >= kFirstYear ? std::optional(LocalDay(ymd)) : std::nullopt;
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text), tokens_(written::tokensOf(text)) {}

    std::vector<WrittenDate> read()
    {
        std::size_t after = 0; // the token after the last date
        for (std::size_t at = 0; at < tokens_.size();) {
            const std::size_t taken = dates_.size();
            const std::size_t end = dateAt(at);
            if (end == at) {
                ++at;
                continue;
            }
            if (taken > 0 && dates_.size() == taken + 1 && !dates_[taken - 1].ends && leads(after) &&
                after + 1 == at)
                join(leadsThrough(after));
            after = at = end;
        }
        return std::move(dates_);
    }

private:
    using Reading = WrittenDate::Reading;
    using Order = WrittenDate::Order;

    // Takes the date that begins at that token; the token after it, or `at` if there is none.
    std::size_t dateAt(std::size_t at)
    {
        if (isNumber(at, 4)) return fromYear(at);
        if (isShort(at)) {
            const std::size_t end = numbersOnly(at);
            return end > at ? end : fromDay(at);
        }
        return tokens_[at].kind == Token::Kind::Word ? fromMonth(at) : at;
    }

    // 2022-09-05, 2022/09/05
    std::size_t fromYear(std::size_t at)
    {
        if (!isSame(at + 1, at + 3, "-") && !isSame(at + 1, at + 3, "/")) return at;
        if (!isShort(at + 2) || !isShort(at + 4) || !isAdjacent(at, at + 4)) return at;
        take(at, at + 5, number(at), number(at + 2), number(at + 4));
        return at + 5;
    }

    // 5.9.2022, 05/09/2022, 5-9-2022; 05.09.36, 05/09/36
    std::size_t numbersOnly(std::size_t at)
    {
        const bool points = isSame(at + 1, at + 3, ".");
        const bool strokes = isSame(at + 1, at + 3, "/");
        if (!points && !strokes && !isSame(at + 1, at + 3, "-")) return at;
        if (!isShort(at + 2) || isPartOfMore(at, at + 4)) return at;
        if (isNumber(at + 4, 2)) return points || strokes ? shortYear(at, points) : at;
        if (!isNumber(at + 4, 4) || (!points && !isAdjacent(at, at + 4))) return at;
        if (points)
            take(at, at + 5, number(at + 4), number(at + 2), number(at));
        else
            takeWays(at, {way(Order::DayFirst, number(at + 4), number(at + 2), number(at)),
                          way(Order::MonthFirst, number(at + 4), number(at), number(at + 2))});
        return at + 5;
    }

    std::size_t shortYear(std::size_t at, bool points)
    {
        constexpr int kCentury = 2000;
        if (!isNumber(at, 2) || !isNumber(at + 2, 2) || !isAdjacent(at, at + 4)) return at;
        const int a = number(at), b = number(at + 2), c = number(at + 4);
        const auto found = takeWays(at, {way(Order::DayFirst, kCentury + c, b, a),
                                         points ? std::nullopt : way(Order::MonthFirst, kCentury + c, a, b),
                                         way(Order::YearFirst, kCentury + a, b, c)});
        if (found) return at + 5;
        dates_.pop_back(); // some other number, and no day that does not exist
        return at;
    }

    // 5 September 2022; 5th of September 2022
    std::size_t fromDay(std::size_t at)
    {
        const std::size_t next = afterDay(at);
        const unsigned month = monthAt(next, true);
        if (month == 0) return mayBeginRange(at) ? daysTo(at, 0, next) : at;
        const std::size_t year = yearAfter(next);
        if (year == 0) return daysTo(at, month, skipPoint(next + 1));
        take(at, year + 1, number(year), static_cast<int>(month), number(at));
        return year + 1;
    }

    // 5–9 September 2022; 29 August to 2 September 2022. The first day is at `at`, its `month` 0 if it is
    // that of the second; `to` is what leads there.
    std::size_t daysTo(std::size_t at, unsigned month, std::size_t to)
    {
        const std::size_t second = afterTo(to);
        if (second == 0 || !isShort(second)) return at;
        const std::size_t next = afterDay(second);
        const unsigned last = monthAt(next, true);
        const std::size_t year = last == 0 ? 0 : yearAfter(next);
        if (year == 0 || (month == 0 && number(at) > number(second))) return at;
        takeRange(at, year, to, {month == 0 ? last : month, number(at)}, {last, number(second)});
        return year + 1;
    }

    // September 5, 2022; September 5–9, 2022; September 2022; September to October 2022
    std::size_t fromMonth(std::size_t at)
    {
        if (const unsigned month = monthAt(at, true); month != 0 && isShort(skipPoint(at + 1)))
            return monthAndDay(at, month);
        const unsigned month = monthAt(at, false);
        if (month == 0) return at;
        if (const std::size_t year = yearAfter(at); year != 0) {
            takeMonth(at, year + 1, number(year), month);
            return year + 1;
        }
        const std::size_t second = afterTo(at + 1);
        const unsigned last = monthAt(second, false);
        const std::size_t year = last == 0 ? 0 : yearAfter(second);
        if (second == 0 || year == 0) return at;
        takeMonth(at, second, number(year) - (month > last ? 1 : 0), month);
        takeMonth(second, year + 1, number(year), last);
        join(leadsThrough(at + 1));
        return year + 1;
    }

    // September 5, 2022; September 5–9, 2022; August 29 – September 2, 2022
    std::size_t monthAndDay(std::size_t at, unsigned month)
    {
        const std::size_t day = skipPoint(at + 1);
        if (const std::size_t year = yearAfterDay(day); year != 0) {
            take(at, year + 1, number(year), static_cast<int>(month), number(day));
            return year + 1;
        }
        const std::size_t next = afterTo(day + 1);
        if (next == 0) return at;
        const unsigned other = monthAt(next, true);
        const std::size_t second = other == 0 ? next : skipPoint(next + 1);
        const std::size_t year = isShort(second) ? yearAfterDay(second) : 0;
        if (year == 0) return at;
        takeRange(at, year, day + 1, {month, number(day)}, {other == 0 ? month : other, number(second)});
        return year + 1;
    }

    struct MonthDay {
        unsigned month = 0;
        int day = 0;
    };

    // Both ends of a range that is over with the year at `year`. Of two months the earlier one may be of the
    // year before: 20 December to 10 January 2023.
    void takeRange(std::size_t at, std::size_t year, std::size_t to, MonthDay first, MonthDay last)
    {
        const int before = first.month > last.month ? 1 : 0;
        take(at, year + 1, number(year) - before, static_cast<int>(first.month), first.day);
        take(at, year + 1, number(year), static_cast<int>(last.month), last.day);
        join(leadsThrough(to));
    }

    // Makes one range of the last two dates; `through`: of days that follow each other, and not of any two.
    void join(bool through)
    {
        auto& last = dates_.back();
        auto& first = dates_[dates_.size() - 2];
        if (!through && first.begin != last.begin) return;
        last.ends = through;
        last.begin = first.begin;
        first.end = last.end;
        first.words = last.words = std::string(text_.substr(first.begin, first.end - first.begin));
    }

    void take(std::size_t begin, std::size_t end, int year, int month, int day)
    {
        auto& date = add(begin, end);
        if (const auto found = dayOf(year, month, day))
            date.first = date.last = *found;
        else
            date.reading = Reading::NoSuchDay;
    }

    void takeMonth(std::size_t begin, std::size_t end, int year, unsigned month)
    {
        take(begin, end, year, static_cast<int>(month), 1);
        auto& date = dates_.back();
        if (date.reading == Reading::Days) date.last = endOfMonth(date.first, 1);
    }

    static std::optional<WrittenDate::Way> way(Order order, int year, int month, int day)
    {
        const auto found = dayOf(year, month, day);
        return found ? std::optional(WrittenDate::Way{order, *found}) : std::nullopt;
    }

    // A date of three numbers, and whether it can be read in any of these ways.
    bool takeWays(std::size_t at, std::initializer_list<std::optional<WrittenDate::Way>> ways)
    {
        auto& date = add(at, at + 5);
        for (const auto& each : ways)
            if (each && std::none_of(date.ways.begin(), date.ways.end(),
                                     [&](const auto& known) { return known.day == each->day; }))
                date.ways.push_back(*each);
        const bool any = !date.ways.empty();
        date.reading = date.ways.size() > 1 ? Reading::Unclear : any ? Reading::Days : Reading::NoSuchDay;
        if (date.ways.size() != 1) return any;
        date.first = date.last = date.ways.front().day;
        if (number(at) != number(at + 2)) date.order = date.ways.front().order;
        date.ways.clear();
        return any;
    }

    WrittenDate& add(std::size_t begin, std::size_t end)
    {
        std::size_t last = end - 1;
        while (last > begin && tokens_[last].kind == Token::Kind::Sign)
            --last;
        WrittenDate& date = dates_.emplace_back();
        date.begin = tokens_[begin].begin;
        date.end = tokens_[last].end;
        date.words = std::string(text_.substr(date.begin, date.end - date.begin));
        return date;
    }

    // Whether the number there may be a day, and not that of a phase, a week, a section.
    bool mayBeginRange(std::size_t at) const
    {
        if (at == 0) return true;
        std::size_t before = at - 1;
        if (isSign(before, ".") && before > 0) --before; // "No. 12", "1.12"
        if (isSign(before, "#")) return false;
        const Token& token = tokens_[before];
        if (token.kind == Token::Kind::Number) return before + 1 == at;
        return token.kind == Token::Kind::Sign || token.plain.empty() || isOneOf(kBeforeDay, token.plain) ||
               isWeekday(token.plain);
    }

    // The token after a day's number and what belongs to it: a point, "th", "of".
    std::size_t afterDay(std::size_t at) const
    {
        std::size_t next = at + 1;
        while (isSign(next, ".") || isBetween(next))
            ++next;
        return next;
    }

    // The token of the year that follows the month there, or a day after its month; 0 if none does.
    std::size_t yearAfter(std::size_t month) const { return yearAfterDay(skipPoint(month + 1) - 1); }
    std::size_t yearAfterDay(std::size_t day) const
    {
        std::size_t next = day + 1;
        while (isSign(next, ",") || isBetween(next))
            ++next;
        return isNumber(next, 4) ? next : 0;
    }

    // Whether a sign or word there leads to another date: to the end of a range, or to the next of several.
    bool leads(std::size_t at) const
    {
        return leadsThrough(at) || isSign(at, "/") || (isWord(at) && isOneOf(kAnd, tokens_[at].plain));
    }
    bool leadsThrough(std::size_t at) const
    {
        return isSign(at, "-") || isSign(at, "\u2013") || isSign(at, "\u2014") ||
               (isWord(at) && isOneOf(kTo, tokens_[at].plain));
    }
    // The token after it; 0 if there is none.
    std::size_t afterTo(std::size_t at) const { return leads(at) && at + 1 < tokens_.size() ? at + 1 : 0; }

    // Whether more numbers hang on these in the same way: "340/14/20/2019".
    bool isPartOfMore(std::size_t begin, std::size_t end) const
    {
        const auto hangs = [&](std::size_t a, std::size_t b) {
            return b < tokens_.size() && isLike(a + 1, begin + 1) && isAdjacent(a, b) &&
                   tokens_[a].kind == Token::Kind::Number && tokens_[b].kind == Token::Kind::Number;
        };
        return (begin > 1 && hangs(begin - 2, begin)) || hangs(end, end + 2);
    }
    bool isLike(std::size_t a, std::size_t b) const
    {
        return text_.substr(tokens_[a].begin, tokens_[a].end - tokens_[a].begin) ==
               text_.substr(tokens_[b].begin, tokens_[b].end - tokens_[b].begin);
    }

    std::size_t skipPoint(std::size_t at) const { return isSign(at, ".") ? at + 1 : at; }
    unsigned monthAt(std::size_t at, bool besideDay) const
    {
        return isWord(at) ? monthOf(tokens_[at].plain, besideDay) : 0;
    }
    bool isWord(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == Token::Kind::Word; }
    bool isBetween(std::size_t at) const { return isWord(at) && isOneOf(kBetween, tokens_[at].plain); }
    bool isSign(std::size_t at, std::string_view sign) const
    {
        return at < tokens_.size() && tokens_[at].kind == Token::Kind::Sign &&
               text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin) == sign;
    }
    bool isSame(std::size_t a, std::size_t b, std::string_view sign) const
    {
        return isSign(a, sign) && isSign(b, sign);
    }
    bool isNumber(std::size_t at, std::size_t digits) const
    {
        return at < tokens_.size() && tokens_[at].kind == Token::Kind::Number && tokens_[at].digits == digits;
    }
    bool isShort(std::size_t at) const { return isNumber(at, 1) || isNumber(at, 2); }
    int number(std::size_t at) const { return tokens_[at].number; }
    // Whether nothing stands between the tokens from `a` to `b`.
    bool isAdjacent(std::size_t a, std::size_t b) const
    {
        for (; a < b; ++a)
            if (tokens_[a].end != tokens_[a + 1].begin) return false;
        return true;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<WrittenDate> dates_;
};

}

std::vector<WrittenDate> writtenDates(std::string_view text)
{
    return Reader(text).read();
}

unsigned monthNamed(std::string_view word)
{
    return monthOf(word, false);
}

}
