#include "testing/testing.h"

#include "support/support.h"

#include <catch2/catch.hpp>

#include <iostream>
#include <sstream>

using namespace remit;
using namespace remit::testing;

namespace {

Given of(const std::string& phase)
{
    return Given(std::filesystem::path(test::phases()) / (phase + ".so"));
}

const std::string kExpects = R"(
sections = ["Methodology", "Timeline"]
steps = ["Interviews"]
timeline = "Timeline"
)";
const std::string kPlan = "# Methodology\n\nDesk research.\n\n# Timeline\n\n- Interviews\n";

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

// What is said on an output while `work` is done.
template <class Work>
std::string said(std::ostream& stream, Work work)
{
    std::ostringstream heard;
    std::streambuf* const kept = stream.rdbuf(heard.rdbuf());
    work();
    stream.rdbuf(kept);
    return heard.str();
}

}

TEST_CASE("What is not named is expected to be met")
{
    const Given plan = of("plan").expects(kExpects);
    CHECK(difference(plan.document(kPlan).examine(), {}).empty());
    const auto without = difference(plan.document("# Methodology\n").examine(), {});
    CHECK(holds(without, "  section-timeline is unmet, expected met like all that is not named\n"));
    CHECK(holds(difference(plan.examine(), {}), "  section-timeline is unknown, expected met"));
    CHECK(holds(without, "    met      must    section-methodology"));
    CHECK(holds(without, "    unmet    must    section-timeline"));
}

TEST_CASE("An expectation is held against verdict, weight, remark and place")
{
    const Examination found{
        {},
        {},
        {},
        {{"one", Level::Must, Verdict::Unmet, "One thing", "2.3 Data", "there is none; add it"},
         {"opens", Level::Must, Verdict::Unknown, "A file that can be opened", "a.docx", "is damaged"},
         {"opens", Level::Must, Verdict::Unknown, "A file that can be opened", "b.docx", "is encrypted"}}};
    const std::vector<Expectation> opens = {unknown("opens").at("a.docx").saying("damaged"),
                                            unknown("opens").at("b.docx").saying("encrypted")};
    struct Row {
        Expectation expected;
        std::string says;
    };
    const auto row = GENERATE_COPY(values<Row>({
        {unmet("one"), ""},
        {unmet("one").saying("add it").at("2.3").as(Level::Must), ""},
        {met("one"), "  one is unmet, expected met\n"},
        {unknown("one"), "  one is unmet, expected unknown\n"},
        {unmet("one").saying("take it away"), "  one does not say \"take it away\"\n"},
        {unmet("one").at("2.4"), "  one is not at \"2.4\"\n"},
        {unmet("one").as(Level::Should), "  one is a must, expected a should\n"},
        {notAsked("one"), "  one is asked for, expected not to be\n"},
        {met("two"), "  two is not asked for\n"},
        {unknown("opens").at("c.docx"), "  opens is not at \"c.docx\"\n"},
    }));
    auto expected = opens;
    expected.push_back(unmet("one"));
    CHECK(difference(found, expected).empty());
    expected.push_back(row.expected);
    const auto lines = difference(found, expected);
    INFO(lines);
    CHECK(lines.substr(0, row.says.size()) == row.says);
    CHECK(lines.empty() == row.says.empty());
    CHECK(difference(found, {notAsked("three"), unmet("one"), opens[0], opens[1]}).empty());
}

TEST_CASE("A contract has what was accepted before, open comments, notes, and lists of topics")
{
    const Given outline =
        of("outline")
            .schedule("[[topics]]\nid = \"two\"\n[[topics.topic]]\ntitle = \"Data\"\n[[topics.topic]]\n"
                      "title = \"Costs\"\nprovisional = true\n")
            .desk("[synonyms]\nCosts = [\"Budget\"]\n")
            .expects("topics = \"two\"\nplan-items-in = \"Needs\"\n");
    CHECK(difference(outline.document("# Data\n\n# Budget\n").examine(), {}).empty());
    CHECK(
        difference(outline.document("# Data\n").examine(), {unmet("topic-costs").as(Level::Should)}).empty());

    const Given earlier = outline.earlier("plan").document("# Data\n\n# Budget\n");
    CHECK(difference(earlier.examine(), {unknown("items-kept").saying("plan is not accepted yet")}).empty());
    const Given accepted = outline.accepted("plan", "# Needs\n\n- Payroll data\n- A list of mills\n");
    CHECK(difference(accepted.document("# Data\n\n- Payroll data\n\n# Budget\n").examine(),
                     {unmet("items-kept").saying("A list of mills")})
              .empty());

    const Given commented = outline.comment("Name the readers.").comment("Shorten it.");
    const std::string text = "# Data\n\n# Budget\n";
    CHECK(difference(commented.document(text).examine(), {unmet("answers-to-comments")}).empty());
    CHECK(
        difference(
            commented.document(text).answers("# Answers\n\nComment 1: done.\n\nComment 2: done.\n").examine(),
            {})
            .empty());

    const Given drafts = of("drafts").expects("consultations = true\n");
    const Given noted = drafts.noted("interviews", "2036-09-12", {"GOV-03"}, "Eight needs named");
    CHECK(difference(noted.document("# Report\n\nSee GOV-03.\n").examine(), {}).empty());
    CHECK(holds(difference(noted.document("# Report\n").examine(), {}), "GOV-03"));
}

