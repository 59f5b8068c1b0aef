#include "lines.h"
#include "support/docx.h"

using namespace remit;
using test::paragraph;
using Kind = Block::Kind;
using Change = Document::Change;

namespace {

Document read(const test::Docx& docx)
{
    return test::readable(readDocx(docx.bytes()));
}

std::string run(const std::string& text, const std::string& properties = {})
{
    return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t>" + text +
           "</w:t></w:r>";
}

std::string bold(const std::string& text)
{
    return "<w:p>" + run(text, "<w:b/>") + "</w:p>";
}

}

TEST_CASE("a tracked change says what it changed, who made it and when")
{
    const std::string by = " w:author=\"A. Okoro\" w:date=\"2022-09-01T10:00:00Z\"";
    const auto document = read(
        {"<w:p>" + run("The ") + "<w:ins" + by + ">" + run("new ") + run(" word") + "</w:ins><w:del" + by +
         "><w:r><w:delText>old</w:delText><w:tab/><w:delText>word</w:delText></w:r></w:del><w:moveFrom>" +
         run("gone") + "</w:moveFrom><w:moveTo>" + run("come") + "</w:moveTo></w:p>"});
    REQUIRE(document.changes.size() == 4);
    CHECK(document.changes[0] ==
          Change{Change::Kind::Insertion, 0, "A. Okoro", "2022-09-01T10:00:00Z", "new word"});
    CHECK(document.changes[1] ==
          Change{Change::Kind::Deletion, 0, "A. Okoro", "2022-09-01T10:00:00Z", "old word"});
    CHECK(document.changes[2] == Change{Change::Kind::MovedAway, 0, {}, {}, "gone"});
    CHECK(document.changes[3] == Change{Change::Kind::MovedHere, 0, {}, {}, "come"});
}

TEST_CASE("what was changed in a header or footer is known, and its text is not the document's")
{
    test::Docx docx{paragraph("Body")};
    docx.parts = {{"header", "<w:p>" + run("Report ") + "<w:ins w:author=\"A. Okoro\">" + run("draft") +
                                 "</w:ins></w:p>"},
                  {"footer", "<w:p>" + run("unseen", "<w:vanish/>") + run("Page 1") + "</w:p>"}};
    const auto document = read(docx);
    CHECK(test::lines(document) == std::vector<std::string>{"Body"});
    CHECK(document.changes ==
          std::vector<Change>{{Change::Kind::Insertion, 0, "A. Okoro", {}, "draft", true}});
    CHECK(document.hidden == std::vector<Document::Hidden>{{0, "unseen", true}});
}

TEST_CASE("a tracked change of looks is one, of tables and sections, too")
{
    const auto document =
        read({"<w:tbl><w:tblPr><w:tblPrChange/></w:tblPr><w:tr><w:tc>" + paragraph("a") +
              "</w:tc></w:tr></w:tbl><w:p><w:pPr><w:sectPr><w:sectPrChange/></w:sectPr></w:pPr>" + run("b") +
              "</w:p><w:sectPr><w:sectPrChange/></w:sectPr>"});
    CHECK(document.changes.size() == 3);
    for (const auto& change : document.changes)
        CHECK(change.kind == Change::Kind::Looks);
}

TEST_CASE("a tracked change of looks is one, of words, paragraphs and cells")
{
    const std::string by = " w:author=\"A. Okoro\"";
    const auto document = read({"<w:p><w:pPr><w:pPrChange" + by + "><w:pPr/></w:pPrChange></w:pPr>" +
                                run("bold", "<w:b/><w:rPrChange" + by + "><w:rPr/></w:rPrChange>") +
                                "</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:tcPrChange" + by + "/></w:tcPr>" +
                                paragraph("a") + "</w:tc></w:tr></w:tbl>"});
    CHECK(test::lines(document).size() == 2);
    CHECK(document.changes == std::vector<Change>{{Change::Kind::Looks, 0, "A. Okoro", {}, {}},
                                                  {Change::Kind::Looks, 0, "A. Okoro", {}, {}},
                                                  {Change::Kind::Looks, 1, "A. Okoro", {}, {}}});
}

TEST_CASE("what a change is about is cut where a character ends")
{
    std::string letters;
    for (int i = 0; i < 300; ++i)
        letters += "\xc3\xa9";
    const auto document = read({"<w:p><w:ins>" + run("x" + letters) + "</w:ins></w:p>"});
    CHECK(document.changes[0].text == ("x" + letters).substr(0, kMaxQuoted - 1));
}

