#include "base/written_dates.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace remit {

namespace {

// As plainWords() leaves them: lower case, without accents.
constexpr std::array<std::string_view, 12> kMonthNames = {
    "jan january janvier enero janeiro januar gennaio",
    "feb february fevrier febrero fevereiro februar febbraio",
    "mar march mars marzo marco marz maerz",
    "apr april avril abril aprile",
    "may mai mayo maio maggio",
    "jun june juin junio junho juni giugno",
    "jul july juillet julio julho juli luglio",
    "aug august aout agosto",
    "sep september septembre septiembre setembro settembre",
    "oct october octobre octubre outubro oktober ottobre",
    "nov november novembre noviembre",
    "dec december decembre diciembre dezembro dezember dicembre",
};
// What stands between a day and its month, or a month and its year: "5th of September", "1er", "5 de mayo de
// 2022".
constexpr std::array<std::string_view, 10> kBetween = {"st", "nd", "rd", "th",  "er",
                                                       "o",  "of", "de", "del", "do"};
constexpr std::array<std::string_view, 9> kTo = {"to", "until", "and", "au", "a", "al", "bis", "und", "et"};

// Whether one of the words, apart by spaces, begins with `beginning`; or is it, where it has to be `whole`.
bool names(std::string_view words, std::string_view beginning, bool whole)
{
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string_view word = words.substr(at, end - at);
        if (whole ? word == beginning : word.starts_with(beginning)) return true;
        at = end + 1;
    }
    return false;
}

// The month that a word names, 1 to 12; 0 if it names none, or could be two ("jui"). Three letters do where
// they are English's usual ones; others beside the number of a day only: "rolled out 2022" has no October in
// it.
unsigned monthOf(std::string_view word, bool besideDay)
{
    if (word.size() < 3) return 0;
    const bool whole = !besideDay && word.size() < 4;
    unsigned found = 0;
    for (unsigned month = 0; month < kMonthNames.size(); ++month)
        if (names(kMonthNames[month], word, whole)) {
            if (found != 0) return 0;
            found = month + 1;
        }
    return found;
}

// A number, a word, or one other sign.
struct Token {
    enum class Kind { Number, Word, Sign };
    Kind kind = Kind::Sign;
    std::size_t begin = 0, end = 0; // in the text
    std::string plain;              // of a word
    int number = -1;                // of one or two digits, or of four
    std::size_t digits = 0;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Letters of ASCII, and all that is beyond it but dashes and the no-break space.
bool isLetter(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !text.substr(at).starts_with("\u2013") && !text.substr(at).starts_with("\u2014") &&
           !text.substr(at).starts_with("\u00a0") && !text.substr(at).starts_with("\u202f");
}

std::size_t signLength(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    return std::min<std::size_t>(c < 0x80 ? 1 : c < 0xe0 ? 2 : 3, text.size() - at);
}

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        Token token;
        token.begin = at;
        if (isDigit(text[at])) {
            token.kind = Token::Kind::Number;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            token.digits = at - token.begin;
            if (token.digits <= 4) std::from_chars(text.data() + token.begin, text.data() + at, token.number);
        } else if (isLetter(text, at)) {
            token.kind = Token::Kind::Word;
            while (at < text.size() && isLetter(text, at))
                ++at;
            if (at - token.begin <= 24) token.plain = plainWords(text.substr(token.begin, at - token.begin));
        } else {
            at += signLength(text, at);
            const std::string_view sign = text.substr(token.begin, at - token.begin);
            if (sign == " " || sign == "\t" || sign == "\n" || sign == "\u00a0" || sign == "\u202f") continue;
        }
        token.end = at;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text), tokens_(tokensOf(text)) {}

    std::vector<WrittenDate> read()
    {
        for (std::size_t at = 0; at < tokens_.size();)
            if (const std::size_t end = dateAt(at); end > at)
                at = end;
            else
                ++at;
        return std::move(dates_);
    }

