#include "schedule/edit.h"

#include <algorithm>

namespace remit {

namespace {

// Walks to where values stand, from the beginning of a text on.
class Walk {
public:
    explicit Walk(std::string_view text) : text_(text) {}

    // Where the character at `place` begins; npos if there is none. Places come in their order.
    std::size_t to(const Place& place)
    {
        for (; line_ < place.line; ++line_) {
            const std::size_t end = text_.find('\n', lineBegin_);
            if (end == text_.npos) return text_.npos;
            lineBegin_ = end + 1;
        }
        std::size_t at = lineBegin_;
        for (int column = 1; column < place.column && at < text_.size(); ++column)
            for (++at; at < text_.size() && continues(at);)
                ++at;
        return at < text_.size() ? at : text_.npos;
    }

private:
    bool continues(std::size_t i) const { return (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80; }

    std::string_view text_;
    std::size_t lineBegin_ = 0;
    int line_ = 1;
};

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

bool isOneLine(std::string_view value)
{
    return !value.empty() && std::none_of(value.begin(), value.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
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

Result<std::string> withTerms(std::string_view schedule, std::vector<TermEdit> edits)
{
    const auto at = [](const TermEdit& edit) { return std::pair(edit.place.line, edit.place.column); };
    std::sort(edits.begin(), edits.end(),
              [&](const TermEdit& a, const TermEdit& b) { return at(a) < at(b); });
    Walk walk(schedule);
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (i > 0 && at(edits[i]) == at(edits[i - 1]))
            return Error{"One part is given two dates; give it one", {}, Trouble::Usage};
        if (!isOneLine(edits[i].value))
            return Error{"A date is written on one line, such as 2022-09-12", {}, Trouble::Usage};
        const std::size_t begin = walk.to(edits[i].place);
        const std::size_t end = begin == schedule.npos ? begin : endOf(schedule, begin);
        if (end == schedule.npos || end <= begin)
            return Error{"The date there cannot be replaced by itself; propose a whole schedule",
                         edits[i].place.str()};
        result.append(schedule, copied, begin - copied);
        result += spelled(edits[i].value);
        copied = end;
    }
    return result.append(schedule, copied);
}

}
