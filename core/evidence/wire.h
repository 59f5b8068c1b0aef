#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Only for the files of evidence: how keys and signatures of SSH are written.
namespace remit::evidence {

inline const unsigned char* octets(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

// RFC 4648, section 4; without padding if `padded` is not.
std::string base64(std::string_view bytes, bool padded);

// What `text` encodes; no value unless it is written in the one way that base64() writes.
std::optional<std::string> fromBase64(std::string_view text);

// Takes the values of the wire format (RFC 4251, section 5) from the front. Once something is missing, `fits`
// is false and what comes back means nothing.
class Wire {
public:
    explicit Wire(std::string_view bytes) : rest_(bytes) {}

    std::string_view take(std::size_t count);
    std::uint32_t number();
    std::string_view string() { return take(number()); }

    bool ended() const { return fits && rest_.empty(); }

    bool fits = true;

private:
    std::string_view rest_;
};

// `bytes` as a string of the wire format.
std::string wireString(std::string_view bytes);

}
