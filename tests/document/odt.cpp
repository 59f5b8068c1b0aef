#include "support/odt.h"
#include "lines.h"

using namespace remit;
using Kind = Block::Kind;
using Lines = std::vector<std::string>;

namespace {

Document read(const test::Odt& odt)
{
    return test::readable(readOdt(odt.bytes()));
}

Lines linesOf(const std::string& text, const std::string& styles = {})
{
    return test::lines(read({text, "", styles}));
}

std::string p(const std::string& text, const std::string& style = {})
{
    return "<text:p text:style-name=\"" + style + "\">" + text + "</text:p>";
}

std::string h(int level, const std::string& text, const std::string& rest = {})
{
    return "<text:h text:outline-level=\"" + std::to_string(level) + "\" " + rest + ">" + text + "</text:h>";
}

std::string item(const std::string& content)
{
    return "<text:list-item>" + content + "</text:list-item>";
}

std::string list(const std::string& content, const std::string& rest = {})
{
    return "<text:list " + rest + ">" + content + "</text:list>";
}

std::string level(const std::string& element, int level, const std::string& rest)
{
    return "<text:" + element + " text:level=\"" + std::to_string(level) + "\" " + rest + "/>";
}

std::string style(const std::string& name, const std::string& rest, const std::string& content = {})
{
    return "<style:style style:name=\"" + name + "\" " + rest + ">" + content + "</style:style>";
}

std::string cell(const std::string& text, const std::string& rest = {})
{
    return "<table:table-cell " + rest + ">" + p(text) + "</table:table-cell>";
}

std::string row(const std::string& cells)
{
    return "<table:table-row>" + cells + "</table:table-row>";
}

const std::string kNumbers =
    "<text:list-style style:name=\"N\">" +
    level("list-level-style-number", 1, "style:num-format=\"1\" style:num-suffix=\".\"") +
    level("list-level-style-bullet", 2, "text:bullet-char=\"o\"") +
    level("list-level-style-number", 3, "style:num-format=\"\"") + "</text:list-style>";

}

TEST_CASE("odt: headings have the number of the outline, or the one that is typed")
{
    const std::string outline =
        "<text:outline-style>" + level("outline-level-style", 1, "style:num-format=\"1\"") +
        level("outline-level-style", 2,
              "style:num-format=\"1\" text:display-levels=\"2\" text:start-value=\"3\"") +
        level("outline-level-style", 3, "style:num-format=\"A\"") + "</text:outline-style>" +
        style("Plain", "style:family=\"paragraph\" style:list-style-name=\"\"");
    CHECK(linesOf(h(1, "A") + h(2, "B") + h(2, "C") + h(3, "D") + h(1, "E") + h(2, "F") +
                      h(1, "Annex", "text:is-list-header=\"true\"") +
                      h(1, "Foreword", "text:style-name=\"Plain\"") + h(1, "G", "text:start-value=\"9\""),
                  outline) == Lines{"# 1 | A", "## 1.3 | B", "## 1.4 | C", "### D", "# 2 | E", "## 2.3 | F",
                                    "# Annex", "# Foreword", "# 9 | G"});
    CHECK(linesOf(h(2, "2.3 Data") + h(12, "Deep")) == Lines{"## 2.3 | Data", "######### Deep"});
}

TEST_CASE("odt: only the first paragraph of an item bears its mark")
{
    const std::string named = "text:style-name=\"N\"";
    CHECK(linesOf(list("<text:list-header>" + p("kinds") + "</text:list-header>" +
                           item(p("one") + p("more") + list(item(p("below") + list(item(p("bare"))))) +
                                p("after")),
                       named),
                  kNumbers) == Lines{"kinds", "1. one", "more", "-- below", "bare", "after"});
    CHECK(linesOf(list(item(list(item(p("deep"))))) + p("out")) == Lines{"-- deep", "out"});
    CHECK(linesOf(list(item(p("by its style", "S"))),
                  kNumbers + style("S", "style:family=\"paragraph\" style:list-style-name=\"N\"")) ==
          Lines{"1. by its style"});
    // Headings may be numbered by a list that goes on.
    CHECK(linesOf(list(item(h(1, "A")), named + " xml:id=\"a\"") + p("text") +
                      list("<text:list-item text:start-value=\"4\">" + h(1, "B") + "</text:list-item>" +
                               item(h(1, "C")),
                           named + " text:continue-list=\"a\"") +
                      list(item(h(1, "D")), named + " text:continue-numbering=\"true\"") +
                      list(item(h(1, "E")), named),
                  kNumbers) == Lines{"# 1 | A", "text", "# 4 | B", "# 5 | C", "# 6 | D", "# 1 | E"});
}

