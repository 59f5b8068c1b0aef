#include "document/pdf_layout.h"

#include "base/words.h"
#include "document/scan.h"

#include <algorithm>

namespace remit {

namespace {

constexpr int kSameLeft = 3;
constexpr std::size_t kLongestWord = 100; // bytes; of a longer one only so much is looked at

int charactersOf(std::string_view text)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; // not inside a character
    }));
}

std::string_view firstWord(std::string_view text)
{
    std::size_t end = 0;
    while (end < std::min(text.size(), kLongestWord) && scan::isLetter(text[end]))
        ++end;
    return text.substr(0, end);
}

std::string_view lastWord(std::string_view text)
{
    std::size_t start = text.size();
    while (start > 0 && text.size() - start < kLongestWord && scan::isLetter(text[start - 1]))
        --start;
    return text.substr(start);
}

// How often each distance from a line to the next was seen.
using Distances = std::map<int, int>;

std::map<int, Distances> distancesOf(const std::vector<PdfLine>& lines)
{
    std::map<int, Distances> seen;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const PdfLine &a = lines[i - 1], &b = lines[i];
        const int distance = b.top - a.top;
        const bool near = distance > 0 && 2 * distance <= 5 * a.height();
        if (a.page == b.page && a.size == b.size && near && b.left < a.right && a.left < b.right)
            ++seen[a.size][distance];
    }
    return seen;
}

}

PdfLayout::PdfLayout(const std::vector<PdfLine>& lines)
{
    for (const auto& [size, distances] : distancesOf(lines)) {
        const auto usual = std::max_element(distances.begin(), distances.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
        toNext_[size] = *usual;
    }
    for (const auto& line : lines) {
        auto& right = right_[{line.page, line.left}];
        right = std::max(right, line.right);
    }
    learnWords(lines);
}

void PdfLayout::learnWords(const std::vector<PdfLine>& lines)
{
    bool divided = false;
    for (const auto& line : lines) {
        std::string_view text = line.text;
        if (divided) text.remove_prefix(firstWord(text).size());
        divided = endsWithHyphen(text);
        if (divided) text.remove_suffix(lastWord(text.substr(0, text.size() - 1)).size() + 1);
        const std::string words = lowerCase(text);
        scan::eachWord(words,
                       [&](std::size_t at, std::size_t size) { words_.insert(words.substr(at, size)); });
    }
}

int PdfLayout::mostToNext(const PdfLine& line) const
{
    constexpr int kOften = 3;
    const auto usual = toNext_.find(line.size);
    if (usual == toNext_.end() || usual->second.second < kOften) return line.height() * 3 / 2;
    return usual->second.first + std::max(usual->second.first / 6, 2);
}

bool PdfLayout::isFull(const PdfLine& line, const PdfLine& next) const
{
    int right = line.right;
    for (const int left : {line.left, next.left}) {
        const auto end = right_.upper_bound({line.page, left + kSameLeft});
        for (auto at = right_.lower_bound({line.page, left - kSameLeft}); at != end; ++at)
            right = std::max(right, at->second);
    }
    const auto word = next.text.substr(0, next.text.find(' '));
    const int needed =
        (next.right - next.left) * (charactersOf(word) + 1) / std::max(charactersOf(next.text), 1);
    return 5 * (right - line.right) <= 6 * needed;
}

// A word that stands elsewhere in the text in one piece is written so; one whose halves do is a compound.
bool PdfLayout::isDivided(std::string_view text, std::string_view next) const
{
    const std::string first = lowerCase(lastWord(text.substr(0, text.size() - 1)));
    const auto rest = firstWord(next);
    if (first.empty() || rest.empty() || scan::isCapital(rest[0])) return false;
    const std::string second = lowerCase(rest);
    return words_.contains(first + second) || !words_.contains(first) || !words_.contains(second);
}

bool endsWithHyphen(std::string_view text)
{
    const bool hyphen = text.ends_with('-') && text.size() > 1;
    return hyphen && (scan::isLetter(text[text.size() - 2]) || scan::isDigit(text[text.size() - 2]));
}

}
