#include "schedule/toml_door.h"

#include "base/unicode.h"
#include "schedule/schedule.h"
#include "schedule/syntax.h"

#include <algorithm>

namespace remit::schedule {

namespace {

// Walks over the text as a TOML reader would, as far as needed to know what lies inside quotes and comments,
// and stops at what toml++ could not bear: it takes dotted keys and brackets apart by recursion. Where the
// text is no TOML, toml++ stops at the latest where this walk goes astray.
class Limits {
public:
    Limits(std::string_view bytes, const Source& source) : bytes_(bytes), source_(source) {}

    bool kept()
    {
        while (at_ < bytes_.size())
            if (!step()) return false;
        return true;
    }

private:
    bool step()
    {
        const char c = bytes_[at_];
        switch (c) {
        case '\n':
            ++line_;
            lineBegins_ = at_ + 1;
            dots_ = 0;
            break;
        case '#':
            at_ = std::min(bytes_.find('\n', at_), bytes_.size());
            return true;
        case '"':
        case '\'':
            skipText(c);
            return true;
        case '[':
        case '{':
            dots_ = 0;
            if (++depth_ > kMaxDepth) return complain(Says::NestedTooDeep, kMaxDepth);
            break;
        case ']':
        case '}':
            dots_ = 0;
            depth_ = std::max(depth_ - 1, 0);
            break;
        case '=':
        case ',':
            dots_ = 0;
            break;
        case '.':
            if (++dots_ >= kMaxKeyParts) return complain(Says::KeyTooManyParts, kMaxKeyParts);
            break;
        default:
            break;
        }
        ++at_;
        return true;
    }

    void skipText(char quote)
    {
        const std::string fence(3, quote);
        const bool severalLines = bytes_.substr(at_, 3) == fence;
        at_ += severalLines ? 3 : 1;
        while (at_ < bytes_.size()) {
            const char c = bytes_[at_];
            if (c == '\\' && quote == '"') {
                ++at_;
            } else if (c == '\n') {
                if (!severalLines) return; // never closed: toml++ stops here
                ++line_;
                lineBegins_ = at_ + 1;
            } else if (c == quote && (!severalLines || bytes_.substr(at_, 3) == fence)) {
                at_ += severalLines ? 3 : 1;
                // Up to two quotes more belong to the text's end.
                for (int more = 0; severalLines && more < 2 && at_ < bytes_.size() && bytes_[at_] == quote;
                     ++more)
                    ++at_;
                return;
            }
            at_ = std::min(at_ + 1, bytes_.size());
        }
    }

    bool complain(Says says, int limit)
    {
        const auto column = static_cast<int>(at_ - lineBegins_) + 1;
        source_.complaints.add(source_.at(line_, column), says, {std::to_string(limit)});
        return false;
    }

    std::string_view bytes_;
    const Source& source_;
    std::size_t at_ = 0;
    std::size_t lineBegins_ = 0;
    int line_ = 1;
    int dots_ = 0;
    int depth_ = 0;
};

bool linesAreFit(std::string_view bytes, const Source& source)
{
    int line = 1;
    for (std::size_t begin = 0; begin < bytes.size(); ++line) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view text = bytes.substr(begin, end - begin);
        if (text.size() > kMaxLineBytes) {
            source.complaints.add(source.at(line, 1), Says::LineTooLong,
                                  {std::to_string(kMaxLineBytes >> 10)});
            return false;
        }
        if (!isUtf8(text)) {
            source.complaints.add(source.at(line, 1), Says::NotUtf8);
            return false;
        }
        begin = end + 1;
    }
    return true;
}

}

std::optional<toml::table> parseToml(std::string_view bytes, const Source& source)
{
    if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) {
        source.complaints.add(source.at(1, 1), Says::FileEmpty);
        return {};
    }
    if (bytes.size() > kMaxScheduleBytes) {
        source.complaints.add(source.at(1, 1), Says::FileTooLarge, {std::to_string(kMaxScheduleBytes >> 20)});
        return {};
    }
    if (!linesAreFit(bytes, source) || !Limits(bytes, source).kept()) return {};
    try {
        return toml::parse(bytes);
    } catch (const toml::parse_error& error) {
        explainSyntax(bytes, static_cast<int>(error.source().begin.line), error.description(), source);
        return {};
    }
}

}
