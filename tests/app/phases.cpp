#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
namespace fs = std::filesystem;

namespace {

constexpr const char* kSchedule = R"(format = 1

[contract]
id = "works"
title = "Works"
completes = 2036-12-31
zone = "Europe/Zurich"
terms = "terms.md"

[review]
approvals = ["manager"]

[[component]]
id = "reports"
title = "Reports"

  [[component.deliverable]]
  id = "report"
  phase = "PHASE"
  title = "Report"
  due = 2036-12-31

  [[component.deliverable]]
  id = "other"
  phase = "plan"
  title = "Other report"
  due = 2036-12-31
)";

constexpr const char* kPeople = R"([[post]]
id = "manager"
title = "Manager"
side = "client"
may = ["review"]

[[post]]
id = "author"
title = "Author"
side = "provider"
may = ["submit"]

[[party]]
id = "office"
name = "Office"
side = "client"
posts = ["manager"]

[[party]]
id = "consultant"
name = "Consultant"
side = "provider"
posts = ["author"]
)";

// A contract of two deliverables, one of `phase` and one of a phase that is well; and a document, report.md.
void writeContract(const test::Folder& folder, std::string_view phase)
{
    std::string schedule = kSchedule;
    schedule.replace(schedule.find("PHASE"), 5, phase);
    fs::create_directory(folder / "terms");
    test::write(folder / "terms" / "schedule.toml", schedule);
    test::write(folder / "terms" / "people.toml", kPeople);
    test::write(folder / "terms" / "terms.md", "A report by the end of 2036.\n");
    test::write(folder / "report.md", "# Report\n\nAll is well.\n");
}

// `phases` is what REMIT_PHASES says.
test::Outcome remitIn(const fs::path& folder, const std::string& phases, std::vector<std::string> words)
{
    words.insert(words.begin(), test::program());
    return test::run(words, folder, {"PATH=/usr/bin:/bin", "LC_ALL=C", "REMIT_PHASES=" + phases});
}

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("phases are found in the folders that REMIT_PHASES names, beside Remit's own")
{
    const test::Folder folder;
    for (const char* name : {"own", "empty"})
        fs::create_directory(folder / name);
    fs::copy(fs::path(test::phases()) / "plan.so", folder / "own" / "minutes.so");

    struct Row {
        std::string phases;
        bool found;
        const char* why;
    };
    const std::vector<Row> rows = {
        {folder / "own", true, "one folder"},
        {"own", true, "from the current folder"},
        {(folder / "empty").string() + ":" + (folder / "own").string(), true, "several"},
        {":" + (folder / "own").string() + "::", true, "an empty name is no folder"},
        {"", false, "none"},
        {":", false, "an empty name is not the current folder either"},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.phases);
        const auto all = remitIn(folder.path(), row.phases, {"phases"});
        INFO(all.out << all.err);
        CHECK(all.status == 0);
        CHECK(holds(all.out, "plan        Implementation plan"));
        CHECK(holds(all.out, "minutes     Implementation plan") == row.found);
    }
}

TEST_CASE("a folder of phases that is not there is told, and the others are used")
{
    const test::Folder folder;
    writeContract(folder, "plan");
    const auto all = remitIn(folder.path(), "/nowhere/at/all", {"phases"});
    CHECK(all.status == 2);
    CHECK(holds(all.out, "the folder of phases cannot be read: No such file or directory"));
    CHECK(holds(all.out, "File: /nowhere/at/all"));
    CHECK(remitIn(folder.path(), "/nowhere/at/all", {"check", "report", "report.md", "--schedule", "terms"})
              .status == 0);
}

TEST_CASE("of two phases of one id neither is used, and what they should have said could not be checked")
{
    const test::Folder folder;
    writeContract(folder, "plan");
    fs::create_directory(folder / "mine");
    fs::copy(fs::path(test::phases()) / "plan.so", folder / "mine");
    const auto all = remitIn(folder.path(), "mine", {"phases", "--json"});
    CHECK(all.status == 2);
    CHECK(holds(all.out, "\"is there more than once, also as " + (folder / "mine/plan.so").string() +
                             ", and none of them is used; leave only one\""));
    CHECK(holds(all.out, "\"is there more than once, also as " + test::phases() + "/plan.so, and"));
    const auto checked =
        remitIn(folder.path(), "mine", {"check", "report", "report.md", "--schedule", "terms"});
    INFO(checked.out);
    CHECK(checked.status == 2);
    CHECK(holds(checked.out, "could not be checked"));
    CHECK(remitIn(folder.path(), "", {"check", "report", "report.md", "--schedule", "terms"}).status == 0);
}

