#include "document/pdf_headings.h"

#include "base/unicode.h"
#include "base/words.h"
#include "document/document.h"
#include "document/line.h"
#include "document/pdf_layout.h"
#include "document/scan.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace remit {

namespace {

// A heading's words, to be compared: "Chapter" and its number may stand in the outline, on the page, in both
// or neither.
std::string wordsOf(std::string_view heading)
{
    constexpr std::array<std::string_view, 7> kParts = {"chapter",  "appendix", "annex", "part",
                                                        "chapitre", "annexe",   "anexo"};
    const auto first = lowerCase(heading.substr(0, std::min(heading.find(' '), heading.size())));
    const bool part =
        first.size() < heading.size() && std::find(kParts.begin(), kParts.end(), first) != kParts.end();
    const auto [number, text] = splitNumber(part ? heading.substr(first.size() + 1) : heading);
    return plainWords(text);
}

// Looks for the entries of an outline among the lines of the pages that they name.
class Outlining {
public:
    explicit Outlining(const PdfPages& pages) : pages_(pages), words_(pages.lines.size())
    {
        for (std::size_t i = 0; i < pages.lines.size(); ++i)
            on_.emplace(pages.lines[i].page, Page{i, i, false}).first->second.end = i + 1;
    }

    PdfOutlined find()
    {
        PdfOutlined found;
        found.entries.resize(pages_.lines.size());
        found.all = !pages_.outline.empty() && !pages_.outlineCut;
        for (std::size_t entry = 0; entry < pages_.outline.size(); ++entry) {
            const auto place = placeOf(pages_.outline[entry]);
            found.all = found.all && place;
            if (!place) continue;
            for (std::size_t i = place->first; i < place->second; ++i)
                found.entries[i] = entry + 1;
            next_ = place->second;
        }
        return found;
    }

private:
    using Range = std::pair<std::size_t, std::size_t>;
    struct Page {
        std::size_t first = 0, end = 0; // its lines
        bool known = false;             // their words
    };

    // The lines that are this heading: the first behind the heading before, if that is on the same page.
    std::optional<Range> placeOf(const PdfEntry& entry)
    {
        const auto at = on_.find(entry.page);
        if (at == on_.end()) return {};
        Page& page = at->second;
        learn(page);
        if (entry.page != page_) next_ = page.first;
        page_ = entry.page;
        const std::string words = wordsOf(entry.title);
        if (words.empty()) return {};
        for (std::size_t i = next_; i < page.end && ++looked_ <= kMostLooked; ++i)
            if (const auto end = endOf(words, i, page.end)) return Range{i, *end};
        return {};
    }

    // Each line's words are worked out once, however often entries come back to its page.
    void learn(Page& page)
    {
        for (std::size_t i = page.first; !page.known && i < page.end; ++i)
            words_[i] = wordsOf(pages_.lines[i].text);
        page.known = true;
    }

    // Behind the last line, if `words` begin with line `i` and go on to the end of another before `last`.
    std::optional<std::size_t> endOf(std::string_view words, std::size_t i, std::size_t last) const
    {
        constexpr std::size_t kMostLines = 4;
        for (std::size_t end = i; end < std::min(i + kMostLines, last); ++end) {
            const std::string& line = words_[end];
            if (line.empty() || !words.starts_with(line)) return {};
            words.remove_prefix(line.size());
            if (words.empty()) return end + 1;
            if (words[0] == ' ') words.remove_prefix(1);
        }
        return {};
    }

    // Lines, of all that are looked at for all entries: a report of 2,000 pages takes a hundredth of it. What
    // is left then is not found.
    static constexpr std::size_t kMostLooked = 10'000'000;

