#include "document/judge.h"
#include "lines.h"

using namespace remit;

namespace {

Document markdown(std::string_view text, std::string name = "report.md")
{
    auto document = test::readable(readMarkdown(text));
    document.name = std::move(name);
    return document;
}

Finding judged(decltype(Requirement::kind) kind, const std::vector<Document>& documents,
               const Synonyms& synonyms = {})
{
    return judge(Requirement{"the-id", Level::Should, "the words", std::move(kind)}, documents, synonyms);
}

Finding judged(decltype(Requirement::kind) kind, std::string_view text, const Synonyms& synonyms = {})
{
    return judged(std::move(kind), std::vector<Document>{markdown(text)}, synonyms);
}

void checkMet(const Finding& finding, const std::string& place)
{
    CHECK(finding.verdict == Verdict::Met);
    CHECK(finding.place == place);
    CHECK(finding.remark.empty());
}

void checkUnmet(const Finding& finding, const std::string& remark, const std::string& place = {})
{
    CHECK(finding.verdict == Verdict::Unmet);
    CHECK(finding.remark == remark);
    CHECK(finding.place == place);
}

using Section = Requirement::Section;
using Topic = Requirement::Topic;
using Table = Requirement::Table;
using List = Requirement::List;
using Length = Requirement::Length;

}

TEST_CASE("a finding bears its requirement's id, level and words")
{
    const auto finding = judged(Section{{"data"}}, "# Data");
    CHECK(finding.requirement == "the-id");
    CHECK(finding.level == Level::Should);
    CHECK(finding.words == "the words");
}

TEST_CASE("what awaits something, what only the phase can tell, and what has no file is unknown")
{
    Requirement waiting{"id", Level::Must, "words", Section{{"data"}}, "the outline is not accepted yet"};
    const std::vector<Document> documents = {markdown("# Data")};
    CHECK(judge(waiting, documents, {}).verdict == Verdict::Unknown);
    CHECK(judge(waiting, documents, {}).remark == "the outline is not accepted yet");
    CHECK(judged(Requirement::Own{}, documents).verdict == Verdict::Unknown);
    CHECK(judged(Section{{"data"}}, std::vector<Document>{}).verdict == Verdict::Unknown);
    CHECK(judged(Section{{"data"}}, std::vector<Document>{}).remark == "No file could be read");
}

TEST_CASE("a section is a heading, and a missing one is told with the nearest")
{
    const std::string text = "# 3 Findings\n\n## 3.2 Methods\n\n- methodology\n";
    checkUnmet(judged(Section{{"Methodology"}}, text),
               "Section \"Methodology\" is missing; the nearest heading is \"Methods\" (3.2)", "3.2 Methods");
    checkUnmet(judged(Section{{"Budget"}}, text),
               "Section \"Budget\" is missing; add a heading of that name");
    checkMet(judged(Section{{"Methods"}}, text), "3.2 Methods");
    checkMet(judged(Section{{"Methodology", "methods"}}, text), "3.2 Methods");
    checkMet(judged(Section{{"Methodology"}}, text, {{"methodology", {"methods"}}}), "3.2 Methods");
    checkUnmet(judged(Section{{"data"}}, ""), "Section \"data\" is missing; add a heading of that name");
}

