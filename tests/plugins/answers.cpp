#include "plugins/asked.h"

#include <catch2/catch.hpp>

// Answers to open comments, which every phase asks for.
using namespace remit;
using namespace remit::test;

TEST_CASE("Open comments ask for answers, in a section or a file of their own")
{
    const std::string phase = GENERATE("plan", "assessment", "outline", "drafts", "final");
    Case asked = of(phase, {}, "# Report\n\n## Data\n");
    asked.comments = {{id<DeliverableId>("plan"), 2, 7, "Which years?"}};

    const auto open = finding(examined(asked), "answers-to-comments");
    CHECK(open.level == (phase == "final" ? Level::Must : Level::Should));
    CHECK(open.verdict == Verdict::Unmet);
    CHECK(open.words == "An answer to the open comment, by its number (\"Comment 7: …\")");
    CHECK(open.remark ==
          "open: comment 7 on plan, revision 2: \"Which years?\"; answer it by its number, \"Comment 7: "
          "…\", in a section \"Answers to comments\" or in a file of answers");

    Case inFile = asked;
    inFile.answers = "Comment 7: years 2015 to 2020.";
    CHECK(finding(examined(inFile), "answers-to-comments").verdict == Verdict::Met);
    asked.document += "\n## Response to comments\n\nComment 7: years 2015 to 2020.\n";
    CHECK(finding(examined(asked), "answers-to-comments").verdict == Verdict::Met);
}

TEST_CASE("Every open comment is answered by its number or quoted")
{
    const auto row = GENERATE(table<std::string, std::string, std::string>({
        {"We thank you for the comments.", "34", "no comment named"},
        {"- Comment 3: done.", "4", "one of two"},
        {"- Comment 3: done.\n- Comment 4: no.", "", "both"},
        {"Comments 3 and 4 are taken up.", "", "both at once"},
        {"Comment 3: 4 chapters added.", "4", "a number that is no comment's"},
        {"Comment 34: done.", "34", "another number"},
        {"> Give an example of cost sharing\n\nDone. Comment 3: too.", "", "quoted by its beginning"},
        {"| Comment | Answer |\n|---|---|\n| 3 | Done |\n| 4 | No |\n", "", "a table"},
        {"| Answer | Page |\n|---|---|\n| 3 | 4 |\n", "34", "a table of something else"},
        {"Comment No. 3: done.\n\nComment n° 4: done.", "", "the number called one"},
        {"Comments 2-5 are taken up.", "", "a range"},
        {"Comments 1 to 3: done.", "4", "a range in words"},
        {"Comments 1–2 and 4: done.", "3", "a range and one"},
        {"We took up the comment and 3 pages more, the comments and 4.", "34", "numbers of something else"},
        {"Comment 3 - 4 chapters added.", "4", "a dash that is no range"},
        {"| No. | Comment | Response |\n|---|---|---|\n| 3 | Which years? | 2015 to 2020 |\n| 4 | Cost | No "
         "|\n",
         "", "a matrix with the numbers in front"},
        {"| No. | Comment | Response |\n|---|---|---|\n| 1 | Comment 4 | Done |\n", "3",
         "a matrix that numbers its own rows"},
        {"| Comment | Answer |\n|---|---|\n| 3-4 | Done |\n", "", "a range in a cell"},
    }));
    INFO(std::get<2>(row));
    Case asked = of("plan", {}, "# Plan\n\nComment 3, comment 4.\n");
    asked.comments = {{id<DeliverableId>("plan"), 1, 3, "Which years?"},
                      {id<DeliverableId>("plan"), 1, 4, "Give an example of cost sharing from a country."}};
    asked.answers = std::get<0>(row);
    const auto found = finding(examined(asked), "answers-to-comments");
    std::string open;
    for (const std::string number : {"3", "4"})
        if (found.remark.find("comment " + number + " on plan, revision 1") != std::string::npos)
            open += number;
    CHECK(open == std::get<1>(row));
    CHECK(found.verdict == (open.empty() ? Verdict::Met : Verdict::Unmet));
}

TEST_CASE("A number that two comments have answers only the one that is said")
{
    const auto row = GENERATE(table<std::string, Verdict, std::string>({
        {"Comment 1: done.", Verdict::Unknown,
         "another comment has the same number, and the answer does not say which is meant: comment 1 on "
         "outline, revision 2: \"Which years?\" and comment 1 on drafts, revision 1: \"Costs?\"; write "
         "\"Comment 1 on "
         "outline: "
         "…\""},
        {"Comment 1 on the outline: done.", Verdict::Unmet,
         "open: comment 1 on drafts, revision 1: \"Costs?\"; answer it by its number, \"Comment 1 on drafts: "
         "…\", in a "
         "section \"Answers to comments\" or in a file of answers"},
        {"Comment 1 on outline 2: done.\n\nComment 1: as the outline has it.", Verdict::Unknown,
         "another comment has the same number, and the answer does not say which is meant: comment 1 on "
         "drafts, revision 1: \"Costs?\"; write \"Comment 1 on drafts: …\""},
        {"Comment 1 on the outline: done.\n\nComment 1 on the drafts: done.", Verdict::Met, ""},
        {"# Comments on the outline\n\nComment 1: done.\n\n# On the drafts\n\nComment 1: done.", Verdict::Met,
         ""},
        {"| Comment | Response |\n|---|---|\n| Comment 1 on the outline: which years are meant in all? | "
         "2020 |\n"
         "| Comment 1 on drafts 1: costs? | None |\n",
         Verdict::Met, ""},
        {"| No. | On | Comment | Response |\n|---|---|---|---|\n| 1 | Outline | Which years? | 2020 |\n"
         "| 1 | Drafts | Costs? | None |\n",
         Verdict::Met, ""},
    }));
    INFO(std::get<0>(row));
    Case asked = of("drafts", {}, "# Report\n");
    asked.comments = {{id<DeliverableId>("outline"), 2, 1, "Which years?"},
                      {id<DeliverableId>("drafts"), 1, 1, "Costs?"}};
    asked.answers = std::get<0>(row);
    const auto found = finding(examined(asked), "answers-to-comments");
    CHECK(found.words == "Answers to the 2 open comments, each by its number (\"Comment 1 on outline: …\")");
    CHECK(found.verdict == std::get<1>(row));
    CHECK(found.remark == std::get<2>(row));
}

TEST_CASE("Answers in a file that cannot be opened are not taken for answers")
{
    Case asked = of("plan", {}, "# Plan\n");
    asked.comments = {{id<DeliverableId>("plan"), 1, 3, "Which years?"}};
    asked.answers = "\xff";
    const auto found = finding(examined(asked), "answers-to-comments");
    CHECK(found.verdict == Verdict::Unknown);
    CHECK(found.remark.find("\"answers.md\" could not be opened") == 0);
}

TEST_CASE("Of many open comments the first are named and the others counted")
{
    Case asked = of("plan", {}, "# Plan\n");
    for (int number = 1; number <= 9; ++number)
        asked.comments.push_back({id<DeliverableId>("plan"), 1, number, "Which years?"});
    const auto open = finding(examined(asked), "answers-to-comments");
    CHECK(open.words == "Answers to the 9 open comments, each by its number (\"Comment 1: …\")");
    CHECK(open.remark.find("comment 5 on plan, revision 1: \"Which years?\" and 4 more;") !=
          std::string::npos);
}
