#include "schedule/holidays.h"

#include "base/unicode.h"
#include "schedule/due.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>

namespace remit::schedule {

namespace {

using namespace std::chrono;
using namespace std::string_view_literals;

// libical measures what is left of a line before each value of it.
constexpr std::size_t kMaxPropertyBytes = 64u << 10;
// Where no day fits a rule libical looks for one through five centuries: as long as many rules take.
constexpr std::size_t kRulesOfFruitless = 50;

// A line of the file, with those folded under it.
struct Line {
    int number = 0; // of the first
    std::string name;
    std::string text;
};

struct Event {
    int line = 0;
    std::vector<Line> lines; // those that matter, in order
};

std::string upper(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return result;
}

bool isAmong(std::span<const std::string_view> words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<Line> linesOf(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::vector<Line> lines;
    for (int number = 1; !bytes.empty(); ++number) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        std::string_view text = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (!lines.empty() && (text.starts_with(' ') || text.starts_with('\t')))
            lines.back().text += text.substr(1);
        else if (!text.empty())
            lines.push_back({number, {}, std::string(text)});
    }
    for (Line& line : lines)
        line.name = upper(std::string_view(line.text).substr(0, line.text.find_first_of(";:")));
    return lines;
}

// The events of a file whose beginnings and ends fit. libical mends what does not and says nothing, so that
// half a calendar would be one.
class Outline {
public:
    explicit Outline(const Source& source) : source_(source) {}

    // Nothing, with the complaint, if it is no calendar.
    std::optional<std::vector<Event>> read(std::string_view bytes)
    {
        int last = 1;
        for (Line& line : linesOf(bytes)) {
            last = line.number;
            if (!isUtf8(line.text)) return complain(line.number, Says::NotUtf8, {});
            if (!take(line)) return {};
        }
        if (!open_.empty())
            return complain(last, Says::CalendarCutOff,
                            {open_.back().name, std::to_string(open_.back().number)});
        if (!begun_) return complain(1, Says::CalendarNone, {});
        if (events_.empty()) return complain(1, Says::ListEmpty, {"the calendar", "VEVENT"});
        return std::move(events_);
    }

private:
    static constexpr std::string_view kMatter[] = {"DTSTART", "DTEND",        "DURATION", "SUMMARY",
                                                   "STATUS",  "RRULE",        "EXRULE",   "RDATE",
                                                   "EXDATE",  "RECURRENCE-ID"};

    bool take(Line& line)
    {
        const std::string what =
            line.text.size() > line.name.size() ? upper(line.text).substr(line.name.size() + 1) : "";
        if (line.name == "BEGIN" && (!open_.empty() || what == "VCALENDAR")) {
            begun_ = true;
            open_.push_back({line.number, what, {}});
            if (isEvent()) events_.push_back({line.number, {}});
        } else if (open_.empty()) {
            complain(line.number, Says::CalendarNone, {});
            return false;
        } else if (line.name == "END") {
            if (what != open_.back().name) {
                complain(line.number, Says::CalendarEnd,
                         {what, open_.back().name, std::to_string(open_.back().number)});
                return false;
            }
            open_.pop_back();
        } else if (isEvent() && isAmong(kMatter, line.name)) {
            events_.back().lines.push_back(std::move(line));
        }
        return true;
    }

    // What is inside an event, such as an alarm, is none of it.
    bool isEvent() const { return open_.size() == 2 && open_.back().name == "VEVENT"; }

    std::nullopt_t complain(int line, Says says, std::initializer_list<std::string_view> filledIn)
    {
        source_.complaints.add(source_.at(line, 1), says, filledIn);
        return std::nullopt;
    }

    const Source& source_;
    std::vector<Line> open_; // from the outermost; the name is what began
    std::vector<Event> events_;
    bool begun_ = false;
};

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

// What the lines of one event say, checked as they are taken, and the days that follow.
class Reading {
public:
    Reading(const Event& event, const Source& source, HolidaysLeft& left)
        : event_(event), source_(source), left_(left)
    {
    }

    // False if no more can be taken.
    bool read(std::vector<Holiday>& holidays)
    {
        for (const Line& line : event_.lines) // complaints name the event
            if (line.name == "SUMMARY") take(line);
        std::vector<std::string_view> seen;
        for (const Line& line : event_.lines) {
            const bool many = line.name == "RDATE" || line.name == "EXDATE";
            if (!many && isAmong(seen, line.name)) complain(line.number, Says::SyntaxTwice, {line.name});
            seen.push_back(line.name);
            if (line.name != "SUMMARY") take(line);
        }
        if (cancelled_) return true;
        if (fit_ && !first_) complain(event_.line, Says::EventUndated, {name()});
        if (fit_ && end_) length_ = (*end_ - *first_).count();
        if (fit_ && length_ < 1) complain(event_.line, Says::EventEnds, {name()});
        if (!fit_) return true;
        std::sort(except_.begin(), except_.end());
        also_.push_back(*first_);
        return (!rule_ || takeRule(holidays)) &&
               std::all_of(also_.begin(), also_.end(), [&](LocalDay day) { return takeDays(day, holidays); });
    }

private:
    std::string_view name() const { return name_.empty() ? "without SUMMARY"sv : std::string_view(name_); }

