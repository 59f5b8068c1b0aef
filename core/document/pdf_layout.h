#pragma once

#include "document/pdf_lines.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace remit {

// What all lines of a PDF file tell of how it is set: what is usual in it.
class PdfLayout {
public:
    explicit PdfLayout(const std::vector<PdfLine>& lines);

    // From the top of a line like this one to that of the next in the same paragraph, at most.
    int mostToNext(const PdfLine& line) const;
    // Whether `line` is so long that the first word of `next` did not fit into it: else it was ended on
    // purpose.
    bool isFull(const PdfLine& line, const PdfLine& next) const;
    // Whether the hyphen that `text` ends with only divides a word that goes on in `next`.
    // REQUIRES: endsWithHyphen(text).
    bool isDivided(std::string_view text, std::string_view next) const;

private:
    void learnWords(const std::vector<PdfLine>& lines);

    std::map<int, std::pair<int, int>> toNext_; // by size: the usual one, and how often it was seen
    std::map<std::pair<int, int>, int> right_;  // by page and left end: how far lines go
    std::unordered_set<std::string> words_;     // in lower case; those that a line's end divides are not
};

// The size that most of the text is in, of lines or paragraphs; 0 if there are none.
template <class Texts>
int usualSize(const Texts& texts)
{
    std::map<int, std::size_t> letters;
    for (const auto& text : texts)
        letters[text.size] += text.text.size();
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == letters.end() ? 0 : most->first;
}

// Whether `text` ends with the hyphen of a divided word.
bool endsWithHyphen(std::string_view text);

}
