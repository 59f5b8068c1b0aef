#include "host/host.h"

#include "support/contracts.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif

const std::string kPlan =
    "# Plan\n\n## Methodology\n\nDesk research.\n\n## Timeline\n\n- Literature review\n";

Host good()
{
    return Host({REMIT_PHASES});
}

Host bad(std::chrono::milliseconds wall = 20s)
{
    return Host({REMIT_BAD_PHASES}, {wall, 512u << 20});
}

Examination examined(const Host& host, const Contract& contract, std::vector<GivenFile> files,
                     std::vector<GivenAccepted> accepted = {})
{
    const Deliverable& last = contract.components.back().deliverables.back();
    return host.examine({contract, last, std::move(files), std::move(accepted), {}, {}});
}

Examination misbehaved(std::string_view phase, const Expects& expected = {})
{
    return examined(bad(phase == "hangs" ? 1s : 20s), contractOf({deliverable(phase, expected)}),
                    {{"a.md", kPlan}});
}

const Finding& only(const Examination& examination)
{
    REQUIRE(examination.findings.size() == 1);
    return examination.findings.front();
}

const FoundPhase& named(const std::vector<FoundPhase>& phases, std::string_view file)
{
    const auto found = std::find_if(phases.begin(), phases.end(),
                                    [&](const FoundPhase& phase) { return phase.file.filename() == file; });
    INFO(file);
    REQUIRE(found != phases.end());
    return *found;
}

}

TEST_CASE("Every file among the phases is accounted for, with the reason if it is none")
{
    const Folder folder;
    write(folder / "text.so", "just words");
    write(folder / "empty.so", "");
    write(folder / "Bad Name.so", "x");
    write(folder / "notes.txt", "x");
    std::filesystem::create_directory(folder / "folder.so");
    REQUIRE(::mkfifo((folder / "pipe.so").c_str(), 0600) == 0);
    std::filesystem::copy(std::filesystem::path(REMIT_BAD_PHASES) / "foreign.so", folder.path());
    std::filesystem::copy(std::filesystem::path(REMIT_PHASES) / "plan.so", folder.path());
    const auto phases = Host({folder.path()}).phases();
    CHECK(phases.size() == 8);

    const auto row = GENERATE(table<const char*, const char*>({
        {"text.so", "is no phase plugin; it holds something else, or is damaged"},
        {"empty.so", "is empty"},
        {"notes.txt", "is no phase: its name does not end in .so"},
        {"folder.so", "is no file"},
        {"pipe.so", "is no file"},
        {"foreign.so", "was built for another version of Remit; rebuild it"},
        {"plan.so", ""},
    }));
    CHECK(named(phases, std::get<0>(row)).refused == std::get<1>(row));
    CHECK(named(phases, "Bad Name.so").refused.find("cannot be a phase: \"Bad Name\" is no id") == 0);
}

TEST_CASE("A plugin cut short is not used, wherever it is cut")
{
    const std::string whole = test::read(std::filesystem::path(REMIT_PHASES) / "plan.so");
    const Folder folder;
    for (const std::size_t twentieths : {0u, 1u, 2u}) {
        write(folder / "plan.so", whole.substr(0, whole.size() * twentieths / 20));
        const auto examination =
            examined(Host({folder.path()}), contractOf({deliverable("plan")}), {{"plan.md", kPlan}});
        CHECK(only(examination).requirement == "phase");
        CHECK(only(examination).verdict == Verdict::Unknown);
    }
}

TEST_CASE("What a phase says of itself is known without running it")
{
    const FoundPhase outline = good().find(id<PhaseId>("outline"));
    CHECK(outline.refused.empty());
    CHECK(outline.id.str() == "outline");
    CHECK(outline.title == "Report outline");
    CHECK(outline.version == "1.0");
    CHECK(outline.reads == std::vector{id<PhaseId>("plan")});
}

