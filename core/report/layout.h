#pragma once

#include <string>
#include <string_view>

namespace remit::terminal {

constexpr std::size_t kWidth = 100;

// `text` broken at spaces so that no line is wider than kWidth, each line after `indent` spaces. Ends with a
// line feed. Counts characters, not bytes.
std::string wrapped(std::string_view text, std::size_t indent);

// `text` filled with spaces to `width` characters.
std::string padded(std::string_view text, std::size_t width);

// How many characters (UTF-8) `text` has.
std::size_t characters(std::string_view text);

}
