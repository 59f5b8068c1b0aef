#pragma once

#include <cstddef>
#include <string>

namespace remit {

// "first" to "tenth", "11th", "22nd".
std::string ordinal(std::size_t n);

}
