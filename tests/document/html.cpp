#include "lines.h"

using namespace remit;
using Kind = Block::Kind;
using Lines = std::vector<std::string>;

namespace {

Document read(const std::string& body)
{
    return test::readable(readDocument("a.html", "<!DOCTYPE html><html lang=\"en-GB\"><body>" + body));
}

Lines linesOf(const std::string& body)
{
    return test::lines(read(body));
}

}

TEST_CASE("html: headings, paragraphs and lists")
{
    CHECK(linesOf(
              "<h1>2.3 Data</h1>loose <b>text</b><p>one<br>two &amp; three<p>next<ul><li>a<li><p>b</p><p>more"
              "</p><ol><li>c</ol></ul><pre>x\n  y</pre><h6>Deep</h6>") ==
          Lines{"# 2.3 | Data", "loose text", "one two & three", "next", "- a", "- b", "more", "2. c", "x y",
                "###### Deep"});
}

TEST_CASE("html: cells that reach over others stand once in their row, and empty in those below")
{
    const auto document = read("<table><caption>Who</caption><thead><tr><th>a<th colspan=2>b</thead>"
                               "<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g<p>h</table>");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].kind == Kind::Caption);
    CHECK(document.blocks[0].text == "Who");
    CHECK(document.blocks[1].headed);
    using Row = Block::Row;
    CHECK(document.blocks[1].rows == std::vector<Row>{Row{{"a"}, {"b", 2}}, Row{{"c", 1, 2}, {"d"}, {"e"}},
                                                      Row{{"", 1, 0}, {"f"}, {"g h"}}});
}

TEST_CASE("html: a table in a table follows it")
{
    CHECK(linesOf("<table><tr><td>a<table><tr><td>inner</table>b<td colspan=1000000000>c</table>after") ==
          Lines{"| a b | c", "| inner", "after"});
}

TEST_CASE("html: notes that are marked as such follow what refers to them")
{
    const auto mark = [](const std::string& id) {
        return "<a href=\"#" + id + "\" role=\"doc-noteref\"><sup>1</sup></a>";
    };
    const auto note = [](const std::string& id, const std::string& text) {
        return "<li id=\"" + id + "\"><p>" + text + "<a href=\"#r\" role=\"doc-backlink\">back</a></p></li>";
    };
    const auto document =
        read("<h1>Title" + mark("n1") + "</h1><p>Text" + mark("n2") + mark("n3") + " on" + mark("n3") +
             "<p><ins>new</ins><table><tr><td>cell" + mark("n4") + "</table><p>after" + mark("none") +
             "<p hidden>unseen</p><section role=\"doc-endnotes\"><ol>" + note("n2", "two<p>parts") +
             note("n1", "one") + note("n3", "three") + note("n4", "four") + note("n9", "unasked") +
             "</ol></section>");
    CHECK(test::lines(document) == Lines{"# Title", "^ one", "Text on", "^ two parts", "^ three", "new",
                                         "| cell", "^ four", "after", "1. unasked"});
    REQUIRE(document.changes.size() == 1);
    CHECK(document.changes[0].block == 5);
    REQUIRE(document.hidden.size() == 1);
    CHECK(document.hidden[0].block == 9);
    CHECK(linesOf("<p>a" + mark("n") + "<p id=n>b") == Lines{"a", "^ b"});
    CHECK(linesOf("<p id=n>b<p>a" + mark("n")) == Lines{"b", "a"});
}

TEST_CASE("html: what nobody sees is not in the text, and hidden text is kept")
{
    const auto document =
        read("<script>var a = '<p>no';</script><style>p {}</style><template><p>no</template><p>seen"
             "<span hidden>one <b>two</b></span><div style=\"color: red; Display : none\"><p>three</div>");
    CHECK(test::lines(document) == Lines{"seen"});
    REQUIRE(document.hidden.size() == 2);
    CHECK(document.hidden[0].text == "one two");
    CHECK(document.hidden[1].text == "three");
}

TEST_CASE("html: insertions and deletions are changes")
{
    const auto document = read("<p>a <ins datetime=\"2022-09-01\">new</ins> <del>old</del> b");
    CHECK(test::lines(document) == Lines{"a new b"});
    using Change = Document::Change;
    CHECK(document.changes == std::vector<Change>{{Change::Kind::Insertion, 0, "", "2022-09-01", "new"},
                                                  {Change::Kind::Deletion, 0, "", "", "old"}});
}

TEST_CASE("html: what the page says of itself")
{
    const auto document = test::readable(readDocument(
        "page", "\n<html lang=fr><head><title>A page</title><meta name=author content=Ann>"
                "<link href=https://c.example/s.css></head><body><a href=https://a.example/>x</a>"
                "<a href=#top>y</a><img alt=\"\" src=a.png><img src=https://b.example/b.png>"
                "<figure><figcaption>A map</figcaption></figure>"));
    const auto& properties = document.properties;
    CHECK(properties.language == "fr");
    CHECK(properties.title == "A page");
    CHECK(properties.author == "Ann");
    CHECK(properties.links == Lines{"https://a.example/"});
    CHECK(properties.attached == Lines{"https://c.example/s.css", "https://b.example/b.png"});
    CHECK(properties.pictures == 2);
    CHECK(properties.picturesWithoutText == 1);
    CHECK(document.blocks.back().kind == Kind::Caption);
}

TEST_CASE("html: what is too deep or too much is refused, and entities do not grow")
{
    const auto said = [](const std::string& page) {
        const auto document = readDocument("a.html", page);
        return document ? std::string() : document.error().what;
    };
    std::string deep, many;
    for (int i = 0; i < 100'000; ++i)
        deep += "<div>";
    CHECK(said(deep).find("nested more than 256") != std::string::npos);
    for (std::size_t i = 0; i <= kMaxBlocks; ++i)
        many += "<p>x";
    CHECK(said(many).find("more than 500000") != std::string::npos);
    std::string attributes;
    for (int i = 0; i < 200'000; ++i)
        attributes += " a" + std::to_string(i);
    CHECK(said("<html><p" + attributes + ">x").find("hundreds of attributes") != std::string::npos);
    CHECK(said("<html><img src=\"data:," + std::string(1u << 20, 'x') + "\">").empty());
    std::string words;
    for (int i = 0; i < 100'000; ++i)
        words += "word ";
    CHECK(said("<html><img alt=\"" + words + "\">").empty());
    CHECK(said("<html>" + std::string(20u << 20, 'x')).find("larger than 20 MiB") != std::string::npos);
    CHECK(said("<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p>&b;").empty());
    CHECK(said("<!DOCTYPE html><p>caf\xe9").find('\n') == std::string::npos);
}
