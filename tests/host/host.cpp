#include "asked.h"
#include "host/taken_apart.h"
#include "support/pdf.h"

#include <unistd.h>

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;

namespace {

#if defined(REMIT_SANITIZED)
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif

}

TEST_CASE("A file that cannot be opened is a finding, and the others are judged")
{
    const auto contract = contractOf({deliverable("plan", expects({{"sections", Texts{"Methodology"}}}))});
    const GivenFile broken{"plan.docx", "PK\x03\x04 and no more"}, whole{"plan.md", kPlan};

    const auto both = examined(good(), contract, {broken, whole});
    REQUIRE(both.findings.size() == 2);
    CHECK(both.findings[0].requirement == "opens");
    CHECK(both.findings[0].level == Level::Must);
    CHECK(both.findings[0].verdict == Verdict::Unknown);
    CHECK(both.findings[0].place == "plan.docx");
    CHECK_FALSE(both.findings[0].remark.empty());
    CHECK(both.findings[1].requirement == "section-methodology");
    CHECK(both.findings[1].verdict == Verdict::Met);

    const auto lacking = examined(good(), contract, {broken, {"note.md", "# Note\n"}});
    CHECK(lacking.findings[1].verdict == Verdict::Unknown);
    CHECK(lacking.findings[1].remark.ends_with("; it may be there, in plan.docx, which could not be opened"));

    const auto one = examined(good(), contract, {broken});
    REQUIRE(one.findings.size() == 2);
    CHECK(one.findings[1].verdict == Verdict::Unknown);
    CHECK(one.findings[1].remark == "could not be checked: no file could be opened");

    const auto none = examined(good(), contract, {});
    CHECK(only(none).remark == "could not be checked: no file was given");
    CHECK(only(none).verdict == Verdict::Unknown);
}

TEST_CASE("A file that is the death of its reader is a finding, and the others are judged")
{
    if (!kLimitsMemory) return;
    const auto contract = contractOf({deliverable("outline"), deliverable("drafts")});
    std::string huge;
    for (int i = 0; i < 1'000'000; ++i)
        huge += "A line of a text that is far too long for the memory there is, and then some more.\n";
    const Question question{
        contract,
        contract.components[0].deliverables[1],
        {{"huge.md", huge, false}, {"draft.md", "# Draft\n\n## Data\n", false}},
        {{id<DeliverableId>("outline"),
          1,
          event('a'),
          {{"huge.md", huge, false}, {"outline.md", "# Outline\n\n## Data\n\n## Costs\n", false}}}},
        {},
        {}};
    // What this process has already, and a little more than a small document needs.
    const std::size_t own =
        std::stoul(test::read("/proc/self/statm")) * static_cast<std::size_t>(::getpagesize());
    const auto examination = Host({test::phases()}, {20s, own + (40u << 20)}).examine(question);
    REQUIRE(examination.findings.size() == 4);
    CHECK(examination.findings[0].requirement == "opens");
    CHECK(examination.findings[0].place == "huge.md");
    CHECK(examination.findings[0].remark.find("cannot be read: the reader needed more than ") == 0);
    CHECK(examination.findings[1].requirement == "opens-accepted");
    CHECK(examination.findings[1].remark.find("huge.md of the accepted \"Report outline\" (revision 1)") ==
          0);
    CHECK(examination.findings[2].verdict == Verdict::Met);
    CHECK(examination.findings[3].verdict == Verdict::Unknown);
}

TEST_CASE("A PDF file is taken apart before it is judged in a child, handed in or accepted")
{
    const auto contract = contractOf({deliverable("outline"), deliverable("drafts")});
    const GivenFile report{"report.pdf",
                           Pdf().page().entry(1, "Data").line("Data").gap().line("Some text.").bytes()};
    const auto answered = [&](const GivenFile& handedIn, const GivenFile& accepted) {
        const GivenAccepted outline{id<DeliverableId>("outline"), 1, event('a'), {accepted}};
        return examined(good(), contract, {handedIn}, {outline});
    };
    for (const auto& examination : {answered(report, {"outline.md", "# Outline\n\n## Data\n"}),
                                    answered({"d.md", "# Data\n"}, report)}) {
        for (const auto& finding : examination.findings)
            CHECK(finding.requirement.find("opens") == std::string::npos);
        CHECK_FALSE(examination.findings.empty());
    }
    const auto cut = answered({"cut.pdf", "%PDF-1.7"}, report);
    CHECK(cut.findings[0].requirement == "opens");
    CHECK(cut.findings[0].remark.find("breaks off") != std::string::npos);
    CHECK(Host({}).compare(report, {"report.md", "# Data\n\nSome text.\n"}));
}

