#pragma once

#include "document/document.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace remit::test {

// A document's blocks in a spelling that tests can compare: "# 2.3 | Data", "text", "- item", "-- deeper",
// "1. numbered", "^ footnote", "| a | b" for each row of a table.
inline std::vector<std::string> lines(const Document& document)
{
    std::vector<std::string> all;
    for (const Block& block : document.blocks) {
        const auto level = static_cast<std::size_t>(block.level);
        if (block.kind == Block::Kind::Heading)
            all.push_back(std::string(level, '#') + " " + (block.number.empty() ? "" : block.number + " | ") +
                          block.text);
        else if (block.kind == Block::Kind::ListItem)
            all.push_back((block.numbered ? std::to_string(level) + "." : std::string(level, '-')) + " " +
                          block.text);
        else if (block.kind == Block::Kind::Footnote)
            all.push_back("^ " + block.text);
        else if (block.kind == Block::Kind::Paragraph || block.kind == Block::Kind::Caption)
            all.push_back(block.text);
        for (const auto& row : block.rows) {
            std::string line;
            for (const auto& cell : row)
                line += (line.empty() ? "| " : " | ") + cell.text;
            all.push_back(line);
        }
    }
    return all;
}

// What is read from `document`, which must be readable.
inline Document readable(const Result<Document>& document)
{
    INFO((document ? std::string() : document.error().text()));
    REQUIRE(document);
    return *document;
}

}