TEST_CASE("a comment has its author, its text, what it is about, and whether it is resolved")
{
    const auto comment = [](const std::string& id, const std::string& text, const std::string& paragraph) {
        return "<w:comment w:id=\"" + id +
               "\" w:author=\"M. Rossi\" w:date=\"2022-09-02T08:00:00Z\"><w:p "
               "w14:paraId=\"" +
               paragraph + "\">" + run(text) + "</w:p></w:comment>";
    };
    const auto document = read(
        {paragraph("First") + "<w:p>" + run("Costs are ") + "<w:commentRangeStart w:id=\"7\"/>" +
             run("borne by") + run(" whom?") + "<w:commentRangeEnd w:id=\"7\"/>" + run(" Later.") +
             "<w:r><w:commentReference w:id=\"7\"/></w:r><w:r><w:commentReference w:id=\"8\"/></w:r></w:p>",
         "",
         "",
         comment("8", "The employer.", "B") + comment("7", "Say so.", "A") + comment("9", "Unmarked", "C"),
         test::Docx{}.type,
         "",
         {{"commentsExtended",
           "<w15:commentEx w15:paraId=\"A\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"B\" "
           "w15:paraIdParent=\"A\" w15:done=\"0\"/>"}}});
    REQUIRE(document.comments.size() == 3);
    CHECK(document.comments[0] == Document::Comment{1, "M. Rossi", "2022-09-02T08:00:00Z", "Say so.",
                                                    "borne by whom?", std::nullopt, true});
    CHECK(document.comments[1].text == "The employer.");
    CHECK(document.comments[1].answers == 0u);
    CHECK_FALSE(document.comments[1].resolved);
    CHECK(document.comments[2].text == "Unmarked");
}

TEST_CASE("what a comment over several paragraphs is about keeps their words apart")
{
    const auto quoted = [](const std::string& end) {
        return read({"<w:p>" + end + "<w:commentRangeStart w:id=\"1\"/>" + run("From here") + "</w:p><w:p>" +
                         run("to here") +
                         "<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
                     "", "", "<w:comment w:id=\"1\">" + paragraph("Why?") + "</w:comment>"})
            .comments.at(0)
            .quoted;
    };
    CHECK(quoted("") == "From here to here");
    CHECK(quoted("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>") == "From hereto here"); // it is one paragraph
}

TEST_CASE("a note follows what refers to it, once, and its changes are the document's")
{
    const std::string mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    const auto document =
        read({"<w:p>" + run("Text") + mark + mark + "<w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>" +
                  paragraph("Next") + "<w:tbl><w:tr><w:tc><w:p>" + run("cell") +
                  "<w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p></w:tc></w:tr></w:tbl>",
              "",
              "",
              "",
              test::Docx{}.type,
              "",
              {{"footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + paragraph("line") +
                                 "</w:footnote><w:footnote w:id=\"2\"><w:p>" + run("See annex.") + "<w:ins>" +
                                 run(" B") + "</w:ins></w:p></w:footnote><w:footnote w:id=\"3\">" +
                                 paragraph("Of the cell") + "</w:footnote>"},
               {"endnotes", "<w:endnote w:id=\"2\">" + paragraph("An endnote") + "</w:endnote>"}}});
    CHECK(test::lines(document) == std::vector<std::string>{"Text", "^ See annex. B", "^ An endnote", "Next",
                                                            "| cell", "^ Of the cell"});
    REQUIRE(document.changes.size() == 1);
    CHECK(document.changes[0].text == "B");
}

TEST_CASE("a caption is known by its style")
{
    const std::string styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"Beschriftung\"><w:name w:val=\"caption\"/></w:style>";
    const auto document = read({paragraph("Table 1: Costs", "Beschriftung"), styles});
    CHECK(document.blocks[0].kind == Kind::Caption);
}

TEST_CASE("captions are known by the names that programs give their styles, or by a number and their kind")
{
    const auto kindOf = [](const std::string& name, const std::string& inside) {
        return read({"<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr>" + inside + "</w:p>",
                     "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"" + name +
                         "\"/></w:style>"})
            .blocks.at(0)
            .kind;
    };
    const std::string counted =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> SEQ Table \\* "
        "ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
        run("1") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    const std::string simple = "<w:fldSimple w:instr=\"SEQ Table\">" + run("1") + "</w:fldSimple>";
    CHECK(kindOf("Table Caption", run("Costs")) == Kind::Caption);
    CHECK(kindOf("Image Caption", run("Costs")) == Kind::Caption);
    CHECK(kindOf("No caption", run("Costs")) == Kind::Paragraph);
    CHECK(kindOf("Table", run("Costs")) == Kind::Paragraph);
    CHECK(kindOf("Table", run("Table ") + counted) == Kind::Caption);
    CHECK(kindOf("Figure", run("Figure ") + simple) == Kind::Caption);
    CHECK(kindOf("Body Text", run("Table ") + counted) == Kind::Paragraph);
}

