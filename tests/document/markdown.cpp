#include "lines.h"

using namespace remit;
using Lines = std::vector<std::string>;

namespace {

Lines linesOf(std::string_view text)
{
    return test::lines(test::readable(readMarkdown(text)));
}

}

TEST_CASE("Markdown gives headings, paragraphs, lists and tables")
{
    CHECK(linesOf("# 1. One\n\nTwo\n===\n\nSome *marked* `text`\nover lines.\n\n###### Six\n") ==
          Lines{"# 1 | One", "# Two", "Some marked text over lines.", "###### Six"});
    CHECK(linesOf("- a\n  - b\n    1. c\n- [x] done\n\n1. one\n\n   goes on\n\n2. two\n") ==
          Lines{"- a", "-- b", "3. c", "- done", "1. one", "goes on", "1. two"});
    CHECK(linesOf("Before\n\n| A | B |\n|---|---|\n| 1 | *2* |\n| 3 |\n") ==
          Lines{"Before", "| A | B", "| 1 | 2", "| 3 | "});
    CHECK(linesOf("> # Quoted\n> text\n\n    code\n") == Lines{"# Quoted", "text", "code"});
    CHECK(linesOf("one \v\n\ntwo") == Lines{"one", "two"}); // white space at an end is not the next line's
    CHECK(linesOf("- # In an item\n- \n- after an empty one\n") ==
          Lines{"# In an item", "- after an empty one"});
}

TEST_CASE("front matter is not text")
{
    CHECK(linesOf("---\ntitle: x\n---\ntext") == Lines{"text"});
    CHECK(linesOf("\xef\xbb\xbf---\r\ntitle: x\r\n...\r\ntext") == Lines{"text"});
    CHECK(linesOf("---\nnever closed\n\ntext") == Lines{"never closed", "text"});
    CHECK(linesOf("text\n\n---\n\nmore") == Lines{"text", "more"});
    CHECK(linesOf("---").empty());
    CHECK(linesOf("---\n---").empty());
    CHECK(linesOf("").empty());
}

TEST_CASE("marks for browsers are not text, entities are")
{
    CHECK(linesOf("<div>\nhidden\n</div>\n\na <b>b</b> <!-- c --> d") == Lines{"a b d"});
    CHECK(linesOf("R&amp;D &lt;5&nbsp;% &#233;&#xE9; &#0;&#x110000; &eacute;") ==
          Lines{"R&D <5 % éé \xef\xbf\xbd\xef\xbf\xbd &eacute;"});
    CHECK(linesOf(std::string_view("nul \0 nul", 9)) == Lines{"nul \xef\xbf\xbd nul"});
}

TEST_CASE("hostile Markdown is refused or read within bounds")
{
    CHECK_FALSE(readMarkdown("\xff"));

    // A short row is filled up to the width of the first: a small file must not become a huge table.
    std::string table = "|a|b|c|d|e|f|g|h|\n|---|---|---|---|---|---|---|---|\n";
    for (std::size_t i = 0; i <= kMaxBlocks / 8; ++i)
        table += "x|\n";
    const auto filled = readMarkdown(table);
    REQUIRE_FALSE(filled);
    CHECK(filled.error().what.find("more than 500000 paragraphs and table cells") != std::string::npos);

    std::string deep;
    for (int i = 0; i < 3000; ++i)
        deep += "- ";
    for (const auto& block : test::readable(readMarkdown(deep + "x")).blocks)
        CHECK(block.level <= 9);
    CHECK(readMarkdown(std::string(100'000, '>')));
    CHECK(readMarkdown(std::string(100'000, '[')));
}

TEST_CASE("pictures count with and without words, and a heading row that was left empty is none")
{
    const auto properties =
        test::readable(readMarkdown("![](a.png) ![ ](b.png) ![a *map*](c.png)")).properties;
    CHECK(properties.pictures == 3);
    CHECK(properties.picturesWithoutText == 2);
    const auto headed = [](std::string_view table) {
        return test::readable(readMarkdown(table)).blocks.at(0).headed;
    };
    CHECK(headed("| a |\n|---|\n| b |\n"));
    CHECK_FALSE(headed("|  |  |\n|---|---|\n| b | c |\n"));
}
