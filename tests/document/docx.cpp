#include "support/docx.h"
#include "lines.h"

using namespace remit;
using test::paragraph;
using Lines = std::vector<std::string>;

namespace {

Document read(const test::Docx& docx)
{
    return test::readable(readDocx(docx.bytes()));
}

Lines linesOf(const std::string& body)
{
    return test::lines(read({body}));
}

// Where the tracked changes are that add something, or that take something away.
std::vector<std::size_t> places(const Document& document, bool adds)
{
    std::vector<std::size_t> blocks;
    for (const auto& change : document.changes)
        if (change.adds() == adds) blocks.push_back(change.block);
    return blocks;
}

std::string run(const std::string& text)
{
    return "<w:r><w:t>" + text + "</w:t></w:r>";
}

std::string styled(const std::string& id, const std::string& name, const std::string& rest)
{
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + rest +
           "</w:style>";
}

std::string listed(const std::string& text, const std::string& list, const std::string& level = "0")
{
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list +
           "\"/></w:numPr></w:pPr>" + run(text) + "</w:p>";
}

std::string level(int ilvl, const std::string& format, const std::string& text, const std::string& rest = {})
{
    return "<w:lvl w:ilvl=\"" + std::to_string(ilvl) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
           format + "\"/>" + rest + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

std::string list(const std::string& id, const std::string& content)
{
    return "<w:abstractNum w:abstractNumId=\"" + id + "\">" + content + "</w:abstractNum>";
}

std::string use(const std::string& id, const std::string& of, const std::string& rest = {})
{
    return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + of + "\"/>" + rest + "</w:num>";
}

}

TEST_CASE("headings are known by the style's name, which every language shares, not by its id")
{
    const std::string styles =
        styled("berschrift1", "heading 1", "") + styled("Titre2", "Heading 2", "") +
        styled("Mine", "My chapter", "<w:basedOn w:val=\"berschrift1\"/>") +
        styled("Outlined", "Other", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>") +
        styled("TOC", "TOC Heading",
               "<w:basedOn w:val=\"berschrift1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>") +
        styled("Toc1", "toc 1", "") + styled("Loop", "Loop", "<w:basedOn w:val=\"Loop\"/>");
    const auto document =
        read({paragraph("By name", "berschrift1") + paragraph("By name 2", "Titre2") +
                  paragraph("Through basedOn", "Mine") + paragraph("By outline level", "Outlined") +
                  paragraph("Contents", "TOC") + paragraph("Introduction 3", "Toc1") +
                  paragraph("Round in a circle", "Loop") + paragraph("No such style", "Heading1") +
                  "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + run("Its own level") +
                  "</w:p><w:p><w:pPr><w:pStyle w:val=\"Mine\"/><w:outlineLvl w:val=\"9\"/></w:pPr>" +
                  run("Own level: none") + "</w:p>",
              styles});
    // Entries of a table of contents say nothing that the headings do not.
    CHECK(test::lines(document) == Lines{"# By name", "## By name 2", "# Through basedOn",
                                         "### By outline level", "Contents", "Round in a circle",
                                         "No such style", "# Its own level", "Own level: none"});
}

TEST_CASE("the number of a heading is the one typed or the one that Word counts")
{
    const std::string numbering = list("0", level(0, "decimal", "%1.", "<w:pStyle w:val=\"H1\"/>") +
                                                level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"H2\"/>")) +
                                  list("1", level(0, "upperRoman", "%1.")) + use("1", "0") + use("2", "1");
    const std::string styles =
        styled("H1", "heading 1", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
        styled("H2", "heading 2", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
        styled("T", "heading 3", "") +
        styled("R", "heading 4", "<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>") +
        styled("None", "heading 5",
               "<w:basedOn w:val=\"H1\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>");
    const auto document =
        read({paragraph("One", "H1") + paragraph("One one", "H2") + paragraph("One two", "H2") +
                  paragraph("Two", "H1") + paragraph("Two one", "H2") + paragraph("2.1.3 Typed", "T") +
                  paragraph("4) Typed", "T") + paragraph("2022 in figures", "T") + paragraph("7", "T") +
                  paragraph("Roman", "R") + paragraph("Unnumbered", "None"),
              styles, numbering});
    CHECK(test::lines(document) == Lines{"# 1 | One", "## 1.1 | One one", "## 1.2 | One two", "# 2 | Two",
                                         "## 2.1 | Two one", "### 2.1.3 | Typed", "### 4 | Typed",
                                         "### 2022 in figures", "### 7", "#### Roman", "##### Unnumbered"});
    CHECK(document.blocks[9].numbered); // by a numeral that is not worked out
    CHECK_FALSE(document.blocks[10].numbered);
}

TEST_CASE("list items are what has a printed mark")
{
    const std::string numbering = list("0", level(0, "bullet", "•") + level(1, "decimal", "%2)")) +
                                  list("1", level(0, "bullet", " ")) + list("2", level(0, "none", "")) +
                                  list("3", "<w:numStyleLink w:val=\"Linked\"/>") + use("1", "0") +
                                  use("2", "1") + use("3", "2") + use("4", "3") + use("5", "99");
    const std::string styles =
        styled("Bullet", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
        "<w:style w:type=\"numbering\" w:styleId=\"Linked\"><w:name "
        "w:val=\"Linked\"/><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    const auto document = read(
        {listed("bullet", "1") + listed("deeper", "1", "1") + listed("no list: 0", "0") +
             listed("a continued item", "2") + listed("mark: none", "3") + listed("through a style", "4") +
             listed("list does not exist", "5") + paragraph("from the style", "Bullet") +
             "<w:p><w:pPr><w:pStyle w:val=\"Bullet\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" +
             run("taken off") + "</w:p>",
         styles, numbering});
    CHECK(test::lines(document) == Lines{"- bullet", "2. deeper", "no list: 0", "a continued item",
                                         "mark: none", "- through a style", "list does not exist",
                                         "- from the style", "taken off"});
}

TEST_CASE("inserted text is there, deleted text is not, and both are counted with their place")
{
    const auto document =
        read({paragraph("Untouched.") + "<w:p>" + run("The ") + "<w:ins>" + run("new ") +
              "</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>" + run("text") + "<w:moveFrom>" +
              run("gone") + "</w:moveFrom><w:moveTo>" + run(" come") +
              "</w:moveTo></w:p>"
              "<w:p><w:pPr><w:pStyle w:val=\"x\"/><w:pPrChange><w:pPr><w:outlineLvl "
              "w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr>" +
              run("was a heading") +
              "</w:p>"
              "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" +
              paragraph("deleted row") +
              "</w:tc></w:tr>"
              "<w:tr><w:trPr><w:ins/></w:trPr><w:tc>" +
              paragraph("inserted row") + "</w:tc></w:tr></w:tbl>"});
    CHECK(test::lines(document) ==
          Lines{"Untouched.", "The new text come", "was a heading", "| inserted row"});
    CHECK(places(document, true) == std::vector<std::size_t>{1, 1, 3});
    CHECK(places(document, false) == std::vector<std::size_t>{1, 1, 2, 3}); // at 2 of looks alone
}

TEST_CASE("a deleted paragraph end joins two paragraphs")
{
    const std::string deletedEnd = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    const auto document =
        read({"<w:p>" + deletedEnd + run("One ") + "</w:p><w:p>" + deletedEnd + run("and ") + "</w:p>" +
              paragraph("the same") + "<w:p>" + deletedEnd + run("Last") + "</w:p>"});
    CHECK(test::lines(document) == Lines{"One and the same", "Last"});
    CHECK(places(document, false).size() == 3);
}

TEST_CASE("hidden text is not read, and counted once where it is together")
{
    const std::string vanish = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    const std::string styles = styled("Hid", "Hid", "<w:rPr><w:vanish/></w:rPr>") +
                               "<w:style w:type=\"character\" w:styleId=\"C\"><w:name "
                               "w:val=\"C\"/><w:rPr><w:vanish/></w:rPr></w:style>";
    const auto document = read(
        {"<w:p>" + run("Seen ") + vanish + vanish + run(" too ") + vanish + "</w:p>" +
             paragraph("all hidden", "Hid") +
             "<w:p><w:r><w:rPr><w:rStyle w:val=\"C\"/></w:rPr><w:t>by style</w:t></w:r>"
             "<w:r><w:rPr><w:rStyle w:val=\"C\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r></w:p>",
         styles});
    CHECK(test::lines(document) == Lines{"Seen too", "shown"});
    REQUIRE(document.hidden.size() == 4);
    CHECK(document.hidden[0].block == 0);
}

TEST_CASE("comments are counted where the text has their marks, or where they lie without a mark")
{
    const std::string two = "<w:comment w:id=\"0\">" + paragraph("a") + "</w:comment><w:comment w:id=\"1\"/>";
    const std::string mark = "<w:p>" + run("Text") + "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
    const auto marked = read({paragraph("First") + mark, "", "", two});
    CHECK(test::lines(marked) == Lines{"First", "Text"});
    REQUIRE(marked.comments.size() == 2);
    CHECK(marked.comments[0].block == 1);
    CHECK(read({paragraph("First"), "", "", two}).comments.size() == 2);
}

TEST_CASE("what is said in two ways is read once")
{
    const std::string box = "<w:txbxContent>" + paragraph("In the box") + "</w:txbxContent>";
    CHECK(linesOf("<w:p>" + run("Before ") +
                  "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>" +
                  box +
                  "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" +
                  box + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                  run("after") + "</w:p>") == Lines{"Before after", "In the box"});
    CHECK(linesOf("<mc:AlternateContent><mc:Fallback>" + paragraph("Only this") +
                  "</mc:Fallback></mc:AlternateContent>") == Lines{"Only this"});
}

TEST_CASE("what stands between blocks and text does not hide it")
{
    CHECK(linesOf("<w:sdt><w:sdtPr><w:alias w:val=\"no text\"/></w:sdtPr><w:sdtContent>" +
                  paragraph("In a control") + "</w:sdtContent></w:sdt>") == Lines{"In a control"});
    CHECK(linesOf("<w:p><w:hyperlink>" + run("a link") + "</w:hyperlink><w:smartTag>" + run(", a tag") +
                  "</w:smartTag><w:fldSimple w:instr=\"DATE\">" + run(", a date") + "</w:fldSimple></w:p>") ==
          Lines{"a link, a tag, a date"});
    CHECK(linesOf("<w:p><w:r><w:ruby><w:rt>" + run("kan") + "</w:rt><w:rubyBase>" + run("漢") +
                  "</w:rubyBase></w:ruby></w:r></w:p>") == Lines{"漢"});
    CHECK(linesOf("<w:p><m:oMath><m:sSup><m:sSupPr><m:t>no</m:t></m:sSupPr><m:e><m:r><m:t>x</m:t></m:r></"
                  "m:e><m:sup>"
                  "<m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>") == Lines{"x2"});
}

TEST_CASE("of a field only the result is read")
{
    const auto mark = [](const std::string& type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    };
    const std::string code = "<w:r><w:instrText>IF 1 = 1</w:instrText></w:r>";
    CHECK(linesOf("<w:p>" + mark("begin") + code + mark("begin") + mark("separate") +
                  run("inner, in the code") + mark("end") + mark("separate") + run("result") + mark("end") +
                  run(" after") + "</w:p>") == Lines{"result after"});
    CHECK(linesOf("<w:p>" + mark("begin") + mark("separate") + run("over") + "</w:p><w:p>" +
                  run("paragraphs") + mark("end") + "</w:p>") == Lines{"over", "paragraphs"});
    // A field that nobody closed must not swallow the document.
    CHECK(linesOf("<w:p>" + mark("begin") + code + run("x") + "</w:p>" + paragraph("still here")) ==
          Lines{"still here"});
    CHECK(linesOf("<w:p>" + mark("end") + mark("separate") + run("stray marks") + "</w:p>") ==
          Lines{"stray marks"});
}

TEST_CASE("tabs, breaks and hyphens in runs are text, in paragraph properties they are not")
{
    CHECK(
        linesOf("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr>"
                "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
                "<w:softHyphen/><w:t xml:space=\"preserve\">e\xc2\xa0 \n f\xe2\x80\x8bg</w:t></w:r></w:p>") ==
        Lines{"a b c-de fg"});
    CHECK(linesOf(paragraph("\u200fعقد\u200e 3\u202c ک\u200cتاب\u2069")) == Lines{"عقد 3 ک\u200cتاب"});
}

TEST_CASE("tables give their cells, widths or none, and a table in a table comes after it")
{
    const auto cell = [](const std::string& content, const std::string& properties = {}) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    };
    const std::string inner = "<w:tbl><w:tr>" + cell(paragraph("inner")) + "</w:tr></w:tbl>";
    const auto document =
        read({"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>" +
              cell(paragraph("both"), "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" +
              cell(paragraph("one") + paragraph("two"), "<w:vMerge w:val=\"restart\"/>") +
              cell(paragraph("with ") + inner + "<w:p/>") + "</w:tr><w:tr>" + cell("<w:p/>", "<w:vMerge/>") +
              "<w:sdt><w:sdtContent>" + cell(paragraph("controlled")) +
              "</w:sdtContent></w:sdt></w:tr></w:tbl>" + paragraph("after")});
    CHECK(test::lines(document) ==
          Lines{"| both", "| one two | with", "|  | controlled", "| inner", "after"});
}

TEST_CASE("an empty document is one without text")
{
    CHECK(linesOf("").empty());
    CHECK(linesOf("<w:p/><w:sectPr/>").empty());
}
