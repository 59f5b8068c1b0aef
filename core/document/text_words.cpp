#include "document/text_words.h"

#include <algorithm>

namespace remit {

namespace {

bool isMark(char c)
{
    return std::string_view(".,;:!?()[]{}\"").find(c) != std::string_view::npos;
}

// How long the character at the front is, if it is a word by itself: U+3000 to U+9FFF.
std::size_t ideograph(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    return lead >= 0xE3 && lead <= 0xE9 && text.size() >= 3 ? 3 : 0;
}

// Takes apart what stands between white space.
class Taking {
public:
    Taking(std::string_view text, std::vector<TextWord>& words)
        : rest_(text), words_(words), apart_(!words.empty())
    {
        const auto last = std::find_if_not(text.rbegin(), text.rend(), isMark);
        marks_ = static_cast<std::size_t>(last - text.rbegin());
    }

    void run()
    {
        while (!rest_.empty()) {
            std::size_t length = 0;
            while (length < rest_.size() && !isMark(rest_[length]) && ideograph(rest_.substr(length)) == 0)
                ++length;
            // Marks inside a word are part of it: "3.4".
            if (length > 0 && length < rest_.size() && isMark(rest_[length])) length = withMarks(length);
            if (length > 0)
                take(length, false);
            else if (const auto one = ideograph(rest_); one > 0)
                take(one, false);
            else
                take(1, true);
        }
    }

private:
    // The length of the word up to the marks at the end of it all.
    std::size_t withMarks(std::size_t length) const
    {
        const auto end = rest_.size() - std::min(marks_, rest_.size());
        while (length < end && ideograph(rest_.substr(length)) == 0)
            ++length;
        return length;
    }

    void take(std::size_t length, bool mark)
    {
        words_.push_back({rest_.substr(0, length), apart_, mark});
        rest_.remove_prefix(length);
        apart_ = false;
    }

    std::string_view rest_;
    std::vector<TextWord>& words_;
    bool apart_;
    std::size_t marks_ = 0; // at the end of it all
};

}

std::vector<TextWord> textWords(std::string_view text)
{
    std::vector<TextWord> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        Taking(text.substr(0, end), words).run();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}
