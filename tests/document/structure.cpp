#include "lines.h"

using namespace remit;

namespace {

Document of(std::string_view markdown)
{
    return test::readable(readMarkdown(markdown));
}

std::vector<std::string> chaptersOf(std::string_view markdown)
{
    const auto document = of(markdown);
    std::vector<std::string> found;
    for (const auto index : chapters(document))
        found.push_back(document.blocks.at(index).text);
    return found;
}

}

TEST_CASE("a place is what a person would say")
{
    std::string text = "intro\n\n| a |\n|---|\n\n# 2.3 Data\n\none\n\n- item\n- item\n\ntwo\n\n# Next\n\n";
    for (int i = 1; i <= 23; ++i)
        text += "p\n\n";
    const auto document = of(text);
    const std::vector<std::string> expected = {
        "before the first heading, first paragraph",
        "before the first heading, first table",
        "2.3 Data",
        "2.3 Data, first paragraph",
        "2.3 Data, first list item",
        "2.3 Data, second list item",
        "2.3 Data, second paragraph",
        "Next",
    };
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(placeOf(document, i) == expected[i]);
    CHECK(placeOf(document, 17) == "Next, tenth paragraph");
    CHECK(placeOf(document, 18) == "Next, 11th paragraph");
    CHECK(placeOf(document, 28) == "Next, 21st paragraph");
    CHECK(placeOf(document, 29) == "Next, 22nd paragraph");
    CHECK(placeOf(document, 30) == "Next, 23rd paragraph");
}

TEST_CASE("a place under one of several headings that read the same is told with what they stand below")
{
    const auto document = of("# Data\n\n## Example\n\none\n\n# Costs\n\n## Example\n\ntwo\n\n# Last\n");
    CHECK(placeOf(document, 1) == "Example in \"Data\"");
    CHECK(placeOf(document, 2) == "Example in \"Data\", first paragraph");
    CHECK(placeOf(document, 5) == "Example in \"Costs\", first paragraph");
    CHECK(placeOf(document, 6) == "Last");
}

TEST_CASE("a section ends with the next heading that is not below it")
{
    const auto document = of("# A\n\n## B\n\n### C\n\ntext\n\n## D\n\n# E\n\nlast");
    CHECK(sectionEnd(document, 0) == 5); // A
    CHECK(sectionEnd(document, 1) == 4); // B
    CHECK(sectionEnd(document, 2) == 4); // C
    CHECK(sectionEnd(document, 3) == 4); // text opens none
    CHECK(sectionEnd(document, 5) == 7); // E
}

TEST_CASE("chapters are the headings of the topmost level that occurs more than once")
{
    using Names = std::vector<std::string>;
    CHECK(chaptersOf("# A\n\n## B\n\n# C") == Names{"A", "C"});
    CHECK(chaptersOf("# Title\n\n## A\n\n### x\n\n### y\n\n## B") == Names{"A", "B"});
    CHECK(chaptersOf("# Title\n\n## Only\n\n### Deep") == Names{"Only", "Deep"});
    CHECK(chaptersOf("# Table of contents\n\n# A\n\n# B") == Names{"A", "B"});
    CHECK(chaptersOf("# Title").empty());
    CHECK(chaptersOf("text").empty());
}
