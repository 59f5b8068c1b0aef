#include "base/words.h"
#include "document/pdf_layout.h"
#include "document/pdf_lines.h"
#include "document/scan.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

// What is on the pages of a PDF file but no part of its text.
namespace remit {

namespace {

// Shares of a page's height, in thousandths, from its upper or lower end.
constexpr int kOuter = 150;   // where heads and feet are
constexpr int kMargin = 85;   // where nothing else is: less than an inch of A4 or Letter
constexpr int kNumbers = 110; // where numbers of pages are

// One end of a page: its lines from the end inwards.
struct End {
    bool head = false;
    std::vector<std::size_t> lines;
};

// How far a line is from the end of its page, all of it.
int distance(const PdfLine& line, bool head, int height)
{
    return 1000 * (head ? line.bottom : height - line.top) / std::max(height, 1);
}

// The outermost lines of the page that lines [first, last) are on.
End endOf(const PdfPages& pages, std::size_t first, std::size_t last, bool head)
{
    constexpr std::size_t kMost = 6; // two lines, each in three parts: left, centre, right
    End end{head, {}};
    const int height = pages.heights[static_cast<std::size_t>(pages.lines[first].page) - 1];
    for (std::size_t i = first; i < last; ++i)
        if (distance(pages.lines[i], head, height) <= kOuter) end.lines.push_back(i);
    const auto outer = [&](std::size_t a, std::size_t b) {
        return head ? pages.lines[a].top < pages.lines[b].top : pages.lines[a].top > pages.lines[b].top;
    };
    std::stable_sort(end.lines.begin(), end.lines.end(), outer);
    if (end.lines.size() > kMost) end.lines.resize(kMost);
    return end;
}

// The numbers in a text, in their order; of a longer one only the last digits count.
std::vector<int> numbersIn(std::string_view text)
{
    constexpr int kEnough = 100'000;
    std::vector<int> numbers;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!scan::isDigit(text[i])) continue;
        if (i == 0 || !scan::isDigit(text[i - 1])) numbers.push_back(0);
        numbers.back() = (numbers.back() * 10 + (text[i] - '0')) % kEnough;
    }
    return numbers;
}

std::string withoutNumbers(std::string text)
{
    std::replace_if(text.begin(), text.end(), scan::isDigit, '#');
    text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '#' && b == '#'; }),
               text.end());
    return text;
}

bool isNumber(std::string_view word)
{
    constexpr std::size_t kDigits = 4, kRoman = 6;
    if (word.find_first_not_of("0123456789") == word.npos) return word.size() <= kDigits;
    return word.size() <= kRoman && word.find_first_not_of("ivxlc") == word.npos;
}

// "3", "- 3 -", "Page 3 of 17", "iv"
bool isPageNumber(std::string_view text)
{
    constexpr std::size_t kLongest = 24; // bytes
    if (text.size() > kLongest) return false;
    std::string words = lowerCase(text);
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '/' || c == '-' || c == '|'; }, ' ');
    bool number = false;
    for (std::string_view rest = words; !rest.empty();) {
        const auto word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        constexpr std::array<std::string_view, 7> kOthers = {"page", "p.", "of", "sur", "de", "página", "–"};
        if (word.empty() || std::find(kOthers.begin(), kOthers.end(), word) != kOthers.end()) continue;
        if (!isNumber(word)) return false;
        number = true;
    }
    return number;
}

// Whether a text names the page it is on, and something besides: "A report | 3", "A report, page 3"
bool saysPage(std::string_view text)
{
    const std::string words = " " + lowerCase(text) + " ";
    constexpr std::array<std::string_view, 8> kSigns = {" page ",  " p. ", " página ", " pág. ",
                                                        " seite ", " | ",  " – ",      " · "};
    return isPageNumber(text) || std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
               return words.find(sign) != words.npos;
           });
}

// The number at the end of an entry of a table of contents, "2.4 Library Notes . . . . . . 4"; 0 if it is a
// Roman one, which are before the others. Nothing if this is none.
std::optional<int> contentsEntry(std::string_view text)
{
    constexpr int kLeader = 4; // dots
    const auto number = text.substr(text.find_last_of(". ") + 1);
    if (number.empty() || !isNumber(number)) return {};
    text.remove_suffix(number.size());
    int dots = 0;
    for (; !text.empty() && (text.back() == '.' || text.back() == ' '); text.remove_suffix(1))
        dots += text.back() == '.';
    if (dots < kLeader) return {};
    const auto numbers = numbersIn(number);
    return numbers.empty() ? 0 : numbers.front();
}

