#include "asked.h"

#include <algorithm>
#include <chrono>
#include <sys/fsuid.h>
#include <sys/stat.h>

using namespace remit;
using namespace remit::test;
namespace fs = std::filesystem;

namespace {

const FoundPhase& named(const std::vector<FoundPhase>& phases, std::string_view file)
{
    const auto found = std::find_if(phases.begin(), phases.end(),
                                    [&](const FoundPhase& phase) { return phase.file.filename() == file; });
    INFO(file);
    REQUIRE(found != phases.end());
    return *found;
}

// Files are opened as by somebody who is not root, whom no file is closed to.
class Nobody {
public:
    Nobody() : before_(::setfsuid(65534)) {}
    ~Nobody() { ::setfsuid(static_cast<uid_t>(before_)); }
    Nobody(const Nobody&) = delete;
    Nobody& operator=(const Nobody&) = delete;

private:
    int before_;
};

}

TEST_CASE("Every file among the phases is accounted for, with the reason if it is none")
{
    const Folder folder;
    const std::string plan = test::read(fs::path(test::phases()) / "plan.so");
    const auto with = [&](std::size_t at, char byte) {
        std::string changed = plan;
        changed[at] = byte;
        return changed;
    };
    write(folder / "text.so", "just words");
    write(folder / "empty.so", "");
    write(folder / "Bad Name.so", "x");
    write(folder / "notes.txt", "x");
    fs::create_directory(folder / "folder.so");
    REQUIRE(::mkfifo((folder / "pipe.so").c_str(), 0600) == 0);
    fs::create_symlink("loop.so", folder / "loop.so");
    fs::create_symlink("nowhere.so", folder / "gone.so");
    fs::create_symlink("/dev/zero", folder / "endless.so");
    fs::create_symlink("plan.so", folder / "link.so");
    write(folder / "garbage.so", "\x7f"
                                 "ELF" +
                                     std::string(2000, '\xa5'));
    write(folder / "head.so", plan.substr(0, 40));
    write(folder / "half.so", plan.substr(0, plan.size() / 2));
    write(folder / "shorter.so", plan.substr(0, plan.size() - 1));
    write(folder / "narrow.so", with(4, 1));  // 32 bits
    write(folder / "swapped.so", with(5, 2)); // the other order of bytes
    write(folder / "arm.so", with(18, '\xb7'));
    write(folder / "closed.so", plan);
    fs::permissions(folder / "closed.so", fs::perms::none);
    fs::copy("/proc/self/exe", folder / "program.so");
    fs::copy(test::built("tests/host/bad") / "foreign.so", folder.path());
    write(folder / "plan.so", plan);
    fs::permissions(folder.path(), fs::perms(0755));
    const auto phases = [&] {
        const Nobody closedToIt;
        return Host({folder.path()}).phases();
    }();

    struct Row {
        const char* file;
        const char* refused;
    };
    const std::vector<Row> rows = {
        {"Bad Name.so", "cannot be a phase: \"Bad Name\" is no id"},
        {"arm.so", "was built for another kind of computer"},
        {"closed.so", "cannot be read: Permission denied"},
        {"empty.so", "is empty"},
        {"endless.so", "is no file"},
        {"folder.so", "is no file"},
        {"foreign.so", "was built for another version of Remit; rebuild it"},
        {"garbage.so", "was built for another kind of computer"},
        {"gone.so", "is a link that leads nowhere"},
        {"half.so", "is cut short or damaged; copy it anew"},
        {"head.so", "is cut short or damaged; copy it anew"},
        {"link.so", ""},
        {"loop.so", "is a link that leads nowhere"},
        {"narrow.so", "was built for another kind of computer"},
        {"notes.txt", "is no phase: its name does not end in .so"},
        {"pipe.so", "is no file"},
        {"plan.so", ""},
        {"program.so", "is no phase plugin; it holds something else, or is damaged"},
        {"shorter.so", "is cut short or damaged; copy it anew"},
        {"swapped.so", "was built for another kind of computer"},
        {"text.so", "is no phase plugin; it holds something else, or is damaged"},
    };
    REQUIRE(phases.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(phases[i].file.filename() == rows[i].file);
        const std::string refused = rows[i].refused;
        CHECK(phases[i].refused.substr(0, rows[i].file[0] == 'B' ? refused.size() : std::string::npos) ==
              refused);
    }
    // What is refused in the list is refused when it is asked for, in the same words, and is no pass.
    for (const auto& phase : phases) {
        if (phase.refused.empty() || phase.id.empty()) continue;
        INFO(phase.id.str());
        const Nobody closedToIt;
        const auto examination =
            examined(Host({folder.path()}), contractOf({deliverable(phase.id.str())}), {});
        CHECK(only(examination).verdict == Verdict::Unknown);
        CHECK(only(examination).remark == "The phase " + phase.id.str() + " " + phase.refused +
                                              "; what it should have checked could not be checked");
    }
}