TEST_CASE("A folder that cannot be read is told, and hides no other")
{
    const Host host({"/nowhere/at/all", REMIT_PHASES});
    const auto phases = host.phases();
    REQUIRE(phases.size() == 6);
    CHECK(phases[0].file == "/nowhere/at/all");
    CHECK(phases[0].id.empty());
    CHECK(phases[0].refused == "the folder of phases cannot be read: No such file or directory");
    CHECK(named(phases, "plan.so").refused.empty());
    CHECK(host.find(id<PhaseId>("plan")).refused.empty());
    const auto missing = host.find(id<PhaseId>("minutes"));
    CHECK(missing.file.empty());
    CHECK(missing.refused ==
          "is not installed; /nowhere/at/all: the folder of phases cannot be read: No such "
          "file or directory");
}

TEST_CASE("Phases of several folders are found by name")
{
    const Host host({REMIT_PHASES, REMIT_BAD_PHASES});
    CHECK(host.find(id<PhaseId>("plan")).file == std::filesystem::path(REMIT_PHASES) / "plan.so");
    CHECK(host.find(id<PhaseId>("hangs")).file == std::filesystem::path(REMIT_BAD_PHASES) / "hangs.so");
    CHECK(host.find(id<PhaseId>("absent")).refused == "is not installed");
}

TEST_CASE("A folder that is named twice counts once, whatever it is called")
{
    const Folder folder;
    std::filesystem::create_directory_symlink(REMIT_PHASES, folder / "again");
    const Host host({REMIT_PHASES, folder / "again", std::string(REMIT_PHASES) + "/"});
    CHECK(host.phases().size() == 5);
    CHECK(host.find(id<PhaseId>("plan")).refused.empty());
}

TEST_CASE("Of several files for one phase none is used, and each names the others")
{
    const Folder one, other;
    const std::filesystem::path own = REMIT_PHASES;
    std::filesystem::copy(own / "plan.so", one.path());
    write(one / "outline.so", "just words");
    write(other / "outline.so", "");
    const std::string end = ", and none of them is used; leave only one";
    const std::string ownPlan = (own / "plan.so").string(), ownOutline = (own / "outline.so").string(),
                      onePlan = (one / "plan.so").string(), oneOutline = (one / "outline.so").string(),
                      otherOutline = (other / "outline.so").string();
    struct Row {
        std::string file, refused;
    };
    const std::vector<Row> rows = {
        {ownPlan, "is there more than once, also as " + onePlan + end},
        {onePlan, "is there more than once, also as " + ownPlan + end},
        {ownOutline, "is there more than once, also as " + oneOutline + " and " + otherOutline + end},
        {oneOutline,
         "is no phase plugin; it holds something else, or is damaged; it is there more than once, "
         "also as " +
             ownOutline + " and " + otherOutline + end},
        {otherOutline,
         "is empty; it is there more than once, also as " + ownOutline + " and " + oneOutline + end},
        {(own / "drafts.so").string(), ""},
    };
    const Host host({own, one.path(), other.path()});
    const auto phases = host.phases();
    CHECK(phases.size() == 8);
    for (const auto& row : rows) {
        const auto found = std::find_if(phases.begin(), phases.end(),
                                        [&](const FoundPhase& phase) { return phase.file == row.file; });
        INFO(row.file);
        REQUIRE(found != phases.end());
        CHECK(found->refused == row.refused);
    }
    const auto examination = examined(host, contractOf({deliverable("plan")}), {{"plan.md", kPlan}});
    CHECK(only(examination).remark ==
          "The phase plan " + rows[0].refused + "; what it should have checked could not be checked");
    CHECK(only(examination).verdict == Verdict::Unknown);
}