private:
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

    // 5.9.2022, 05/09/2022, 5-9-2022
    std::size_t numbersOnly(std::size_t at)
    {
        const bool points = isSame(at + 1, at + 3, ".");
        if (!points && !isSame(at + 1, at + 3, "/") && !isSame(at + 1, at + 3, "-")) return at;
        if (!isShort(at + 2) || !isNumber(at + 4, 4) || (!points && !isAdjacent(at, at + 4))) return at;
        int day = number(at), month = number(at + 2);
        const bool either = day <= 12 && month <= 12 && day != month;
        if (!points && month > 12) std::swap(day, month);
        take(at, at + 5, number(at + 4), month, day);
        if (!points && either) dates_.back().reading = WrittenDate::Reading::TwoWays;
        return at + 5;
    }

    // 5 September 2022; 5th of September 2022; 5–9 September 2022; 29 August to 2 September 2022
    std::size_t fromDay(std::size_t at)
    {
        std::size_t next = afterDay(at);
        unsigned month = monthAt(next, true);
        std::size_t from = 0; // the token of the second day, of a range
        if (month == 0 || yearAfter(next) == 0) {
            const std::size_t second = afterTo(month == 0 ? next : skipPoint(next + 1));
            if (second == 0 || !isShort(second)) return at;
            from = second;
            next = afterDay(second);
            const unsigned last = monthAt(next, true);
            if (last == 0) return at;
            if (month == 0) month = last;
        }
        const std::size_t year = yearAfter(next);
        if (year == 0) return at;
        const auto last = static_cast<int>(monthAt(next, true));
        if (from == 0) {
            take(at, year + 1, number(year), last, number(at));
            return year + 1;
        }
        // Of two months the earlier one may be of the year before: 20 December to 10 January 2023.
        const auto first = static_cast<int>(month);
        take(at, from, number(year) - (first > last ? 1 : 0), first, number(at));
        take(from, year + 1, number(year), last, number(from));
        return year + 1;
    }

    // September 5, 2022; September 2022; September to October 2022
    std::size_t fromMonth(std::size_t at)
    {
        if (const unsigned month = monthAt(at, true); month != 0 && isShort(skipPoint(at + 1))) {
            const std::size_t day = skipPoint(at + 1);
            std::size_t year = day + 1;
            while (isSign(year, ",") || isBetween(year))
                ++year;
            if (!isNumber(year, 4)) return at;
            take(at, year + 1, number(year), static_cast<int>(month), number(day));
            return year + 1;
        }
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
        return year + 1;
    }

    void take(std::size_t begin, std::size_t end, int year, int month, int day)
    {
        namespace ch = std::chrono;
        WrittenDate date{words(begin, end), WrittenDate::Reading::NoSuchDay, {}, {}};
        const ch::year_month_day ymd =
            ch::year(year) / ch::month(static_cast<unsigned>(month)) / ch::day(static_cast<unsigned>(day));
        if (ymd.ok() && year >= kFirstYear) {
            date.reading = WrittenDate::Reading::Days;
            date.first = date.last = LocalDay(ymd);
        }
        dates_.push_back(std::move(date));
    }

    void takeMonth(std::size_t begin, std::size_t end, int year, unsigned month)
    {
        take(begin, end, year, static_cast<int>(month), 1);
        auto& date = dates_.back();
        if (date.reading == WrittenDate::Reading::Days) date.last = endOfMonth(date.first, 1);
    }

    std::string words(std::size_t begin, std::size_t end) const
    {
        std::size_t last = end - 1;
        while (last > begin && tokens_[last].kind == Token::Kind::Sign)
            --last;
        return std::string(text_.substr(tokens_[begin].begin, tokens_[last].end - tokens_[begin].begin));
    }

    // The token after a day's number and what belongs to it: a point, "th", "of".
    std::size_t afterDay(std::size_t at) const
    {
        std::size_t next = at + 1;
        while (isSign(next, ".") || isBetween(next))
            ++next;
        return next;
    }

    // The token of the year that follows the month there; 0 if none does.
    std::size_t yearAfter(std::size_t month) const
    {
        std::size_t next = skipPoint(month + 1);
        while (isSign(next, ",") || isBetween(next))
            ++next;
        return isNumber(next, 4) ? next : 0;
    }

    // The token after a sign or word that leads to the other end of a range; 0 if none is there.
    std::size_t afterTo(std::size_t at) const
    {
        if (at >= tokens_.size()) return 0;
        const bool leads = isSign(at, "-") || isSign(at, "\u2013") || isSign(at, "\u2014") ||
                           isSign(at, "/") ||
                           (tokens_[at].kind == Token::Kind::Word && isOneOf(kTo, tokens_[at].plain));
        return leads && at + 1 < tokens_.size() ? at + 1 : 0;
    }

    std::size_t skipPoint(std::size_t at) const { return isSign(at, ".") ? at + 1 : at; }
    unsigned monthAt(std::size_t at, bool besideDay) const
    {
        return at < tokens_.size() && tokens_[at].kind == Token::Kind::Word
                   ? monthOf(tokens_[at].plain, besideDay)
                   : 0;
    }
    bool isBetween(std::size_t at) const
    {
        return at < tokens_.size() && tokens_[at].kind == Token::Kind::Word &&
               isOneOf(kBetween, tokens_[at].plain);
    }
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

    static constexpr int kFirstYear = 1900; // of what a LocalDay can be

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<WrittenDate> dates_;
};

}

std::vector<WrittenDate> writtenDates(std::string_view text)
{
    return Reader(text).read();
}

}
