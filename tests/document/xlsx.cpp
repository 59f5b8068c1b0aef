#include "document/xlsx_values.h"
#include "lines.h"
#include "support/package.h"
#include "support/support.h"

using namespace remit;
using Lines = std::vector<std::string>;

namespace {

Document read(const test::Xlsx& xlsx)
{
    return test::readable(readXlsx(xlsx.bytes()));
}

// "<c>" with an inline string.
std::string text(const std::string& reference, const std::string& text)
{
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string row(const std::string& cells, const std::string& rest = {})
{
    return "<row " + rest + ">" + cells + "</row>";
}

std::string sheetData(const std::string& rows)
{
    return "<sheetData>" + rows + "</sheetData>";
}

}

TEST_CASE("xlsx: a sheet is a heading and the table of its used cells, and hidden ones are only named")
{
    const auto document = read({{{"Costs", sheetData(row(text("C4", "Item") + text("E4", "Price")) + row("") +
                                                     row(text("C9", "Paper")))},
                                 {"Empty", sheetData("")},
                                 {"Secret", sheetData(row(text("A1", "x"))), "state=\"veryHidden\""}}});
    CHECK(test::lines(document) == Lines{"# Costs", "| Item | Price", "| Paper | ", "# Empty"});
    CHECK(document.properties.hiddenSheets == Lines{"Secret"});
}

TEST_CASE("xlsx: cells are read as they are shown")
{
    const std::string styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/><xf "
                               "numFmtId=\"20\"/></cellXfs>";
    const auto document = read(
        {{{"A", sheetData(row(
                    "<c t=\"s\"><v>1</v></c><c t=\"s\"><v>7</v></c><c t=\"b\"><v>1</v></c><c><v>0.1</v></c>"
                    "<c><v>1.1000000000000001</v></c><c s=\"1\"><v>44809</v></c><c s=\"2\"><v>0.25</v></c>"
                    "<c s=\"3\"><v>0.395833333333333</v></c><c t=\"e\"><v>#DIV/0!</v></c>"
                    "<c t=\"str\"><v>a  b</v></c>"))}},
         "<si><t>first</t></si><si><r><t>in </t></r><r><t>runs</t></r><rPh><t>said</t></rPh></si>",
         styles});
    CHECK(test::lines(document) ==
          Lines{"# A", "| in runs | TRUE | 0.1 | 1.1 | 2022-09-05 | 25% | 09:30 | #DIV/0! | a b"});
}

TEST_CASE("xlsx: what number formats mean")
{
    struct Row {
        const char* format;
        NumberKind kind;
    };
    const Row rows[] = {
        {"General", NumberKind::Plain},        {"0.00", NumberKind::Plain},
        {"#,##0 \"days\"", NumberKind::Plain}, {"[Red]0", NumberKind::Plain},
        {"0.0%", NumberKind::Percent},         {"d mmm yy", NumberKind::Day},
        {"[$-409]mmmm", NumberKind::Day},      {"yyyy-mm-dd hh:mm", NumberKind::Day},
        {"h:mm AM/PM", NumberKind::Time},      {"[h]:mm", NumberKind::Time},
        {"0.00E+00", NumberKind::Plain},       {"0;\"d\"", NumberKind::Plain},
        {"\\d0", NumberKind::Plain},           {"\"unclosed", NumberKind::Plain},
    };
    for (const auto& row : rows) {
        INFO(row.format);
        CHECK(numberKindOf(row.format) == row.kind);
    }
    CHECK(shownNumber("1", NumberKind::Day, false) == "1900-01-01");
    CHECK(shownNumber("59", NumberKind::Day, false) == "1900-02-28");
    CHECK(shownNumber("61", NumberKind::Day, false) == "1900-03-01");
    CHECK(shownNumber("0", NumberKind::Day, true) == "1904-01-01");
    CHECK(shownNumber("43347.5", NumberKind::Day, true) == "2022-09-05");
    CHECK(shownNumber("2958465", NumberKind::Day, false) == "9999-12-31");
    CHECK(shownNumber("1e300", NumberKind::Day, false) == "1e+300");
    CHECK(shownNumber("-1", NumberKind::Day, false) == "-1");
    CHECK(shownNumber("nan", NumberKind::Plain, false) == "nan");
    CHECK(shownNumber("twelve", NumberKind::Plain, false) == "twelve");
}

TEST_CASE("xlsx: merged cells reach over others, and ranges that run into each other do not")
{
    const std::string cells = sheetData(row(text("A1", "a") + text("B1", "covered") + text("C1", "c")) +
                                        row(text("A2", "d") + text("C2", "e")) + row(text("C3", "f")));
    const auto merged = [&](const std::string& ranges) {
        return read({{{"S", cells + "<mergeCells>" + ranges + "</mergeCells>"}}}).blocks.at(1).rows;
    };
    using Row = Block::Row;
    CHECK(merged("<mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C2:C3\"/>") ==
          std::vector<Row>{Row{{"a", 2}, {"c"}}, Row{{"d"}, {""}, {"e", 1, 2}}, Row{{""}, {""}, {"", 1, 0}}});
    CHECK(merged("<mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/>") ==
          std::vector<Row>{Row{{"a", 2, 2}, {"c"}}, Row{{"", 2, 0}, {"e"}}, Row{{""}, {""}, {"f"}}});
    CHECK(merged("<mergeCell ref=\"A1:A1048576\"/>").at(2) == Row{{"", 1, 0}, {""}, {"f"}});
    CHECK(merged("<mergeCell ref=\"A1\"/><mergeCell ref=\"x:y\"/>").at(0) == Row{{"a"}, {"covered"}, {"c"}});
}

TEST_CASE("xlsx: hidden rows and columns, comments and addresses")
{
    test::Xlsx xlsx{{{"S",
                      "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>" +
                          sheetData(row(text("A1", "seen") + text("B1", "price")) +
                                    row(text("A2", "row"), "hidden=\"1\"")),
                      "",
                      test::relationship("c", "comments", "../comments1.xml") +
                          test::relationship("h", "hyperlink", "https://a.example/", true)}}};
    xlsx.others = {{"xl/comments1.xml",
                    "<comments><authors><author>Ann</author></authors><commentList><comment ref=\"A1\" "
                    "authorId=\"0\"><text><r><t>Why?</t></r></text></comment></commentList></comments>"}};
    const auto document = read(xlsx);
    CHECK(test::lines(document) == Lines{"# S", "| seen"});
    REQUIRE(document.hidden.size() == 1);
    CHECK(document.hidden[0] == Document::Hidden{1, "price row"});
    CHECK(document.comments == std::vector<Document::Comment>{{1, "Ann", "", "Why?", "seen", {}, false}});
    CHECK(document.properties.links == Lines{"https://a.example/"});
}

TEST_CASE("xlsx: threads of comments, and not what older programs are told of them")
{
    test::Xlsx xlsx{{{"S", sheetData(row(text("A1", "seen"))), "",
                      test::relationship("c", "comments", "../comments1.xml") +
                          test::relationship("t", "threadedComment", "../threads1.xml")}}};
    xlsx.others = {
        {"xl/comments1.xml",
         "<comments><authors><author>tc={1}</author><author>Ann</author></authors><commentList><comment "
         "ref=\"A1\" authorId=\"0\"><text><t>[Threaded comment]</t></text></comment><comment ref=\"A1\" "
         "authorId=\"1\"><text><t>A note</t></text></comment></commentList></comments>"},
        {"xl/threads1.xml",
         "<ThreadedComments><threadedComment ref=\"A1\" dT=\"2022-09-01\" id=\"{1}\" done=\"1\">"
         "<text>Why?</text></threadedComment><threadedComment ref=\"A1\" parentId=\"{1}\" "
         "id=\"{2}\"><text>Because</text></threadedComment></ThreadedComments>"}};
    CHECK(read(xlsx).comments ==
          std::vector<Document::Comment>{{1, "Ann", "", "A note", "seen", {}, false},
                                         {1, "", "2022-09-01", "Why?", "seen", {}, true},
                                         {1, "", "", "Because", "seen", 1u, false}});
}

TEST_CASE("xlsx: what would fill the memory is refused")
{
    const auto said = [](const test::Xlsx& xlsx) {
        const auto document = readDocument("a.xlsx", xlsx.bytes());
        return document ? std::string() : document.error().what;
    };
    std::string many, diagonal;
    for (int i = 0; i < 5000; ++i)
        many += "<c t=\"s\"><v>0</v></c>";
    CHECK(said({{{"S", sheetData(row(many))}}, "<si><t>" + std::string(1u << 20, 'x') + "</t></si>"})
              .find("far more text than is in it") != std::string::npos);
    for (int i = 1; i < 1000; ++i)
        diagonal += "<row r=\"" + std::to_string(i) + "\"><c r=\"" + static_cast<char>('A' + i % 26) +
                    static_cast<char>('A' + i / 26 % 26) + std::to_string(i) + "\"><v>1</v></c></row>";
    const test::Xlsx scattered{{{"S", sheetData(diagonal)}}};
    CHECK(said(scattered).find("more than 500000") != std::string::npos);
    // A sheet that is listed twice.
    test::Xlsx twice{{{"S", sheetData(row(text("A1", "x")))}}};
    twice.workbook = "<sheets><sheet name=\"T\" r:id=\"r0\"/></sheets>";
    CHECK(said(twice).find("damaged") != std::string::npos);
    twice = {{{"S", sheetData("")}}};
    twice.type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    CHECK(said(twice) == "the file holds macros and is not opened; save it without macros");
    // Far away is not much.
    const test::Xlsx far{
        {{"S", sheetData(row(text("A1", "x")) + row(text("XFD1048576", "y"), "r=\"1048576\""))}}};
    CHECK(said(far).empty());
    CHECK(test::lines(read(far)) == Lines{"# S", "| x | ", "|  | y"});
}

TEST_CASE("xlsx: every hundredth part of a workbook is damaged, or none of it")
{
    const std::string whole = test::Xlsx{{{"S", sheetData(row(text("A1", "x")))}}}.bytes();
    REQUIRE(readDocument("a.xlsx", whole));
    for (std::size_t hundredths = 1; hundredths < 100; ++hundredths)
        CHECK_FALSE(readDocument("a.xlsx", whole.substr(0, whole.size() * hundredths / 100)));
}
