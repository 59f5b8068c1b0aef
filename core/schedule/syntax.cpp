#include "schedule/syntax.h"

#include <algorithm>
#include <string>

namespace remit::schedule {

namespace {

constexpr std::string_view kBlank = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(kBlank);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// The line numbered `number`; the last one that is not blank if the parser stopped behind the end.
std::string_view lineOf(std::string_view bytes, int& number)
{
    std::string_view found;
    int line = 1, last = 1;
    for (std::size_t begin = 0; begin < bytes.size() && line <= number; ++line) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view text = bytes.substr(begin, end - begin);
        if (line == number || !trimmed(text).empty()) {
            found = text;
            last = line;
        }
        begin = end + 1;
    }
    number = last;
    return found;
}

bool isFigure(char c)
{
    return c >= '0' && c <= '9';
}

bool startsWithOneOf(std::string_view text, std::initializer_list<std::string_view> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

// Digits with what people put between them in dates and times, "AM" and "PM" included.
bool looksLikeDate(std::string_view value)
{
    return isFigure(value.front()) && value.find_first_of("/-:.") != value.npos &&
           value.find_first_not_of("0123456789/-:.+ TZtzAaPpMm") == value.npos;
}

// Four, two and two digits in place: the spelling is right, so the day or the time must be wrong.
bool isSpelledAsDate(std::string_view value)
{
    if (value.size() < 10 || value[4] != '-' || value[7] != '-') return false;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (!isFigure(value[i])) return false;
    return value.size() == 10 || (value.size() >= 19 && value[13] == ':' && value[16] == ':');
}

// "existing string 'id'" -> "id"
std::string_view quotedIn(std::string_view reason)
{
    const auto begin = reason.find('\'');
    const auto end = reason.rfind('\'');
    return begin < end ? reason.substr(begin + 1, end - begin - 1) : std::string_view("this");
}

struct Explained {
    Says says;
    std::string_view filledIn;
};

Explained explainValue(std::string_view key, std::string_view value)
{
    if (value.empty() || value.front() == '#') return {Says::SyntaxNoValue, key};
    if (startsWithOneOf(value, {"“", "”", "„", "‘", "’", "«", "»"})) return {Says::SyntaxCurlyQuotes, key};
    if (value.front() == '"' || value.front() == '\'') return {Says::SyntaxText, key};
    if (value.front() == '[' || value.front() == '{') return {Says::SyntaxList, key};
    const std::string_view bare = trimmed(value.substr(0, value.find('#')));
    if (startsWithOneOf(bare, {"true", "false", "True", "False", "TRUE", "FALSE", "yes", "no"}) &&
        bare.size() <= 5)
        return {Says::SyntaxFlag, key};
    if (looksLikeDate(bare)) return {isSpelledAsDate(bare) ? Says::SyntaxNoSuchDate : Says::SyntaxDate, bare};
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (std::any_of(bare.begin(), bare.end(), isLetter)) return {Says::SyntaxUnquoted, bare};
    return {Says::SyntaxOther, key};
}

}

void explainSyntax(std::string_view bytes, int line, std::string_view reason, const Source& source)
{
    const std::string_view text = lineOf(bytes, line);
    const std::size_t equals = text.find('=');
    const std::size_t begins = std::min(text.find_first_not_of(kBlank), text.size());
    Explained explained{Says::SyntaxLine, {}};
    if (reason.find("cannot redefine") != reason.npos)
        explained = {Says::SyntaxTwice, quotedIn(reason)};
    else if (reason.find("end-of-file") != reason.npos)
        explained = {Says::SyntaxEnd, {}};
    else if (equals != text.npos && !trimmed(text.substr(0, equals)).empty())
        explained = explainValue(trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1)));
    source.complaints.add(source.at(line, static_cast<int>(begins) + 1), explained.says,
                          {explained.filledIn});
}

}
