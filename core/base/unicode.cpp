#include "base/unicode.h"

#include <QString>

#include <algorithm>

namespace remit {

namespace {

QString decoded(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string encoded(const QString& text)
{
    return text.toStdString();
}

// How many bytes the character at the front of `text` takes; 0 if they are no valid character.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    // The second byte's range keeps out overlong forms (E0, F0), surrogates (ED) and what is above U+10FFFF
    // (F4).
    if (lead >= 0xE0 && lead <= 0xEF)
        return follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (lead >= 0xF0 && lead <= 0xF4)
        return follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3)
                   ? 4
                   : 0;
    return 0;
}

}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < 0x80) { // most text, all the way
            const auto other = std::find_if(text.begin(), text.end(),
                                            [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
            text.remove_prefix(static_cast<std::size_t>(other - text.begin()));
            continue;
        }
        const std::size_t length = characterLength(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string folded(std::string_view text)
{
    return encoded(decoded(text).toCaseFolded().normalized(QString::NormalizationForm_C));
}

std::string plainWords(std::string_view text)
{
    const QString apart = decoded(text).toLower().normalized(QString::NormalizationForm_KD);
    QString plain;
    plain.reserve(apart.size());
    bool gap = false;
    for (qsizetype i = 0; i < apart.size(); ++i) {
        const QChar unit = apart.at(i);
        const bool pair = unit.isHighSurrogate() && i + 1 < apart.size() && apart.at(i + 1).isLowSurrogate();
        const char32_t character = pair ? QChar::surrogateToUcs4(unit, apart.at(i + 1)) : unit.unicode();
        if (QChar::isMark(character)) continue;
        if (QChar::isLetterOrNumber(character)) {
            if (gap && !plain.isEmpty()) plain += QLatin1Char(' ');
            gap = false;
            plain += unit;
            if (pair) plain += apart.at(++i);
        } else {
            gap = true;
            if (pair) ++i;
        }
    }
    return encoded(plain);
}

}