    const PdfPages& pages_;
    std::map<int, Page> on_;
    std::vector<std::string> words_; // of each line of the pages that are known
    int page_ = 0;
    std::size_t next_ = 0;
    std::size_t looked_ = 0;
};

bool isShort(const PdfParagraph& paragraph)
{
    constexpr std::size_t kBytes = 200, kLines = 3;
    constexpr std::ptrdiff_t kWords = 16;
    const std::string& text = paragraph.text;
    return text.size() <= kBytes && paragraph.lines <= kLines &&
           std::count(text.begin(), text.end(), ' ') < kWords &&
           std::any_of(text.begin(), text.end(), scan::isLetter) &&
           std::string_view(".,;:").find(text.back()) == std::string_view::npos;
}

// How deep the number goes that a heading begins with; 0 if there is none.
int depthOf(const PdfParagraph& paragraph)
{
    const auto number = splitNumber(paragraph.text).first;
    return number.empty() ? 0 : static_cast<int>(std::count(number.begin(), number.end(), '.')) + 1;
}

// The title of a file whose outline names headings: programs leave it out there. It is in front of all that
// is named, in larger letters; what follows it in others than named headings have belongs to it.
class Title {
public:
    Title(const std::vector<PdfParagraph>& paragraphs, int usual) : usual_(usual)
    {
        for (const auto& paragraph : paragraphs)
            if (paragraph.level > 0) named_.insert(paragraph.size);
        front_ = !named_.empty();
    }
    // Whether `paragraph` belongs to it. REQUIRES: all those before were asked about.
    bool has(const PdfParagraph& paragraph)
    {
        front_ = front_ && paragraph.level == 0;
        if (!front_) return false;
        const bool above = paragraph.size > *named_.rbegin();
        begun_ = above || (begun_ && paragraph.size > usual_);
        return above || (begun_ && !named_.contains(paragraph.size) && depthOf(paragraph) == 0);
    }

private:
    std::set<int> named_; // the sizes of these headings
    int usual_;
    bool front_ = false, begun_ = false;
};

// Which of the paragraphs that the outline does not name look like headings.
std::vector<bool> looks(const std::vector<PdfParagraph>& paragraphs)
{
    const int usual = usualSize(paragraphs);
    Title title(paragraphs, usual);
    std::vector<bool> found(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const auto& paragraph = paragraphs[i];
        const bool none = title.has(paragraph) || isOfContents(paragraph.text); // which no outline names
        if (none || paragraph.level > 0 || !isShort(paragraph)) continue;
        const bool larger = paragraph.size * 100 >= usual * 115,
                   bold = paragraph.bold && paragraph.size >= usual;
        found[i] = larger || (depthOf(paragraph) > 0 && (bold || paragraph.size > usual));
    }
    // Bold lines in a row, with numbers of one depth, are the items of a list.
    std::vector<bool> kept = found;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!found[i] || paragraphs[i].size > usual) continue;
        const bool more = i + 1 < paragraphs.size();
        kept[i] = more && !(found[i + 1] && depthOf(paragraphs[i]) == depthOf(paragraphs[i + 1]));
        if (i > 0 && found[i - 1] && !kept[i - 1] && depthOf(paragraphs[i]) == depthOf(paragraphs[i - 1]))
            kept[i] = false;
    }
    return kept;
}

// The first heading, if it is above all others, and none of them is named.
std::optional<std::size_t> titleOf(const std::vector<PdfParagraph>& paragraphs,
                                   const std::vector<bool>& found)
{
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (paragraphs[i].level > 0) return {};
        if (!found[i]) continue;
        if (!first)
            first = i;
        else if (paragraphs[i].size >= paragraphs[*first].size)
            return {};
    }
    return first && depthOf(paragraphs[*first]) == 0 ? first : std::nullopt;
}

// The levels of headings by their number, or by their size: that of one of the same size, or else larger
// ones are above smaller ones.
class Levels {
public:
    void learn(const PdfParagraph& heading)
    {
        sizes_.insert(heading.size);
        const int depth = heading.level > 0 ? heading.level : depthOf(heading);
        if (depth == 0) return;
        auto& least = depths_.emplace(heading.size, depth).first->second;
        least = std::min(least, depth);
    }
    int of(const PdfParagraph& heading) const
    {
        if (const int depth = depthOf(heading); depth > 0) return depth;
        const auto least = depths_.find(heading.size);
        if (least != depths_.end()) return least->second;
        return static_cast<int>(std::distance(sizes_.begin(), sizes_.find(heading.size))) + 1;
    }

private:
    std::set<int, std::greater<>> sizes_;
    std::map<int, int> depths_; // of the numbered and named ones, the least of each size
};

}

PdfOutlined outlined(const PdfPages& pages)
{
    return Outlining(pages).find();
}

std::vector<int> headingsByLooks(const std::vector<PdfParagraph>& paragraphs)
{
    constexpr int kLowest = 9;
    const std::vector<bool> found = looks(paragraphs);
    const auto title = titleOf(paragraphs, found);
    Levels ranks;
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
        if (i != title && (found[i] || paragraphs[i].level > 0)) ranks.learn(paragraphs[i]);
    std::vector<int> levels(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
        if (found[i])
            levels[i] = i == title ? 1 : std::min(ranks.of(paragraphs[i]) + title.has_value(), kLowest);
    return levels;
}

}
