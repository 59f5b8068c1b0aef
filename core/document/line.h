#pragma once

#include "document/document.h"

#include <string>
#include <string_view>
#include <utility>

namespace remit {

// How many bytes a character has whose first one is `lead` (UTF-8).
std::size_t lengthOf(unsigned char lead);

// One line of text put together from pieces: runs of white space become one space, none at the ends;
// characters without width and control characters go.
class Line {
public:
    // REQUIRES: `text` is valid UTF-8.
    void append(std::string_view text);
    void space() { spaceDue_ = !text_.empty(); }

    bool empty() const { return text_.empty(); }
    std::size_t size() const { return text_.size(); }
    // The line so far; a new one begins.
    std::string take()
    {
        spaceDue_ = false;
        return std::exchange(text_, {});
    }

private:
    std::string text_;
    bool spaceDue_ = false;
};

// The own text of a cell or note as one line. Tables and notes in it become blocks of their own, in `apart`.
std::string joined(std::vector<Block> content, std::vector<Block>& apart);

// A heading as typed, "2.3 Data" or "2.3. Data", taken apart: {"2.3", "Data"}. The first is empty if there is
// no number; years ("2022 in figures") are none.
std::pair<std::string, std::string_view> splitNumber(std::string_view heading);

// Moves the number typed in front of a heading's text, if any, to where numbers are.
void takeNumber(Block& heading);

}
