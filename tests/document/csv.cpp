#include "lines.h"

using namespace remit;
using Lines = std::vector<std::string>;

namespace {

Lines read(std::string_view bytes)
{
    return test::lines(test::readable(readCsv(bytes)));
}

std::string refusal(std::string_view name, std::string_view bytes)
{
    const auto document = readDocument(name, bytes);
    REQUIRE_FALSE(document);
    return document.error().text();
}

}

TEST_CASE("csv: a file is one table, whatever parts its cells")
{
    const Lines table = {"| Name | Role", "| Mills | employer"};
    CHECK(read("Name,Role\nMills,employer\n") == table);
    CHECK(read("\xef\xbb\xbfName;Role\r\nMills;employer\r\n") == table);
    CHECK(read("Name\tRole\rMills\temployer") == table);
    CHECK(read("sep=;\r\nName;Role\r\nMills;employer") == table);
    CHECK(read("\"Name\",Role,,\n,,\n\nMills , employer,\n\n") == table);
    CHECK(read("A;\"x, y, z\"\n1,5;2") == Lines{"| A | x, y, z", "| 1,5 | 2"});
    CHECK(read("").empty());
    CHECK(read("\n,\n").empty());
}

TEST_CASE("csv: what parts the cells is what gives the most lines the same number of them")
{
    const auto row = GENERATE(table<std::string, Lines, std::string>({
        {"Register of stakeholders\nStakeholder;Role;Interest\nMills;employer;skills\n",
         {"| Register of stakeholders", "| Stakeholder | Role | Interest", "| Mills | employer | skills"},
         "a title has no separator"},
        {"Register, as of May, revised\nName;Role\nMills;employer\n",
         {"| Register, as of May, revised", "| Name | Role", "| Mills | employer"},
         "a title has commas of its own"},
        {"Stakeholder, role and interest;Notes\n",
         {"| Stakeholder, role and interest | Notes"},
         "of two alike, a comma is likelier to be text"},
        {"Name;Budget\nMills;1,5\nGill;2,5\n",
         {"| Name | Budget", "| Mills | 1,5", "| Gill | 2,5"},
         "decimal commas"},
        {"Name,Role\nMills,\"a; b\"\nGill,\"c; d\"\n\"X\"\"; Y\",e\n",
         {"| Name | Role", "| Mills | a; b", "| Gill | c; d", "| X\"; Y | e"},
         "what is between quotation marks parts nothing"},
        {"Name,Role\n\"Mills\n; Gill\n; Hill\",employer\n",
         {"| Name | Role", "| Mills ; Gill ; Hill | employer"},
         "nor do lines in a cell"},
        {"Name\nMills\n", {"| Name", "| Mills"}, "one column has none"},
        {"6\" pipe;a\n8\" pipe;b\n", {"| 6\" pipe | a", "| 8\" pipe | b"}, "inches are no quotation"},
    }));
    INFO(std::get<2>(row));
    CHECK(read(std::get<0>(row)) == std::get<1>(row));
}

TEST_CASE("csv: between quotation marks everything is text")
{
    CHECK(read("\"a \"\"b\"\" c\",\"line one\r\nline two\"\n") == Lines{"| a \"b\" c | line one line two"});
    CHECK(read("6\" pipe,\"x\"y\n") == Lines{"| 6\" pipe | xy"});
    CHECK(read(",b\n\"\",\"\"\n") == Lines{"|  | b"});
}

TEST_CASE("csv: what cannot be read is refused in a sentence")
{
    CHECK(refusal("list.csv", "a,b\nc,\"d\n") ==
          "list.csv: the quotation mark in row 2 is nowhere closed; save the table as CSV again");
    CHECK(refusal("list.csv", "Name,Stra\xdf"
                              "e\n") ==
          "list.csv: the table is not in UTF-8; save it as \"CSV UTF-8\", or as a workbook (.xlsx)");
    CHECK(refusal("list.csv", std::string(kMaxBlocks + 1, ',')).find("paragraphs and table cells") !=
          std::string::npos);
    CHECK(refusal("list.csv", std::string("\xff\xfe"
                                          "a\0",
                                          4))
              .find("text in UTF-16") != std::string::npos);
    CHECK(test::readable(readDocument("Register.CSV", "a,b\n")).blocks.size() == 1);
    CHECK(test::readable(readDocument("register.tsv", "a\tb\n")).blocks.size() == 1);
}
