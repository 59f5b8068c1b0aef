#include "document/flaws.h"
#include "document/judge.h"
#include "lines.h"

using namespace remit;

namespace {

Document markdown(std::string_view text)
{
    auto document = test::readable(readMarkdown(text));
    document.name = "report.md";
    return document;
}

// What `text` has of `flaw`, told.
std::vector<std::string> told(Flaw flaw, const Document& document)
{
    std::vector<std::string> all;
    for (const auto& each : flawsOf(flaw, document))
        all.push_back(each.what);
    return all;
}

std::vector<std::string> told(Flaw flaw, std::string_view text)
{
    return told(flaw, markdown(text));
}

Finding judged(decltype(Requirement::kind) kind, const Document& document)
{
    return judge(Requirement{"id", Level::Must, "words", std::move(kind)}, std::span(&document, 1), {});
}

using Told = std::vector<std::string>;

}

TEST_CASE("what was meant to be filled in is found, and nothing that only looks so")
{
    const auto of = [](std::string_view text) { return told(Flaw::Placeholders, text); };
    CHECK(of("The date is TBD, by XX.") == Told{"2 placeholders (\"TBD\" and \"XX\")"});
    CHECK(of("Dear [insert name of the director],") ==
          Told{"1 placeholder (\"[insert name of the director]\")"});
    CHECK(of("Le \\[à compléter\\] suit.") == Told{"1 placeholder (\"[à compléter]\")"});
    CHECK(of("| a |\n|---|\n| TBC |\n") == Told{"1 placeholder (\"TBC\")"});
    CHECK(of("Lorem ipsum dolor sit amet.") == Told{"1 placeholder (\"Lorem ipsum\")"});
    CHECK(of("Phase X, model XR, chapter XII, see [1] and [the annex] at 2 x 3.").empty());
    CHECK(of("En el siglo XX, the XX century, Pope Pius XX, XX chromosomes, annex XX, the TODO app, \"TBD\" "
             "means to be decided, and the TBD (Transport Bureau of Dakar).")
              .empty());
    CHECK(of("TBD, TBC, XX, TBA are all left here. TODO: costs are needed") ==
          Told{"5 placeholders (\"TBD\", \"TBC\" and \"XX\", …)"});
    CHECK(of("To be written.\n\n| a | b |\n|---|---|\n| T.B.D. | À compléter |\n") ==
          Told{"3 placeholders (\"To be written.\", \"T.B.D.\" and \"À compléter\")"});
    CHECK(of("What is to be written is told below. Signature: ____ Date: ____").empty());
    CHECK(of("The date is tbc, by \\[name\\], on ____.") ==
          Told{"3 placeholders (\"tbc\", \"[name]\" and \"____\")"});
}

TEST_CASE("a section is empty if nothing stands under its heading before the next of its level")
{
    const auto document = markdown("# Report\n\n## One\n\n## Two\n\n### Two A\n\ntext\n\n## Three\n");
    CHECK(told(Flaw::EmptySections, document) == Told{"2 sections without text (\"One\" and \"Three\")"});
    CHECK(flawsOf(Flaw::EmptySections, document)[0].block == 1u);
    CHECK(told(Flaw::EmptySections, "# Report\n\n## Contents\n\n## One\n\n- item\n").empty());
}

TEST_CASE("a heading skips a level if it is two below the one before")
{
    CHECK(told(Flaw::SkippedLevels, "# A\n\n### 1.2 B\n\ntext\n\n# C\n\n## D\n") ==
          Told{"1 heading that skips a level (\"B\" (1.2))"});
    CHECK(told(Flaw::SkippedLevels, "## A\n\n### B\n\n# C\n").empty());
}

