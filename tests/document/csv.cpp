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
