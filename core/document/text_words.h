#pragma once

#include <string_view>
#include <vector>

namespace remit {

// A word of a text without the marks around it, or one such mark. What is written without spaces between
// words (Chinese, Japanese) counts character by character.
struct TextWord {
    std::string_view text;
    bool apart = false; // white space is between it and what is before it
    bool mark = false;
};

// REQUIRES: `text` lives as long as the words.
std::vector<TextWord> textWords(std::string_view text);

}