TEST_CASE("an abbreviation is spelled out anywhere, or none")
{
    const auto of = [](std::string_view text) { return told(Flaw::Abbreviations, text); };
    CHECK(of("The SMP is for TVET institutes and NGOs of the EU; an SMP needs TVET. One RPL.") ==
          Told{"2 abbreviations that are not spelled out (\"SMP\" and \"TVET\")"});
    const std::string uses = "SMPs are many.\n\nEach SMP counts.\n\n";
    for (const char* const explained :
         {"Skills mobility partnerships (SMP) exist.", "Partnerships (\"SMP\") exist.",
          "Partnerships (“SMPs”) exist.", "(Skills mobility partnership – SMP)",
          "An SMP (skills mobility partnership) is one.", "The SMP, or skills mobility partnership, is one.",
          "- SMP: skills mobility partnership", "SMP Skills mobility partnership",
          "| Short | Long |\n|---|---|\n| SMP | skills mobility partnership |"}) {
        INFO(explained);
        CHECK(of(uses + explained).empty());
    }
    CHECK(of("# ANNEX WITH A TITLE\n\nChapter XII and part B2B of III\n\nGOV-03, GOV-03 and ISO 9001, ISO "
             "9001, "
             "you must NOT, NOT")
              .empty());
}

TEST_CASE("a reference is broken if the document numbers such things and has none of that number")
{
    const auto of = [](std::string_view text) { return told(Flaw::BrokenReferences, text); };
    const std::string body = "# 1 One\n\n## 1.1 Data\n\ntext\n\n";
    CHECK(of(body + "See section 1.1 and section 4.2.") ==
          Told{"1 reference to what is not there (\"section 4.2\")"});
    CHECK(of(body + "See section 7 of the Act and table 3.").empty());
    CHECK(of("See section 4.2.").empty());
    CHECK(of(body + "(World Bank 2020, Section 7). Section 4.2, Procurement Act. Section 9 in that law.")
              .empty());
    CHECK(of(body + "1. a clause\n\nSee section 1.2.").empty()); // of the clauses, perhaps
    CHECK(of("# 1.1 Data\n\nSee section 1.").empty());
    CHECK(of("See Error! Reference source not found.") ==
          Told{"1 reference to what is not there (\"Error! Reference source not found\")"});

    Document captioned = markdown("See Table 1, table 2 and Figure 3.");
    Block caption;
    caption.kind = Block::Kind::Caption;
    caption.text = "Table 1: Costs";
    captioned.blocks.push_back(caption);
    CHECK(told(Flaw::BrokenReferences, captioned) == Told{"1 reference to what is not there (\"table 2\")"});
}

TEST_CASE("a table is known to have a heading row, and a caption beside it")
{
    Document document = markdown("| a |\n|---|\n| b |\n\ntext\n\n| c |\n|---|\n| d |\n");
    CHECK(told(Flaw::TablesUnheaded, document).empty());
    document.blocks[2].headed = false;
    CHECK(told(Flaw::TablesUnheaded, document) == Told{"1 table without a heading row"});
    CHECK(told(Flaw::TablesUncaptioned, document) == Told{"2 tables without a caption"});
    document.blocks[1].kind = Block::Kind::Caption;
    CHECK(told(Flaw::TablesUncaptioned, document).empty());
    CHECK(told(Flaw::TablesUncaptioned, "Table 1: Costs\n\n| a |\n|---|\n| b |\n").empty());
}

TEST_CASE("what is wrong is one finding, with the first place and what to do")
{
    Document document = markdown("# A\n\ntext TBD\n\nmore");
    document.properties.picturesWithoutText = 1;
    const auto finding =
        judged(Requirement::Clean{{Flaw::Placeholders, Flaw::PicturesUntold, Flaw::Comments}}, document);
    CHECK(finding.verdict == Verdict::Unmet);
    CHECK(finding.place == "A, first paragraph");
    CHECK(finding.remark == "The file still holds 1 placeholder (\"TBD\") and 1 picture without alternative "
                            "text; fill in the placeholders and say in the alternative text of each picture "
                            "what it shows");
}