TEST_CASE("A plugin cut short is refused before it is loaded, wherever it is cut")
{
    const std::string whole = test::read(fs::path(test::phases()) / "plan.so");
    const Folder folder;
    for (std::size_t twentieths = 0; twentieths < 20; ++twentieths) {
        write(folder / "plan.so", whole.substr(0, whole.size() * twentieths / 20));
        CHECK_FALSE(Host({folder.path()}).find(id<PhaseId>("plan")).refused.empty());
    }
}

TEST_CASE("A plugin spoilt anywhere in its tables is listed, whatever is thought of it")
{
    const std::string whole = test::read(fs::path(test::phases()) / "plan.so");
    const Folder folder;
    const auto listed = [&](std::size_t at) {
        for (const char byte : {'\x00', '\x7f', '\xff'}) {
            std::string spoilt = whole;
            spoilt[at] = byte;
            write(folder / "plan.so", spoilt);
            CHECK(Host({folder.path()}).phases().size() == 1);
        }
    };
    // The file's head, its program headers behind it, and the section headers at the end.
    for (std::size_t at = 0; at < 256; at += 3)
        listed(at);
    for (std::size_t back = 1; back < 1024; back += 13)
        listed(whole.size() - back);
}

TEST_CASE("Listing phases runs none of their code")
{
    const Folder folder;
    for (const char* name : {"loading-hangs", "loading-crashes", "loading-exits"})
        fs::copy(test::built("tests/host/bad") / "misbehaves.so", folder / (std::string(name) + ".so"));
    const auto phases = Host({folder.path()}).phases();
    REQUIRE(phases.size() == 3);
    for (const auto& phase : phases)
        CHECK(phase.refused.empty());
}

TEST_CASE("Trying phases loads each in a child, and tells what came of those that cannot be")
{
    const Folder folder;
    for (const char* name : {"brief-crashes", "loading-crashes", "loading-hangs"})
        fs::copy(test::built("tests/host/bad") / "misbehaves.so", folder / (std::string(name) + ".so"));
    fs::copy(test::built("tests/host/bad") / "needs.so", folder / "needs.so");
    write(folder / "text.so", "just words");
    const auto phases = Host({folder.path()}, {std::chrono::milliseconds(300), std::size_t(1) << 30}).tried();
    REQUIRE(phases.size() == 5);
    CHECK(phases[0].refused.empty()); // what it does when it is asked is not known
    CHECK(phases[1].refused == "stopped with signal 11 (segmentation fault) while loading");
    CHECK(phases[2].refused == "took longer than 0.3 seconds while loading");
    CHECK(phases[3].refused.find("cannot be loaded: liblost.so: cannot open") != std::string::npos);
    CHECK(phases[4].refused == "is no phase plugin; it holds something else, or is damaged");
}

TEST_CASE("What a phase says of itself is known without running it")
{
    const FoundPhase outline = good().find(id<PhaseId>("outline"));
    CHECK(outline.refused.empty());
    CHECK(outline.id.str() == "outline");
    CHECK(outline.title == "Report outline");
    CHECK(outline.version == "1.0");
    CHECK(outline.reads == std::vector{id<PhaseId>("plan")});
    CHECK_FALSE(outline.notes);
    CHECK(good().find(id<PhaseId>("drafts")).notes);
}

TEST_CASE("A folder that cannot be read is told, and hides no other")
{
    const Host host({"/nowhere/at/all", test::phases()});
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
    const Host host({test::phases(), test::built("tests/host/bad")});
    CHECK(host.find(id<PhaseId>("plan")).file == fs::path(test::phases()) / "plan.so");
    CHECK(host.find(id<PhaseId>("lies")).file == test::built("tests/host/bad") / "lies.so");
    CHECK(host.find(id<PhaseId>("absent")).refused == "is not installed");
}

TEST_CASE("A folder that is named twice counts once, whatever it is called")
{
    const Folder folder;
    fs::create_directory_symlink(test::phases(), folder / "again");
    const Host host({test::phases(), folder / "again", test::phases() + "/"});
    CHECK(host.phases().size() == 5);
    CHECK(host.find(id<PhaseId>("plan")).refused.empty());
}

TEST_CASE("Of several files for one phase none is used, and each names the others")
{
    const Folder one, other;
    const fs::path own = test::phases();
    fs::copy(own / "plan.so", one.path());
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
