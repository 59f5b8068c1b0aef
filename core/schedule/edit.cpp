#include "schedule/edit.h"

#include <algorithm>

namespace remit {

namespace {

// Where the character at `line` and `column`, both from 1, begins; npos if the text has no such place.
std::size_t offsetOf(std::string_view text, const Place& place)
{
    std::size_t at = 0;
    for (int line = 1; line < place.line; ++line) {
        at = text.find('\n', at);
        if (at == text.npos) return at;
        ++at;
    }
    const auto continues = [&](std::size_t i) {
        return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    };
    for (int column = 1; column < place.column && at < text.size(); ++column)
        for (++at; at < text.size() && continues(at);)
            ++at;
    return at < text.size() ? at : text.npos;
}

// Where the value that begins at `at` ends: a text of one line, or a date or time without marks.
std::size_t endOf(std::string_view text, std::size_t at)
{
    const char mark = text[at];
    if (mark != '"' && mark != '\'') {
        const std::size_t end = text.find_first_not_of("0123456789-:.TZtz+ ", at);
        const std::string_view value = text.substr(at, std::min(end, text.size()) - at);
        return at + value.find_last_not_of(' ') + 1;
    }
    if (text.substr(at, 3) == std::string(3, mark)) return text.npos;
    for (std::size_t end = at + 1; end < text.size() && text[end] != '\n'; ++end) {
        if (text[end] == '\\' && mark == '"')
            ++end;
        else if (text[end] == mark)
            return end + 1;
    }
    return text.npos;
}

bool isDate(std::string_view value)
{
    if (value.size() < 10 || !LocalDay::parse(value.substr(0, 10))) return false;
    if (value.size() == 10) return true;
    const std::string zoned = std::string(value) + (value.size() == 19 ? "Z" : "");
    return value.size() >= 19 && static_cast<bool>(Instant::parse(zoned));
}

std::string spelled(std::string_view value)
{
    if (isDate(value)) return std::string(value);
    std::string text = "\"";
    for (const char c : value)
        text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return text + '"';
}

}

Result<std::string> withTerm(std::string schedule, const Place& place, std::string_view value)
{
    const bool unprintable = std::any_of(
        value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (unprintable || value.empty())
        return Error{"A date is written on one line, such as 2022-09-12", {}, Trouble::Usage};
    const Error cannot{"The date there cannot be replaced by itself; propose a whole schedule", place.str()};
    const std::size_t begin = offsetOf(schedule, place);
    if (begin == std::string::npos) return cannot;
    const std::size_t end = endOf(schedule, begin);
    if (end == std::string::npos || end <= begin) return cannot;
    return schedule.replace(begin, end - begin, spelled(value));
}

}
