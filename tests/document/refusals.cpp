#include "document/document.h"
#include "support/docx.h"
#include "support/odt.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::paragraph;

namespace {

// The sentence with which a file is refused; empty if it is read.
std::string refusal(std::string_view name, const std::string& bytes)
{
    const auto document = readDocument(name, bytes);
    if (document) return {};
    CHECK(document.error().where == name);
    return document.error().what;
}

std::string withMember(const std::string& name, const std::string& content)
{
    auto members = test::Docx{paragraph("text")}.members();
    members.emplace_back(name, content);
    return test::zip(members);
}

}

TEST_CASE("what cannot be opened is refused with one sentence that says what to do")
{
    using namespace std::string_literals;
    const std::string compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(600, '\0');
    const std::string encrypted = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s;
    const std::string oldWord = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s;
    const std::string unread =
        " by its content, which this version does not read; save it as a Word document (.docx)";
    const std::string mainType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    struct Row {
        std::string name;
        std::string bytes;
        std::string said;
    };
    const std::vector<Row> rows = {
        {"a.docx", "",
         "the file is empty; save it again in the program that made it, and copy or download it anew"},
        {"a.docx", "{\\rtf1 text}", "this is an RTF file" + unread},
        {"a.docx", "<?xml version=\"1.0\"?><w:wordDocument/>", "this is an XML file" + unread},
        {"a.docx", "\x89PNG\r\n", "this is a picture" + unread},
        {"a.docx", "just text", "this is plain text" + unread},
        {"a.docx", std::string(100, '\xff'),
         "this version reads Word documents (.docx), OpenDocument texts (.odt), Excel workbooks (.xlsx), "
         "PowerPoint presentations (.pptx), PDF files, web pages (.html), Markdown (.md) and tables (.csv), "
         "and this is "
         "none of them; "
         "save it as a Word document (.docx)"},
        {"a.md", "caf\xe9",
         "the text is not in UTF-8; save it with the encoding UTF-8, or as a Word document (.docx)"},
        {"a.docx", compound,
         "the file is encrypted with a password, or an old .doc; save it as .docx without a password"},
        {"a.docx", compound + encrypted, "the file is encrypted with a password; save it without a password"},
        {"a.doc", compound + oldWord, "this is an old Word document (.doc) by its content; save it as .docx"},
        {"a.odt", test::zip({{"mimetype", "x"}, {"content.xml", "<x/>"}}),
         "this is a zip archive, not a document," + unread},
        {"a.xlsx", test::zip({{"xl/workbook.xml", "<x/>"}}),
         "this is a zip archive, not a document," + unread},
        {"a.docx", test::zip({{"readme", "x"}}), "this is a zip archive, not a document," + unread},
        {"a.docm",
         test::Docx{"", "", "", "", "application/vnd.ms-word.document.macroEnabled.main+xml"}.bytes(),
         "the file holds macros and is not opened; save it as .docx without macros"},
        {"a.docx", withMember("word/VBAPROJECT.bin", "x"),
         "the file holds macros and is not opened; save it as .docx without macros"},
        {"a.docx", withMember("word/Document.xml", "<x/>"),
         "the file holds two parts named word/document.xml, of which programs show either; save it again in "
         "the program that made it"},
        {"a.docx",
         test::Docx{"", "", "", "", mainType, "<Relationship Id=\"c\" Type=\"x/aFChunk\" Target=\"c.htm\"/>"}
             .bytes(),
         "the file embeds another document that only Word can join to it (altChunk); open it in Word and "
         "save it again"},
        {"a.docx", test::Docx{"<w:altChunk/>"}.bytes(),
         "the file embeds another document that only Word can join to it (altChunk); open it in Word and "
         "save it again"},
    };
    for (const auto& row : rows) {
        INFO(row.said);
        CHECK(refusal(row.name, row.bytes) == row.said);
    }
}

