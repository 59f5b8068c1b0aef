#include "document/signs.h"

#include <QString>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace remit {

namespace {

struct Letter {
    unsigned code;
    const char* letter;
};

// What people put into documents of these fonts, by code.
constexpr Letter kSymbol[] = {
    {0x41, "Α"}, {0x42, "Β"}, {0x43, "Χ"}, {0x44, "Δ"}, {0x45, "Ε"}, {0x46, "Φ"}, {0x47, "Γ"}, {0x48, "Η"},
    {0x49, "Ι"}, {0x4a, "ϑ"}, {0x4b, "Κ"}, {0x4c, "Λ"}, {0x4d, "Μ"}, {0x4e, "Ν"}, {0x4f, "Ο"}, {0x50, "Π"},
    {0x51, "Θ"}, {0x52, "Ρ"}, {0x53, "Σ"}, {0x54, "Τ"}, {0x55, "Υ"}, {0x56, "ς"}, {0x57, "Ω"}, {0x58, "Ξ"},
    {0x59, "Ψ"}, {0x5a, "Ζ"}, {0x61, "α"}, {0x62, "β"}, {0x63, "χ"}, {0x64, "δ"}, {0x65, "ε"}, {0x66, "φ"},
    {0x67, "γ"}, {0x68, "η"}, {0x69, "ι"}, {0x6a, "ϕ"}, {0x6b, "κ"}, {0x6c, "λ"}, {0x6d, "μ"}, {0x6e, "ν"},
    {0x6f, "ο"}, {0x70, "π"}, {0x71, "θ"}, {0x72, "ρ"}, {0x73, "σ"}, {0x74, "τ"}, {0x75, "υ"}, {0x76, "ϖ"},
    {0x77, "ω"}, {0x78, "ξ"}, {0x79, "ψ"}, {0x7a, "ζ"}, {0xa2, "′"}, {0xa3, "≤"}, {0xa5, "∞"}, {0xab, "↔"},
    {0xac, "←"}, {0xad, "↑"}, {0xae, "→"}, {0xaf, "↓"}, {0xb0, "°"}, {0xb1, "±"}, {0xb2, "″"}, {0xb3, "≥"},
    {0xb4, "×"}, {0xb7, "•"}, {0xb8, "÷"}, {0xb9, "≠"}, {0xba, "≡"}, {0xbb, "≈"}, {0xbc, "…"}, {0xce, "∈"},
    {0xd6, "√"}, {0xd8, "¬"}, {0xdb, "⇔"}, {0xdc, "⇐"}, {0xde, "⇒"}, {0xe5, "∑"}, {0xf2, "∫"}};
constexpr Letter kWingdings[] = {{0x28, "☎"}, {0x2a, "✉"}, {0x6c, "●"}, {0x6e, "■"}, {0x6f, "□"}, {0x71, "❑"},
                                 {0x72, "❒"}, {0x75, "◆"}, {0x76, "❖"}, {0x9f, "•"}, {0xa7, "▪"}, {0xa8, "□"},
                                 {0xd8, "➢"}, {0xdf, "←"}, {0xe0, "→"}, {0xe1, "↑"}, {0xe2, "↓"}, {0xe8, "➔"},
                                 {0xfb, "✗"}, {0xfc, "✓"}, {0xfd, "☒"}, {0xfe, "☑"}};

const char* const kUnknown = "\xef\xbf\xbd";

const char* in(const auto& signs, unsigned code)
{
    const auto found = std::lower_bound(std::begin(signs), std::end(signs), code,
                                        [](const Letter& sign, unsigned c) { return sign.code < c; });
    return found != std::end(signs) && found->code == code ? found->letter : kUnknown;
}

}

std::string signOf(std::string_view font, std::string_view code)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number, 16);
    if (error != std::errc() || end != code.data() + code.size()) return kUnknown;
    // Fonts of signs have theirs where no letters are, or where those of their keys are.
    const unsigned key = number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number;
    if (font == "Symbol") return in(kSymbol, key);
    if (font == "Wingdings") return in(kWingdings, key);
    if (number != key || number > 0xffff || QChar::isSurrogate(number)) return kUnknown;
    return QString(QChar(static_cast<char16_t>(number))).toStdString();
}

}
