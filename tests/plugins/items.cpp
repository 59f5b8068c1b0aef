#include "plugins/asked.h"

#include <catch2/catch.hpp>

// What became of the recommendations of a draft.
using namespace remit;
using namespace remit::test;

namespace {

Case heldAgainst(const std::string& draft, std::string report)
{
    Case asked{
        contractOf({deliverable("drafts"),
                    deliverable("final", expects({{"recommendations-in", std::string("Recommendations")}}))}),
        std::move(report)};
    asked.accepted = {accepted("drafts", draft)};
    return asked;
}

Finding kept(const Case& asked)
{
    return finding(examined(asked), "items-kept");
}

const std::string kOpening = "# Report\n\n## Recommendations\n\n";
const std::string kFund = "Create a fund for the training costs of nurses in countries of origin";
const std::string kOtherFund = "Create a fund for the training costs of nurses in countries of destination";
const std::string kWages = "Publish wage data every quarter";
const std::string kSkills = "Recognise the skills of migrants before departure";

}

TEST_CASE("One recommendation of the final report answers for one of the draft")
{
    const std::string draft = kOpening + "- " + kFund + "\n- " + kOtherFund + "\n- " + kWages + "\n";
    const auto dropped = kept(heldAgainst(draft, kOpening + "- " + kFund + "\n- " + kWages + "\n"));
    CHECK(dropped.verdict == Verdict::Unmet);
    CHECK(
        dropped.remark ==
        "1 of 3 is not found again: \"" + kOtherFund +
            "\"; keep it, or quote it in the answers to comments and say why it is gone; of the others 2 are "
            "kept as they were");

    const std::string twice = "The fund for training costs of nurses in countries of origin is to be created";
    const auto summarised =
        kept(heldAgainst(draft, "# Report\n\n## Summary\n\n- " + twice + "\n\n## Recommendations\n\n- " +
                                    twice + "\n- " + kWages));
    CHECK(summarised.verdict == Verdict::Unmet);
    CHECK(summarised.remark.find("1 of 3 is not found again: \"" + kOtherFund) == 0);
}

TEST_CASE("Recommendations are found again whatever they are made of")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {"### Recommendation 1: " + kFund + "\n\nWhy.\n\n### Recommendation 2: " + kWages + "\n", "headings"},
        {"### 1. " + kFund + "\n\n### Recommandation n° 2 – " + kWages + "\n", "numbered in another way"},
        {"Recommendation 1. " + kFund + "\n\n(2) " + kWages + "\n", "paragraphs"},
        {"| No. | Recommendation | Who |\n|---|---|---|\n| R1 | " + kFund + " | State |\n| R2 | " + kWages +
             " | Bank |\n",
         "rows"},
    }));
    INFO(std::get<1>(row));
    const std::string listed = "- " + kFund + "\n- " + kWages + "\n";
    const auto promoted = kept(heldAgainst(kOpening + listed, kOpening + std::get<0>(row)));
    CHECK(promoted.verdict == Verdict::Met);
    CHECK(promoted.remark == "");
    const auto back = kept(heldAgainst(kOpening + std::get<0>(row), kOpening + listed));
    if (std::get<1>(row) == "paragraphs") {
        CHECK(back.remark ==
              "the accepted report drafts (revision 1) has no list, sub-headings or table of items under "
              "\"Recommendations\"");
    } else {
        CHECK(back.verdict == Verdict::Met);
        CHECK(back.remark == "");
    }
}

TEST_CASE("A draft's recommendations are what it counts as its items, and not what stands beneath")
{
    const auto row = GENERATE(table<std::string, std::string, std::string>({
        {"### " + kFund + "\n\n- Who: the ministry of labour\n- Cost: none\n\n### " + kWages +
             "\n\n- Who: the bank\n- Cost: some\n",
         kFund + "|" + kWages, "sub-headings with bullets"},
        {"### Recommendation 1\n\n" + kFund + "\n\n### Recommendation 2\n\n" + kWages + "\n",
         kFund + "|" + kWages, "sub-headings that only number"},
        {"### To governments\n\n- " + kFund + "\n- " + kWages + "\n\n### To employers\n\n- " + kSkills + "\n",
         kFund + "|" + kWages + "|" + kSkills, "lists by whom they are for"},
        {"- " + kFund + "\n- " + kWages +
             "\n\n| Year | Nurses |\n|---|---|\n| 1 | 2 |\n| 2 | 3 |\n| 3 | 4 |\n",
         kFund + "|" + kWages, "a list beside a longer table of figures"},
        {"| Who | What |\n|---|---|\n| State | " + kFund + " |\n| Bank | " + kWages + " |\n",
         kFund + "|" + kWages, "rows under other heads"},
    }));
    INFO(std::get<2>(row));
    const auto gone = kept(heldAgainst(kOpening + std::get<0>(row), kOpening + "None.\n"));
    std::string wanted = std::get<1>(row), told;
    const auto all = std::count(wanted.begin(), wanted.end(), '|') + 1;
    CHECK(gone.remark.find(std::to_string(all) + " of " + std::to_string(all) + " are not found again: ") ==
          0);
    for (std::size_t at = 0; at <= wanted.size();) {
        const auto end = std::min(wanted.find('|', at), wanted.size());
        CHECK(gone.remark.find(wanted.substr(at, std::min<std::size_t>(end - at, 60))) != std::string::npos);
        at = end + 1;
    }
}

TEST_CASE("A large table before them hides no recommendations, and what is not looked at is not missing")
{
    std::string figures = "| Land | Jobs and wages |\n|---|---|\n";
    const auto rows = GENERATE(600, 5000);
    for (int i = 0; i < rows; ++i)
        figures += "| Land " + std::to_string(i) + " | Jobs of kind " + std::to_string(i) + " |\n";
    const std::string draft = kOpening + "- " + kFund + "\n- " + kWages + "\n";
    const std::string before = "# Report\n\n## Figures\n\n" + figures + "\n## Recommendations\n\n";
    const auto reworded =
        kept(heldAgainst(draft, before + "- Every quarter, data on wages are published\n- " + kFund));
    CHECK(reworded.verdict == Verdict::Met);
    CHECK(reworded.remark == "of 2 items 1 is kept as it was; 1 reads otherwise now: \"" + kWages +
                                 "\" is \"Every quarter, data on wages are published\"");
    const auto gone = kept(heldAgainst(draft, before + "- " + kFund));
    CHECK(gone.verdict == (rows < 4000 ? Verdict::Unmet : Verdict::Unknown));
}

TEST_CASE("The answers to comments say which recommendations are withdrawn")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {"The recommendation on wage data was withdrawn, because nobody pays for it.", kWages},
        {"\"" + kWages + "\": nobody pays for it.", kWages},
        {"The wage data are now in the annex.", ""},
        {"The fund for nurses in countries of destination was dropped.", kOtherFund},
        {"La recommandation \"" + kFund + "\" a été supprimée.", kFund},
    }));
    INFO(std::get<0>(row));
    Case asked = heldAgainst(kOpening + "- " + kFund + "\n- " + kOtherFund + "\n- " + kWages + "\n",
                             kOpening + "- Nothing\n");
    asked.answers = std::get<0>(row);
    const auto found = kept(asked);
    const auto told = found.remark.find("1 was withdrawn, as the answers to comments say: \"" +
                                        std::get<1>(row).substr(0, 60));
    CHECK((told != std::string::npos) == !std::get<1>(row).empty());
    CHECK(found.verdict == Verdict::Unmet);

    asked.answers = "\xff";
    CHECK(kept(asked).verdict == Verdict::Unknown);
}
