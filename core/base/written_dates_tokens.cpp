#include "base/written_dates_tokens.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace remit::written {

namespace {

// As plainWords() leaves them: lower case, without accents.
constexpr std::array<std::string_view, 12> kMonthNames = {
    "jan january janvier enero janeiro januar gennaio",
    "feb february fevrier febrero fevereiro februar febbraio",
    "mar march mars marzo marco marz maerz",
    "apr april avril abril aprile",
    "may mai mayo maio maggio",
    "jun june juin junio junho juni giugno",
    "jul july juillet julio julho juli luglio",
    "aug august aout agosto",
    "sep september septembre septiembre setembro settembre",
    "oct october octobre octubre outubro oktober ottobre",
    "nov november novembre noviembre",
    "dec december decembre diciembre dezembro dezember dicembre",
};
// Whether one of the words, apart by spaces, begins with `beginning`; or is it, where it has to be `whole`.
bool names(std::string_view words, std::string_view beginning, bool whole)
{
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const std::string_view word = words.substr(at, end - at);
        if (whole ? word == beginning : word.starts_with(beginning)) return true;
        at = end + 1;
    }
    return false;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Letters of ASCII, and all that is beyond it but dashes and the no-break space.
bool isLetter(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !text.substr(at).starts_with("\u2013") && !text.substr(at).starts_with("\u2014") &&
           !text.substr(at).starts_with("\u00a0") && !text.substr(at).starts_with("\u202f");
}

std::size_t signLength(std::string_view text, std::size_t at)
{
    const auto c = static_cast<unsigned char>(text[at]);
    return std::min<std::size_t>(c < 0x80 ? 1 : c < 0xe0 ? 2 : 3, text.size() - at);
}

}

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        Token token;
        token.begin = at;
        if (isDigit(text[at])) {
            token.kind = Token::Kind::Number;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            token.digits = at - token.begin;
            if (token.digits <= 4) std::from_chars(text.data() + token.begin, text.data() + at, token.number);
        } else if (isLetter(text, at)) {
            token.kind = Token::Kind::Word;
            while (at < text.size() && isLetter(text, at))
                ++at;
            if (at - token.begin <= 24) token.plain = plainWords(text.substr(token.begin, at - token.begin));
        } else {
            at += signLength(text, at);
            const std::string_view sign = text.substr(token.begin, at - token.begin);
            if (sign == " " || sign == "\t" || sign == "\n" || sign == "\u00a0" || sign == "\u202f") continue;
        }
        token.end = at;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

unsigned monthOf(std::string_view word, bool besideDay)
{
    if (word.size() < 3) return 0;
    const bool whole = !besideDay && word.size() < 4;
    unsigned found = 0;
    for (unsigned month = 0; month < kMonthNames.size(); ++month)
        if (names(kMonthNames[month], word, whole)) {
            if (found != 0) return 0;
            found = month + 1;
        }
    return found;
}

}
