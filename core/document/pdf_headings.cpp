#include "document/pdf_headings.h"

#include "base/unicode.h"
#include "base/words.h"
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
    explicit Outlining(const PdfPages& pages) : pages_(pages)
    {
        for (std::size_t i = 0; i < pages.lines.size(); ++i)
            first_.emplace(pages.lines[i].page, i);
    }

    PdfOutlined find()
    {
        PdfOutlined found;
        found.entries.resize(pages_.lines.size());
        found.all = !pages_.outline.empty();
        for (std::size_t entry = 0; entry < pages_.outline.size(); ++entry) {
            const auto place = placeOf(pages_.outline[entry]);
            found.any = found.any || place;
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

    // The lines that are this heading: the first behind the heading before, or else on the page.
    std::optional<Range> placeOf(const PdfEntry& entry)
    {
        const auto at = first_.find(entry.page);
        if (at == first_.end()) return {};
        if (entry.page != page_) {
            page_ = entry.page;
            next_ = at->second;
            learnPage(at->second);
        }
        const std::string words = wordsOf(entry.title);
        if (words.empty()) return {};
        for (std::size_t i = next_; i < first(page_) + words_.size(); ++i)
            if (const auto end = endOf(words, i)) return Range{i, *end};
        return {};
    }

    std::size_t first(int page) const { return first_.at(page); }

    void learnPage(std::size_t from)
    {
        words_.clear();
        for (std::size_t i = from; i < pages_.lines.size() && pages_.lines[i].page == page_; ++i)
            words_.push_back(wordsOf(pages_.lines[i].text));
    }

    // Behind the last line, if `words` begin with line `i` and go on to the end of another.
    std::optional<std::size_t> endOf(std::string_view words, std::size_t i)
    {
        constexpr std::size_t kMostLines = 4;
        const std::size_t from = first(page_);
        for (std::size_t end = i; end < std::min(i + kMostLines, from + words_.size()); ++end) {
            const std::string& line = words_[end - from];
            if (line.empty() || ++looked_ > kMostLooked || !words.starts_with(line)) return {};
            words.remove_prefix(line.size());
            if (words.empty()) return end + 1;
            if (words[0] == ' ') words.remove_prefix(1);
        }
        return {};
    }

    static constexpr std::size_t kMostLooked = 50'000'000; // comparisons; what is left then is not found

    const PdfPages& pages_;
    std::map<int, std::size_t> first_; // line of each page
    std::vector<std::string> words_;   // of each line of the page
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

// Which paragraphs look like headings.
std::vector<bool> looks(const std::vector<PdfParagraph>& paragraphs)
{
    const int usual = usualSize(paragraphs);
    std::vector<bool> found(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const auto& paragraph = paragraphs[i];
        const bool larger = paragraph.size * 100 >= usual * 115,
                   bold = paragraph.bold && paragraph.size >= usual;
        found[i] =
            isShort(paragraph) && (larger || (depthOf(paragraph) > 0 && (bold || paragraph.size > usual)));
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

}

PdfOutlined outlined(const PdfPages& pages)
{
    return Outlining(pages).find();
}

std::vector<int> headingsByLooks(const std::vector<PdfParagraph>& paragraphs)
{
    constexpr int kLowest = 9;
    const std::vector<bool> found = looks(paragraphs);
    std::set<int, std::greater<>> sizes;
    std::map<int, int> depths; // of numbered ones, the least of each size
    std::optional<std::size_t> first;
    bool titled = true; // the first is above all others
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!found[i]) continue;
        if (!first) {
            first = i;
            titled = depthOf(paragraphs[i]) == 0;
            continue;
        }
        titled = titled && paragraphs[i].size < paragraphs[*first].size;
        sizes.insert(paragraphs[i].size);
        if (const int depth = depthOf(paragraphs[i]); depth > 0) {
            auto& least = depths.emplace(paragraphs[i].size, depth).first->second;
            least = std::min(least, depth);
        }
    }
    if (first && !titled) sizes.insert(paragraphs[*first].size);

    std::vector<int> levels(paragraphs.size());
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!found[i]) continue;
        const auto numbered = depths.find(paragraphs[i].size);
        const int rank = static_cast<int>(std::distance(sizes.begin(), sizes.find(paragraphs[i].size))) + 1;
        int level = depthOf(paragraphs[i]);
        if (level == 0) level = numbered != depths.end() ? numbered->second : rank;
        levels[i] = i == *first && titled ? 1 : std::min(level + titled, kLowest);
    }
    return levels;
}

}