TEST_CASE("a title opens no section")
{
    const auto row = GENERATE(table<std::string, bool, std::string>({
        {"# Plan: methodology, needs and timeline\n\nText.\n", false, "a title alone"},
        {"# Methodology of the plan\n\n## Needs\n", false, "a title above others"},
        {"# Methodology\n\n## Needs\n", false, "a title above others that says no more"},
        {"# Methodology\n\nText.\n", true, "the only heading, which says no more"},
        {"# The methods\n\nText.\n", true, "the same in other words"},
        {"# Methodology of the plan\n\n# Needs\n", true, "one of several of the topmost level"},
        {"## Methodology of the plan\n\n# Needs\n", true, "not of the topmost level"},
        {"# Plan\n\n## Methodology\n", true, "below the title"},
    }));
    INFO(std::get<2>(row));
    const auto expected = std::get<1>(row) ? Verdict::Met : Verdict::Unmet;
    const Synonyms synonyms = {{"methodology", {"methods"}}};
    CHECK(judged(Section{{"methodology"}}, std::get<0>(row), synonyms).verdict == expected);
    CHECK(judged(List{1, {"methodology"}}, std::get<0>(row) + "\n- item\n", synonyms).verdict ==
          (std::get<0>(row).find("Needs\n") == std::string::npos ? expected : Verdict::Unmet));
    checkUnmet(judged(Section{{"needs"}}, "# Plan of needs\n"),
               "Section \"needs\" is missing; add a heading of that name");
}

TEST_CASE("a line that only looks like a heading is named, with what to do")
{
    checkUnmet(
        judged(Section{{"methodology"}}, "# Plan\n\n## Methods\n\nText.\n\n**Our methodology**\n"),
        "Section \"methodology\" is missing; there is a line \"Our methodology\" but it is no heading: "
        "give it the style Heading 1",
        "Methods, second paragraph");
    checkUnmet(judged(Section{{"costs"}}, "# Plan\n\n| A |\n|---|\n| B |\n| Costs |\n"),
               "Section \"costs\" is missing; there is a line \"Costs\" but it is no heading: give it the "
               "style Heading 1",
               "Plan, first table");
    checkUnmet(judged(List{1, {"costs"}}, "Costs\n\n- a\n"),
               "Section \"costs\", in which this belongs, is missing; there is a line \"Costs\" but it is no "
               "heading: give it the style Heading 1",
               "before the first heading, first paragraph");
    checkUnmet(judged(Section{{"costs"}},
                      "# Plan\n\nOf costs this long paragraph of running text speaks only "
                      "in passing, as many of them do.\n"),
               "Section \"costs\" is missing; add a heading of that name");
}

TEST_CASE("a section within another is looked for there alone")
{
    const std::string text =
        "# Data\n\n## Definition\n\n# Costs\n\n## Definitions\n\n## Example\n\n# Data again\n\n## Example\n";
    checkMet(judged(Section{{"definition"}, {"costs"}}, text), "Definitions");
    checkMet(judged(Section{{"example"}, {"data"}}, text),
             "Example in \"Data again\""); // under the second heading that says data
    checkUnmet(judged(Section{{"costs"}, {"costs"}}, text),
               "Section \"costs\" is missing in the section \"costs\"; add a heading of that name");
    checkUnmet(judged(Section{{"example"}, {"datasets"}}, text),
               "Section \"datasets\", in which this belongs, is missing; the nearest heading is \"Data\"",
               "Data");
}

TEST_CASE("a topic has a place if a line is given to it")
{
    const Topic topic{{"cost sharing"}};
    const std::string running = "This chapter will also touch on many questions, one of which is the sharing "
                                "of costs between all parties.";
    checkMet(judged(topic, "- sharing of costs\n\n# Sharing costs\n"),
             "Sharing costs"); // a heading before all else
    checkMet(judged(topic, "# A\n\n- sharing of costs\n"), "A, first list item");
    checkMet(judged(topic, "# A\n\nCost sharing.\n"), "A, first paragraph");
    checkMet(judged(topic, "# A\n\n| Chapter | Pages |\n|---|---|\n| Cost sharing | 5 |\n"),
             "A, first table");
    checkUnmet(judged(topic, "# A\n\n" + running),
               "\"cost sharing\" is only mentioned in running text; give it a heading or a line of its own",
               "A, first paragraph");
    checkUnmet(judged(topic, "# Costs\n\ntext"),
               "\"cost sharing\" has no place in the document; the nearest heading is \"Costs\"", "Costs");
    checkUnmet(judged(topic, "# A\n\ncost\n\nsharing\n"),
               "\"cost sharing\" has no place in the document; add a heading or a list item for it");
    checkMet(judged(Topic{{"cost sharing"}, {}, true}, "# A\n\n" + running), "A, first paragraph");
    const auto otherWords =
        judged(Topic{{"cost sharing"}, {"B"}, true}, "# A\n\n" + running + "\n\n# B\n\nWho pays what.\n");
    CHECK(otherWords.verdict == Verdict::Unknown);
    CHECK(otherWords.place == "B, first paragraph");
    CHECK(otherWords.remark ==
          "\"cost sharing\" is not named in the section \"B\"; whether it is there in other "
          "words, look yourself");
    checkUnmet(judged(Topic{{"cost sharing"}, {"B"}, true}, "# A\n\n" + running + "\n\n# B\n"),
               "\"cost sharing\" has no place in the section \"B\"; add a heading or a list item for it");

    std::string long14 = "cost sharing";
    for (int i = 0; i < 12; ++i)
        long14 += " word";
    checkMet(judged(topic, long14), "before the first heading, first paragraph");
    CHECK(judged(topic, long14 + " word").verdict == Verdict::Unmet);
    CHECK(judged(topic, "- " + long14 + " word").verdict == Verdict::Met);
}

