#pragma once

#include <string>
#include <string_view>
#include <vector>

// How plans say when something is done, in English, French and Spanish, and as far as it is easy in others.
namespace remit::plan {

// The words of `text` as plainWords() has them, numbers apart from letters: "W3" is "w" and "3".
std::vector<std::string> wordsOf(std::string_view text);

enum class Time {
    None,
    Perhaps, // a number of something, or "after", "until"
    Given,   // a date, a month, a duration, or the week, month or quarter of a number
};
// What `text` says of when something is done or how long it takes, its own number ("2. ") left out.
Time timeIn(std::string_view text);

// What the head of a column says of the cells below it.
enum class Head {
    Unknown,
    Other,   // who, how, what comes out: no time
    Times,   // "Weeks", "Start", "Deadline"
    OneTime, // "Week 3", "September", "3": what is marked below is done then
};
// `wide`: it reaches over several columns.
Head headOf(std::string_view text, bool wide);

bool isStart(std::string_view head); // "From", "Start date"
bool isEnd(std::string_view head);   // "To", "Deadline"

// Whether a word beside dates only says how they are meant: "from", "week", a number, a day of the week.
bool isBesideTimes(const std::string& word);

// Whether a cell says nothing yet: empty, "-", "tbd".
bool isBlank(std::string_view text);
// Whether it has one number, or one to another, and nothing else.
bool isNumber(std::string_view text);

// Whether a date may stand there that writtenDates() does not read: a month, a year, "12/08".
bool looksLikeDate(std::string_view text);

}
