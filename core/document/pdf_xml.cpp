#include "document/pdf_xml.h"

#include "base/unicode.h"
#include "document/line.h"

#include <algorithm>
#include <array>

namespace remit {

namespace {

// The letters of a ligature (U+FB00 to U+FB06), which programs draw for them.
std::string_view unjoined(std::string_view character)
{
    constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (!character.starts_with("\xef\xac")) return character;
    const auto which = static_cast<std::size_t>(static_cast<unsigned char>(character[2]) - 0x80u);
    return which < kLetters.size() ? kLetters[which] : character;
}

// Without what fonts with tables of their own make of letters, which XML does not allow.
std::string allowed(std::string_view printed)
{
    std::string text;
    text.reserve(printed.size());
    while (!printed.empty()) {
        const auto lead = static_cast<unsigned char>(printed[0]);
        const auto character = printed.substr(0, lengthOf(lead));
        const bool noncharacter = character == "\xef\xbf\xbe" || character == "\xef\xbf\xbf";
        if (lead < 0x80)
            text += lead >= 0x20 || lead == '\n' ? printed[0] : ' ';
        else if (isUtf8(character) && !noncharacter)
            text += unjoined(character);
        else if (!isUtf8(character)) { // its first byte alone: what follows may be well
            printed.remove_prefix(1);
            continue;
        }
        printed.remove_prefix(character.size());
    }
    return text;
}

// The name of a font is printed as the file has it, whatever signs it holds.
void appendFont(std::string_view tag, std::string& xml)
{
    constexpr std::string_view kBefore = "family=\"", kBehind = "\" color=";
    const auto before = tag.find(kBefore), end = tag.rfind(kBehind);
    if (before == tag.npos || end == tag.npos || before + kBefore.size() > end) {
        xml += tag;
        return;
    }
    const auto name = before + kBefore.size();
    xml += tag.substr(0, name);
    for (const char c : tag.substr(name, end - name))
        xml += std::string_view("<>&\"").find(c) == std::string_view::npos ? c : '_';
    xml += tag.substr(end);
}

// Appends the tag that `rest` begins with. Returns how much of `rest` it was.
std::size_t appendTag(std::string_view rest, std::string& xml)
{
    for (const std::string_view tag : {"<i>", "</i>", "</a>"})
        if (rest.starts_with(tag)) return tag.size();
    if (rest.starts_with("<fontspec ")) {
        const auto font = rest.substr(0, rest.find("\"/>\n"));
        appendFont(font, xml);
        return font.size();
    }
    const auto tag = rest.substr(0, rest.find('>')); // without its end
    xml += tag;
    if (tag.size() < rest.size() && tag.starts_with("<a ")) xml += '/';
    return tag.size();
}

}

std::string readableXml(std::string_view printed)
{
    printed.remove_prefix(std::min(printed.find("<pdf2xml"), printed.size()));
    const std::string text = allowed(printed);
    std::string xml;
    xml.reserve(text.size());
    for (std::string_view rest = text; !rest.empty();) {
        const auto words = rest.substr(0, rest.find('<'));
        xml += words;
        rest.remove_prefix(words.size());
        if (!rest.empty()) rest.remove_prefix(appendTag(rest, xml));
    }
    return xml;
}

}
