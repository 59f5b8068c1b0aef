#include "lines.h"
#include "support/package.h"

using namespace remit;
using Lines = std::vector<std::string>;

namespace {

Document read(const test::Pptx& pptx)
{
    return test::readable(readPptx(pptx.bytes()));
}

std::string p(const std::string& text, const std::string& properties = {})
{
    return "<a:p>" + properties + "<a:r><a:t>" + text + "</a:t></a:r></a:p>";
}

// A shape with these paragraphs; `placeholder` is its type, or "none".
std::string shape(const std::string& paragraphs, const std::string& placeholder = "none",
                  const std::string& rest = {})
{
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"1\" " + rest + "/><p:nvPr>" +
           (placeholder == "none" ? "" : "<p:ph type=\"" + placeholder + "\"/>") +
           "</p:nvPr></p:nvSpPr><p:txBody>" + paragraphs + "</p:txBody></p:sp>";
}

}

TEST_CASE("pptx: a slide is a heading with its title, and what stands in its other shapes")
{
    const auto document =
        read({{{shape(p("one") + p("below", "<a:pPr lvl=\"1\"/>") + p("plain", "<a:pPr><a:buNone/></a:pPr>"),
                      "body") +
                shape(p("Our") + p("plan"), "ctrTitle") + shape(p("7"), "sldNum") + "<p:grpSp>" +
                shape(p("box") + p("numbered", "<a:pPr><a:buAutoNum/></a:pPr>")) + "</p:grpSp>" +
                shape(p("aside"), "none", "hidden=\"1\"")},
               {shape(p("text"))},
               {shape(p("Spare"), "title"), "show=\"0\""}}});
    CHECK(test::lines(document) ==
          Lines{"# Our plan", "- one", "-- below", "plain", "box", "1. numbered", "# Slide 2", "text"});
    CHECK_FALSE(document.blocks[0].probable);
    CHECK(document.blocks[6].probable);
    CHECK(document.properties.hiddenSheets == Lines{"Spare"});
    REQUIRE(document.hidden.size() == 1);
    CHECK(document.hidden[0] == Document::Hidden{0, "aside"});
}

TEST_CASE("pptx: tables, diagrams and pictures")
{
    const auto cell = [](const std::string& text, const std::string& rest = {}) {
        return "<a:tc " + rest + "><a:txBody>" + p(text) + "</a:txBody></a:tc>";
    };
    const std::string table =
        "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow=\"1\"/><a:tr>" +
        cell("a", "gridSpan=\"2\"") + cell("", "hMerge=\"1\"") + cell("b", "rowSpan=\"2\"") +
        "</a:tr><a:tr>" + cell("c") + cell("d") + cell("x", "vMerge=\"1\"") +
        "</a:tr></a:tbl></a:graphicData></a:graphic>" + "</p:graphicFrame>";
    const std::string diagram = "<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm=\"d\"/>"
                                "</a:graphicData></a:graphic></p:graphicFrame>";
    const std::string pictures = "<p:pic><p:nvPicPr><p:cNvPr descr=\"A map\"/></p:nvPicPr></p:pic><p:pic/>";
    test::Pptx pptx{{{table + diagram + pictures, "",
                      test::relationship("d", "diagramData", "../diagrams/data1.xml") +
                          test::relationship("h", "hyperlink", "https://a.example/", true)}}};
    pptx.others = {{"ppt/diagrams/data1.xml", "<d><pt><t><p><r><t>step</t></r></p></t></pt></d>"}};
    const auto document = read(pptx);
    using Row = Block::Row;
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[1].headed);
    CHECK(document.blocks[1].rows ==
          std::vector<Row>{Row{{"a", 2}, {"b", 1, 2}}, Row{{"c"}, {"d"}, {"", 1, 0}}});
    CHECK(document.blocks[2].text == "step");
    CHECK(document.properties.pictures == 2);
    CHECK(document.properties.picturesWithoutText == 1);
    CHECK(document.properties.links == Lines{"https://a.example/"});
}

TEST_CASE("pptx: what is written in two ways is read once")
{
    CHECK(test::lines(
              read({{{"<mc:AlternateContent><mc:Choice>" + shape(p("a")) + "</mc:Choice><mc:Fallback>" +
                      shape(p("b")) + "</mc:Fallback></mc:AlternateContent>"}}})) == Lines{"# Slide 1", "a"});
}

TEST_CASE("pptx: comments of both kinds are the slide's, those of a slide that is not shown are not told")
{
    const auto about = [](const std::string& part) {
        return test::relationship("c", "comments", "../comments/" + part);
    };
    test::Pptx pptx{{{shape(p("x")), "", about("old.xml")},
                     {shape(p("y")), "show=\"0\"", about("unseen.xml")},
                     {shape(p("z")), "", about("new.xml")},
                     {shape(p("again")), "", about("new.xml")}}};
    const std::string words = "<txBody><bodyPr/><p><r><t>Why?</t></r></p><p><r><t>Now?</t></r></p></txBody>";
    pptx.others = {
        {"ppt/comments/old.xml",
         "<cmLst><cm authorId=\"0\" dt=\"2022-09-01\"><text>Short</text></cm></cmLst>"},
        {"ppt/comments/unseen.xml", "<cmLst><cm><text>Unseen</text></cm></cmLst>"},
        {"ppt/comments/new.xml", "<cmLst><cm created=\"2022-09-02\" status=\"resolved\"><replyLst><reply>" +
                                     words + "</reply></replyLst>" + words + "</cm></cmLst>"}};
    CHECK(read(pptx).comments ==
          std::vector<Document::Comment>{{0, "", "2022-09-01", "Short", "", {}, false},
                                         {2, "", "2022-09-02", "Why? Now?", "", {}, true},
                                         {2, "", "", "Why? Now?", "", 1u, false}});
}

TEST_CASE("pptx: spoilt presentations and macros are refused")
{
    const std::string whole = test::Pptx{{{shape(p("x"))}}}.bytes();
    REQUIRE(readDocument("a.pptx", whole));
    for (std::size_t hundredths = 1; hundredths < 100; ++hundredths)
        CHECK_FALSE(readDocument("a.pptx", whole.substr(0, whole.size() * hundredths / 100)));
    test::Pptx macros{{{shape(p("x"))}}};
    macros.others = {{"ppt/vbaProject.bin", "x"}};
    CHECK(readDocument("a.pptx", macros.bytes()).error().what ==
          "the file holds macros and is not opened; save it without macros");
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += "<p:grpSp>";
    CHECK(readDocument("a.pptx", test::Pptx{{{deep}}}.bytes()).error().what.find("nested more than 256") !=
          std::string::npos);
}