TEST_CASE("OpenDocument files are known by what they say they are, and refused if they are no text")
{
    const std::string unread =
        " by its content, which this version does not read; save it as a Word document (.docx)";
    const std::string start = "application/vnd.oasis.opendocument.";
    const auto of = [&](const std::string& type) {
        return test::Odt{"<text:p>text</text:p>", "", "", "", "", type}.bytes();
    };
    const auto with = [](const std::string& name, const std::string& content) {
        auto members = test::Odt{"<text:p>text</text:p>"}.members();
        for (auto& member : members)
            if (member.first == name) member.second.clear();
        members.emplace_back(name, content);
        return test::zip(members);
    };
    CHECK(refusal("a", of(start + "text")).empty());
    CHECK(refusal("a.docx", of(start + "text-template")).empty());
    CHECK(refusal("a.odt", of(start + "spreadsheet")) ==
          "this is an OpenDocument spreadsheet (LibreOffice)" + unread);
    CHECK(refusal("a.odt", of(start + "presentation")) ==
          "this is an OpenDocument presentation (LibreOffice)" + unread);
    for (const std::string other : {"text-master", "graphics", "formula", ""})
        CHECK(refusal("a.odt", of(start + other)) ==
              "this is an OpenDocument file of another kind (LibreOffice)" + unread);
    for (const std::string macro : {"Basic/Standard/Module1.xml", "Scripts/python/hello.py"})
        CHECK(refusal("a.odt", with(macro, "x")) ==
              "the file holds macros and is not opened; save it without macros");
    CHECK(refusal("a.odt", with("CONTENT.xml", "<x/>")).find("two parts named content.xml") !=
          std::string::npos);
    test::Odt locked{"<text:p>text</text:p>"};
    locked.manifest = "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>"
                      "</manifest:file-entry>";
    CHECK(refusal("a.odt", locked.bytes()) ==
          "the file is encrypted with a password; save it without a password");
}

