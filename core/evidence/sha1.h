#pragma once

#include <string>
#include <string_view>

namespace remit {

// The SHA-1 (FIPS 180-4) of `head` and `body`, one after the other, in hexadecimal: git names objects by it.
// It is no evidence.
std::string sha1(std::string_view head, std::string_view body);

}
