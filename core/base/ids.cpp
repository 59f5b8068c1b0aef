#include "base/ids.h"

#include <algorithm>

namespace remit {

namespace {

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
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
    return text == "contract" || text == "record";
}

Result<Fingerprint> Fingerprint::of(std::string_view hex)
{
    const bool hexadecimal = std::all_of(
        hex.begin(), hex.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (hex.size() != 64 || !hexadecimal)
        return Error{"\"" + std::string(hex.substr(0, 80)) +
                     "\" is no SHA-256: 64 of 0-9 and a-f are needed"};
    Fingerprint fingerprint;
    fingerprint.hex_ = hex;
    return fingerprint;
}

}
