#include "asked.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

// Phases that do what they must not, when they are loaded, made, give their brief or examine
// (bad/misbehaves.cpp). Each costs its own answer and nothing else.

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

#if defined(REMIT_SANITIZED)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// A folder with an honest phase and this one, and a host of it.
class Bad {
public:
    explicit Bad(std::string phase, std::chrono::milliseconds wall = 20s)
        : phase_(std::move(phase)), host_({folder_.path()}, {wall, 512u << 20})
    {
        const fs::path bad = test::built("tests/host/bad"), own = bad / (phase_ + ".so");
        fs::copy(fs::exists(own) ? own : bad / "misbehaves.so", folder_ / (phase_ + ".so"));
        fs::copy(fs::path(test::phases()) / "plan.so", folder_.path());
    }

    const Host& host() const { return host_; }
    Examination examination(const Expects& expected = {}) const
    {
        return examined(host_, contractOf({deliverable(phase_, expected)}), {{"a.md", kPlan}});
    }
    Result<Examination> brief() const
    {
        const auto contract = contractOf({deliverable(phase_)});
        return host_.brief({contract, contract.components[0].deliverables[0], {}, {}, {}, {}});
    }
    std::vector<Complaint> complaints() const
    {
        return host_.complaints(contractOf({deliverable(phase_), deliverable("plan", {}, "other")}));
    }

private:
    std::string phase_;
    Folder folder_;
    Host host_;
};

// The honest phase beside it answers, and both are listed: what a phase does is not known without running it.
void affectsNothingElse(const Host& host)
{
    const auto contract = contractOf({deliverable("plan", expects({{"sections", Texts{"Methodology"}}}))});
    CHECK(only(examined(host, contract, {{"a.md", kPlan}})).verdict == Verdict::Met);
    const auto phases = host.phases();
    REQUIRE(phases.size() == 2);
    for (const auto& phase : phases)
        CHECK(phase.refused.empty());
}

// What goes to the output while `work` is done.
template <class Work>
std::string printed(Work work)
{
    const Folder folder;
    const std::string output = folder / "output";
    write(output, "");
    std::fflush(stdout);
    std::fflush(stderr);
    const int out = ::dup(1), err = ::dup(2);
    REQUIRE(std::freopen(output.c_str(), "a", stdout));
    ::dup2(1, 2);
    work();
    std::fflush(stdout);
    std::fflush(stderr);
    ::dup2(out, 1);
    ::dup2(err, 2);
    ::close(out);
    ::close(err);
    return test::read(output);
}

}