TEST_CASE("All PDF files of a hand-in share one time and one size")
{
    const std::string pdf = Pdf().page().line("Some text.").bytes();
    const std::vector<GivenFile> files = {{"a.pdf", pdf}, {"b.md", "# Data\n"}, {"c.pdf", pdf}};
    for (auto apart : {TakenApart(1ms, 1u << 20), TakenApart(1min, 1)}) {
        apart.add(files);
        CHECK(apart.read(files[0]));
        CHECK(apart.read(files[1]));
        const auto last = apart.read(files[2]);
        REQUIRE_FALSE(last);
        CHECK(last.error().what ==
              "the PDF files before it took more to read than all of them may; hand in fewer at once");
    }
    TakenApart apart;
    apart.add(files);
    for (const auto& file : files)
        CHECK(apart.read(file));
}

TEST_CASE("An accepted file that cannot be read is a finding: what rests on it was not checked")
{
    const auto contract = contractOf({deliverable("outline"), deliverable("drafts")});
    const GivenAccepted outline{
        id<DeliverableId>("outline"),
        1,
        event('a'),
        {{"outline.docx", "PK no longer a zip"}, {"outline.md", "# Outline\n\n## Data\n"}}};
    const std::string begin =
        "outline.docx of the accepted \"Report outline\" (revision 1) could not be read, "
        "so what rests on it could not be checked: ";

    const auto examination = examined(good(), contract, {{"d.md", "# Report\n\n## Data\n"}}, {outline});
    REQUIRE(examination.findings.size() == 2);
    CHECK(examination.findings[0].requirement == "opens-accepted");
    CHECK(examination.findings[0].level == Level::Must);
    CHECK(examination.findings[0].verdict == Verdict::Unknown);
    CHECK(examination.findings[0].remark.find(begin) == 0);
    CHECK(examination.findings[0].remark.size() > begin.size());
    CHECK(examination.findings[1].verdict == Verdict::Met);

    const Deliverable& drafts = contract.components[0].deliverables[1];
    const auto brief = good().brief({contract, drafts, {}, {outline}, {}, {}});
    REQUIRE(brief);
    REQUIRE(brief->findings.size() == 2);
    CHECK(brief->findings[0].requirement == "opens-accepted");
    CHECK(brief->findings[0].remark.find(begin) == 0);

    const auto none = examined(good(), contract, {}, {outline});
    CHECK(none.findings.back().remark == "could not be checked: no file was given");
}

TEST_CASE("A mistake in the schedule is said with its place, and nothing is passed")
{
    const auto contract = contractOf({deliverable(
        "plan", expects({{"sections", Texts{"Methodology"}}, {"timelin", std::string("Timeline")}}))});
    const std::string where = "schedule.toml:2:1", what = "\"timelin\" is not a key that this phase knows. "
                                                          "Did you mean \"timeline\"?";
    const auto brief = good().brief({contract, contract.components[0].deliverables[0], {}, {}, {}, {}});
    REQUIRE_FALSE(brief);
    CHECK(brief.error().where == where);
    CHECK(brief.error().what == what);

    const auto examination = examined(good(), contract, {{"plan.md", kPlan}});
    CHECK(only(examination).requirement == "phase");
    CHECK(only(examination).remark.find(where + ": " + what) != std::string::npos);

    CHECK(good().complaints(contract) == std::vector{Complaint{{"schedule.toml", 2, 1}, what}});
}

TEST_CASE("Complaints are of every deliverable, in the order of the lines, phases not there included")
{
    const auto contract = contractOf({deliverable("plan", {}, "one"), deliverable("outlin", {}, "two"),
                                      deliverable("plan", expects({{"nonsense", true}}), "three"),
                                      deliverable("crashes", {}, "four")});
    const auto complaints = good().complaints(contract);
    REQUIRE(complaints.size() == 3);
    CHECK(complaints[0].place.str() == "schedule.toml:1:1");
    CHECK(complaints[0].what.find("\"nonsense\" is not a key that this phase knows; it knows ") == 0);
    CHECK(complaints[1].text() ==
          "schedule.toml:30:3: the phase \"outlin\" is not installed. Did you mean \"outline\"?");
    CHECK(complaints[2].text() == "schedule.toml:50:3: the phase \"crashes\" is not installed; installed are "
                                  "assessment, drafts, final, outline and plan");
    CHECK(good().complaints(contractOf({deliverable("plan")})).empty());
}

TEST_CASE("A deliverable whose phase could not be read is not complained of a second time")
{
    auto contract = contractOf({deliverable("plan"), deliverable("outlin", {}, "two")});
    contract.components[0].deliverables[0].phase = PhaseId();
    const auto complaints = good().complaints(contract);
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].what.find("the phase \"outlin\"") == 0);
}

TEST_CASE("Where no phase is installed, that is said")
{
    const Folder empty;
    const auto complaints = Host({empty / ""}).complaints(contractOf({deliverable("plan")}));
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].what == "the phase \"plan\" is not installed; no phase is installed");
}

