#include "base/ids.h"

#include <algorithm>

namespace remit {

namespace {

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// -1 if it is no lower-case hexadecimal digit.
int hexadecimalValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}

bool isId(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && isLetterOrDigit(text.front()) &&
           isLetterOrDigit(text.back()) &&
           std::all_of(text.begin(), text.end(), [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

bool isReservedId(std::string_view text)
{
    return text == "contract" || text == "payments" || text == "record";
}

Result<Fingerprint> Fingerprint::of(std::string_view hex)
{
    Bytes bytes{};
    bool right = hex.size() == 2 * bytes.size();
    for (std::size_t i = 0; right && i < bytes.size(); ++i) {
        const int high = hexadecimalValue(hex[2 * i]), low = hexadecimalValue(hex[2 * i + 1]);
        right = high >= 0 && low >= 0;
        if (right) bytes[i] = static_cast<unsigned char>(high * 16 + low);
    }
    if (!right)
        return Error{"\"" + std::string(hex.substr(0, 80)) +
                     "\" is no SHA-256: 64 of 0-9 and a-f are needed"};
    return Fingerprint(bytes);
}

std::string Fingerprint::str() const
{
    return hexadecimal(bytes_.data(), bytes_.size());
}

std::string hexadecimal(const unsigned char* bytes, std::size_t count)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        hex += kDigits[bytes[i] >> 4];
        hex += kDigits[bytes[i] & 15];
    }
    return hex;
}

}
