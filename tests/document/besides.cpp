#include "document/besides.h"
#include "lines.h"

using namespace remit;

namespace {

using Told = std::vector<std::string>;

Document markdown(std::string_view text)
{
    auto document = test::readable(readMarkdown(text));
    document.name = "report.docx";
    return document;
}

}

TEST_CASE("a file that holds nothing besides its text is told nothing of")
{
    CHECK(besides(markdown("# A\n\ntext, write to a@example.org or b@example.org")).empty());
}

TEST_CASE("names, comments, changes and hidden text are told with whose they are")
{
    using Change = Document::Change;
    Document document = markdown("text");
    document.properties.author = "A. Okoro";
    document.properties.company = "Tana Ltd";
    document.comments.resize(2);
    document.comments[0].author = document.comments[1].author = "M. Rossi";
    document.changes = {{Change::Kind::Insertion, 0, "A. Okoro", {}, "new"},
                        {Change::Kind::Deletion, 0, "M. Rossi", {}, "too dear"}};
    document.hidden = {{0, "internal"}};
    CHECK(besides(document) ==
          Told{"report.docx says that it was written by A. Okoro and made at Tana Ltd",
               "report.docx holds 2 comments by M. Rossi",
               "report.docx holds 2 tracked changes by A. Okoro and M. Rossi, of which what was deleted can "
               "still be read (\"too dear\")",
               "report.docx holds 1 piece of hidden text (\"internal\")"});
}

TEST_CASE("other files, hidden sheets and what is loaded from elsewhere are told by name, the first of many")
{
    Document document = markdown("text");
    document.properties.hiddenSheets = {"Salaries"};
    document.properties.embedded = {"a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx", "f.xlsx", "g.xlsx"};
    document.properties.attached = {"https://example.org/track.png"};
    CHECK(
        besides(document) ==
        Told{
            "report.docx holds 1 hidden sheet or slide: \"Salaries\"",
            "report.docx holds other files: \"a.xlsx\", \"b.xlsx\", \"c.xlsx\", \"d.xlsx\", \"e.xlsx\" and 2 "
            "more",
            "report.docx loads something from elsewhere when it is opened: "
            "\"https://example.org/track.png\""});
}

TEST_CASE("a list of people is known by its columns, and addresses by their number")
{
    const std::string table = "# Annex\n\n| Name | Phone |\n|---|---|\n| A | 1 |\n| B | 2 |\n| C | 3 |\n";
    CHECK(besides(markdown(table)) ==
          Told{"report.docx holds what looks like a list of people (Annex, first table)"});
    CHECK(besides(markdown("a@x.org, b@x.org\n\nand c@x.org")) ==
          Told{"report.docx holds 3 e-mail addresses"});
}
