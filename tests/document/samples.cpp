#include "base/unicode.h"
#include "document/judge.h"
#include "lines.h"
#include "support/support.h"

#include <algorithm>
#include <filesystem>
#include <map>

using namespace remit;

namespace {

Result<Document> sample(const std::string& name)
{
    return readDocument(name, test::read(test::source("tests/documents/" + name)));
}

std::vector<std::string> chapterNames(const std::string& name)
{
    const auto document = test::readable(sample(name));
    std::vector<std::string> names;
    for (const auto index : chapters(document))
        names.push_back(document.blocks[index].text);
    return names;
}

const std::vector<std::string> kPrerequisites = {
    "Long- and mid-term planning",
    "Multi-stakeholder approach and policy coherence",
    "Data for evidence-based policy",
    "Local development and job creation",
    "Skills classification and recognition",
    "Social aspects of migration",
    "Migrants' aspirations",
    "Equitable cost sharing for skills development and training",
};

Finding judged(decltype(Requirement::kind) kind, const std::string& name)
{
    const std::vector<Document> documents = {test::readable(sample(name))};
    return judge(Requirement{"id", Level::Must, "words", std::move(kind)}, documents, {});
}

bool isValid(const Document& document)
{
    return std::all_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        return isUtf8(block.text) && isUtf8(block.number) &&
               std::all_of(block.rows.begin(), block.rows.end(), [](const auto& row) {
                   return std::all_of(row.begin(), row.end(),
                                      [](const auto& cell) { return isUtf8(cell.text); });
               });
    });
}

}

TEST_CASE("the plan by LibreOffice has its sections and its table of steps")
{
    CHECK(chapterNames("implementation-plan.docx") ==
          std::vector<std::string>{"Background", "Methodology", "Information needs", "Timeline", "Risks"});
    for (const std::string section : {"methodology", "information needs", "timeline"})
        CHECK(judged(Requirement::Section{{section}}, "implementation-plan.docx").verdict == Verdict::Met);
    const auto table = judged(Requirement::Table{{{"step"}, {"from"}, {"to"}, {"days"}}, 4, {"timeline"}},
                              "implementation-plan.docx");
    CHECK(table.verdict == Verdict::Met);
    CHECK(table.place == "Timeline, first table");

    const auto missing =
        judged(Requirement::Section{{"information needs"}}, "implementation-plan-without-needs.docx");
    CHECK(missing.verdict == Verdict::Unmet);
    CHECK(missing.remark ==
          "Section \"information needs\" is missing; the nearest heading is \"Information required\"");
}

TEST_CASE("the outlines by python-docx and pandoc have a place for each prerequisite")
{
    for (const std::string name : {"report-outline.docx", "report-outline-revised.docx"}) {
        INFO(name);
        const auto chapters = chapterNames(name);
        CHECK(chapters.size() == 14);
        CHECK(chapters.front() == "Introduction");
        CHECK(chapters.back() == "Annexes");
        for (const auto& topic : kPrerequisites)
            CHECK(judged(Requirement::Topic{{topic}}, name).verdict == Verdict::Met);
    }
    const auto lacking =
        judged(Requirement::Topic{{kPrerequisites.back()}}, "report-outline-without-costs.docx");
    CHECK(lacking.verdict == Verdict::Unmet);
    CHECK(lacking.place == "Policy recommendations, first paragraph");
    CHECK(lacking.remark.find("only mentioned in running text") != std::string::npos);
}

TEST_CASE("the drafts have the outline's chapters, or lack the one that is missing")
{
    for (const std::string name : {"first-draft.docx", "final-report.docx"})
        for (const auto& chapter : chapterNames("report-outline.docx")) {
            INFO(name << ": " << chapter);
            CHECK(judged(Requirement::Section{{chapter}}, name).verdict == Verdict::Met);
        }
    std::vector<std::string> missing;
    for (const auto& chapter : chapterNames("report-outline.docx"))
        if (judged(Requirement::Section{{chapter}}, "first-draft-short.docx").verdict != Verdict::Met)
            missing.push_back(chapter);
    CHECK(missing == std::vector<std::string>{"Social aspects of migration"});
}

TEST_CASE("the final report treats each prerequisite in three parts, and is clean")
{
    for (const auto& topic : kPrerequisites)
        for (const std::string part : {"definition", "recommendations", "example"}) {
            INFO(topic << ": " << part);
            CHECK(judged(Requirement::Section{{part}, {topic}}, "final-report.docx").verdict == Verdict::Met);
        }
    CHECK(judged(Requirement::List{9, {"step-by-step methodology"}}, "final-report.docx").verdict ==
          Verdict::Met);
    CHECK(judged(Requirement::Clean{}, "final-report.docx").verdict == Verdict::Met);

    const auto tracked = test::readable(sample("final-report-tracked.docx"));
    REQUIRE(tracked.changes.size() == 1);
    CHECK(tracked.changes[0].adds());
    CHECK(tracked.comments.size() == 1);
    CHECK(judged(Requirement::Clean{}, "final-report-tracked.docx").place == "Introduction, first paragraph");
}