TEST_CASE("odt: a cell that reaches over others stands once in its row, and empty in those below")
{
    const std::string covered = "<table:covered-table-cell/>";
    const auto document =
        read({"<table:table><table:table-column table:number-columns-repeated=\"1000000000\"/>"
              "<table:table-header-rows>" +
              row(cell("a") + cell("b", "table:number-columns-spanned=\"2\"") + covered) +
              "</table:table-header-rows>" +
              row(cell("c", "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"") + covered +
                  cell("d")) +
              row(covered + covered + cell("e")) + row(covered + cell("f") + cell("g")) + "</table:table>"});
    REQUIRE(document.blocks.size() == 1);
    const auto& table = document.blocks[0];
    CHECK(table.headed);
    using Row = Block::Row;
    CHECK(table.rows == std::vector<Row>{Row{{"a"}, {"b", 2}}, Row{{"c", 2, 2}, {"d"}},
                                         Row{{"", 2, 0}, {"e"}}, Row{{"f"}, {"g"}}});
}

TEST_CASE("odt: repeated cells and rows stand once, whatever their number")
{
    const auto document =
        read({"<table:table><table:table-row table:number-rows-repeated=\"1000000000\">" +
              cell("a", "table:number-columns-repeated=\"1000000000\"") +
              "<table:covered-table-cell table:number-columns-repeated=\"1000000000\"/></table:table-row>" +
              row(cell("b", "table:number-columns-spanned=\"1000000000\"")) + "</table:table>"});
    CHECK(test::lines(document) == Lines{"| a", "| b"});
    CHECK_FALSE(document.blocks[0].headed);
}

TEST_CASE("odt: tables, boxes and notes follow what they stand in")
{
    const std::string box = "<draw:frame><draw:text-box>" + p("box") + "</draw:text-box></draw:frame>";
    const std::string note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>" +
                             p("note") + p("more") + "</text:note-body></text:note>";
    const auto document = read({p("before" + box + note) + "<table:table>" +
                                row("<table:table-cell>" + p("cell" + note) + "<table:table>" +
                                    row(cell("inner")) + "</table:table></table:table-cell>") +
                                "</table:table>" + list(item(p("item" + box) + list(item(p("below")))))});
    std::vector<std::pair<Kind, std::string>> found;
    for (const auto& block : document.blocks)
        found.emplace_back(block.kind, block.rows.empty() ? block.text : block.rows[0][0].text);
    CHECK(found == std::vector<std::pair<Kind, std::string>>{{Kind::Paragraph, "before"},
                                                             {Kind::Paragraph, "box"},
                                                             {Kind::Footnote, "note more"},
                                                             {Kind::Table, "cell"},
                                                             {Kind::Footnote, "note more"},
                                                             {Kind::Table, "inner"},
                                                             {Kind::ListItem, "item"},
                                                             {Kind::Paragraph, "box"},
                                                             {Kind::ListItem, "below"}});
}

TEST_CASE("odt: captions are known by their style, or by a number and the style of their kind")
{
    const std::string number = "<text:sequence text:name=\"Table\">1</text:sequence>";
    const auto document =
        read({p("a", "Caption") + p("b", "Mine") + p("Table " + number, "Table") + p("c", "Text") +
                  p("d", "TableCaption"), // which pandoc names, but does not define
              "",
              style("Caption", "style:family=\"paragraph\"") + style("Table", "style:family=\"paragraph\"") +
                  style("Text", "style:family=\"paragraph\"") +
                  style("Mine", "style:family=\"paragraph\" style:parent-style-name=\"Caption\"")});
    std::vector<Kind> kinds;
    for (const auto& block : document.blocks)
        kinds.push_back(block.kind);
    CHECK(kinds ==
          std::vector<Kind>{Kind::Caption, Kind::Caption, Kind::Caption, Kind::Paragraph, Kind::Caption});
    CHECK(document.blocks[2].text == "Table 1");
}

TEST_CASE("odt: what is hidden is not in the text, and is kept with its place")
{
    const std::string none = "<style:text-properties text:display=\"none\"/>";
    const auto document =
        read({p("seen <text:span text:style-name=\"H\">un</text:span><text:span text:style-name=\"H\">seen"
                "</text:span> again") +
                  p("whole", "P") + p("<text:hidden-paragraph text:is-hidden=\"true\"/>by a field") +
                  p("shown<text:hidden-text text:is-hidden=\"true\" text:string-value=\"aside\"/>") +
                  "<text:section text:display=\"none\">" + p("in") + p("section") + "</text:section>" +
                  "<text:section text:display=\"condition\">" + p("open") + "</text:section>",
              style("H", "style:family=\"text\"", none) + style("P", "style:family=\"paragraph\"", none)});
    CHECK(test::lines(document) == Lines{"seen again", "shown", "open"});
    std::vector<std::pair<std::size_t, std::string>> hidden;
    for (const auto& [block, text, onEdge] : document.hidden)
        hidden.emplace_back(block, text);
    CHECK(hidden == std::vector<std::pair<std::size_t, std::string>>{
                        {0, "unseen"}, {1, "whole"}, {1, "by a field"}, {1, "aside"}, {2, "in section"}});
}

TEST_CASE("odt: changes have their author, date and text, over the ends of paragraphs too")
{
    const auto info = [](const std::string& kind, const std::string& id, const std::string& rest) {
        return "<text:changed-region text:id=\"" + id + "\"><text:" + kind +
               "><office:change-info><dc:creator>Ann</dc:creator><dc:date>2022-09-0" + id +
               "</dc:date></office:change-info>" + rest + "</text:" + kind + "></text:changed-region>";
    };
    const auto document = read(
        {"<text:tracked-changes>" + info("insertion", "1", "") + info("deletion", "2", p("gone") + p("too")) +
         info("format-change", "3", "") + info("insertion", "4", "") + "</text:tracked-changes>" +
         p("a <text:change-start text:change-id=\"1\"/>new") +
         p("line<text:change-end text:change-id=\"1\"/>") +
         p("b <text:change text:change-id=\"2\"/>c<text:change text:change-id=\"2\"/>") +
         p("<text:change-start text:change-id=\"3\"/>bold<text:change-end text:change-id=\"3\"/>") +
         p("<text:change-start text:change-id=\"4\"/>to the end")});
    CHECK(test::lines(document) == Lines{"a new", "line", "b c", "bold", "to the end"});
    using Change = Document::Change;
    CHECK(document.changes == std::vector<Change>{
                                  {Change::Kind::Insertion, 0, "Ann", "2022-09-01", "new line"},
                                  {Change::Kind::Deletion, 2, "Ann", "2022-09-02", "gone too"},
                                  {Change::Kind::Looks, 3, "Ann", "2022-09-03", ""},
                                  {Change::Kind::Insertion, 4, "Ann", "2022-09-04", "to the end"},
                              });
}

TEST_CASE("odt: what was changed in a header is known, and its text is not the document's")
{
    const auto edge = [](const std::string& name, const std::string& content) {
        return "<style:" + name + ">" + content + "</style:" + name + ">";
    };
    const std::string tracked =
        "<text:tracked-changes><text:changed-region text:id=\"1\"><text:insertion><office:change-info>"
        "<dc:creator>Ann</dc:creator><dc:date>2022-09-01</dc:date></office:change-info></text:insertion>"
        "</text:changed-region></text:tracked-changes>";
    test::Odt odt{p("Body")};
    odt.masters = "<style:master-page>" +
                  edge("header", tracked + p("Report <text:change-start text:change-id=\"1\"/>draft"
                                             "<text:change-end text:change-id=\"1\"/>")) +
                  edge("footer-left",
                       p("<text:hidden-text text:is-hidden=\"true\" text:string-value=\"unseen\"/>1 of 2")) +
                  "</style:master-page>";
    const auto document = read(odt);
    CHECK(test::lines(document) == Lines{"Body"});
    using Change = Document::Change;
    CHECK(document.changes ==
          std::vector<Change>{{Change::Kind::Insertion, 0, "Ann", "2022-09-01", "draft", true}});
    REQUIRE(document.hidden.size() == 1);
    CHECK(document.hidden[0].onEdge);
}

TEST_CASE("odt: comments have what they are about and whom they answer")
{
    const auto comment = [](const std::string& rest, const std::string& text) {
        return "<office:annotation " + rest + "><dc:creator>Tom</dc:creator><dc:date>2022-09-01</dc:date>" +
               p(text) + "</office:annotation>";
    };
    const auto document = read({p(
        comment("office:name=\"a\"", "Why?") + "this" + "<office:annotation-end office:name=\"a\"/> and " +
        comment("office:name=\"b\" loext:parent-name=\"a\" loext:resolved=\"true\"", "Because") + "that")});
    CHECK(test::lines(document) == Lines{"this and that"});
    CHECK(document.comments == std::vector<Document::Comment>{
                                   {0, "Tom", "2022-09-01", "Why?", "this", {}, false},
                                   {0, "Tom", "2022-09-01", "Because", "", 0u, true},
                               });
}

TEST_CASE("odt: long texts beside the text are cut, and no character with them")
{
    std::string umlauts;
    for (int i = 0; i < 1000; ++i)
        umlauts += "\xc3\xbc";
    const auto document = read({p("x<office:annotation>" + p("a" + umlauts) + "</office:annotation>")});
    CHECK(document.comments.at(0).text == ("a" + umlauts).substr(0, kMaxQuoted - 1));
}

TEST_CASE("odt: what a field shows is text, and what stands for other things is not")
{
    CHECK(linesOf(p("a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d <text:page-number>7"
                    "</text:page-number><text:bookmark-start text:name=\"x\"/>") +
                  "<text:table-of-content><text:index-body>" + p("contents 1") +
                  "</text:index-body></text:table-of-content>" +
                  "<text:bibliography><text:bibliography-source>" + p("no") +
                  "</text:bibliography-source><text:index-body>" + p("A book") +
                  "</text:index-body></text:bibliography>" + h(1, "<text:number>9.</text:number>Data") +
                  p("<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>above</text:ruby-text>"
                    "</text:ruby>")) == Lines{"a b c d 7", "A book", "# Data", "base"});
}

TEST_CASE("odt: addresses, pictures and files in the file are told")
{
    const auto picture = [](const std::string& rest) {
        return "<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/>" + rest + "</draw:frame>";
    };
    const auto link = [](const std::string& address) {
        return "<text:a xlink:href=\"" + address + "\">x</text:a> ";
    };
    test::Odt odt{p(link("https://a.example/") + link("#here") + link("https://a.example/") +
                    link("http://b.example/") + picture("") + picture("<svg:title>A map</svg:title>") +
                    "<draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:image/></draw:frame>" +
                    "<draw:frame><draw:object xlink:href=\"./Object 2\"/><draw:image/></draw:frame>" +
                    "<draw:frame><draw:image xlink:href=\"https://c.example/x.png\"/><svg:desc>x</svg:desc>"
                    "</draw:frame>")};
    odt.manifest = "<manifest:file-entry manifest:full-path=\"Object 2/\" "
                   "manifest:media-type=\"application/vnd.oasis.opendocument.formula\"/>";
    odt.meta = "<dc:language>fr-CH</dc:language>";
    const auto properties = read(odt).properties;
    CHECK(properties.links == Lines{"https://a.example/", "http://b.example/"});
    CHECK(properties.attached == Lines{"https://c.example/x.png"});
    CHECK(properties.embedded == Lines{"Object 1"});
    CHECK(properties.pictures == 3);
    CHECK(properties.picturesWithoutText == 1);
    CHECK(properties.language == "fr-CH");
}

TEST_CASE("odt: an empty text is one without blocks")
{
    const auto document = read({p("") + p("<office:annotation/>")});
    CHECK(document.blocks.empty());
    CHECK(document.comments.size() == 1);
    CHECK(document.comments[0].block == 0);
}
