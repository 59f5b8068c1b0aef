#include "base/words.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace remit {

namespace {

using namespace std::chrono;

constexpr std::array<const char*, 7> kDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                              "Thursday", "Friday", "Saturday"};
constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

std::string dayWords(LocalDay day, std::size_t letters)
{
    const auto ymd = day.ymd();
    const std::string weekday = kDays[day.weekday().c_encoding()];
    const std::string month = kMonths[static_cast<unsigned>(ymd.month()) - 1];
    return weekday.substr(0, letters) + " " + std::to_string(static_cast<unsigned>(ymd.day())) + " " +
           month.substr(0, letters) + " " + std::to_string(static_cast<int>(ymd.year()));
}

std::string hourMinute(seconds time)
{
    char buffer[16];
    const auto minutes = time.count() / 60;
    std::snprintf(buffer, sizeof buffer, "%02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return buffer;
}

// What clocks show at `instant`, and the name of the place where they do.
std::pair<LocalTime, std::string> shown(Instant instant, const Zone& zone)
{
    if (const auto local = zone.local(instant)) return {*local, zone.city()};
    const auto midnight = floor<days>(instant.value());
    return {LocalTime{LocalDay(year_month_day(midnight)), instant.value() - midnight}, "UTC"};
}

// Letters to insert, remove, change or swap to get from `a` to `b`; more than `limit` comes back as limit
// + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}

std::string longDay(LocalDay day)
{
    return dayWords(day, std::string::npos);
}

std::string shortDay(LocalDay day)
{
    return dayWords(day, 3);
}

std::string shortTime(Instant instant, const Zone& zone)
{
    const auto [local, city] = shown(instant, zone);
    return shortDay(local.day) + ", " + hourMinute(local.time) +
           (city == zone.city() ? "" : " (" + city + ")");
}

std::string longTime(Instant instant, const Zone& zone)
{
    const auto [local, city] = shown(instant, zone);
    return longDay(local.day) + ", " + hourMinute(local.time) + " (" + city + ")";
}

std::string clockTime(Instant instant, const Zone& zone)
{
    return hourMinute(shown(instant, zone).first.time);
}

std::string duration(seconds length)
{
    assert(length.count() >= 0);
    const auto minutes = static_cast<std::size_t>(length.count() / 60);
    const std::size_t hours = minutes / 60, days = hours / 24;
    const auto both = [](std::size_t a, const char* unit, std::size_t b, const char* smaller) {
        return count(a, unit) + (b == 0 ? "" : " and " + count(b, smaller));
    };
    if (minutes == 0) return "less than a minute";
    if (hours == 0) return count(minutes, "minute");
    if (days == 0) return both(hours, "hour", minutes % 60, "minute");
    return both(days, "day", hours % 24, "hour");
}

std::string count(std::size_t n, std::string_view one, std::string_view many)
{
    std::string noun(one);
    if (n != 1) noun = many.empty() ? noun + "s" : std::string(many);
    return std::to_string(n) + " " + noun;
}

std::string listed(std::span<const std::string> words, std::string_view conjunction)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " " + std::string(conjunction) + " " : ", ";
        text += words[i];
    }
    return text;
}

std::string nearest(std::string_view word, std::span<const std::string> known)
{
    constexpr std::size_t kLongest = 80;
    if (word.empty() || word.size() > kLongest) return {};
    const std::string wanted = folded(word);
    // A third of the letters may differ; of short words one.
    std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::string best;
    for (const auto& candidate : known) {
        if (candidate.size() > kLongest) continue;
        const std::size_t d = distance(wanted, folded(candidate), least);
        if (d < least) {
            least = d;
            best = candidate;
        }
    }
    if (!best.empty()) return best;
    // A word that begins, ends or continues another is near whatever the count: "final-report" and "final".
    for (const auto& candidate : known)
        if (candidate.size() >= 3 && wanted.size() >= 3 &&
            (wanted.find(folded(candidate)) != std::string::npos ||
             folded(candidate).find(wanted) != std::string::npos))
            return candidate;
    return {};
}

std::string didYouMean(std::string_view word, std::span<const std::string> known)
{
    const std::string best = nearest(word, known);
    return best.empty() ? "" : ". Did you mean \"" + best + "\"?";
}

std::string quotable(std::string_view text, std::size_t limit)
{
    std::string shown;
    std::size_t i = 0;
    while (i < text.size() && shown.size() < limit) {
        // Whole characters of valid UTF-8 pass; anything else is shown as the byte that it is.
        std::size_t length = 1;
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0xC0) length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        const std::string_view piece = text.substr(i, length);
        const bool control =
            lead < 0x20 || lead == 0x7F ||
            (lead == 0xC2 && piece.size() == 2 && static_cast<unsigned char>(piece[1]) < 0xA0);
        if (lead == '\n' || lead == '\t' ||
            text.substr(i).starts_with("\r\n")) { // of what people wrote; a line is kept a line
            if (!shown.ends_with(' ')) shown += ' ';
            ++i;
        } else if (!control && isUtf8(piece)) {
            shown += piece;
            i += length;
        } else {
            char buffer[8];
            std::snprintf(buffer, sizeof buffer, "\\x%02X", lead);
            shown += buffer;
            ++i;
        }
    }
    return i < text.size() ? shown + "…" : shown;
}

std::string inQuotes(std::string_view text)
{
    return "\"" + quotable(text) + "\"";
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

}