TEST_CASE("a numbered bold line is a heading, probably, if text follows")
{
    const auto document =
        read({bold("1. Introduction") + paragraph("Text.") + bold("1.1 Scope") + paragraph("More.") +
              bold("2. First of a list") + bold("3. Second of it") + paragraph("4. Not bold") +
              bold("5. This is a sentence.") + bold("No number") + paragraph("End")});
    CHECK(test::lines(document) == std::vector<std::string>{"# 1 | Introduction", "Text.", "## 1.1 | Scope",
                                                            "More.", "2. First of a list",
                                                            "# 3 | Second of it", "4. Not bold",
                                                            "5. This is a sentence.", "No number", "End"});
    CHECK(document.blocks[0].probable);
    CHECK_FALSE(document.blocks[1].probable);

    const std::string styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>";
    const auto below = read({paragraph("Chapter", "H") + bold("1. Point") + paragraph("Text"), styles});
    CHECK(below.blocks[1].level == 3);
}

TEST_CASE("merged cells stand once, and a heading row is known")
{
    const auto cell = [](const std::string& text, const std::string& properties = {}) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
    };
    const std::string restart = "<w:vMerge w:val=\"restart\"/>", goesOn = "<w:vMerge/>";
    const auto document = read({"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Step") +
                                cell("When", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" +
                                cell("Analysis", restart) + cell("May") + cell("June") + "</w:tr><w:tr>" +
                                cell("left over", goesOn) + cell("July") + cell("August") + "</w:tr><w:tr>" +
                                cell("", goesOn) + cell("a") + cell("b") + "</w:tr></w:tbl>"});
    REQUIRE(document.blocks.size() == 1);
    const auto& table = document.blocks[0];
    CHECK(table.headed);
    CHECK(table.rows[0][1] == Block::Cell{"When", 2, 1});
    CHECK(table.rows[1][0] == Block::Cell{"Analysis", 1, 3});
    CHECK(table.rows[2][0] == Block::Cell{"", 1, 0});
    CHECK(table.rows[3][0] == Block::Cell{"", 1, 0});
}

TEST_CASE("a row that came or went says what was in it")
{
    const auto changesOf = [](const std::string& properties, const std::string& content) {
        return read({"<w:tbl><w:tr><w:trPr>" + properties + "</w:trPr><w:tc>" + paragraph("one") +
                     "</w:tc><w:tc>" + content + "</w:tc></w:tr></w:tbl>" + paragraph("after")})
            .changes;
    };
    const std::string by = " w:author=\"A. Okoro\"";
    const auto inserted = "<w:p><w:ins w:author=\"M. Rossi\">" + run("two") + "</w:ins></w:p>";
    const auto deleted = "<w:p><w:del" + by + "><w:r><w:delText>two</w:delText></w:r></w:del></w:p>";
    CHECK(changesOf("<w:del" + by + "/>", deleted) ==
          std::vector<Change>{{Change::Kind::Deletion, 0, "A. Okoro", "", "one two"}});
    CHECK(changesOf("<w:ins" + by + "/>", paragraph("two")) ==
          std::vector<Change>{{Change::Kind::Insertion, 0, "A. Okoro", "", "one two"}});
    CHECK(changesOf("<w:ins" + by + "/>", inserted) ==
          std::vector<Change>{{Change::Kind::Insertion, 0, "M. Rossi", "", "two"}});
    CHECK(changesOf("<w:ins" + by + "/>", deleted) ==
          std::vector<Change>{{Change::Kind::Insertion, 0, "A. Okoro", "", "one"},
                              {Change::Kind::Deletion, 0, "A. Okoro", "", "two"}});
}

TEST_CASE("cells that are merged as older programs do it are one")
{
    const auto cell = [](const std::string& text, const std::string& merge) {
        return "<w:tc><w:tcPr><w:hMerge" + merge + "/></w:tcPr>" + paragraph(text) + "</w:tc>";
    };
    const auto document = read({"<w:tbl><w:tr>" + cell("a", " w:val=\"restart\"") + cell("", "") +
                                cell("", " w:val=\"continue\"") + cell("b", " w:val=\"restart\"") +
                                "</w:tr><w:tr>" + cell("first", "") + "</w:tr></w:tbl>"});
    CHECK(document.blocks.at(0).rows == std::vector<Block::Row>{{{"a", 3}, {"b"}}, {{"first"}}});
}