class Margins {
public:
    explicit Margins(PdfPages& pages) : pages_(pages), usual_(usualSize(pages.lines)) {}

    void leaveOut()
    {
        for (std::size_t first = 0, last = 0; first < pages_.lines.size(); first = last) {
            while (last < pages_.lines.size() && pages_.lines[last].page == pages_.lines[first].page)
                ++last;
            see(endOf(pages_, first, last, true));
            see(endOf(pages_, first, last, false));
            leaveOutContents(first, last);
        }
        for (const auto& [what, places] : seen_)
            for (const auto& [top, seen] : places)
                leaveOut(seen, what.first);
        std::size_t index = 0;
        std::erase_if(pages_.lines, [&](const PdfLine&) { return out_.contains(index++); });
    }

private:
    struct Seen {
        bool margin = true; // all of them are
        std::vector<std::size_t> lines;
    };

    void see(const End& end)
    {
        constexpr int kSame = 3; // a hair's breadth
        for (const auto i : end.lines) {
            const PdfLine& line = pages_.lines[i];
            const int from =
                distance(line, end.head, pages_.heights[static_cast<std::size_t>(line.page) - 1]);
            if (i == end.lines.front() && from <= kNumbers && isPageNumber(line.text)) out_.insert(i);
            auto& places = seen_[{end.head, withoutNumbers(line.text)}];
            auto place = places.lower_bound(line.top - kSame);
            if (place == places.end() || place->first > line.top + kSame)
                place = places.emplace(line.top, Seen{}).first;
            place->second.margin &= from <= kMargin;
            place->second.lines.push_back(i);
        }
    }

    // As headings do.
    bool standsOut(const PdfLine& line) const
    {
        return line.size * 100 >= usual_ * 115 || (line.bold && line.size >= usual_);
    }

    // Whether `later` is the same again on its page, or has another number only because it is on another
    // page: "Annex 1" and "Annex 2" at the head of two pages are not.
    bool isAgain(const PdfLine& earlier, const PdfLine& later, bool head) const
    {
        if (earlier.text == later.text) return true;
        if (standsOut(earlier) || standsOut(later) || (head && !saysPage(later.text))) return false;
        const auto before = numbersIn(earlier.text), after = numbersIn(later.text);
        const int pages = later.page - earlier.page;
        return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                          [&](int a, int b) { return b == a || b == a + pages; });
    }

    // What stands in the same place again, on the next page or the one behind it (left and right ones may
    // differ), is no text where texts do not reach. Elsewhere it may be one, such as the first row of a table
    // that goes on: it is told once if it is on most pages; and so is what may be a heading.
    void leaveOut(const Seen& seen, bool head)
    {
        std::set<std::size_t> again, all;
        std::set<int> on;
        for (std::size_t at = 0; at < seen.lines.size(); ++at) {
            const PdfLine& line = pages_.lines[seen.lines[at]];
            for (auto back = at; back-- > 0;) {
                const PdfLine& earlier = pages_.lines[seen.lines[back]];
                if (line.page - earlier.page > 2) break;
                if (line.page == earlier.page || !isAgain(earlier, line, head)) continue;
                again.insert(seen.lines[at]);
                all.insert({seen.lines[back], seen.lines[at]});
                on.insert({earlier.page, line.page});
            }
        }
        if (seen.margin &&
            !std::any_of(all.begin(), all.end(), [&](std::size_t i) { return standsOut(pages_.lines[i]); }))
            out_.merge(all);
        else if (seen.margin || on.size() * 2 > pages_.heights.size())
            out_.merge(again);
    }

    // Lines [first, last) are those of a page. The numbers of a table of contents are pages, in their order;
    // those of a budget are not.
    void leaveOutContents(std::size_t first, std::size_t last)
    {
        constexpr std::size_t kSeveral = 3;
        std::vector<std::size_t> entries;
        int before = 0;
        for (std::size_t i = first; i < last; ++i) {
            const auto number = contentsEntry(pages_.lines[i].text);
            if (!number) continue;
            if (*number < before || *number > static_cast<int>(pages_.heights.size())) return;
            before = *number;
            entries.push_back(i);
        }
        if (entries.size() >= kSeveral) out_.insert(entries.begin(), entries.end());
    }

    PdfPages& pages_;
    int usual_;                                                        // size of letters
    std::map<std::pair<bool, std::string>, std::map<int, Seen>> seen_; // each text by where it stands
    std::set<std::size_t> out_;
};

}

void leaveOutMargins(PdfPages& pages)
{
    Margins(pages).leaveOut();
}

}
