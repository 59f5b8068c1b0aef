#pragma once

#include <string>
#include <string_view>
#include <vector>

// Only for written_dates.cpp: a text taken apart.
namespace remit::written {

// A number, a word, or one other sign.
struct Token {
    enum class Kind { Number, Word, Sign };
    Kind kind = Kind::Sign;
    std::size_t begin = 0, end = 0; // in the text
    std::string plain;              // of a word
    int number = -1;                // of one or two digits, or of four
    std::size_t digits = 0;
};

// The tokens of `text` in their order; white space is none.
std::vector<Token> tokensOf(std::string_view text);

// The month that a word names, as plainWords() leaves it, 1 to 12; 0 if it names none, or could be two
// ("jui"). Three letters do where they are English's usual ones; others beside the number of a day only:
// "rolled out 2022" has no October in it.
unsigned monthOf(std::string_view word, bool besideDay);

}