TEST_CASE("a table is known by its first row, and its filled rows count")
{
    const std::string text = "# Timeline\n\n| Step | From | To | Days |\n|---|---|---|---|\n| a | 1 | 2 | 3 "
                             "|\n| | | | |\n| b | | | |\n";
    const std::vector<Wordings> columns = {{"step", "phase"}, {"from"}, {"to"}, {"days"}};
    checkMet(judged(Table{columns, 2}, text), "Timeline, first table");
    checkUnmet(judged(Table{columns, 3}, text),
               "The nearest table has 2 filled rows below its heading; 3 are needed",
               "Timeline, first table");
    checkUnmet(judged(Table{{{"step"}, {"hours"}}, 1}, text),
               "The nearest table lacks the column \"hours\"; add it", "Timeline, first table");
    checkUnmet(judged(Table{{{"who"}, {"hours"}}, 1}, text),
               "The nearest table lacks the columns \"who\" and \"hours\"; add them",
               "Timeline, first table");
    checkUnmet(judged(Table{{{"step"}, {"hours"}}, 1}, "# A"),
               "There is no table with the columns \"step\" and \"hours\"; add one");
    checkUnmet(judged(Table{{}, 1}, "# A"), "There is no table; add one");
    checkMet(judged(Table{{}, 2}, text), "Timeline, first table");
    checkUnmet(judged(Table{{{"step"}}, 1, {"A"}}, "# A\n\n" + text),
               "There is no table in the section \"A\" with the column \"step\"; add one");
    checkMet(judged(Table{{{"step"}}, 1, {"timeline"}}, "# A\n\n" + text), "Timeline, first table");

    Document titled = markdown(text);
    auto& rows = titled.blocks.back().rows;
    rows.insert(rows.begin(), {{"Plan of the work"}, {}, {}, {}}); // a title above the columns
    checkMet(judged(Table{columns, 2}, {titled}), "Timeline, first table");
    rows.clear();
    rows.push_back({});
    CHECK(judged(Table{columns, 2}, {titled}).verdict == Verdict::Unmet);
}

TEST_CASE("a list is items in one run, and explanations belong to numbered ones")
{
    const std::string bullets = "# A\n\n- a\n- b\n\ntext\n\n- c\n- d\n- e\n";
    checkMet(judged(List{3}, bullets), "A, third list item");
    checkUnmet(judged(List{4}, bullets), "The longest list has 3 items; 4 are needed", "A, third list item");
    checkMet(judged(List{3}, "# A\n\n1. a\n\n   why\n\n2. b\n\n3. c\n"), "A, first list item");
    checkUnmet(judged(List{3}, "# A\n\n1. a\n2. b\n\n# B\n\n1. c\n"),
               "The longest list has 2 items; 3 are needed", "A, first list item");
    checkUnmet(judged(List{1}, "text"),
               "There is no list; add one of 1 item, with Word's bullets or numbers");
    checkMet(judged(List{1, {"B"}}, "# A\n\n- x\n\n# B\n\n- y\n"), "B, first list item");
}

