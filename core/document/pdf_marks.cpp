#include "document/pdf_marks.h"

#include "document/scan.h"

#include <algorithm>
#include <array>

namespace remit {

namespace {

// Bullets, and the dashes that are used as such. Fonts of signs have theirs where Unicode leaves room for
// anybody's (U+F000 to U+F0FF).
bool isBullet(std::string_view word)
{
    constexpr std::array<std::string_view, 20> kBullets = {"•", "‣", "◦", "▪", "▫", "●", "○", "■", "□", "◆",
                                                           "❖", "➢", "➤", "✓", "✔", "·", "–", "—", "-", "*"};
    if (std::find(kBullets.begin(), kBullets.end(), word) != kBullets.end()) return true;
    return word.size() == 3 && word[0] == '\xef' &&
           (word[1] == '\x80' || word[1] == '\x81' || word[1] == '\x82' || word[1] == '\x83');
}

bool isRoman(std::string_view word)
{
    constexpr std::size_t kLongest = 5; // "xviii"
    return word.size() <= kLongest && word.find_first_not_of("ivx") == word.npos;
}

// "12." "12)" "(12)", and the same with a small letter or a small Roman number.
bool isFigures(std::string_view word)
{
    constexpr std::size_t kDigits = 3; // a fourth would make years into numbers
    const bool open = word.starts_with('(');
    const bool closed = word.ends_with(')');
    if (word.size() < 2 || (open && !closed) || (!closed && !word.ends_with('.'))) return false;
    const auto inside = word.substr(open ? 1 : 0, word.size() - (open ? 2 : 1));
    if (inside.empty()) return false;
    if (std::all_of(inside.begin(), inside.end(), scan::isDigit)) return inside.size() <= kDigits;
    return (inside.size() == 1 && inside[0] >= 'a' && inside[0] <= 'z') || isRoman(inside);
}

}

std::optional<Mark> markOf(std::string_view line)
{
    constexpr std::size_t kLongest = 8; // bytes: "(xviii)" and the space
    const auto start = line.substr(0, kLongest);
    const auto word = start.substr(0, start.find(' '));
    if (word.size() == kLongest) return {};
    if (isBullet(word)) return Mark{word.size(), false};
    if (isFigures(word)) return Mark{word.size(), true};
    return {};
}

}