TEST_CASE("a row that begins further in has an empty cell in front")
{
    const auto cell = [](const std::string& text, const std::string& merge = {}) {
        return "<w:tc><w:tcPr>" + merge + "</w:tcPr>" + paragraph(text) + "</w:tc>";
    };
    const auto document = read(
        {"<w:tbl><w:tr>" + cell("a") + cell("b", "<w:vMerge w:val=\"restart\"/>") +
         "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("", "<w:vMerge/>") +
         "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1000000\"/></w:trPr>" + cell("c") + "</w:tr></w:tbl>"});
    CHECK(document.blocks.at(0).rows ==
          std::vector<Block::Row>{{{"a"}, {"b", 1, 2}}, {{""}, {"", 1, 0}}, {{"c"}}});
}

TEST_CASE("a sign from a font of signs is the letter that it looks like")
{
    const auto sign = [](const std::string& font, const std::string& code) {
        return test::lines(read({"<w:p>" + run("a") + "<w:r><w:sym w:font=\"" + font + "\" w:char=\"" + code +
                                 "\"/></w:r>" + run("b") + "</w:p>"}))
            .at(0);
    };
    CHECK(sign("Symbol", "F0B3") == "a≥b");
    CHECK(sign("Symbol", "61") == "aαb");
    CHECK(sign("Wingdings", "F0FE") == "a☑b");
    CHECK(sign("Calibri", "00E9") == "aéb");
    CHECK(sign("Wingdings", "F0FF") == "a\xef\xbf\xbd"
                                       "b"); // nobody knows
    CHECK(sign("Symbol", "nothing") == "a\xef\xbf\xbd"
                                       "b");
}

TEST_CASE("what a file says of itself and holds beside its text is told")
{
    const auto picture = [](const std::string& text) {
        return "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\"" +
               (text.empty() ? "" : " descr=\"" + text + "\"") + "/><pic:pic/></wp:inline></w:drawing></w:r>";
    };
    test::Docx docx{"<w:p>" + run("Text") + picture("A map") + picture("") + "</w:p>"};
    docx.styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>"
                  "</w:docDefaults>";
    docx.core = "<dc:title>Outline</dc:title><dc:creator>A. Okoro</dc:creator>"
                "<cp:lastModifiedBy>M. Rossi</cp:lastModifiedBy>";
    docx.relations = "<Relationship Id=\"x\" Type=\"http://x/hyperlink\" Target=\"https://example.org\" "
                     "TargetMode=\"External\"/><Relationship Id=\"y\" Type=\"http://x/image\" "
                     "Target=\"https://example.org/track.png\" TargetMode=\"External\"/>";
    auto members = docx.members();
    members.emplace_back("word/embeddings/Budget.xlsx", "x");
    const auto properties = test::readable(readDocx(test::zip(members))).properties;
    CHECK(properties.title == "Outline");
    CHECK(properties.author == "A. Okoro");
    CHECK(properties.lastAuthor == "M. Rossi");
    CHECK(properties.language == "en-GB");
    CHECK(properties.links == std::vector<std::string>{"https://example.org"});
    CHECK(properties.attached == std::vector<std::string>{"https://example.org/track.png"});
    CHECK(properties.embedded == std::vector<std::string>{"budget.xlsx"});
    CHECK(properties.pictures == 2);
    CHECK(properties.picturesWithoutText == 1);
}

TEST_CASE("hidden text keeps its blanks, and that of notes is told as well")
{
    const auto hidden = [](const std::string& text) { return run(text, "<w:vanish/>"); };
    const auto document =
        read({"<w:p>" + run("Seen") + hidden("the secret ") + hidden("price") + run(" too") +
                  hidden("again") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
              "",
              "",
              "",
              test::Docx{}.type,
              "",
              {{"footnotes",
                "<w:footnote w:id=\"2\"><w:p>" + run("Note") + hidden("unseen") + "</w:p></w:footnote>"}}});
    std::vector<std::string> told;
    for (const auto& each : document.hidden)
        told.push_back(each.text);
    CHECK(told == std::vector<std::string>{"the secret price", "again", "unseen"});
}

TEST_CASE("a comment on text that was deleted is told in its place")
{
    const std::string comment = "<w:comment w:id=\"1\">" + paragraph("Why?") + "</w:comment>";
    const auto document =
        read({paragraph("First") + "<w:p><w:commentRangeStart w:id=\"1\"/>" + run("kept") +
                  "<w:del><w:r><w:delText>gone</w:delText></w:r><w:commentRangeEnd w:id=\"1\"/><w:r>"
                  "<w:commentReference w:id=\"1\"/></w:r></w:del>" +
                  run(" rest") + "</w:p>",
              "", "", comment});
    REQUIRE(document.comments.size() == 1);
    CHECK(document.comments[0].block == 1);
    CHECK(document.comments[0].quoted == "kept");
}
