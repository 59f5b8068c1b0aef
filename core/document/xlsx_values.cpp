#include "document/xlsx_values.h"

#include "base/words.h"
#include "document/line.h"
#include "document/quote.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>

namespace remit {

namespace {

constexpr double kMaxDay = 2'958'465; // the end of the year 9999

// What a format says by its letters: without quoted text, escaped characters, and what stands in brackets but
// for the [h] of durations.
std::string lettersOf(std::string_view format)
{
    std::string letters;
    for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
        const char c = format[i];
        if (c == '"')
            i = std::min(format.find('"', i + 1), format.size());
        else if (c == '\\' || c == '_' || c == '*')
            ++i;
        else if (c == '[' && i + 1 < format.size() &&
                 std::string_view("hHmMsS").find(format[i + 1]) == format.npos)
            i = std::min(format.find(']', i), format.size());
        else
            letters += c;
    }
    return lowerCase(letters);
}

NumberKind builtInKind(int id)
{
    if (id == 9 || id == 10) return NumberKind::Percent;
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return NumberKind::Day;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return NumberKind::Time;
    return NumberKind::Plain;
}

// Programs write all the digits a computer has; people see no more than fifteen.
std::string shortest(double value)
{
    std::array<char, 64> digits{};
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 15);
    return error == std::errc() ? std::string(digits.data(), end) : std::string();
}

std::string isoDay(double number, bool from1904)
{
    using namespace std::chrono;
    const auto days = static_cast<int>(number);
    // There was no 29 February 1900, but it has the number 60.
    const sys_days zero = from1904    ? sys_days(year(1904) / 1 / 1)
                          : days < 60 ? sys_days(year(1899) / 12 / 31)
                                      : sys_days(year(1899) / 12 / 30);
    const year_month_day day{zero + std::chrono::days(days)};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

std::string clock(double number)
{
    const auto minutes = static_cast<long>(std::floor(number * 24 * 60 + 0.5));
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02ld:%02ld", minutes / 60, minutes % 60);
    return text.data();
}

Result<bool> readStrings(std::string_view bytes, std::vector<std::string>& strings)
{
    if (bytes.empty()) return true;
    XmlReader xml(bytes, "xl/sharedStrings.xml");
    while (xml.child()) {
        if (strings.size() == kMaxBlocks) xml.fail(tooManyPieces());
        if (xml.name() == u"si")
            strings.push_back(richText(xml));
        else
            xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return true;
}

void readFormats(XmlReader& xml, std::map<int, NumberKind>& own)
{
    while (xml.child()) {
        const auto id = xml.number(u"numFmtId", 1'000'000);
        if (id && own.size() < kMaxBlocks) own[*id] = numberKindOf(xml.attribute(u"formatCode"));
        xml.skip();
    }
}

Result<bool> readStyles(std::string_view bytes, std::vector<NumberKind>& formats)
{
    if (bytes.empty()) return true;
    std::map<int, NumberKind> own;
    XmlReader xml(bytes, "xl/styles.xml");
    while (xml.child()) {
        if (xml.name() == u"numFmts") {
            readFormats(xml, own);
        } else if (xml.name() == u"cellXfs") {
            while (xml.child()) {
                const int id = xml.number(u"numFmtId", 1'000'000).value_or(0);
                const auto found = own.find(id);
                formats.push_back(found == own.end() ? builtInKind(id) : found->second);
                if (formats.size() > kMaxBlocks) xml.fail(tooManyPieces());
                xml.skip();
            }
        } else {
            xml.skip();
        }
    }
    if (xml.failure()) return *xml.failure();
    return true;
}

void appendRich(XmlReader& xml, Line& line)
{
    while (xml.child()) {
        if (xml.name() == u"t")
            line.append(xml.text());
        else if (xml.name() == u"rPh" || xml.name() == u"rPr" || xml.name() == u"phoneticPr")
            xml.skip(); // how it is said, and how it looks
        else
            appendRich(xml, line);
    }
}

}

NumberKind numberKindOf(std::string_view format)
{
    const std::string letters = lettersOf(format);
    const auto has = [&](std::string_view any) { return letters.find_first_of(any) != letters.npos; };
    if (letters.find("general") != letters.npos) return NumberKind::Plain;
    if (has("yd")) return NumberKind::Day;
    if (has("hs")) return NumberKind::Time;
    if (has("m")) return NumberKind::Day;
    return has("%") ? NumberKind::Percent : NumberKind::Plain;
}

std::string shownNumber(const std::string& written, NumberKind kind, bool from1904)
{
    double value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc() || end != written.data() + written.size() || !std::isfinite(value))
        return written;
    const bool isTime = value >= 0 && value <= kMaxDay;
    if (kind == NumberKind::Day && isTime) return isoDay(value, from1904);
    if (kind == NumberKind::Time && isTime) return clock(value);
    if (kind == NumberKind::Percent) return shortest(value * 100) + "%";
    return shortest(value);
}

Result<SheetValues> SheetValues::read(std::string_view strings, std::string_view styles)
{
    SheetValues values;
    if (const auto read = readStrings(strings, values.strings); !read) return read.error();
    if (const auto read = readStyles(styles, values.formats); !read) return read.error();
    return values;
}

std::string richText(XmlReader& xml)
{
    Line line;
    appendRich(xml, line);
    return line.take();
}

}
