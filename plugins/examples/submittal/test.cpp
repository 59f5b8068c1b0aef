#include "remit/testing.h"

#include <fstream>
#include <iterator>

using namespace remit::testing;

namespace {

// The sample with `part` changed to `other`.
std::string sampleWith(const std::string& part, const std::string& other)
{
    std::ifstream in("sample.md");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto at = text.find(part);
    return at == text.npos ? "the sample does not say " + part : text.replace(at, part.size(), other);
}

}

int main()
{
    const Given submittal = Given().expects(R"(
        specification = "03 30 00"
        product-data = ["product", "manufacturer", "designation", "standard"]
        clauses = ["2.1.A", "2.2.B", "2.5", "3.4.C"]
        samples = ["test cylinders", "curing compound"]
    )");
    Expect expect;

    expect.complains(submittal, "");
    expect.complains(Given().expects("clause = [\"2.5\"]"), "Did you mean \"clauses\"?");
    expect.asks(Given(), {"contractor-review"});
    expect.asks(submittal,
                {"specification", "table", "clause-2-1-a", "clause-2-2-b", "clause-2-5", "clause-3-4-c",
                 "deviations", "sample-test-cylinders", "sample-curing-compound", "contractor-review"});

    expect(submittal.file("sample.md"), {});

    const auto with = [&](const std::string& part, const std::string& other) {
        return submittal.document(sampleWith(part, other));
    };
    // Of the clause itself, not of one that its number is a part of.
    expect(with("| 2.5 |", "| 2.5.1 |"), {unmet("clause-2-5").saying("nothing is stated")});
    expect(with("| 2.5 |", "| 12.5 |"), {unmet("clause-2-5").saying("nothing is stated")});
    expect(with("| 2.5 |", "| Clause 2.5. |"), {});
    // A statement is one of three, and nothing beside it.
    expect(with("309 | complies", "309 | complies in part"),
           {unmet("clause-2-5").saying("nothing is stated")});
    expect(with("309 | complies", "309 | "),
           {unmet("clause-2-5").saying("complies, deviates or does not apply")});
    expect(with("## Compliance", "## Remarks"),
           {unmet("clause-2-1-a"), unmet("clause-2-2-b"), unmet("clause-2-5"), unmet("clause-3-4-c")});
    // A deviation needs its reason; what complies needs none.
    expect(with("309 | complies", "309 | deviates"), {unmet("deviations").saying("no reason for 2.5;")});
    expect(with("- 2.2.B: aggregate of 25 mm is offered;", "- 2.2.B: see above\n\n"),
           {unmet("deviations").saying("2.2.B")});
    expect(with("20 mm at most | deviates", "20 mm at most | complies"), {});
    // Who reviewed it, and when: in lines or in a table.
    expect(with("Date: 3 March 2036", "Date:"), {unmet("contractor-review").saying("fill in Date")});
    expect(with("Reviewed by: A. Okoro, quality manager\n\nDate: 3 March 2036",
                "| Review | |\n|---|---|\n| Reviewed by | A. Okoro |\n| Date | 3 March 2036 |"),
           {});
    expect(with("## Contractor's review", "## Annexes"),
           {unmet("contractor-review").saying("Reviewed by and Date")});
    // What Remit checks by itself.
    expect(with("Footbridge", "Bridge").document("# Annex\n", "annex.md"), {});
    expect(Given().expects("specification = \"03 30 00\"").document("# Section 03 35 00\n"),
           {unmet("specification"), unmet("contractor-review")});
    expect(with("Designation", "Type"), {unmet("table")});
    expect(with("Designation", "Type").desk("[synonyms]\nDesignation = [\"Type\"]"), {});
    expect(with("- Curing compound", "- Primer"), {unmet("sample-curing-compound")});
    // A submittal that came back is handed in again with answers.
    const Given again = submittal.comment("State the slump.").file("sample.md");
    expect(again, {unmet("answers-to-comments").as(remit::Level::Should)});
    expect(again.answers("Comment 1: the slump is 90 mm."), {});

    return expect.status();
}
