#pragma once

#include "base/ids.h"

#include <string_view>

namespace remit {

// The SHA-256 (FIPS 180-4) of `bytes`.
Fingerprint sha256(std::string_view bytes);

// `count` bytes nobody can guess, as 2 * count lower-case hexadecimal digits. Fails if the system has none.
Result<std::string> randomHex(std::size_t count);

}
