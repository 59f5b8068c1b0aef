#include "support/support.h"

#include <catch2/catch.hpp>

#include <set>
#include <sys/inotify.h>
#include <unistd.h>

using namespace remit;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kEnvironment = {"PATH=/usr/bin:/bin", "LC_ALL=C"};

test::Outcome remitIn(const fs::path& folder, std::vector<std::string> words, std::string_view input = {})
{
    words.insert(words.begin(), test::program());
    return test::run(words, folder, kEnvironment, input);
}

fs::path newRecord(const test::Folder& folder)
{
    const auto made = remitIn(folder.path(), {"new", test::source("schedules/iom-smp-2022"), "r", "--as",
                                              "provider", "--clock", "2022-08-01T09:00"});
    INFO(made.err);
    REQUIRE(made.status == 0);
    return folder / "r";
}

// Tells which files of a folder are opened, from its making on.
class Watch {
public:
    explicit Watch(const fs::path& folder) : queue_(::inotify_init1(IN_NONBLOCK))
    {
        REQUIRE(queue_ >= 0);
        REQUIRE(::inotify_add_watch(queue_, folder.c_str(), IN_OPEN) >= 0);
    }
    ~Watch() { ::close(queue_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    // The names of those opened since last asked.
    std::set<std::string> opened()
    {
        std::set<std::string> names;
        alignas(inotify_event) char buffer[1 << 16];
        for (ssize_t got; (got = ::read(queue_, buffer, sizeof buffer)) > 0;)
            for (const char* at = buffer; at < buffer + got;) {
                const auto* event = reinterpret_cast<const inotify_event*>(at);
                if (event->len > 0 && (event->mask & IN_ISDIR) == 0) names.insert(event->name);
                at += sizeof(inotify_event) + event->len;
            }
        return names;
    }

private:
    int queue_;
};

}

TEST_CASE("no command reads the certificates of the system")
{
    const fs::path certificates = "/etc/ssl/certs"; // where Debian's libgit2 looks
    if (!fs::exists(certificates / "ca-certificates.crt")) return;
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    // Others on this machine may read them meanwhile; if the program did, it would each time.
    bool everyTime = true;
    for (int time = 0; everyTime && time < 100; ++time) {
        Watch watch(certificates);
        REQUIRE(test::run({test::program(), "-C", record.string(), "log"}, folder.path()).status == 0);
        everyTime = watch.opened().contains("ca-certificates.crt");
    }
    CHECK_FALSE(everyTime);
}

TEST_CASE("no command looks into a phase that it does not ask")
{
    using Names = std::set<std::string>;
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    const std::string plan = test::source("tests/documents/implementation-plan.docx");
    // A copy: other tests, running meanwhile, look into the phases of the build.
    const fs::path program = folder / "bin/remit",
                   phases = (program.parent_path() /
                             fs::relative(test::phases(), fs::path(test::program()).parent_path()))
                                .lexically_normal();
    fs::create_directories(program.parent_path());
    fs::create_directories(phases);
    fs::copy(test::program(), program);
    fs::copy(test::phases(), phases);
    for (const auto& each : fs::directory_iterator(fs::path(test::phases()).parent_path().parent_path()))
        if (each.path().filename().string().starts_with("libremit"))
            fs::copy_file(each.path(), phases.parent_path().parent_path() / each.path().filename());
    Watch watch(phases);

    struct Row {
        std::vector<std::string> words;
        Names opened;
    };
    const std::vector<Row> rows = {
        {{"status", "--as-of", "2022-08-02"}, {}},
        {{"log"}, {}},
        {{"explain", "outline"}, {}},
        {{"as"}, {}},
        {{"show", "plan"}, {"plan.so"}},
        {{"check", "plan", plan}, {"plan.so"}},
        {{"submit", "plan", plan, "--clock", "2022-08-20T09:00"}, {"plan.so"}},
        {{"review", "plan", "--accept", "--by", "supervisor", "--clock", "2022-08-21T09:00"}, {}},
        {{"check", "outline", test::source("tests/documents/report-outline.docx")}, {"outline.so"}},
    };
    for (const auto& row : rows) {
        std::vector<std::string> words = row.words;
        words.insert(words.begin(), program);
        const auto outcome = test::run(words, record, kEnvironment);
        INFO(row.words.front() << ": " << outcome.out << outcome.err);
        CHECK(outcome.status == 0);
        CHECK(watch.opened() == row.opened);
    }
}

TEST_CASE("what is typed wrongly is told what would be right, with status 64")
{
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    struct Row {
        std::vector<std::string> words;
        const char* says;
    };
    const std::vector<Row> rows = {
        {{}, "remit --help"},
        {{"statsu"}, "remit has no command \"statsu\". Did you mean \"status\"?"},
        {{"check"}, "remit check --help"},
        {{"check", "plan"}, "remit check --help"},
        {{"review", "plan", "--comment", "one", "two"}, "\"two\" is no number of a revision"},
        {{"show", "plan", "0"}, "remit show --help"},
        {{"diff", "plan", "0"}, "remit diff --help"},
        {{"diff", "plan", "1", "2", "--with", "x"}, "remit diff --help"},
        {{"status", "--as-of", "yesterday"}, "\"yesterday\" is no time"},
        {{"show", "plan", "--to", "x"}, "say which"},
        {{"review", "plan", "--accept", "--reject"}, "Decide on one"},
        {{"review", "plan", "--comment", " ", "--by", "supervisor"}, "--comment needs words"},
        {{"review", "plan", "--by", "supervisor"}, "Say what you decide"},
        {{"submit", "plan", "x.docx", "--clock", "2037-01-01"}, "still to come"},
        {{"note", "consultations", "--on", "2036-09-12", "--outcome", "x"}, "still to come"},
        {{"show", "plan", "1", "--schedule", "x"}, "revisions are in a record"},
        {{"--json", "status"}, "goes after the command"},
        {{"as", "provder"}, "Did you mean \"provider\"?"},
        {{"note", "consultations", "--on", "12.9.2022", "--outcome", "x"}, "is no date"},
    };
    for (const auto& row : rows) {
        const auto outcome = remitIn(record, row.words);
        INFO(outcome.out << outcome.err);
        CHECK(outcome.status == 64);
        CHECK(outcome.err.find(row.says) != std::string::npos);
    }
}

TEST_CASE("help and version are answers")
{
    const test::Folder folder;
    const auto help = remitIn(folder.path(), {"--help"});
    CHECK(help.status == 0);
    CHECK(help.out.find("submit") != std::string::npos);
    CHECK(remitIn(folder.path(), {"submit", "--help"}).status == 0);
    CHECK(remitIn(folder.path(), {"--version"}).out.rfind("remit ", 0) == 0);
}

TEST_CASE("an answer that cannot be written is none")
{
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    const auto outcome =
        test::run({"/bin/sh", "-c", test::program() + " log > /dev/full"}, record, kEnvironment);
    CHECK(outcome.status == 2);
    CHECK(outcome.err.find("could not be written") != std::string::npos);
}

TEST_CASE("the copy of a revision never goes over another file")
{
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    const fs::path given = test::source("tests/documents/implementation-plan.docx");
    REQUIRE(remitIn(record, {"submit", "plan", given, "--clock", "2022-08-20T09:00"}).status == 0);
    REQUIRE(remitIn(record, {"show", "plan", "1", "--to", "out"}).status == 0);
    CHECK(test::read(record / "out" / "implementation-plan.docx") == test::read(given));
    test::write(record / "out" / "implementation-plan.docx", "mine");
    const auto again = remitIn(record, {"show", "plan", "1", "--to", "out"});
    CHECK(again.status == 2);
    CHECK(test::read(record / "out" / "implementation-plan.docx") == "mine");
}

TEST_CASE("whoever sits at a terminal is asked once, and a script is told of --as-is")
{
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    const std::string poor = test::source("tests/documents/implementation-plan-without-needs.docx");
    const std::vector<std::string> submit = {"submit", "plan", poor, "--clock", "2022-08-20T09:00"};
    const auto script = remitIn(record, submit, "y\n");
    CHECK(script.status == 1);
    CHECK(script.out.find("add --as-is") != std::string::npos);
    CHECK(remitIn(record, {"log", "plan"}).out.find("handed in") == std::string::npos);

    auto words = submit;
    words.insert(words.begin(), test::program());
    const auto refused = test::runAtTerminal(words, record, kEnvironment, "n\n");
    INFO(refused.out);
    CHECK(refused.status == 1);
    CHECK(refused.out.find("Hand it in all the same? [y/N]") != std::string::npos);
    CHECK(refused.out.find("Nothing was handed in.") != std::string::npos);
    const auto agreed = test::runAtTerminal(words, record, kEnvironment, "y\n");
    INFO(agreed.out);
    CHECK(agreed.status == 0);
    CHECK(agreed.out.find("revision 1 handed in") != std::string::npos);

    auto asIs = submit;
    asIs.push_back("--as-is");
    CHECK(remitIn(record, asIs).status == 0);
    CHECK(remitIn(record, {"show", "plan", "1"}).out.find("information needs") != std::string::npos);
}

TEST_CASE("where nothing can be written, nothing is recorded, and one is told")
{
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    const auto before = remitIn(record, {"log", "--json"}).out;
    // At a terminal: what is said must not fall under the limit itself.
    const auto outcome = test::runAtTerminal(
        {"/bin/sh", "-c", "ulimit -f 0; exec \"$0\" note consultations --on 2022-09-12 --outcome x",
         test::program()},
        record, kEnvironment, "");
    INFO(outcome.out);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.find("could not be written") != std::string::npos);
    CHECK(remitIn(record, {"log", "--json"}).out == before);
    CHECK(test::run({"/usr/bin/git", "fsck", "--strict"}, record, kEnvironment).status == 0);
}
