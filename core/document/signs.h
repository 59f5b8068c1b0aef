#pragma once

#include <string>
#include <string_view>

namespace remit {

// The letter that a sign of this font looks like (ECMA-376 Part 1, §17.3.3.30): "Symbol", "F0B3" -> "≥". The
// replacement character for what is not known.
std::string signOf(std::string_view font, std::string_view code);

}
