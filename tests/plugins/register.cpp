#include "plugins/asked.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::test;

namespace {

// An assessment asked for a register, with the file `name` beside a report without tables.
Finding registerOf(const std::string& name, const std::string& table)
{
    const Case asked = of("assessment",
                          {{"stakeholders", Texts{"private sector", "diaspora"}},
                           {"register", Texts{"stakeholder", "role", "interest"}}},
                          "# Assessment\n\n- The private sector\n- The diaspora\n");
    Question question = asked.question();
    question.files.push_back({name, table, false});
    return finding(Host({test::phases()}).examine(question), "register");
}

}

TEST_CASE("A register has a row for each stakeholder, in a document or a table of its own")
{
    const auto inText =
        registerOf("annex.md", "| Stakeholder | Interest | Their role |\n|---|---|---|\n"
                               "| The private sector | Skills | Employer |\n"
                               "| Diaspora | Return | Adviser |\n| | | |\n| Others | None | None |\n");
    CHECK(inText.words ==
          "A register with 3 columns, stakeholder, role and interest, a row for each stakeholder, and no "
          "cell of them left empty");
    CHECK(inText.level == Level::Must);
    CHECK(inText.verdict == Verdict::Met);
    CHECK(registerOf("register.csv", "Stakeholder;Role;Interest;Notes\nPrivate sector;Employer;Skills;\n"
                                     "Diaspora;Adviser;Return;\n")
              .verdict == Verdict::Met);
}

TEST_CASE("What a register lacks is named")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {"Name,Phone\nMills,1\n",
         "there is no such table; give it in the document, as a workbook (.xlsx) or as CSV"},
        {"Stakeholder,Phone\nDiaspora,1\n", "the nearest table has no column \"role\" and \"interest\""},
        {"Stakeholder,Role,Interest\n", "it has no row below its heading"},
        {"Stakeholder,Role,Interest\nDiaspora,Adviser,Return\n", "there is no row for \"private sector\""},
        {"Stakeholder,Role,Interest\nDiaspora,,Return\nPrivate sector,Employer\n",
         "the row \"Diaspora\" leaves \"role\" empty and the row \"Private sector\" leaves \"interest\" "
         "empty"},
        {"Stakeholder,Role,Interest\nDiaspora,,\nA,,\nB,,\nC,,\n",
         "there is no row for \"private sector\"; the row \"Diaspora\" leaves \"role\" empty, the row "
         "\"Diaspora\" "
         "leaves \"interest\" empty, the row \"A\" leaves \"role\" empty, the row \"A\" leaves \"interest\" "
         "empty, the "
         "row \"B\" leaves \"role\" empty and 3 more cells are empty"},
    }));
    INFO(std::get<0>(row));
    const auto found = registerOf("register.csv", std::get<0>(row));
    CHECK(found.verdict == Verdict::Unmet);
    CHECK(found.remark == std::get<1>(row));
}

TEST_CASE("A register of more rows than anybody reads is not known to be whole")
{
    std::string table = "Stakeholder,Role,Interest\n";
    for (int i = 0; i < 3000; ++i)
        table += "Diaspora,Adviser,Private sector\n";
    CHECK(registerOf("register.csv", table).verdict == Verdict::Unknown);
}