TEST_CASE(
    "a phase that cannot be used or misbehaves: no pass, the hand-in is taken, the other phases are well")
{
    struct Row {
        const char* phase;
        const char* why;
        bool listed; // with that reason: known without running it, or by loading it
    };
    const auto row = GENERATE(values<Row>({
        {"foreign", "was built for another version of Remit; rebuild it", true},
        {"text", "is no phase plugin; it holds something else, or is damaged", true},
        {"half", "is cut short or damaged; copy it anew", true},
        {"needs", "cannot be loaded: liblost.so: cannot open shared object file", true},
        {"loading-throws", "stopped with an error: not my day while loading", true},
        {"making-exits", "stopped before it answered while loading", true},
        {"brief-crashes", "stopped with signal 11 (segmentation fault) while giving its brief", false},
        {"brief-prints", "", false},
        {"examining-closes", "stopped before it answered while examining", false},
        {"examining-babbles", "answered nonsense while examining", false},
    }));
    INFO(row.phase);
    const test::Folder folder;
    writeContract(folder, row.phase);
    fs::create_directory(folder / "phases");
    const fs::path bad = test::built("tests/host/bad"),
                   file = folder / "phases" / (std::string(row.phase) + ".so");
    const std::string whole = test::read(bad / "misbehaves.so");
    if (row.phase == std::string("text"))
        test::write(file, "just words");
    else if (row.phase == std::string("half"))
        test::write(file, whole.substr(0, whole.size() / 2));
    else if (fs::exists(bad / file.filename()))
        fs::copy(bad / file.filename(), file);
    else
        test::write(file, whole);
    const auto remit = [&](std::vector<std::string> words) {
        auto outcome = remitIn(folder.path(), folder / "phases", std::move(words));
        CHECK_FALSE(holds(outcome.out + outcome.err, "noise"));
        // As people read it: without the breaks of lines.
        for (auto at = outcome.out.find("\n"); at != outcome.out.npos; at = outcome.out.find("\n", at + 1)) {
            const auto end = outcome.out.find_first_not_of(' ', at + 1);
            outcome.out.replace(at, end == outcome.out.npos ? 1 : end - at, " ");
        }
        return outcome;
    };
    const bool well = row.why[0] == '\0';

    const auto all = remit({"phases"});
    CHECK(all.status == (row.listed ? 2 : 0));
    CHECK(holds(all.out, "cannot be used") == row.listed);
    if (!well) CHECK(holds(all.out, row.why) == row.listed);
    CHECK(holds(all.out, "plan        Implementation plan"));
    const auto json = remit({"phases", "--json"});
    CHECK(json.status == (row.listed ? 2 : 0));
    CHECK(holds(json.out, "\"refused\": \"") == row.listed);
    if (!well) CHECK(holds(json.out, row.why) == row.listed);

    const auto checked = remit({"check", "report", "report.md", "--schedule", "terms"});
    INFO(checked.out << checked.err);
    CHECK(checked.status == (well ? 0 : 2));
    CHECK(holds(checked.out, row.why));
    CHECK(holds(checked.out, "could not be checked") == !well);
    CHECK(remit({"check", "report", "report.md", "--schedule", "terms", "--json"}).status == checked.status);
    CHECK(remit({"check", "other", "report.md", "--schedule", "terms"}).status == 0);

    REQUIRE(remit({"new", "terms", "record", "--as", "consultant", "--clock", "2022-03-01T09:00"}).status ==
            0);
    if (!well) CHECK(remit({"-C", "record", "submit", "report", "../report.md"}).status == 1);
    const auto submitted =
        remit({"-C", "record", "submit", "report", "../report.md", "--as-is", "--clock", "2022-03-02T09:00"});
    INFO(submitted.out << submitted.err);
    CHECK(submitted.status == 0);
    const auto kept = remit({"-C", "record", "show", "report", "1"});
    CHECK(holds(kept.out, row.why));
    CHECK(holds(kept.out, "could not be checked") == !well);
}
