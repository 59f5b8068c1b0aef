#include "schedule/calendars.h"

#include "base/heavy.h"
#include "schedule/due.h"
#include "schedule/holidays.h"

#include <algorithm>

namespace remit::schedule {

namespace {

// From Sunday, as Calendar::Weekend counts.
const std::vector<std::string> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                            "thursday", "friday", "saturday"};

struct Read {
    std::string id;
    int line = 0;
    Calendar calendar;
};

class CalendarReader {
public:
    explicit CalendarReader(Draft& draft)
        : draft_(draft), source_{draft.named("schedule.toml"), draft.complaints}
    {
    }

    Calendar read(Fields& fields)
    {
        fields.text("title");
        const Calendar::Weekend weekend = readWeekend(fields);
        std::vector<Holiday> holidays;
        for (const auto& [text, place] : fields.texts("holidays"))
            if (left_.takeDay(place, source_.complaints)) readHoliday(text, place, holidays);
        readFile(fields, holidays);
        return Calendar(weekend, std::move(holidays));
    }

private:
    Calendar::Weekend readWeekend(Fields& fields)
    {
        if (!fields.raw().get("weekend")) {
            fields.node("weekend");
            return Calendar().weekend();
        }
        Calendar::Weekend weekend;
        for (const auto& [word, place] : fields.texts("weekend")) {
            const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), word);
            if (found != kWeekdays.end())
                weekend.set(static_cast<std::size_t>(found - kWeekdays.begin()));
            else
                source_.complaints.add(place, Says::WordUnknown,
                                       {word, "weekend", source_.complaints.suggestion(word, kWeekdays)});
        }
        if (!weekend.all()) return weekend;
        fields.complain("weekend", Says::WeekendWhole, {});
        return Calendar().weekend();
    }

    // "2022-09-08 Jeûne genevois"
    void readHoliday(const std::string& text, const Place& place, std::vector<Holiday>& holidays)
    {
        constexpr std::size_t kDate = 10;
        const auto day = LocalDay::parse(text.substr(0, kDate));
        const std::string name = text.size() > kDate ? text.substr(kDate) : std::string();
        if (!day || (!name.empty() && (name.front() != ' ' || name.find_first_not_of(' ') != 1)))
            source_.complaints.add(place, Says::HolidayText, {text});
        else if (isYearFit(static_cast<int>(day->ymd().year()), day->str(), place, source_.complaints))
            holidays.push_back({*day, name.empty() ? name : name.substr(1)});
    }

    void readFile(Fields& fields, std::vector<Holiday>& holidays)
    {
        const std::string name = fields.text("file");
        if (name.empty()) return;
        const std::string* bytes = draft_.files.bytes(name);
        if (!isTermsName(name) || name == draft_.contract.termsFile)
            fields.complain("file", Says::CalendarElsewhere, {name});
        else if (!bytes)
            fields.complain("file", Says::CalendarMissing, {name});
        else if (const auto read = heavy<decltype(remitHolidays)>("remitHolidays"); !read)
            source_.complaints.add(fields.place("file"), read.error());
        else
            (*read)(*bytes, {draft_.named(name), draft_.complaints}, left_, holidays);
    }

    Draft& draft_;
    Source source_;
    HolidaysLeft left_;
};

}

void readCalendars(Fields& root, const std::vector<Fields::Listed>& named, Draft& draft)
{
    CalendarReader reader(draft);
    std::vector<Read> calendars;
    const auto found = [&](const std::string& id) {
        return std::find_if(calendars.begin(), calendars.end(),
                            [&](const Read& each) { return each.id == id; });
    };
    for (const auto* table : root.tables("calendar")) {
        Fields fields(*table, "[[calendar]]", root.source());
        if (calendars.size() == kMaxCalendars) {
            fields.complain({}, Says::CalendarsTooMany, {std::to_string(kMaxCalendars)});
            break;
        }
        Read one{fields.neededId("id", "\"geneva\""), fields.place("id").line, reader.read(fields)};
        if (const auto first = found(one.id); !one.id.empty() && first != calendars.end())
            fields.complain("id", Says::IdTwice, {one.id, "calendar", std::to_string(first->line)});
        calendars.push_back(std::move(one));
        fields.finish();
    }

    std::vector<std::string> known;
    for (const auto& each : calendars)
        known.push_back(each.id);
    std::vector<Calendar> joined;
    Calendar::Weekend weekend;
    for (const auto& [id, place] : named) {
        draft.contract.calendars.push_back(id);
        const auto one = found(id);
        if (one == calendars.end()) {
            draft.complaints.add(place, Says::CalendarUnknown, {id, draft.complaints.suggestion(id, known)});
            continue;
        }
        weekend |= one->calendar.weekend();
        if (weekend.all()) {
            draft.complaints.add(place, Says::WeekendWhole);
            return;
        }
        joined.push_back(one->calendar);
    }
    if (!joined.empty()) draft.contract.calendar = Calendar::joined(joined);
}

}
