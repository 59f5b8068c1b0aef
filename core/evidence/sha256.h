#pragma once

#include "base/ids.h"

#include <initializer_list>
#include <string_view>

namespace remit {

// The SHA-256 (FIPS 180-4) of `bytes`.
Fingerprint sha256(std::string_view bytes);

// The HMAC-SHA-256 (FIPS 198-1) of `parts`, one after the other, under `key`.
Fingerprint hmacSha256(const Fingerprint::Bytes& key, std::initializer_list<std::string_view> parts);

// `count` bytes nobody can guess, as 2 * count lower-case hexadecimal digits. Fails if the system has none.
Result<std::string> randomHex(std::size_t count);

}