TEST_CASE("A phase that misbehaves costs its own answer, with what it did, whenever it does it")
{
    struct Deed {
        const char* name;
        const char* remark;
    };
    const auto deed = GENERATE(values<Deed>({
        {"hangs", "took longer than 0.3 seconds"},
        {"floods", "took longer than 0.3 seconds"},
        {"crashes", "stopped with signal 11 (segmentation fault)"},
        {"aborts", "stopped with signal 6 (aborted)"},
        {"throws", "stopped with an error: not my day"},
        {"throws-a-number", "stopped with an error: something that is no error"},
        {"eats", "needed more than 512 MB of memory"},
        {"exits", "stopped before it answered"},
        {"leaves", "stopped before it answered"},
        {"closes", "stopped before it answered"},
        {"hides", "stopped before it answered"},
        {"babbles", "answered nonsense"},
    }));
    struct When {
        const char* name;
        const char* remark;
    };
    const auto when = GENERATE(values<When>({{"loading", " while loading"},
                                             {"making", " while loading"},
                                             {"brief", " while giving its brief"},
                                             {"examining", " while examining"}}));
    if (kSanitized && deed.name == std::string("eats")) return; // no limit of memory
    const std::string phase = std::string(when.name) + "-" + deed.name;
    const bool slow = deed.remark == std::string("took longer than 0.3 seconds");
    const Bad bad(phase, slow ? 300ms : 20'000ms);
    INFO(phase);

    const auto examination = bad.examination();
    const Finding& finding = only(examination);
    CHECK(finding.requirement == "phase");
    CHECK(finding.level == Level::Must);
    CHECK(finding.verdict == Verdict::Unknown);
    CHECK(finding.words == "What phase " + phase + " asks for");
    // A flood of stages ends in one of them.
    const std::string stage = deed.name == std::string("floods") ? " while !" : when.remark;
    const std::string begin = "The phase " + phase + " " + deed.remark + stage;
    CHECK(finding.remark.substr(0, begin.size()) == begin);
    CHECK(finding.remark.ends_with("; what it should have checked could not be checked"));
    CHECK(examination.openMusts() == 1);
    CHECK(decodeExamination(encode(examination)));

    // Asked for its brief alone, it does not come to examining.
    const bool early = when.name != std::string("examining");
    const auto brief = bad.brief();
    CHECK(static_cast<bool>(brief) != early);
    const auto complaints = bad.complaints();
    CHECK(complaints.size() == (early ? 1 : 0));
    if (early) {
        CHECK(brief.error().what.find("the phase " + phase + " " + deed.remark) == 0);
        CHECK(complaints[0].what.find("the phase \"" + phase + "\" " + deed.remark) == 0);
    }
    affectsNothingElse(bad.host());
}

TEST_CASE("What a phase must not do fails there, and it may go on")
{
    const std::string deed = GENERATE("forks", "starts", "signals", "prints");
    const std::string when = GENERATE("loading", "making", "brief", "examining");
    INFO(when << "-" << deed);
    const Bad bad(when + "-" + deed);
    Examination examination;
    const auto output = printed([&] { examination = bad.examination(); });
    CHECK(only(examination).verdict == Verdict::Met);
    CHECK(output.empty());
    affectsNothingElse(bad.host());
}

TEST_CASE("What makes no sense is not taken for an answer")
{
    struct Row {
        const char* phase;
        const char* remark;
        const char* early = ""; // what it says when only asked for its brief
    };
    const auto row = GENERATE(values<Row>({
        {"making-nothing", "the phase making-nothing is there, but makes nothing", "makes nothing"},
        {"loading-forges", "it gave an answer that makes no sense", "makes no sense"},
        {"brief-forges", "it gave an answer that makes no sense", "makes no sense"},
        {"examining-forges", "it gave an answer that makes no sense"},
        {"brief-misnames", "the brief of the phase brief-misnames is faulty: \"No Id\" is no id", "is no id"},
        {"brief-misweighs", "\"own\" has no level that there is", "no level"},
        {"brief-overflows", "asks for more than 2000 things", "more than 2000 things"},
        {"brief-refuses", "not today", "not today"},
        {"repeats", "two requirements have the id \"clean\"", "two requirements have the id"},
        {"needs", "cannot be loaded: liblost.so: cannot open shared object file", "liblost.so: cannot open"},
    }));
    INFO(row.phase);
    const Bad bad(row.phase);
    const Finding finding = only(bad.examination());
    CHECK(finding.requirement == "phase");
    CHECK(finding.verdict == Verdict::Unknown);
    INFO(finding.remark);
    CHECK(finding.remark.find("The phase " + std::string(row.phase) + " could not say what it asks for: ") ==
          0);
    CHECK(finding.remark.find(row.remark) != std::string::npos);
    CHECK(finding.remark.ends_with("; what it should have checked could not be checked"));
    const auto brief = bad.brief();
    CHECK(static_cast<bool>(brief) == std::string(row.early).empty());
    if (!brief) CHECK(brief.error().what.find(row.early) != std::string::npos);
    affectsNothingElse(bad.host());
}

TEST_CASE("An answer to what was not asked, or none, is not believed")
{
    struct Row {
        const char* phase;
        Verdict verdict; // of "own"
        const char* own;
        const char* also; // the remark of the finding "phase"
    };
    const auto row = GENERATE(values<Row>({
        {"lies", Verdict::Unknown, "the phase gave no answer",
         "the phase does not keep to its brief: it answered \"another\", which it was not asked"},
        {"examining-forgets", Verdict::Unknown, "the phase gave no answer", ""},
        {"examining-misjudges", Verdict::Unknown, "the phase gave an answer that makes no sense", ""},
        {"examining-repeats", Verdict::Met, "",
         "the phase does not keep to its brief: it answered \"own\" twice; only the first answer counts"},
    }));
    INFO(row.phase);
    const auto examination = Bad(row.phase).examination();
    REQUIRE(examination.findings.size() == (row.also[0] ? 2 : 1));
    CHECK(examination.findings[0].requirement == "own");
    CHECK(examination.findings[0].verdict == row.verdict);
    CHECK(examination.findings[0].remark == row.own);
    if (row.also[0]) {
        CHECK(examination.findings[1].requirement == "phase");
        CHECK(examination.findings[1].verdict == Verdict::Unknown);
        CHECK(examination.findings[1].remark == row.also);
    }
}

TEST_CASE("A phase cannot change what was asked, nor flood who asked")
{
    const auto examination = Bad("shouts").examination();
    const Finding& finding = only(examination);
    CHECK(finding.level == Level::Must);
    CHECK(finding.words == "Something of its own");
    CHECK(finding.verdict == Verdict::Unmet);
    CHECK(finding.place.find('\x1b') == std::string::npos);
    CHECK(finding.remark.size() < 5000);
    CHECK(decodeExamination(encode(examination)));
}

TEST_CASE("A phase writes neither files nor to the output")
{
    const Folder folder;
    const std::string file = folder / "file";
    const Bad bad("writes");
    Examination examination;
    const auto output = printed([&] { examination = bad.examination(expects({{"file", file}})); });
    CHECK(only(examination).requirement == "clean");
    CHECK(only(examination).verdict == Verdict::Met);
    CHECK(output.empty());
    CHECK_FALSE(fs::exists(file));
}

TEST_CASE("A phase of another Remit, or none at all, is not asked")
{
    const auto row = GENERATE(table<const char*, const char*>(
        {{"foreign", "was built for another version of Remit; rebuild it"}, {"absent", "is not installed"}}));
    const std::string phase = std::get<0>(row);
    const auto examination =
        examined(Host({test::built("tests/host/bad")}), contractOf({deliverable(phase)}), {{"a.md", kPlan}});
    CHECK(only(examination).verdict == Verdict::Unknown);
    CHECK(only(examination).remark == "The phase " + phase + " " + std::get<1>(row) +
                                          "; what it should have checked could not be checked");
    CHECK(examination.phase.str() == phase);
}

TEST_CASE("Asking leaves no process and no open file behind")
{
    const auto descriptors = [] {
        return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
    };
    const Bad bad("examining-crashes");
    bad.examination();
    const auto before = descriptors();
    for (int i = 0; i < 5; ++i)
        bad.examination();
    CHECK(descriptors() == before);
}
