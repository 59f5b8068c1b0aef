// What is loaded: documents and phases, with the libraries that they take, for the commands that need them.
#include "support/support.h"

#include <catch2/catch.hpp>

#include <set>

using namespace remit;
namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

const std::vector<std::string> kEnvironment = {"PATH=/usr/bin:/bin", "LC_ALL=C"};
const Names kHeavy = {"libremit.so", "libQt6Core", "libicu",     "libarchive",
                      "libical",     "libmd4c",    "libseccomp", "libxml2"};

test::Outcome remitIn(const fs::path& folder, std::vector<std::string> words, const std::string& setting = {})
{
    words.insert(words.begin(), test::program());
    std::vector<std::string> environment = kEnvironment;
    if (!setting.empty()) environment.push_back(setting);
    return test::run(words, folder, environment);
}

fs::path newRecord(const test::Folder& folder)
{
    const auto made = remitIn(folder.path(), {"new", test::source("schedules/iom-smp-2022"), "r", "--as",
                                              "provider", "--clock", "2022-08-01T09:00"});
    INFO(made.err);
    REQUIRE(made.status == 0);
    return folder / "r";
}

// "holidays", a contract with a file of them.
void writeContractWithHolidays(const test::Folder& folder)
{
    const fs::path from = test::source("schedules/iom-smp-2022");
    fs::copy(from, folder / "holidays");
    const std::string schedule = test::read(from / "schedule.toml");
    test::write(folder / "holidays" / "schedule.toml",
                schedule + "\n[[calendar]]\nid = \"more\"\nfile = \"more.ics\"\n");
    test::write(folder / "holidays" / "more.ics",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
                "DTSTART;VALUE=DATE:20220908\r\nSUMMARY:Fast\r\nEND:VEVENT\r\n"
                "END:VCALENDAR\r\n");
}

// Which of the libraries that are slow to load a command loaded, by what the dynamic linker told of itself.
Names heavyOf(const test::Outcome& outcome)
{
    Names loaded;
    for (const auto& name : kHeavy)
        if (outcome.err.find("/" + name) != outcome.err.npos) loaded.insert(name);
    return loaded;
}

}

TEST_CASE("a command that reads no document loads nothing that reading documents takes")
{
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    const std::string plan = test::source("tests/documents/implementation-plan.docx");
    writeContractWithHolidays(folder);

    struct Row {
        std::vector<std::string> words;
        bool heavy;
    };
    const std::vector<Row> rows = {
        {{"status"}, false},
        {{"due"}, false},
        {{"log"}, false},
        {{"log", "plan"}, false},
        {{"explain", "plan"}, false},
        {{"as"}, false},
        {{"--help"}, false},
        {{"-C", "..", "new", test::source("schedules/iom-smp-2022"), "other", "--as", "provider"}, false},
        {{"-C", "..", "new", "holidays", "third", "--as", "provider"}, true},
        {{"phases"}, true},
        {{"lint", "../holidays"}, true},
        {{"show", "plan"}, true},
        {{"check", "plan", plan}, true},
        {{"submit", "plan", plan, "--clock", "2022-08-20T09:00"}, true},
        {{"show", "plan", "1"}, false},
        {{"review", "plan", "--accept", "--by", "supervisor", "--clock", "2022-08-21T09:00"}, false},
    };
    for (const auto& row : rows) {
        const auto outcome = remitIn(record, row.words, "LD_DEBUG=files");
        INFO(row.words.front() << " " << row.words[row.words.size() / 2] << ": " << outcome.out);
        CHECK(outcome.status <= 1);
        REQUIRE(outcome.err.find("/libremit-record.so") != outcome.err.npos);
        CHECK(heavyOf(outcome) == (row.heavy ? kHeavy : Names{}));
    }
}

TEST_CASE("where what reads documents cannot be loaded that is told, and the other commands answer")
{
    const test::Folder folder;
    const fs::path record = newRecord(folder);
    const std::string plan = test::source("tests/documents/implementation-plan.docx");
    writeContractWithHolidays(folder);
    const fs::path heavy = folder / "lib/libremit.so.0";
    fs::create_directory(folder / "lib");
    fs::copy(REMIT_RECORD_LIBRARY, folder / "lib");

    struct Row {
        std::string bytes; // none: there is no such file
        const char* why;
    };
    const std::vector<Row> rows = {
        {{}, "cannot be loaded: "},
        {"just words", "cannot be loaded: "},
        {test::read(test::built("tests/app") / REMIT_OTHER_BUILD), "is of another build than the program"},
    };
    const std::string setting = "LD_LIBRARY_PATH=" + (folder / "lib").string();
    const std::string schedule = test::source("schedules/iom-smp-2022");
    const std::vector<std::vector<std::string>> needing = {
        {"check", "plan", plan},
        {"check", "plan", plan, "--schedule", schedule},
        {"submit", "plan", plan, "--as-is", "--clock", "2022-08-20T09:00"},
        {"show", "plan"},
        {"show", "plan", "--schedule", schedule},
        {"phases"},
        {"lint", schedule},
        {"-C", "..", "new", "holidays", "other", "--as", "provider"},
    };
    for (const auto& row : rows) {
        if (!row.bytes.empty()) test::write(heavy, row.bytes);
        for (const auto& words : needing) {
            const auto outcome = remitIn(record, words, setting);
            INFO(words.front() << ": " << outcome.out << outcome.err);
            CHECK(outcome.status == 2);
            CHECK(outcome.out.empty());
            CHECK(outcome.err.find("The part of Remit that reads documents and asks phases (libremit.so.0) " +
                                   std::string(row.why)) != outcome.err.npos);
            CHECK(outcome.err.find("; install Remit anew") != outcome.err.npos);
            CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
        }
        CHECK(remitIn(record, {"status", "--as-of", "2022-08-02"}, setting).status == 0);
        const auto log = remitIn(record, {"log"}, setting);
        CHECK(log.status == 0);
        CHECK(log.out.find("handed in") == log.out.npos);
    }
}
