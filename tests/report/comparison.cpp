#include "report/comparison.h"

#include "document/compare.h"

#include <catch2/catch.hpp>

using namespace remit;

namespace {

Document of(std::string_view markdown)
{
    const auto document = readMarkdown(markdown);
    REQUIRE(document);
    return *document;
}

ComparedRevisions between(std::string_view before, std::string_view after)
{
    return {"outline",
            "Report outline",
            "revision 1",
            "revision 2",
            1,
            2,
            {{"a.md", "a.md", compare(of(before), of(after)), {}}}};
}

bool has(const std::string& text, std::string_view what)
{
    return text.find(what) != text.npos;
}

const std::string kLong = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                          "fifteen sixteen seventeen eighteen nineteen twenty";

}

TEST_CASE("of text that is the same only a few words beside a change are told")
{
    CHECK(terminal::comparison(between(kLong + " old end.", kLong + " new end."), false) ==
          "Report outline: what changed from revision 1 to revision 2\n"
          "a.md: 1 change: 1 paragraph changed.\n"
          "  before the first heading, first paragraph:\n"
          "    …sixteen seventeen eighteen nineteen twenty [-old-] {+new+} end.\n");
}

TEST_CASE("colours stand between the marks, on each line")
{
    const auto text = terminal::comparison(between("old end.", "new " + kLong + " " + kLong + " end."), true);
    CHECK(has(text, "\x1B[32m{+"));
    CHECK(has(text, "\x1B[0m\n\x1B[32m"));
    CHECK(has(text, "+}\x1B[0m"));
    CHECK_FALSE(has(terminal::comparison(between("old", "new"), false), "\x1B"));
}

TEST_CASE("a terminal gets no control characters from a document")
{
    CHECK_FALSE(has(terminal::comparison(between("a \x1B[2J b c", "a \x1B[3J b c"), false), "\x1B"));
    CHECK_FALSE(
        has(terminal::comparison(between("# a \x1B[2J\n\none", "# a \x1B[3J\n\none"), false), "\x1B"));
}

TEST_CASE("nothing in a page of changes is markup of a document's")
{
    const std::string attack = "\\<script>x\\</script> \"onload='y'";
    const auto page = html::comparison(between(
        "# " + attack + "\n\none " + attack + "\n\n| " + attack + " |\n|---|\n| " + attack + " |\n",
        "# " + attack + " new\n\ntwo " + attack + "\n\n| " + attack + " |\n|---|\n| b " + attack + " |\n"));
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "onload='"));
    CHECK(has(page, "&lt;script&gt;"));
    CHECK(has(page, "prefers-color-scheme: dark"));
    CHECK(has(page, "<ins>new</ins>"));
    CHECK(has(page, "<del>one</del>"));
}
