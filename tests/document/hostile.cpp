// What is said of one kind of file elsewhere and holds for every kind.
#include "lines.h"
#include "support/docx.h"
#include "support/odt.h"
#include "support/package.h"

#include <functional>

using namespace remit;
using Lines = std::vector<std::string>;

namespace {

std::string refusal(std::string_view name, const std::string& bytes)
{
    const auto document = readDocument(name, bytes);
    return document ? std::string() : document.error().what;
}

// A kind of file, and how one of `text` is made: in a paragraph, cell or shape.
struct Kind {
    std::string name;
    std::function<test::Members(const std::string&)> members; // none: `bytes`
    std::function<std::string(const std::string&)> bytes = {};

    std::string of(const std::string& text) const { return members ? test::zip(members(text)) : bytes(text); }
};

std::vector<Kind> packed()
{
    return {{"a.docx", [](const std::string& text) { return test::Docx{test::paragraph(text)}.members(); }},
            {"a.odt",
             [](const std::string& text) { return test::Odt{"<text:p>" + text + "</text:p>"}.members(); }},
            {"a.xlsx",
             [](const std::string& text) {
                 return test::Xlsx{{{"S", "<sheetData><row><c t=\"inlineStr\"><is><t>" + text +
                                              "</t></is></c></row></sheetData>"}}}
                     .members();
             }},
            {"a.pptx", [](const std::string& text) {
                 return test::Pptx{
                     {{"<p:sp><p:txBody><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></p:txBody></p:sp>"}}}
                     .members();
             }}};
}

std::vector<Kind> all()
{
    auto kinds = packed();
    kinds.push_back(
        {"a.html", {}, [](const std::string& text) { return "<html><meta charset=utf-8><p>" + text; }});
    kinds.push_back({"a.md", {}, [](const std::string& text) { return text + "\n"; }});
    kinds.push_back({"a.csv", {}, [](const std::string& text) { return text + "\n"; }});
    return kinds;
}

bool isXml(const std::string& name)
{
    return name.ends_with(".xml") || name.ends_with(".rels");
}

}

TEST_CASE("Any script and direction is read as it stands, whatever the kind of file")
{
    for (const std::string text :
         {"\u062a\u0642\u0631\u064a\u0631 \u0639\u0646 \u0627\u0644\u0645\u0647\u0627\u0631\u0627\u062a 2022",
          "\u6280\u80fd\u6d41\u52a8\u4f19\u4f34\u5173\u7cfb", "\u05d3\u05d5\u05d7 \u05e1\u05d5\u05e4\u05d9",
          "\u0906\u0930\u094d\u0925\u093f\u0915", "\U0001f4c4 \u00e9t\u00e9"})
        for (const auto& kind : all()) {
            INFO(kind.name << ": " << text);
            const auto lines = test::lines(test::readable(readDocument(kind.name, kind.of(text))));
            REQUIRE_FALSE(lines.empty());
            const std::string last = lines.back();
            CHECK((last == text || last == "| " + text));
        }
}

TEST_CASE("A declaration of a document's type is refused in whatever part it stands")
{
    for (const auto& kind : packed()) {
        const auto members = kind.members("text");
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!isXml(members[i].first)) continue;
            auto spoilt = members;
            spoilt[i].second =
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\"><!ENTITY b "
                "\"&a;&a;&a;\">]><x>&b;</x>";
            INFO(kind.name << ": " << members[i].first);
            CHECK(refusal(kind.name, test::zip(spoilt)).find("document type declaration (DTD)") !=
                  std::string::npos);
        }
    }
}

TEST_CASE("Two parts of one name are refused, and far too many")
{
    for (const auto& kind : packed()) {
        const auto members = kind.members("text");
        for (const auto& member : members) {
            auto twice = members;
            twice.push_back(member);
            INFO(kind.name << ": " << member.first);
            CHECK(refusal(kind.name, test::zip(twice)).find("the file holds two parts named") == 0);
        }
        auto many = members;
        for (int i = 0; i < 20'000; ++i)
            many.emplace_back("media/" + std::to_string(i), "");
        CHECK(refusal(kind.name, test::zip(many)).find("more than 10000 parts") != std::string::npos);
    }
}

TEST_CASE("An archive that unpacks to a thousand times its size is refused")
{
    for (const auto& kind : packed()) {
        const std::string bomb = kind.of(std::string(60u << 20, 'x'));
        INFO(kind.name);
        CHECK(bomb.size() < (1u << 20));
        CHECK(refusal(kind.name, bomb).find("unpacks to far more") != std::string::npos);
    }
}

TEST_CASE("Text that is cut off at any hundredth part is read so far, or refused in a sentence")
{
    const std::string text =
        "# One\n\nSome *text*, caf\u00e9.\n\n| a | b |\n|---|---|\n| c | d |\n\n- item\n";
    const std::string page =
        "<!DOCTYPE html><html><head><title>T</title></head><body><h1>One</h1><p>caf\u00e9 <b>text</b>"
        "<table><tr><td>a<td>b</table><ul><li>item</ul><!-- remark --></body></html>";
    for (const auto& [name, whole] :
         {std::pair<std::string, std::string>{"a.md", text}, {"a.html", page}, {"a.csv", text}})
        for (std::size_t hundredths = 1; hundredths <= 100; ++hundredths) {
            const auto said = refusal(name, whole.substr(0, whole.size() * hundredths / 100));
            INFO(name << ": " << hundredths << ": " << said);
            CHECK(said.find('\n') == std::string::npos);
            CHECK((said.empty() || said.find("UTF-8") != std::string::npos ||
                   said.find("empty") != std::string::npos));
        }
}

TEST_CASE("Bytes that are no text are refused in files of text, and pages say how they are written")
{
    CHECK(refusal("a.md", "caf\xe9").find("not in UTF-8") != std::string::npos);
    CHECK(refusal("a.csv", "caf\xe9").find("not in UTF-8") != std::string::npos);
    const auto page = readDocument("a.html", "<html><meta charset=\"iso-8859-1\"><p>caf\xe9");
    CHECK(test::lines(test::readable(page)) == Lines{"caf\u00e9"});
    for (const auto& kind : packed()) {
        INFO(kind.name);
        CHECK(refusal(kind.name, kind.of("caf\xe9")).find("is damaged") != std::string::npos);
    }
}

TEST_CASE("A table of five thousand columns is read, or left as text")
{
    std::string heading, line, values;
    for (int i = 0; i < 5'000; ++i) {
        heading += "|a";
        line += "|-";
        values += "|" + std::to_string(i);
    }
    const auto document =
        test::readable(readDocument("a.md", heading + "|\n" + line + "|\n" + values + "|\n"));
    REQUIRE(document.blocks.size() == 1);
    const Block& block = document.blocks[0];
    if (block.kind == Block::Kind::Table) {
        REQUIRE(block.rows.size() == 2);
        CHECK(block.rows[1].size() == 5'000);
        CHECK(block.rows[1].back().text == "4999");
    } else {
        CHECK(block.text.find("|4999|") != std::string::npos);
    }
}

TEST_CASE("A template from outside is told, and not fetched")
{
    test::Docx docx{test::paragraph("text")};
    docx.parts = {{"settings", "<w:settings/>"}};
    auto members = docx.members();
    members.emplace_back(
        "word/_rels/settings.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
            test::relationship("r", "attachedTemplate", "https://templates.example/a.dotm", true) +
            "</Relationships>");
    const auto document = test::readable(readDocument("a.docx", test::zip(members)));
    CHECK(document.properties.attached == Lines{"https://templates.example/a.dotm"});
}