    void complain(int line, Says says, std::initializer_list<std::string_view> filledIn)
    {
        source_.complaints.add(source_.at(line, 1), says, filledIn);
        fit_ = false;
    }

    void take(const Line& line)
    {
        if (line.text.size() > kMaxPropertyBytes)
            return complain(line.number, Says::LineTooLong, {std::to_string(kMaxPropertyBytes >> 10)});
        if (line.name == "EXRULE" || line.name == "RECURRENCE-ID")
            return complain(line.number, Says::EventPart, {name(), line.name});
        if (line.name == "RRULE" && !isRuleRead(line)) return;
        const bool shown = std::all_of(line.text.begin(), line.text.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x20 || c == '\t';
        });
        const std::string text = "BEGIN:VEVENT\r\n" + line.text + "\r\nEND:VEVENT\r\n";
        const std::unique_ptr<icalcomponent, Free> parsed(shown ? icalparser_parse_string(text.c_str())
                                                                : nullptr);
        if (line.name == "SUMMARY" && line.text.ends_with(':')) return; // no name is no fault
        if (!parsed || icalcomponent_count_errors(parsed.get()) > 0 ||
            !icalcomponent_get_first_property(parsed.get(), ICAL_ANY_PROPERTY))
            return complain(line.number, Says::EventLine, {name(), line.text.substr(0, 80)});
        // A line with several days comes back as several properties.
        for (auto* property = icalcomponent_get_first_property(parsed.get(), ICAL_ANY_PROPERTY); property;
             property = icalcomponent_get_next_property(parsed.get(), ICAL_ANY_PROPERTY))
            take(line, *property);
    }

    void take(const Line& line, icalproperty& property)
    {
        switch (icalproperty_isa(&property)) {
        case ICAL_SUMMARY_PROPERTY:
            return takeName(line, icalproperty_get_summary(&property));
        case ICAL_STATUS_PROPERTY:
            cancelled_ = icalproperty_get_status(&property) == ICAL_STATUS_CANCELLED;
            return;
        case ICAL_DTSTART_PROPERTY:
            first_ = day(line, property);
            return;
        case ICAL_DTEND_PROPERTY:
            end_ = day(line, property);
            return;
        case ICAL_DURATION_PROPERTY:
            return takeDuration(line, icalproperty_get_duration(&property));
        case ICAL_RDATE_PROPERTY:
            if (const auto found = day(line, property)) also_.push_back(*found);
            return;
        case ICAL_EXDATE_PROPERTY:
            if (const auto found = day(line, property)) except_.push_back(*found);
            return;
        case ICAL_RRULE_PROPERTY:
            rule_ = icalproperty_get_rrule(&property);
            rule_->rscale = nullptr; // it would be the property's
            ruleLine_ = line.number;
            return;
        default:
            return;
        }
    }

