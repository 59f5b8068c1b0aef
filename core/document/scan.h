#pragma once

#include "document/document.h"

#include <string_view>

// Going through what a document says, for what is wrong with it.
namespace remit::scan {

// Calls `use` with the number of the block and each of its texts.
template <class Use>
void eachText(const Document& document, Use use)
{
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (!block.text.empty()) use(i, block.text);
        for (const auto& row : block.rows)
            for (const auto& cell : row)
                if (!cell.text.empty()) use(i, cell.text);
    }
}

// Of another script, or an accented one, its bytes.
inline bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80u);
}
inline bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}
inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Calls `use` with where each word of letters and digits begins in `text`, and how long it is.
template <class Use>
void eachWord(std::string_view text, Use use)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && (isLetter(text[end]) || isDigit(text[end])))
            ++end;
        if (end > at) use(at, end - at);
        at = std::max(end, at + 1);
    }
}

// A line in capitals has words, not abbreviations.
inline bool isShouted(std::string_view text)
{
    std::size_t capitals = 0, small = 0;
    for (const char c : text) {
        capitals += isCapital(c);
        small += c >= 'a' && c <= 'z';
    }
    return capitals > small;
}

}
