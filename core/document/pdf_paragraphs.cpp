#include "document/pdf_paragraphs.h"

#include "document/pdf_layout.h"
#include "document/pdf_marks.h"
#include "document/scan.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace remit {

namespace {

constexpr std::size_t kNotes = 20; // that may stand at the foot of a page, below what goes on overleaf

bool endsSentence(std::string_view text)
{
    return !text.empty() && std::string_view(".:;?!").find(text.back()) != std::string_view::npos;
}

bool beginsSmall(std::string_view text)
{
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

class Paragraphs {
public:
    Paragraphs(const PdfPages& pages, const std::vector<std::size_t>& entries)
        : pages_(pages), entries_(entries), layout_(pages.lines)
    {
    }

    std::vector<PdfParagraph> join()
    {
        for (std::size_t i = 0; i < pages_.lines.size(); ++i) {
            if (Open* open = whatGoesOn(i))
                append(*open, i);
            else
                begin(i);
        }
        std::vector<PdfParagraph> done;
        for (Open& open : open_)
            done.push_back(std::move(open.paragraph));
        return done;
    }

private:
    struct Open {
        PdfParagraph paragraph;
        std::size_t last = 0;    // its last line
        std::optional<int> left; // where its lines begin, but the first
    };

    const PdfLine& line(std::size_t i) const { return pages_.lines[i]; }

    // The paragraph that line `i` belongs to, if it begins none.
    Open* whatGoesOn(std::size_t i)
    {
        if (open_.empty()) return nullptr;
        if (goesOn(open_.back(), i)) return &open_.back();
        const int page = line(open_.back().last).page;
        if (line(i).page == page) return nullptr;
        for (std::size_t back = 0; back < std::min(kNotes, open_.size()); ++back) {
            Open& open = open_[open_.size() - 1 - back];
            if (line(open.last).page != page) return nullptr;
            if (open.paragraph.size + 1 < line(i).size) continue; // a note
            return goesOn(open, i) ? &open : nullptr;
        }
        return nullptr;
    }

    bool goesOn(const Open& open, std::size_t i) const
    {
        const PdfLine &last = line(open.last), &next = line(i);
        if (entries_[open.last] > 0 || entries_[i] > 0) return entries_[open.last] == entries_[i];
        if (std::abs(last.size - next.size) > 1 || last.bold != next.bold) return false;
        constexpr int kColumn = 5; // lines up: no cell beside
        const int most = layout_.mostToNext(last), down = next.top - last.top;
        if (next.page != last.page || down < -kColumn * most) return goesOnElsewhere(open, next);
        if (down <= 0 || down > most) return false;
        const bool marked = markOf(next.text) && (markOf(open.paragraph.text) || endsSentence(last.text));
        if (isCentred(last, next)) return !marked;
        return !marked && isAligned(open, next) && layout_.isFull(last, next);
    }

    // Overleaf, or at the top of the next column.
    bool goesOnElsewhere(const Open& open, const PdfLine& next) const
    {
        const PdfLine& last = line(open.last);
        if (endsSentence(last.text) || markOf(next.text)) return false;
        if (beginsSmall(next.text)) return true;
        return !next.bold && last.page != next.page && isAligned(open, next) && layout_.isFull(last, next);
    }

    // The first line of a paragraph may be indented, and the others of an item; or the first of all stands
    // out.
    bool isAligned(const Open& open, const PdfLine& next) const
    {
        constexpr int kFar = 4; // sizes of letters
        const int near = std::max(next.size / 2, 3), far = kFar * std::max(next.size, 1);
        if (open.left) return std::abs(next.left - *open.left) <= near;
        const int in = next.left - open.paragraph.left;
        return in >= -far && in <= (markOf(open.paragraph.text) ? far : near);
    }

    static bool isCentred(const PdfLine& last, const PdfLine& next)
    {
        constexpr int kSame = 4;
        return std::abs(last.left + last.right - next.left - next.right) <= kSame &&
               std::abs(last.left - next.left) > kSame;
    }

    void begin(std::size_t i)
    {
        const PdfLine& first = line(i);
        const int level = entries_[i] > 0 ? pages_.outline[entries_[i] - 1].level : 0;
        open_.push_back({{first.text, first.page, first.left, first.size, first.bold, 1, level}, i, {}});
    }

    void append(Open& open, std::size_t i)
    {
        const PdfLine &last = line(open.last), &next = line(i);
        std::string& text = open.paragraph.text;
        if (!endsWithHyphen(text))
            text += ' ';
        else if (layout_.isDivided(text, next.text))
            text.pop_back();
        text += next.text;
        // On another page, or in another column, the lines begin somewhere else.
        if (!isCentred(last, next)) open.left = next.left;
        open.last = i;
        ++open.paragraph.lines;
    }

    const PdfPages& pages_;
    const std::vector<std::size_t>& entries_;
    PdfLayout layout_;
    std::vector<Open> open_;
};

}

std::vector<PdfParagraph> paragraphsOf(const PdfPages& pages, const std::vector<std::size_t>& entries)
{
    return Paragraphs(pages, entries).join();
}

}