    void takeName(const Line& line, const char* text)
    {
        name_ = text ? text : "";
        std::replace_if(
            name_.begin(), name_.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
        const std::size_t begin = std::min(name_.find_first_not_of(' '), name_.size());
        name_ = name_.substr(begin, name_.find_last_not_of(' ') + 1 - begin);
        if (name_.empty() || isShowable("SUMMARY", name_, source_.at(line.number, 1), source_)) return;
        name_.clear();
        fit_ = false;
    }

    void takeDuration(const Line& line, const icaldurationtype& duration)
    {
        if (duration.hours || duration.minutes || duration.seconds)
            return complain(line.number, Says::EventTime, {name()});
        length_ = duration.is_neg ? 0 : std::min<long>(duration.weeks, 10'000) * 7L + duration.days;
    }

    // Nothing, with the complaint, if it is no whole day from 1970 to 2037.
    std::optional<LocalDay> day(const Line& line, const icalproperty& property)
    {
        const icalvalue* value = icalproperty_get_value(&property);
        if (!value || icalvalue_isa(value) != ICAL_DATE_VALUE) {
            complain(line.number, Says::EventTime, {name()});
            return {};
        }
        const icaltimetype time = icalvalue_get_date(value);
        const year_month_day ymd = ymdOf(time);
        if (!ymd.ok()) {
            complain(line.number, Says::EventLine, {name(), line.text.substr(0, 80)});
            return {};
        }
        if (isYearFit(time.year, LocalDay(ymd).str(), source_.at(line.number, 1), source_.complaints))
            return LocalDay(ymd);
        fit_ = false;
        return {};
    }

    static year_month_day ymdOf(const icaltimetype& time)
    {
        return year(time.year) / month(static_cast<unsigned>(time.month)) / static_cast<unsigned>(time.day);
    }

    bool refuse(const Line& line, std::string_view part)
    {
        complain(line.number, Says::EventRule, {name(), part.substr(0, 80)});
        return false;
    }

    // Holds a rule to what holidays need before libical sees it: what it refuses could keep it busy.
    bool isRuleRead(const Line& line)
    {
        static constexpr std::string_view kParts[] = {"FREQ", "INTERVAL", "COUNT",      "UNTIL",
                                                      "WKST", "BYMONTH",  "BYMONTHDAY", "BYDAY"};
        static constexpr std::string_view kOften[] = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"};
        const std::string whole = upper(line.text);
        std::string_view rest =
            std::string_view(whole).substr(std::min(whole.find(':'), whole.size() - 1) + 1);
        bool ends = false;
        std::string_view often, months;
        while (!rest.empty()) {
            const std::string_view part = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(part.size() + 1, rest.size()));
            const std::size_t equals = std::min(part.find('='), part.size());
            const std::string_view key = part.substr(0, equals);
            const std::string_view value = part.substr(std::min(equals + 1, part.size()));
            if (key == "FREQ") often = value;
            if (key.starts_with("BYMONTH")) months = part;
            ends = ends || key == "COUNT" || key == "UNTIL";
            if (!isAmong(kParts, key) || (key == "FREQ" && !isAmong(kOften, value)))
                return refuse(line, part);
        }
        // libical would step through every day of the years between.
        if (!months.empty() && (often == "DAILY" || often == "WEEKLY")) return refuse(line, months);
        if (!ends) complain(line.number, Says::EventForEver, {name()});
        return ends;
    }

    bool takeRule(std::vector<Holiday>& holidays)
    {
        const auto tooMany = [&] {
            if (!left_.told)
                complain(ruleLine_, Says::HolidayRulesTooMany, {std::to_string(kMaxHolidayRules)});
            left_.told = true;
            return false;
        };
        if (left_.rules == 0) return tooMany();
        --left_.rules;
        icaltimetype start{};
        start.is_date = 1;
        start.year = static_cast<int>(first_->ymd().year());
        start.month = static_cast<int>(static_cast<unsigned>(first_->ymd().month()));
        start.day = static_cast<int>(static_cast<unsigned>(first_->ymd().day()));
        const std::unique_ptr<icalrecur_iterator, Free> days(icalrecur_iterator_new(*rule_, start));
        icaltimetype next = days ? icalrecur_iterator_next(days.get()) : icaltime_null_time();
        if (icaltime_is_null_time(next) || ymdOf(next) != first_->ymd()) {
            complain(ruleLine_, Says::EventStart, {name(), first_->str()});
            left_.rules -= std::min(left_.rules, kRulesOfFruitless);
            return true;
        }
        for (; !icaltime_is_null_time(next) && next.year <= kLastYear;
             next = icalrecur_iterator_next(days.get()))
            if (!ymdOf(next).ok() || !takeDays(LocalDay(ymdOf(next)), holidays)) return false;
        also_.pop_back(); // its own first day was the rule's first
        return true;
    }

    // The days of the event if it begins on `first`. What is left out costs as much as what is taken.
    bool takeDays(LocalDay first, std::vector<Holiday>& holidays)
    {
        const bool out = std::binary_search(except_.begin(), except_.end(), first);
        for (LocalDay each = first; each < first + days(length_); each = each + days(1)) {
            if (static_cast<int>(each.ymd().year()) > kLastYear) break;
            if (!left_.takeDay(source_.at(event_.line, 1), source_.complaints)) return false;
            if (out) break;
            holidays.push_back({each, name_});
        }
        return true;
    }

    const Event& event_;
    const Source& source_;
    HolidaysLeft& left_;
    bool fit_ = true;
    bool cancelled_ = false;
    std::string name_;
    std::optional<LocalDay> first_, end_; // the day after the last
    long length_ = 1;
    std::optional<icalrecurrencetype> rule_;
    int ruleLine_ = 0;
    std::vector<LocalDay> also_, except_;
};

}

std::vector<Holiday> readHolidays(std::string_view bytes, const Source& source, HolidaysLeft& left)
{
    if (bytes.size() > kMaxCalendarBytes) {
        source.complaints.add(source.at(1, 1), Says::FileTooLarge, {std::to_string(kMaxCalendarBytes >> 20)});
        return {};
    }
    icalerror_set_errors_are_fatal(0);
    const auto events = Outline(source).read(bytes);
    std::vector<Holiday> holidays;
    for (std::size_t i = 0; events && i < events->size(); ++i)
        if (!Reading((*events)[i], source, left).read(holidays)) break;
    return holidays;
}

}

void remitHolidays(std::string_view bytes, const remit::schedule::Source& source,
                   remit::schedule::HolidaysLeft& left, std::vector<remit::Holiday>& holidays)
{
    const auto read = remit::schedule::readHolidays(bytes, source, left);
    holidays.insert(holidays.end(), read.begin(), read.end());
}