TEST_CASE("what is left in a header or footer is said to be there")
{
    auto document = markdown("Text\n\nMore\n");
    document.changes = {{Document::Change::Kind::Insertion, 0, {}, {}, "draft", true}};
    document.hidden = {{1, "a"}, {0, "b", true}};
    const auto changes = flawsOf(Flaw::TrackedChanges, document);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].what == "1 tracked insertion in a header or footer");
    CHECK_FALSE(changes[0].block);
    const auto hidden = flawsOf(Flaw::HiddenText, document);
    REQUIRE(hidden.size() == 1);
    CHECK(hidden[0].what == "2 pieces of hidden text, 1 of them in a header or footer");
    CHECK(hidden[0].block == 1u);
}

TEST_CASE("what is not read is told as what may be, never as wrong or as right")
{
    Document document = markdown("# A\n\n## Map\n\n## B\n\ntext\n");
    const Requirement::Clean clean{{Flaw::EmptySections}};
    CHECK(judged(clean, document).verdict == Verdict::Unmet);
    document.properties.pictures = 1;
    auto finding = judged(clean, document);
    CHECK(finding.verdict == Verdict::Unknown);
    CHECK(finding.remark == "The file may hold 1 section without text (\"Map\"); see whether each has a "
                            "picture, which is not looked for");
    CHECK(finding.place == "Map");

    Document workbook = markdown("| a |\n|---|\n| b |\n");
    workbook.name = "Costs.XLSX";
    workbook.blocks[0].headed = false;
    CHECK(judged(Requirement::Clean{{Flaw::TablesUnheaded}}, workbook).verdict == Verdict::Unknown);
    CHECK(judged(Requirement::Clean{{Flaw::TablesUncaptioned}}, workbook).verdict == Verdict::Unknown);

    // What it has for certain is told without what it may have.
    document.blocks.back().text = "TBD";
    finding = judged(Requirement::Clean{{Flaw::EmptySections, Flaw::Placeholders}}, document);
    CHECK(finding.remark == "The file still holds 1 placeholder (\"TBD\"); fill in the placeholders");
}

TEST_CASE("of many findings each counts, and brackets that never close cost nothing")
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "TBD ";
    CHECK(told(Flaw::Placeholders, text) == Told{"20000 placeholders (\"TBD\", …)"});
    Document opened = markdown("x");
    opened.blocks[0].text = std::string(2'000'000, '[') + "insert name]";
    CHECK(told(Flaw::Placeholders, opened) == Told{"1 placeholder (\"[insert name]\")"});
}

TEST_CASE("an annex is a heading that calls itself one, or a file of that name")
{
    const Requirement::Annex guide{{"interview guide"}};
    CHECK(judged(guide, markdown("# R\n\n# Annex 2: Interview guide\n\ntext")).verdict == Verdict::Met);
    CHECK(
        judged(guide, markdown("# R\n\n# Interview guide\n\ntext")).remark ==
        "There is no annex \"interview guide\"; add a heading such as \"Annex: interview guide\", or hand in "
        "a file of that name");
    Document own = markdown("Questions");
    own.name = "Interview_Guide.docx";
    CHECK(judged(guide, own).verdict == Verdict::Met);
}

TEST_CASE("pages and language are judged where the file says them, and unknown elsewhere")
{
    Document document = markdown("text");
    CHECK(judged(Requirement::Pages{0, 20}, document).verdict == Verdict::Unknown);
    CHECK(judged(Requirement::Language{"en"}, document).verdict == Verdict::Unknown);
    document.properties.pages = 21;
    document.properties.language = "en-GB";
    CHECK(judged(Requirement::Pages{0, 20}, document).remark ==
          "The file has 21 pages; at most 20 are allowed");
    CHECK(judged(Requirement::Pages{0, 21}, document).verdict == Verdict::Met);
    CHECK(judged(Requirement::Language{"en"}, document).verdict == Verdict::Met);
    CHECK(judged(Requirement::Language{"fr"}, document).remark ==
          "The file says that its language is \"en-GB\"; set the language of its text to \"fr\", so that it "
          "can "
          "be proofread");
}