TEST_CASE("A document is handed in from the disk, whatever its kind")
{
    const Given plan = of("plan").expects("sections = [\"methodology\"]");
    CHECK(difference(plan.file(test::source("tests/documents/implementation-plan.docx")).examine(), {})
              .empty());
    CHECK(difference(
              plan.document(test::read(test::source("tests/documents/implementation-plan.docx")), "plan.docx")
                  .examine(),
              {})
              .empty());
    CHECK(difference(plan.file("nowhere/plan.docx").examine(),
                     {unknown("phase").saying("nowhere/plan.docx cannot be read")})
              .empty());
    CHECK(difference(plan.document("PK no zip", "plan.docx").examine(),
                     {unknown("opens").at("plan.docx"), unknown("section-methodology")})
              .empty());
}

TEST_CASE("What is wrong with what is given is said in the lines of who gave it")
{
    struct Row {
        Given given;
        const char* says;
    };
    const Given plan = of("plan");
    const auto row = GENERATE_COPY(values<Row>({
        {plan.expects("sections = [\"a\"]\n\ntimelin = \"b\"\n"), "expects:3:1: \"timelin\" is not a key"},
        {plan.expects("sections = 1\n"), "expects:1:1"},
        {plan.expects("sections = [\n"), "expects:"},
        {plan.expects("x = 2036-01-01\n"), "expects:1:5"},
        {plan.schedule("[[topics]]\nid = \"x\"\ntitel = \"y\"\n[[topics.topic]]\ntitle = \"z\"\n"),
         "schedule:3:1"},
        {plan.desk("[sinonyms]\n"), "desk.toml:1:2"},
        {plan.noted("interviews", "12.9.2036", {}, "x"), "\"12.9.2036\" is no day"},
        {plan.earlier("No Id"), "No Id"},
        {of("absent"), "the phase \"absent\" is not installed"},
    }));
    const auto complaints = row.given.complaints();
    REQUIRE_FALSE(complaints.empty());
    INFO(complaints.front());
    CHECK(holds(complaints.front(), row.says));
    const auto examination = row.given.document(kPlan).examine();
    REQUIRE(examination.findings.size() == 1);
    CHECK(examination.findings[0].requirement == "phase");
    CHECK(examination.findings[0].verdict == Verdict::Unknown);
    const auto brief = row.given.brief();
    REQUIRE(brief.findings.size() == 1);
    CHECK(brief.findings[0].requirement == "phase");
    if (row.says != std::string("the phase \"absent\" is not installed")) {
        CHECK(holds(examination.findings[0].remark, row.says));
        CHECK(holds(brief.findings[0].remark, row.says));
    }
}

TEST_CASE("One Given is the beginning of many")
{
    const Given plan = of("plan").expects(kExpects);
    CHECK(plan.document(kPlan).document("# More\n").examine().findings.size() == 3);
    CHECK(difference(plan.examine(), {unknown("section-methodology").saying("no file was given"),
                                      unknown("section-timeline"), unknown("step-interviews")})
              .empty());
}

TEST_CASE("A test says what differs, and where, and ends with 1")
{
    const Given plan = of("plan").expects(kExpects);
    int status = -1;
    std::string counted;
    const auto errors = said(std::cerr, [&] {
        counted = said(std::cout, [&] {
            Expect expect;
            expect(plan.document(kPlan), {});
            expect(plan.document("# Timeline\n\n- Interviews\n"), {}, "test.cpp", 12);
            expect.asks(plan, {"section-methodology", "section-timeline", "step-interviews"});
            expect.asks(plan, {"section-methodology"}, "test.cpp", 14);
            expect.complains(plan.expects("step = 1\n"), "Did you mean \"steps\"?");
            expect.complains(plan, "");
            expect.complains(plan, "Did you mean", "test.cpp", 17);
            status = expect.status();
        });
    });
    INFO(errors);
    CHECK(status == 1);
    CHECK(counted == "4 expectations met, 3 not met\n");
    CHECK(holds(errors, "test.cpp:12: not as expected\n  section-methodology is unmet"));
    CHECK(holds(errors, "test.cpp:14: not as expected\n  asks for section-methodology, section-timeline and "
                        "step-interviews\n  expected section-methodology\n"));
    CHECK(holds(errors, "test.cpp:17: not as expected\n  expected a complaint \"Did you mean\"\n"));
    CHECK_FALSE(holds(errors, "testing.cpp"));
}

TEST_CASE("A test in which all is met ends with 0, and one without expectations does not")
{
    int all = -1, none = -1;
    said(std::cout, [&] {
        Expect expect, nothing;
        expect(of("plan").expects(kExpects).document(kPlan), {});
        all = expect.status();
        none = nothing.status();
    });
    CHECK(all == 0);
    CHECK(none == 1);
}
