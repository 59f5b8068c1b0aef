#include "schedule/due.h"

#include "base/words.h"

namespace remit::schedule {

namespace {

using namespace std::chrono;

std::string padded(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

// "+02:00", "Z"
std::string offsetText(int minutes)
{
    if (minutes == 0) return "Z";
    const int size = minutes < 0 ? -minutes : minutes;
    return (minutes < 0 ? "-" : "+") + padded(size / 60) + ":" + padded(size % 60);
}

// A TOML date or date-time; each check complains and comes back empty.
class Written {
public:
    Written(Fields& fields, std::string_view key, const toml::node& node)
        : fields_(fields), key_(key), node_(node)
    {
    }

    std::optional<Term> date(const toml::date& date)
    {
        const auto ymd = year_month_day(year(date.year), month(date.month), day(date.day));
        const std::string text = std::string(date.year < 1000 ? date.year < 100 ? "00" : "0" : "") +
                                 std::to_string(date.year) + "-" + padded(date.month) + "-" +
                                 padded(date.day);
        if (!yearIsFit(date.year, text)) return {};
        return term(text, Term::Day{LocalDay(ymd)});
    }

    std::optional<Term> dateTime(const toml::date_time& written)
    {
        const auto whole = date(written.date);
        if (!whole) return {};
        const LocalDay day = std::get<Term::Day>(whole->meaning).day;
        const seconds time =
            hours(written.time.hour) + minutes(written.time.minute) + seconds(written.time.second);
        const LocalTime local{day, time};
        if (written.time.nanosecond != 0) {
            fields_.complain(key_, Says::TimeFraction, {local.str()});
            return {};
        }
        if (!written.offset) return term(local.str(), Term::Time{local});
        const int offset = written.offset->minutes;
        const Instant instant(sys_days(day.ymd()) + time - minutes(offset));
        const auto utcYear = static_cast<int>(year_month_day(floor<days>(instant.value())).year());
        if (!yearIsFit(utcYear, instant.str())) return {};
        return term(local.str() + offsetText(offset), Term::Moment{instant});
    }

private:
    bool yearIsFit(int year, const std::string& text)
    {
        return isYearFit(year, text, fields_.place(key_), fields_.source().complaints);
    }

    template <class Meaning>
    Term term(std::string written, Meaning meaning) const
    {
        return {std::move(written), std::move(meaning), placeOf(node_, fields_.source())};
    }

    Fields& fields_;
    std::string_view key_;
    const toml::node& node_;
};

std::optional<Term> fromSentence(const std::string& text, const Place& place, const std::string& from,
                                 Draft& draft)
{
    const SentenceReading reading = readSentence(text);
    if (const auto* fault = std::get_if<Fault>(&reading)) {
        complain(place, *fault, draft.complaints);
        return {};
    }
    Term term{text, std::get<decltype(Term::meaning)>(reading), place};
    if (const auto anchor = term.anchor())
        draft.links.push_back({from, *anchor, place, std::holds_alternative<Term::With>(term.meaning)});
    return term;
}

}

bool isYearFit(int year, std::string_view text, const Place& place, Complaints& complaints)
{
    if (year > kLastYear) complaints.add(place, Says::YearTooLate, {text, std::to_string(year)});
    if (year < kFirstYear) complaints.add(place, Says::YearTooEarly, {text, std::to_string(year)});
    return year >= kFirstYear && year <= kLastYear;
}

std::optional<Term> readTerm(Fields& fields, std::string_view key, const std::string& from, Draft& draft)
{
    const toml::node* value = fields.node(key);
    if (!value) return {};
    Written written(fields, key, *value);
    if (const auto* date = value->as_date()) return written.date(date->get());
    if (const auto* dateTime = value->as_date_time()) return written.dateTime(dateTime->get());
    if (const auto* time = value->as_time()) {
        fields.complain(key, Says::TimeWithoutDay,
                        {padded(time->get().hour) + ":" + padded(time->get().minute)});
        return {};
    }
    if (!value->is_string()) {
        fields.wrong(key, "a date such as 2022-08-21, or a sentence in quotes");
        return {};
    }
    const std::string text = fields.text(key);
    if (text.empty()) return {};
    return fromSentence(text, fields.place(key), from, draft);
}

std::optional<Period> readPeriod(Fields& fields, std::string_view key)
{
    const std::string text = fields.text(key);
    if (text.empty()) return {};
    const PeriodReading reading = readPeriodText(text);
    if (const auto* period = std::get_if<Period>(&reading)) return *period;
    complain(fields.place(key), std::get<Fault>(reading), fields.source().complaints);
    return {};
}

void complain(const Place& place, const Fault& fault, Complaints& complaints)
{
    const auto text = [&](std::size_t i) {
        return i < fault.filledIn.size() ? std::string_view(fault.filledIn[i]) : std::string_view();
    };
    complaints.add(place, fault.says, {text(0), text(1), text(2)});
}

}