TEST_CASE("the items of a section may be sub-headings or rows")
{
    const List two{2, {"advice"}};
    checkMet(judged(two, "# A\n\n# Advice\n\n## One\n\n### Why\n\n## Two\n\n# B\n"), "One");
    checkMet(judged(two, "# A\n\n# Advice\n\n| No | What |\n|---|---|\n| 1 | x |\n| 2 | y |\n"),
             "Advice, first table");
    checkUnmet(judged(two, "# A\n\n# Advice\n\n| No | What |\n|---|---|\n| 1 | x |\n| | |\n"),
               "The longest list in the section \"advice\" has 1 item; 2 are needed", "Advice, first table");
    CHECK(judged(two, "# A\n\n# Advice\n\n## One\n\n### Why\n\n# B\n").verdict == Verdict::Unmet);
    CHECK(judged(List{2}, "# A\n\n## One\n\n## Two\n").verdict == Verdict::Unmet); // any document has them
}

TEST_CASE("length counts the words of all files")
{
    const std::vector<Document> two = {markdown("one two three"),
                                       markdown("# four\n\n| five | six |\n|---|---|\n")};
    CHECK(judged(Length{6, 6}, two).verdict == Verdict::Met);
    CHECK(judged(Length{0, 0}, two).verdict == Verdict::Met);
    checkUnmet(judged(Length{7, 0}, two), "The text has 6 words; at least 7 are needed");
    checkUnmet(judged(Length{0, 5}, two), "The text has 6 words; at most 5 are allowed");
}

TEST_CASE("a clean file has no changes, comments or hidden text left, and all files must be clean")
{
    Document traced = markdown("# A\n\ntext\n\nmore", "b.docx");
    traced.changes = {{Document::Change::Kind::Insertion, 2, {}, {}, {}},
                      {Document::Change::Kind::MovedHere, 2, {}, {}, {}}};
    traced.comments = {{1, {}, {}, {}, {}, {}, false}};
    traced.hidden = {{2, {}}};
    checkMet(judged(Requirement::Clean{}, "text"), "");
    checkUnmet(judged(Requirement::Clean{}, {traced}),
               "The file still holds 2 tracked insertions, 1 comment and 1 piece of hidden text; accept or "
               "reject all changes, delete the comments and delete the hidden text",
               "A, first paragraph");
    const auto finding = judged(Requirement::Clean{}, {markdown("text", "a.docx"), traced});
    CHECK(finding.verdict == Verdict::Unmet);
    CHECK(finding.place == "b.docx: A, first paragraph");
}

TEST_CASE("of several files one suffices, and the nearest speaks for all")
{
    const std::vector<Document> two = {markdown("# Other", "a.md"), markdown("# Methods", "b.md")};
    checkMet(judged(Section{{"methods"}}, two), "b.md: Methods");
    checkUnmet(judged(Section{{"methodology"}}, two),
               "Section \"methodology\" is missing; the nearest heading is \"Methods\"", "b.md: Methods");
}

TEST_CASE("many requirements are judged as each alone")
{
    const std::vector<Document> documents = {markdown("# Data\n\n- a list\n")};
    const std::vector<Requirement> requirements = {{"a", Level::Must, "A", Section{{"data"}}},
                                                   {"b", Level::May, "B", Section{{"dat"}}},
                                                   {"c", Level::Must, "C", Topic{{"list"}}},
                                                   {"d", Level::Must, "D", Requirement::Own{}}};
    const auto findings = judge(requirements, documents, {});
    REQUIRE(findings.size() == requirements.size());
    for (std::size_t i = 0; i < findings.size(); ++i)
        CHECK(findings[i] == judge(requirements[i], documents, {}));
}
