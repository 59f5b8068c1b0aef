// Any bytes as the file of a contract's holidays.
//
// Laws: reading twice gives the same; each holiday is a day from 1970 to 2037, named by one line of text or
// not at all, and there are at most as many as a contract can have; whatever is complained of lies in the
// file; the calendar made of them holds each once, in order, and counts back to where it counted from.

#include "schedule/holidays.h"
#include "laws.h"

#include <cstdint>

using namespace remit;

namespace {

using fuzz::must;

struct Read {
    std::vector<Holiday> holidays;
    std::vector<Complaint> complaints;
};

Read read(std::string_view bytes)
{
    schedule::Complaints complaints({});
    schedule::HolidaysLeft left;
    std::vector<Holiday> holidays = schedule::readHolidays(bytes, {"holidays.ics", complaints}, left);
    return {std::move(holidays), std::move(complaints).inOrder()};
}

bool isOneLine(const std::string& text)
{
    return isUtf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
           });
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const Read once = read(bytes), again = read(bytes);
    must(once.complaints == again.complaints);
    must(std::equal(once.holidays.begin(), once.holidays.end(), again.holidays.begin(), again.holidays.end(),
                    [](const Holiday& a, const Holiday& b) { return a.day == b.day && a.name == b.name; }));

    const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
    for (const auto& complaint : once.complaints)
        must(complaint.place.file == "holidays.ics" && complaint.place.line >= 1 &&
             complaint.place.line <= lines && !complaint.what.empty() && isOneLine(complaint.what));

    must(once.holidays.size() <= schedule::kMaxHolidays);
    for (const auto& holiday : once.holidays) {
        const int year = static_cast<int>(holiday.day.ymd().year());
        must(year >= 1970 && year <= 2037 && isOneLine(holiday.name));
    }

    const Calendar calendar(Calendar().weekend(), once.holidays);
    const auto& days = calendar.holidays();
    must(std::adjacent_find(days.begin(), days.end(),
                            [](const Holiday& a, const Holiday& b) { return a.day >= b.day; }) == days.end());
    for (const auto& holiday : once.holidays) {
        must(calendar.holiday(holiday.day) != nullptr && !calendar.isWorkingDay(holiday.day));
        const LocalDay next = calendar.after(holiday.day, 1);
        must(next > holiday.day && calendar.isWorkingDay(next) && calendar.between(holiday.day, next) == 1);
        must(calendar.before(next, 1) < holiday.day);
    }
    return 0;
}