TEST_CASE("what each program wrote is read as its source was written")
{
    // Of what is written in Markdown, only a table's alignment is lost on the way to Word.
    for (const std::string name :
         {"implementation-plan", "implementation-plan-without-needs", "needs-assessment", "report-outline",
          "report-outline-without-costs", "report-outline-revised", "first-draft", "first-draft-short",
          "final-report"}) {
        INFO(name);
        const auto source = readMarkdown(test::read(test::source("tests/documents/sources/" + name + ".md")));
        CHECK(test::lines(test::readable(sample(name + ".docx"))) == test::lines(test::readable(source)));
        if (std::filesystem::exists(test::source("tests/documents/" + name + ".odt")))
            CHECK(test::lines(test::readable(sample(name + ".odt"))) == test::lines(test::readable(source)));
    }
}

TEST_CASE("what LibreOffice writes of everything is read with what stands beside the text")
{
    const auto document = test::readable(sample("everything.odt"));
    CHECK(test::lines(document) ==
          std::vector<std::string>{"# 1 | Data", "Figures are now kept in lists and online.",
                                   "^ From the ministry.", "## 1.1 | Sources", "A survey of 2021 was used.",
                                   "^ See the annex.", "1. first", "still the first", "-- below it",
                                   "1. second", "Table 1: Who was asked", "| Group | Persons",
                                   "| North | towns | 4", "|  | villages | 7", "Beside it stands a box.",
                                   "In a box", "A picture: and one with words:", "# 2 | Costs", "The end."});
    const auto& properties = document.properties;
    CHECK(properties.author == "Asha Mwangi");
    CHECK(properties.lastAuthor == "Lena Vogel");
    CHECK(properties.title == "Everything in one text");
    CHECK(properties.language == "en-GB");
    CHECK(properties.links == std::vector<std::string>{"https://example.org/data"});
    CHECK(properties.pictures == 2);
    CHECK(properties.picturesWithoutText == 1);
    REQUIRE(document.changes.size() == 2);
    CHECK(document.changes[0] ==
          Document::Change{Document::Change::Kind::Insertion, 1, "Lena Vogel", "2022-09-01T10:00:00", "now"});
    CHECK(document.changes[1] == Document::Change{Document::Change::Kind::Deletion, 1, "Lena Vogel",
                                                  "2022-09-02T10:00:00", "outdated"});
    REQUIRE(document.comments.size() == 1);
    CHECK(
        document.comments[0] ==
        Document::Comment{4, "Tom Baker", "2022-09-03T09:00:00", "Which year?", "survey of 2021", {}, false});
    REQUIRE(document.hidden.size() == 2);
    CHECK(document.hidden[0] == Document::Hidden{1, "Not for the client."});
    CHECK(document.hidden[1].text == "Our own price");
}

TEST_CASE("the spoilt samples are refused")
{
    const std::map<std::string, std::string> said = {
        {"truncated.docx", "damaged or incomplete"},
        {"encrypted.docx", "encrypted with a password"},
        {"macro.docm", "holds macros"},
        {"not-a-docx.docx", "is damaged, or breaks off"},
        {"with-dtd.docx", "document type declaration"},
        {"bomb.docx", "unpacks to far more"},
    };
    for (const auto& [name, words] : said) {
        INFO(name);
        const auto document = sample(name);
        REQUIRE_FALSE(document);
        CHECK(document.error().text().find(words) != std::string::npos);
    }
}

TEST_CASE("documents of many years and programs are read, or refused with one sentence")
{
    const auto folder = test::shared("data/office");
    if (folder.empty()) {
        WARN("skipped: the folder data/office with documents of other programs is not here");
        return;
    }
    // Refused for a reason that a person would see too; all others open.
    const std::map<std::string, std::string> refused = {
        {"ExternalEntityInText.docx", "document type declaration"},
        {"bug53475-password-is-pass.docx", "encrypted with a password"},
        {"truncated62886.docx", "damaged or incomplete"},
        {"keyframes.pptx", "holds macros"},
    };
    std::size_t read = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename();
        INFO(name);
        const auto document = readDocument(name, test::read(entry.path()));
        if (document) {
            ++read;
            CHECK(isValid(*document));
            for (std::size_t i = 0; i < document->blocks.size(); ++i)
                CHECK_FALSE(placeOf(*document, i).empty());
            CHECK_FALSE(refused.count(name));
            continue;
        }
        CHECK_FALSE(document.error().what.empty());
        CHECK(document.error().what.find('\n') == std::string::npos);
        const bool spoilt = name.find("clusterfuzz") == 0 || name.find("crash-") == 0;
        if (spoilt) continue;
        REQUIRE(refused.count(name));
        CHECK(document.error().what.find(refused.at(name)) != std::string::npos);
    }
    CHECK(read > 80);
}

TEST_CASE("readings that a person would agree with")
{
    const auto folder = test::shared("data/office");
    if (folder.empty()) {
        WARN("skipped: the folder data/office with documents of other programs is not here");
        return;
    }
    const auto linesOf = [&](const std::string& name) {
        return test::lines(test::readable(readDocument(name, test::read(folder / name))));
    };
    using Lines = std::vector<std::string>;
    CHECK(linesOf("FieldCodes.docx") == Lines{"ANTONI", "16 June 2010"});
    CHECK(linesOf("NumberingWOverrides.docx").size() == 7);
    CHECK(linesOf("zero-length.docx").empty());
    CHECK(linesOf("WithTable.xlsx") == Lines{"# Foglio1", "| a | b", "| 1 | 2", "# Foglio2", "# Foglio3"});
    CHECK(linesOf("smartart-simple.pptx").at(1) == "abc");
    const auto essay = linesOf("61787.docx");
    CHECK(std::count(essay.begin(), essay.end(), "### Your worldview") == 1);
}
