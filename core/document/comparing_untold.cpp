#include "base/unicode.h"
#include "document/comparing.h"

#include <algorithm>
#include <set>

// Two documents of which only one says what its parts are.
namespace remit::comparing {

namespace {

using Titles = std::set<std::string>;

Titles titlesOf(const Document& document)
{
    Titles titles;
    for (const auto& block : document.blocks)
        if (block.kind == Block::Kind::Heading) titles.insert(plainWords(block.text));
    return titles;
}

Block paragraph(const std::string& text, int page)
{
    Block block;
    block.text = text;
    block.page = page;
    return block;
}

Document asText(const Document& document, const Titles& others)
{
    Document plain;
    plain.name = document.name;
    for (const auto& block : document.blocks) {
        for (const auto& row : block.rows)
            for (const auto& cell : row)
                if (!cell.text.empty()) plain.blocks.push_back(paragraph(cell.text, block.page));
        if (block.kind == Block::Kind::Table) continue;
        if (block.kind != Block::Kind::Heading || others.contains(plainWords(block.text))) {
            plain.blocks.push_back(block);
            continue;
        }
        const std::string number = block.number.empty() ? "" : block.number + " ";
        plain.blocks.push_back(paragraph(number + block.text, block.page));
    }
    return plain;
}

}

std::optional<std::pair<Document, Document>> asTexts(const Document& before, const Document& after)
{
    using Structure = Document::Structure;
    if ((before.structure == Structure::Told) == (after.structure == Structure::Told)) return {};
    return std::pair(asText(before, titlesOf(after)), asText(after, titlesOf(before)));
}

}
