#include "base/unicode.h"
#include "document/comparing.h"

#include <set>
#include <string>

// Two documents of which one, or neither, says what its parts are.
namespace remit::comparing {

namespace {

using TextSet = std::set<std::string>;

// What the headings say, or all else.
TextSet wordsOf(const Document& document, bool headings)
{
    TextSet words;
    for (const auto& block : document.blocks)
        if ((block.kind == Block::Kind::Heading) == headings) words.insert(plainWords(block.text));
    return words;
}

bool areTold(const Document& document)
{
    return document.structure == Document::Structure::Told;
}

// What is known of another document, to which one is compared.
struct Other {
    explicit Other(const Document& document)
        : told(areTold(document)), headings(wordsOf(document, true)), texts(wordsOf(document, false))
    {
    }
    bool told;
    TextSet headings, texts;
};

Block paragraph(const std::string& text, int page)
{
    Block block;
    block.text = text;
    block.page = page;
    return block;
}

std::string withNumber(const Block& heading)
{
    return heading.number.empty() ? heading.text : heading.number + " " + heading.text;
}

// A heading that is none in the other document is a text. If neither says what all its headings are, it is
// one there only if its words are a text there: else it is new.
std::optional<std::string> asText(const Block& heading, const Other& other, bool told)
{
    if (other.headings.contains(plainWords(heading.text))) return {};
    if (told != other.told) return withNumber(heading);
    for (const auto& text : {withNumber(heading), heading.text})
        if (other.texts.contains(plainWords(text))) return text;
    return {};
}

Document asText(const Document& document, const Other& other)
{
    Document plain;
    plain.name = document.name;
    for (const auto& block : document.blocks) {
        for (const auto& row : block.rows)
            for (const auto& cell : row)
                if (!cell.text.empty()) plain.blocks.push_back(paragraph(cell.text, block.page));
        if (block.kind == Block::Kind::Table) continue;
        std::optional<std::string> text;
        if (block.kind == Block::Kind::Heading) text = asText(block, other, areTold(document));
        plain.blocks.push_back(text ? paragraph(*text, block.page) : block);
    }
    return plain;
}

}

std::optional<std::pair<Document, Document>> asTexts(const Document& before, const Document& after)
{
    if (areTold(before) && areTold(after)) return {};
    return std::pair(asText(before, Other(after)), asText(after, Other(before)));
}

}
