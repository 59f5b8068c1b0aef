#include "base/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>

namespace remit {

namespace {

// Stands for bytes that are no valid character.
constexpr utf8proc_int32_t kNoCharacter = 0xFFFD;
// Of how many characters one may be made up: U+FDFA is a phrase.
constexpr std::size_t kMostParts = 18;

const utf8proc_uint8_t* bytesOf(std::string_view text)
{
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

utf8proc_ssize_t sizeOf(std::string_view text)
{
    return static_cast<utf8proc_ssize_t>(text.size());
}

// Takes the character at the front of `text` away from it; one byte and nothing, if no valid one is there.
std::optional<utf8proc_int32_t> takeCharacter(std::string_view& text)
{
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(bytesOf(text), sizeOf(text), &character);
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    return length > 0 ? std::optional(character) : std::nullopt;
}

void append(std::string& text, utf8proc_int32_t character)
{
    if (character < 0x80) {
        text += static_cast<char>(character);
        return;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    text.append(bytes.begin(), bytes.begin() + utf8proc_encode_char(character, bytes.data()));
}

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isMark(utf8proc_category_t category)
{
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool isLetterOrNumber(utf8proc_category_t category)
{
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        if (isAscii(text.front())) { // most text, all the way
            const auto other = std::find_if_not(text.begin(), text.end(), isAscii);
            text.remove_prefix(static_cast<std::size_t>(other - text.begin()));
            continue;
        }
        if (!takeCharacter(text)) return false;
    }
    return true;
}

std::string folded(std::string_view text)
{
    std::string valid;
    while (!text.empty())
        append(valid, takeCharacter(text).value_or(kNoCharacter));
    utf8proc_uint8_t* made = nullptr;
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    const auto size = utf8proc_map(bytesOf(valid), sizeOf(valid), &made, options);
    assert(size >= 0);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> freed(made, std::free);
    return std::string(made, made + size);
}

std::string plainWords(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    bool gap = false;
    const auto take = [&](utf8proc_int32_t lower, bool isWord) {
        if (isWord && gap && !plain.empty()) plain += ' ';
        gap = !isWord;
        if (isWord) append(plain, lower);
    };
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    while (!text.empty()) {
        if (isAscii(text.front())) { // most text, and in a fraction of the time
            const char c = asciiLower(text.front());
            text.remove_prefix(1);
            take(c, (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
            continue;
        }
        const auto character = takeCharacter(text).value_or(kNoCharacter);
        std::array<utf8proc_int32_t, kMostParts> parts{};
        int unused = 0;
        const auto count = utf8proc_decompose_char(character, parts.data(), parts.size(), options, &unused);
        assert(count >= 0 && static_cast<std::size_t>(count) <= parts.size());
        for (const auto part : std::span(parts).first(static_cast<std::size_t>(count)))
            if (const auto category = utf8proc_category(part); !isMark(category))
                take(utf8proc_tolower(part), isLetterOrNumber(category));
    }
    return plain;
}

}
