#include "report/html.h"

#include <catch2/catch.hpp>

using namespace remit;

TEST_CASE("what is put into a page is text, whatever it is")
{
    struct Row {
        const char* text;
        const char* escaped;
    };
    const Row rows[] = {
        {"a < b & c > d", "a &lt; b &amp; c &gt; d"},
        {"\"quoted\" 'so'", "&quot;quoted&quot; &#39;so&#39;"},
        {"</style><script>alert(1)</script>", "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"Jeûne genevois", "Jeûne genevois"},
        {"bell\a and escape\x1b[2K", "bell\uFFFD and escape\uFFFD[2K"},
        {"no \xff text", "no \uFFFD text"},
        {"two\nlines", "two\nlines"},
    };
    for (const auto& row : rows)
        CHECK(html::escaped(row.text) == row.escaped);

    const std::string hostile = "<img src=x onerror=alert(1)>\" onload=\"x";
    html::Page page(hostile);
    page.heading(2, hostile);
    page.paragraph(hostile);
    page.small(hostile);
    page.warning(hostile);
    page.list({{hostile}, {hostile, hostile}});
    page.facts({{hostile, hostile}});
    page.table({hostile}, {{hostile}});
    const std::string all = page.str();
    CHECK(all.find("<img") == std::string::npos);
    CHECK(all.find("onload=\"") == std::string::npos);
}

TEST_CASE("a page is one file: no script, nothing from elsewhere, its language set, headings in order")
{
    html::Page page("Survey of skills");
    page.heading(2, "Where everything stands");
    page.heading(3, "Work");
    page.heading(2, "History");
    page.list({});
    const std::string all = page.str();
    CHECK(all.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"));
    for (const char* const none :
         {"<script", "http://", "https://", "url(", "@import", "src=", "href=", "<ul>"}) {
        INFO(none);
        CHECK(all.find(none) == std::string::npos);
    }
    CHECK(all.find("default-src 'none'") != std::string::npos);
    CHECK(all.find("width=device-width") != std::string::npos);
    CHECK(all.find("@media print") != std::string::npos);
    const auto h1 = all.find("<h1>Survey of skills</h1>"), h2 = all.find("<h2>Where"),
               h3 = all.find("<h3>Work");
    CHECK((h1 < h2 && h2 < h3 && h3 != std::string::npos));
    CHECK(all.ends_with("</html>\n"));
}
