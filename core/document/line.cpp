#include "document/line.h"

#include "document/scan.h"

#include <cstdint>

namespace remit {

namespace {

bool isSpace(std::uint32_t c)
{
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
           c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

// Soft hyphen, zero width space, byte order mark, and marks of direction, which Word strews over Arabic and
// Hebrew; joiners stay, because some scripts mean them.
bool isNothing(std::uint32_t c)
{
    return c == 0xad || c == 0x61c || c == 0x200b || c == 0x200e || c == 0x200f ||
           (c >= 0x202a && c <= 0x202e) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

std::uint32_t codePoint(std::string_view bytes)
{
    const auto lead = static_cast<unsigned char>(bytes[0]);
    std::uint32_t c = bytes.size() == 1 ? lead : lead & (0x7fu >> bytes.size());
    for (const char byte : bytes.substr(1))
        c = (c << 6) | (static_cast<unsigned char>(byte) & 0x3fu);
    return c;
}

}

std::size_t lengthOf(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

void Line::append(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto bytes = text.substr(at, lengthOf(static_cast<unsigned char>(text[at])));
        at += bytes.size();
        const auto c = codePoint(bytes);
        if (isSpace(c)) {
            space();
        } else if (!isNothing(c)) {
            if (std::exchange(spaceDue_, false)) text_ += ' ';
            text_ += bytes;
        }
    }
}

std::string joined(std::vector<Block> content, std::vector<Block>& apart)
{
    Line line;
    for (Block& block : content) {
        if (block.kind == Block::Kind::Table || block.kind == Block::Kind::Footnote) {
            apart.push_back(std::move(block));
            continue;
        }
        line.space();
        line.append(block.number);
        line.space();
        line.append(block.text);
    }
    return line.take();
}

std::pair<std::string, std::string_view> splitNumber(std::string_view heading)
{
    constexpr std::size_t kMaxDigits = 3; // a fourth would make years into numbers
    std::size_t at = 0;
    std::size_t end = 0; // of the number, without what closes it
    while (at < heading.size() && scan::isDigit(heading[at])) {
        const std::size_t start = at;
        while (at < heading.size() && scan::isDigit(heading[at]))
            ++at;
        if (at - start > kMaxDigits) return {{}, heading};
        end = at;
        if (at < heading.size() && heading[at] == '.') ++at;
    }
    if (at == end && at < heading.size() && (heading[at] == ')' || heading[at] == ':')) ++at;
    if (end == 0 || at + 1 >= heading.size() || heading[at] != ' ') return {{}, heading};
    return {std::string(heading.substr(0, end)), heading.substr(at + 1)};
}

void takeNumber(Block& heading)
{
    auto [number, text] = splitNumber(heading.text);
    if (number.empty()) return;
    heading.numbered = true;
    heading.text = std::string(text);
    heading.number = std::move(number);
}

}