TEST_CASE("a spoilt OpenDocument text is refused, and one that is made to fill the memory")
{
    const auto part = [](const std::string& name, const std::string& content) {
        auto members = test::Odt{"<text:p>text</text:p>"}.members();
        for (auto& member : members)
            if (member.first == name) member.second = content;
        return test::zip(members);
    };
    for (const std::string name : {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"}) {
        INFO(name);
        const std::string entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
        CHECK(refusal("a.odt", part(name, entities)).find("document type declaration (DTD)") !=
              std::string::npos);
        CHECK(refusal("a.odt", part(name, "<document-content><y></document-content>")).find("is damaged") !=
              std::string::npos);
    }
    // What AbiWord writes declares nothing; what it names is not read.
    const std::string named =
        "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" "
        "\"Manifest.dtd\"><manifest xmlns=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">";
    CHECK(readDocument("a.odt", part("META-INF/manifest.xml", named + "</manifest>")));
    CHECK(refusal("a.odt", part("META-INF/manifest.xml", named + "&a;</manifest>")).find("is damaged") !=
          std::string::npos);
    CHECK(refusal("a.odt", part("content.xml", "<x/>")) ==
          "this is no OpenDocument text by its content; save it again in the program that made it");

    std::string nested, cells;
    for (int i = 0; i < 50'000; ++i)
        nested += "<text:section>";
    CHECK(refusal("a.odt", part("content.xml", "<office:document-content>" + nested)).find("damaged") !=
          std::string::npos); // its prefixes mean nothing
    CHECK(refusal("a.odt", test::Odt{nested}.bytes()).find("nested more than 256 levels deep") !=
          std::string::npos);
    CHECK(refusal("a.odt", test::Odt{"<text:p>" + std::string(60u << 20, 'x') + "</text:p>"}.bytes())
              .find("unpacks to far more") != std::string::npos);
    for (std::size_t i = 0; i <= kMaxBlocks; ++i)
        cells += "<text:p>x</text:p>";
    CHECK(refusal("a.odt", test::Odt{cells}.bytes()).find("more than 500000 paragraphs") !=
          std::string::npos);
}

TEST_CASE("every hundredth part of a file is damaged, or none of it")
{
    const std::string whole = test::Odt{"<text:p>some text</text:p><text:p>and more</text:p>"}.bytes();
    REQUIRE(refusal("a.odt", whole).empty());
    for (std::size_t hundredths = 1; hundredths < 100; ++hundredths) {
        INFO(hundredths);
        CHECK(refusal("a.odt", whole.substr(0, whole.size() * hundredths / 100)).find("damaged") !=
              std::string::npos);
    }
}

TEST_CASE("a docx is read whatever it is called, and Markdown by its name")
{
    CHECK(refusal("report", test::Docx{paragraph("text")}.bytes()).empty());
    CHECK(refusal("report.pdf", test::Docx{paragraph("text")}.bytes()).empty());
    CHECK(refusal("notes.TXT", "# Notes").empty());
    CHECK(refusal("page.md", "<html>").empty()); // HTML is Markdown too
    CHECK(readDocument("notes.md", "x")->name == "notes.md");
}

TEST_CASE("a document cut off anywhere is damaged, never half read")
{
    const std::string whole = test::Docx{paragraph("some text") + paragraph("and more")}.bytes();
    REQUIRE(refusal("a.docx", whole).empty());
    for (std::size_t length = 4; length < whole.size(); length += 7) {
        INFO(length);
        CHECK(refusal("a.docx", whole.substr(0, length)).find("damaged") != std::string::npos);
    }
}

TEST_CASE("a changed byte in what is read is noticed")
{
    const std::string whole = test::Docx{paragraph(std::string(300, 'x'))}.bytes();
    auto spoilt = whole;
    const auto at = spoilt.find("word/document.xml") + 40;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 0x55);
    CHECK(refusal("a.docx", spoilt).find("damaged") != std::string::npos);
}

TEST_CASE("XML that Word never writes is refused")
{
    const auto part = [](const std::string& name, const std::string& content) {
        auto members = test::Docx{paragraph("text")}.members();
        for (auto& member : members)
            if (member.first == name) member.second = content;
        return test::zip(members);
    };
    const std::string entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
    for (const std::string name : {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels",
                                   "word/document.xml", "word/styles.xml", "word/numbering.xml"}) {
        INFO(name);
        CHECK(refusal("a.docx", part(name, entities)).find("document type declaration (DTD)") !=
              std::string::npos);
        const std::string root = "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">";
        for (const std::string broken : {"<y></w:document>", "&nosuch;</w:document>", "<y/>"})
            CHECK(refusal("a.docx", part(name, root + broken)).find("damaged") != std::string::npos);
    }
    CHECK(refusal("a.docx", part("word/document.xml", "<document/>")) ==
          "this is no Word document by its content; save it again in Word as .docx");
}

TEST_CASE("the limits of reading are refusals")
{
    const auto nested = [](int depth) {
        std::string open, close;
        for (int i = 0; i < depth; ++i) {
            open += "<w:sdt><w:sdtContent>";
            close += "</w:sdtContent></w:sdt>";
        }
        return test::Docx{open + paragraph("text") + close}.bytes();
    };
    CHECK(refusal("a.docx", nested(100)).empty());
    CHECK(refusal("a.docx", nested(50'000)).find("nested more than 256 levels deep") != std::string::npos);
    CHECK(refusal("a.docx", test::Docx{"<w:sectPr>" + std::string(50'000, ' ') + "</w:sectPr>"}.bytes())
              .empty());

    auto members = test::Docx{paragraph("text")}.members();
    for (int i = 0; i < 20'000; ++i)
        members.emplace_back("media/" + std::to_string(i), "");
    CHECK(refusal("a.docx", test::zip(members)).find("more than 10000 parts") != std::string::npos);

    const std::string bomb = test::Docx{paragraph(std::string(60u << 20, 'x'))}.bytes();
    CHECK(bomb.size() < (1u << 20));
    CHECK(refusal("a.docx", bomb).find("unpacks to far more") != std::string::npos);

    std::string many;
    for (std::size_t i = 0; i <= kMaxBlocks; ++i)
        many += "x\n\n";
    CHECK(refusal("a.md", many).find("more than 500000 paragraphs") != std::string::npos);

    CHECK(refusal("a.md", std::string(kMaxDocumentBytes + 1, 'x')).find("larger than 100 MiB") !=
          std::string::npos);
}
