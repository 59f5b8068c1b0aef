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
        {"Stakeholder,Phone\nDiaspora,1\n",
         "the nearest table (register.csv: before the first heading, first table) has no columns \"role\" "
         "and \"interest\"; add one for each"},
        {"Stakeholder,Role and interest\nDiaspora,Adviser\n",
         "the nearest table (register.csv: before the first heading, first table) has no column "
         "\"interest\"; add one"},
        {"Stakeholder role and interest\nDiaspora\n",
         "the nearest table (register.csv: before the first heading, first table) has no columns \"role\" "
         "and \"interest\"; add one for each"},
        {"Stakeholder,Role,Interest\n", "it has no row below its heading"},
        {"Stakeholder,Role,Interest\nDiaspora,Adviser,Return\n", "there is no row for \"private sector\""},
        {"Stakeholder,Role,Interest\nDiaspora,,Return\nPrivate sector,Employer\n",
         "the row \"Diaspora\" leaves \"role\" empty and the row \"Private sector\" leaves \"interest\" "
         "empty"},
        {"Stakeholder;Role;Interest\nMinistry;Works with the private sector and the diaspora;Skills\n",
         "there is no row for \"private sector\" and \"diaspora\""},
        {"Stakeholder,Role,Interest\nPrivate sector,Employer,Skills\nDiaspora\n",
         "the row \"Diaspora\" leaves \"role\" empty and the row \"Diaspora\" leaves \"interest\" empty"},
        {"Stakeholder,Role,Interest,Page\nDiaspora,,,\nA,,,1\nB,,,1\nC,,,1\n",
         "there is no row for \"private sector\"; the row \"Diaspora\" leaves \"role\" empty, the row "
         "\"Diaspora\" leaves \"interest\" empty, the row \"A\" leaves \"role\" empty, the row \"A\" leaves "
         "\"interest\" empty, the row \"B\" leaves \"role\" empty and 3 more"},
    }));
    INFO(std::get<0>(row));
    const auto found = registerOf("register.csv", std::get<0>(row));
    CHECK(found.verdict == Verdict::Unmet);
    CHECK(found.remark == std::get<1>(row));
}

TEST_CASE("A register is found as people write one")
{
    const auto row = GENERATE(table<std::string, std::string>({
        {"Register of stakeholders;;\nStakeholder;Role;Interest\nPrivate sector;Employer;Skills\n"
         "Diaspora;Adviser;Return\n",
         "under a title"},
        {"Stakeholder;Role;Interest\nPrivate sector;Employer;Skills\nDiaspora;Adviser;Return\n"
         "Source: own work, August 2036\n",
         "above its source"},
        {"Stakeholder;Role;Interest\nFor profit\nPrivate sector;Employer;Skills\nOthers\n"
         "Diaspora;Adviser;Return\n",
         "in groups"},
        {"No.;Stakeholder;Type;Role;Interest\n1;Chamber of commerce;Private sector;Employer;Skills\n"
         "2;Union of associations;The diaspora;Adviser;Return\n",
         "with the kind of each in a column"},
        {"Interest of stakeholder;Stakeholder role;Stakeholder\nSkills;Employer;Private sector\n"
         "Return;Adviser;Diaspora\n",
         "with heads that say more than they need"},
        {"Role and interest;Interest today;Stakeholder\nEmployer;Skills;Private sector\n"
         "Adviser;Return;Diaspora\n",
         "with heads one of which would do for two"},
    }));
    INFO(std::get<1>(row));
    const auto found = registerOf("register.csv", std::get<0>(row));
    INFO(found.remark);
    CHECK(found.verdict == Verdict::Met);
}

TEST_CASE("Where no column is asked for that names the stakeholders, any cell may")
{
    Case asked =
        of("assessment", {{"stakeholders", Texts{"diaspora"}}, {"register", Texts{"role", "interest"}}},
           "# Assessment\n\n| Body | Role | Interest |\n|---|---|---|\n| The diaspora abroad | A | B |\n");
    CHECK(finding(examined(asked), "register").verdict == Verdict::Met);
}

TEST_CASE("A register of more rows than anybody reads is not known to be whole")
{
    std::string table = "Stakeholder,Role,Interest\n";
    for (int i = 0; i < 3000; ++i)
        table += "Diaspora,Adviser,Private sector\n";
    CHECK(registerOf("register.csv", table).verdict == Verdict::Unknown);
}