TEST_CASE("A phase that misbehaves costs its own answer, with what it did")
{
    struct Row {
        const char* phase;
        const char* remark;
    };
    const auto row = GENERATE(
        Row{"hangs", "The phase hangs took longer than 1 second while examining"},
        Row{"crashes", "The phase crashes stopped with signal 11 (segmentation fault) while examining"},
        Row{"throws", "The phase throws stopped with an error: not my day while examining"},
        Row{"eats", "The phase eats needed more than 512 MB of memory while examining"},
        Row{"foreign", "The phase foreign was built for another version of Remit; rebuild it"},
        Row{"absent", "The phase absent is not installed"},
        Row{"repeats", "The phase repeats could not say what it asks for: the brief of the phase repeats is "
                       "faulty: two requirements have the id \"clean\""});
    if (!kLimitsMemory && row.phase == std::string("eats")) return;
    const auto examination = misbehaved(row.phase);
    const Finding& finding = only(examination);
    CHECK(finding.requirement == "phase");
    CHECK(finding.level == Level::Must);
    CHECK(finding.verdict == Verdict::Unknown);
    CHECK(finding.words == "What phase " + std::string(row.phase) + " asks for");
    CHECK(finding.remark == std::string(row.remark) + "; what it should have checked could not be checked");
    CHECK(examination.phase.str() == row.phase);
    CHECK(examination.openMusts() == 1);
    CHECK(decodeExamination(encode(examination)));
}

TEST_CASE("A phase that answers what it was not asked is not believed")
{
    const auto examination = misbehaved("lies");
    REQUIRE(examination.findings.size() == 2);
    CHECK(examination.findings[0].requirement == "own");
    CHECK(examination.findings[0].verdict == Verdict::Unknown);
    CHECK(examination.findings[0].remark == "the phase gave no answer");
    CHECK(examination.findings[1].requirement == "phase");
    CHECK(examination.findings[1].verdict == Verdict::Unknown);
    CHECK(examination.findings[1].remark ==
          "the phase does not keep to its brief: it answered \"another\", which it was not asked");
}

TEST_CASE("A phase cannot change what was asked, nor flood who asked")
{
    const auto examination = misbehaved("shouts");
    const Finding& finding = only(examination);
    CHECK(finding.level == Level::Must);
    CHECK(finding.words == "Something of its own");
    CHECK(finding.verdict == Verdict::Unmet);
    CHECK(finding.place.find('\x1b') == std::string::npos);
    CHECK(finding.remark.size() < 2000);
    CHECK(decodeExamination(encode(examination)));
}

TEST_CASE("A phase writes neither files nor to the output")
{
    const Folder folder;
    const std::string output = folder / "output", file = folder / "file";
    std::fflush(stdout);
    write(output, "");
    const int kept = ::dup(1);
    REQUIRE(std::freopen(output.c_str(), "w", stdout));
    const auto examination = misbehaved("writes", expects({{"file", file}}));
    std::fflush(stdout);
    ::dup2(kept, 1);
    ::close(kept);
    CHECK(only(examination).requirement == "clean");
    CHECK(only(examination).verdict == Verdict::Met);
    CHECK(test::read(output).empty());
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("A file that cannot be opened is a finding; the others are judged")
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

    const auto one = examined(good(), contract, {broken});
    REQUIRE(one.findings.size() == 2);
    CHECK(one.findings[1].verdict == Verdict::Unknown);
    CHECK(one.findings[1].remark == "could not be checked: no file could be opened");

    const auto none = examined(good(), contract, {});
    CHECK(only(none).remark == "could not be checked: no file was given");
    CHECK(only(none).verdict == Verdict::Unknown);
}

TEST_CASE("A file that is the death of its reader is a finding; the others are judged")
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
    const auto examination = Host({REMIT_PHASES}, {20s, own + (40u << 20)}).examine(question);
    REQUIRE(examination.findings.size() == 4);
    CHECK(examination.findings[0].requirement == "opens");
    CHECK(examination.findings[0].place == "huge.md");
    CHECK(examination.findings[0].remark.find("cannot be read: the reader needed more than ") == 0);
    CHECK(examination.findings[1].requirement == "opens-accepted");
    CHECK(examination.findings[1].remark.find("huge.md of the accepted \"Report outline\" (revision 1)") ==
          0);
    CHECK(examination.findings[2].verdict == Verdict::Met);
    CHECK(examination.findings[3].verdict == Verdict::Unmet);
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
    CHECK(brief->version == "1.0");
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

TEST_CASE("Asking leaves no process and no open file behind")
{
    const auto descriptors = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                             std::filesystem::directory_iterator());
    };
    misbehaved("crashes");
    const auto before = descriptors();
    for (int i = 0; i < 5; ++i)
        misbehaved("crashes");
    CHECK(descriptors() == before);
}