TEST_CASE("The brief lists what is asked for, before there is any file")
{
    const auto contract = contractOf({deliverable("plan", expects({{"sections", Texts{"Methodology"}}}))});
    const auto brief = good().brief({contract, contract.components[0].deliverables[0], {}, {}, {}, {}});
    REQUIRE(brief);
    CHECK(brief->version == "1.1");
    CHECK(only(*brief) ==
          Finding{"section-methodology", Level::Must, Verdict::Unknown, "A section \"Methodology\"", "", ""});
}

TEST_CASE("A hand-in is held against what was accepted of the phases it reads, before it, and says so")
{
    const auto contract =
        contractOf({deliverable("plan"), deliverable("outline", {}, "early"), deliverable("drafts")});
    const GivenAccepted outline{
        id<DeliverableId>("early"), 2, event('a'), {{"o.md", "# Report\n\n## Data\n\n## Migration\n"}}};
    const GivenAccepted plan{id<DeliverableId>("plan"), 1, event('b'), {{"p.md", kPlan}}};

    const auto examination =
        examined(good(), contract, {{"d.md", "# Report\n\n## Data\n\nMuch.\n"}}, {outline, plan});
    CHECK(examination.against == std::vector{Examination::Against{outline.deliverable, outline.handIn}});
    REQUIRE(examination.findings.size() == 2);
    CHECK(examination.findings[0].words == "Chapter \"Data\" of the accepted report early (revision 2)");
    CHECK(examination.findings[0].verdict == Verdict::Met);
    CHECK(examination.findings[1].verdict == Verdict::Unmet);

    const auto waiting = examined(good(), contract, {{"d.md", "# Report\n"}});
    CHECK(waiting.against.empty());
    CHECK(only(waiting).verdict == Verdict::Unknown);
    CHECK(only(waiting).remark == "the report early is not accepted yet");
}

TEST_CASE("What asks for a provisional topic is a should, whatever the phase says")
{
    auto contract = contractOf(
        {deliverable("outline", expects({{"topics", std::string("eight")}, {"sections", Texts{"Costs"}}}))});
    contract.topicLists.push_back({"eight", "Eight", {{"Data", {}, false}, {"Costs", {}, true}}});
    const auto examination = examined(good(), contract, {{"o.md", "# Report\n"}});
    REQUIRE(examination.findings.size() == 3);
    CHECK(examination.findings[0].level == Level::Should); // the section of the topic's name
    CHECK(examination.findings[1].level == Level::Must);
    CHECK(examination.findings[2].level == Level::Should);
}

TEST_CASE("A provisional topic is known by all its wordings, whatever their case and number")
{
    const std::string section = GENERATE("Costs", "costs", "Cost", "THE BUDGET", "budgets");
    auto contract = contractOf({deliverable("outline", expects({{"sections", Texts{section}}}))});
    contract.topicLists.push_back({"eight", "Eight", {{"Costs", {"Budget"}, true}}});
    INFO(section);
    CHECK(only(examined(good(), contract, {{"o.md", "# Report\n"}})).level == Level::Should);

    contract.topicLists[0].topics[0].title = "Costs of travel";
    contract.topicLists[0].topics[0].also = {};
    CHECK(only(examined(good(), contract, {{"o.md", "# Report\n"}})).level == Level::Must);
}

TEST_CASE("Two files are compared without a phase, and one that cannot be read is told")
{
    const Host none(std::vector<std::filesystem::path>{});
    const GivenFile older{"plan.md", "# Plan\n\nIt takes 2 weeks.\n"},
        newer{"plan.md", "# Plan\n\nIt takes 3 weeks.\n"};
    const auto comparison = none.compare(older, newer);
    REQUIRE(comparison);
    REQUIRE(comparison->sections.size() == 1);
    REQUIRE(comparison->sections[0].pieces.size() == 1);
    CHECK(comparison->sections[0].pieces[0].kind == Comparison::Kind::Changed);

    const auto broken = none.compare(older, {"plan.docx", "PK\x03\x04 and no more"});
    REQUIRE_FALSE(broken);
    CHECK(broken.error().what.find("the newer file: ") == 0);
    CHECK_FALSE(none.compare({"plan.docx", "PK\x03\x04 and no more"}, newer));
}

TEST_CASE("A comparison that takes too much is told")
{
    if (!kLimitsMemory) return;
    std::string huge;
    for (int i = 0; i < 300'000; ++i)
        huge += "A line of a text that is far too long for the memory there is, and then some more.\n\n";
    const std::size_t own =
        std::stoul(test::read("/proc/self/statm")) * static_cast<std::size_t>(::getpagesize());
    const auto comparison = Host({}, {20s, own + (40u << 20)}).compare({"a.md", huge}, {"b.md", "text"});
    REQUIRE_FALSE(comparison);
    CHECK(comparison.error().what.find("the reader needed more than ") == 0);
    CHECK(comparison.error().what.find(" while reading the older a.md") != std::string::npos);
}
