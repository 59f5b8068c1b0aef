#include "schedule/case.h"
#include "schedule/schedule.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::test;

namespace {

// The good contract with its plan due like this.
ScheduleReading withDue(const std::string& due)
{
    ScheduleFiles files = goodFiles();
    std::string& bytes = files.files.front().bytes;
    const std::string completes = "completes"; // what counts from the start needs one, on the same line
    bytes.replace(bytes.find(completes), completes.size(), "starts");
    const std::string before = "due = 2022-08-21";
    bytes.replace(bytes.find(before), before.size(), "due = " + due);
    return readSchedule(files);
}

}

TEST_CASE("Sentences that can be read, and what is kept of them")
{
    struct Row {
        const char* due;
        bool with;
        const char* why;
    };
    const Row rows[] = {
        {"\"10 working days after final is accepted\"", false, "a period after a decision"},
        {"\"1 working day after final is handed in\"", false, "one is one"},
        {"\"1 day before final\"", false, "before the date of another"},
        {"\"1000 days after start\"", false, "the most that a period can count"},
        {"\"2 weeks after open\"", false, "after the record was opened"},
        {"\"3 months after data is handed over\"", false, "after an input"},
        {"\"1 month after final\"", false, "after the date of another"},
        {"\"end of month 3\"", false, "of the contract"},
        {"\"  2  weeks after   start \"", false, "more spaces mean nothing more"},
        {"\"with final\"", true, "the same date as another"},
    };
    for (const auto& row : rows) {
        INFO(row.due << ": " << row.why);
        const auto reading = withDue(row.due);
        REQUIRE(reading.complaints.empty());
        const Term& due = reading.contract.components[0].deliverables[0].due;
        CHECK('"' + due.written + '"' == row.due);
        CHECK(std::holds_alternative<Term::With>(due.meaning) == row.with);
        CHECK(due.place == Place{"schedule.toml", 22, 7});
    }
}

TEST_CASE("Dates and times, to the second and with any offset")
{
    struct Row {
        const char *due, *written, *instant;
    };
    const Row rows[] = {
        {"2022-08-21T10:00:00Z", "2022-08-21T10:00:00Z", "2022-08-21T10:00:00Z"},
        {"2022-08-21 10:00:00+00:00", "2022-08-21T10:00:00Z", "2022-08-21T10:00:00Z"},
        {"2022-08-21T23:59:59-09:30", "2022-08-21T23:59:59-09:30", "2022-08-22T09:29:59Z"},
        {"2022-08-21T10:00:00.000+05:45", "2022-08-21T10:00:00+05:45", "2022-08-21T04:15:00Z"},
    };
    for (const auto& row : rows) {
        INFO(row.due);
        const auto reading = withDue(row.due);
        REQUIRE(reading.complaints.empty());
        const Term& due = reading.contract.components[0].deliverables[0].due;
        CHECK(due.written == row.written);
        CHECK(std::get<Term::Moment>(due.meaning).instant == instant(row.instant));
    }
    CHECK(withDue("2037-12-31").complaints.empty()); // the last day that can be worked out
    CHECK(withDue("2038-01-01").complaints.size() == 1);
    CHECK(withDue("1970-01-01").complaints.empty());
    CHECK(withDue("1969-12-31").complaints.size() == 1);
}

TEST_CASE("A day ends when the contract says")
{
    const auto ending = [](const std::string& time) {
        ScheduleFiles files = goodFiles();
        std::string& bytes = files.files.front().bytes;
        const std::string completes = "completes"; // what counts from the start needs one, on the same line
        bytes.replace(bytes.find(completes), completes.size(), "starts");
        bytes.insert(bytes.find("zone ="), "day-ends = \"" + time + "\"\n");
        return readSchedule(files);
    };
    CHECK(ending("24:00").contract.dayEnds == std::chrono::hours(24));
    CHECK(ending("00:01").contract.dayEnds == std::chrono::minutes(1));
    CHECK(ending("16:40").contract.dayEnds == std::chrono::minutes(1000));
    CHECK(ending("24:00").complaints.empty());
    CHECK_FALSE(ending("00:00").complaints.empty());
    CHECK_FALSE(ending("24:01").complaints.empty());
}

TEST_CASE("The limits hold at their last value and not before")
{
    const auto saidOf = [](const std::string& desk) {
        ScheduleFiles files = goodFiles();
        files.files.push_back({"desk.toml", desk});
        const auto complaints = readSchedule(files).complaints;
        return complaints.empty() ? std::string() : complaints.front().what;
    };
    const auto many = [](int n, const std::string& text) {
        std::string all;
        for (int i = 0; i < n; ++i)
            all += text;
        return all;
    };
    const auto mentions = [](const std::string& text, const std::string& part) {
        return text.find(part) != text.npos;
    };
    // A key of 16 parts is merely unknown, and so is a list 16 deep; one more is not read at all.
    CHECK(mentions(saidOf(many(15, "a.") + "b = 1"), "is not a key"));
    CHECK(mentions(saidOf(many(16, "a.") + "b = 1"), "more than 16 parts"));
    CHECK(mentions(saidOf("a = " + many(16, "[") + many(16, "]")), "is not a key"));
    CHECK(mentions(saidOf("a = " + many(17, "[") + many(17, "]")), "more than 16 deep"));
    // Dots and brackets inside texts and remarks are neither.
    CHECK(saidOf("# " + many(99, "a.[") + "\n[synonyms]\n\"" + many(20, "a.") + "\" = ['" + many(40, "[.") +
                 "', \"\"\"" + many(40, "].") + "\"\"\"]")
              .empty());
    CHECK(saidOf("# " + many((64 << 10) - 2, "x")).empty());
    CHECK(saidOf("[reminders]\ndue-soon = 365\n[synonyms]\na = [\"" + many(500, "x") + "\"]").empty());
    CHECK(mentions(saidOf("# " + many((64 << 10) - 1, "x")), "longer than 64 KiB"));
}

TEST_CASE("Reading takes the same files to the same contract and the same complaints")
{
    for (const auto& one : Case::all())
        CHECK(readSchedule(one.files).complaints == readSchedule(one.files).complaints);
}

TEST_CASE("Ten thousand deliverables, each resting on the one before, are read")
{
    ScheduleFiles files = goodFiles();
    std::string& bytes = files.files.front().bytes;
    const std::string completes = "completes"; // what counts from the start needs one, on the same line
    bytes.replace(bytes.find(completes), completes.size(), "starts");
    bytes =
        "format = 1\n[contract]\nid = \"large\"\ntitle = \"Large\"\nzone = \"UTC\"\nterms = \"terms.md\"\n"
        "[[component]]\nid = \"c\"\ntitle = \"C\"\n";
    const auto deliverable = [&](const std::string& id, const std::string& due) {
        bytes += "[[component.deliverable]]\nid = \"" + id + "\"\nphase = \"drafts\"\ntitle = \"" + id +
                 "\"\ndue = " + due + "\n[component.deliverable.expects]\nsections = [\"progress\"]\n";
    };
    constexpr int kMany = 10'000;
    deliverable("d0", "2022-08-21");
    for (int i = 1; i < kMany; ++i)
        deliverable("d" + std::to_string(i), "\"1 week after d" + std::to_string(i - 1) + "\"");
    const auto reading = readSchedule(files);
    for (const auto& complaint : reading.complaints)
        UNSCOPED_INFO(complaint.text());
    CHECK(reading.complaints.empty());
    REQUIRE(reading.contract.components.size() == 1);
    CHECK(reading.contract.components[0].deliverables.size() == kMany);

    // The same with every reference wrong: as many complaints as are shown, and one that counts the others.
    for (std::size_t at = bytes.find("after d"); at != bytes.npos; at = bytes.find("after d", at))
        bytes.replace(at, 7, "after x");
    CHECK(readSchedule(files).complaints.size() == 1001);
}

TEST_CASE("A contract's files are found in a folder or by schedule.toml itself")
{
    const Folder folder;
    for (const auto& file : goodFiles().files)
        write(folder / file.name, file.bytes);

    SECTION("nothing there")
    {
        CHECK_FALSE(loadSchedule(folder / "elsewhere"));
        std::filesystem::remove(folder / "schedule.toml");
        CHECK_FALSE(loadSchedule(folder.path()));
        CHECK_FALSE(loadSchedule(folder / "schedule.toml"));
    }
    SECTION("a link that leads out of the folder is none of its files")
    {
        const Folder other;
        write(other / "terms.md", "a secret");
        std::filesystem::remove(folder / "terms.md");
        std::filesystem::create_symlink(other / "terms.md", folder / "terms.md");
        CHECK_FALSE(loadSchedule(folder.path()));
    }
    SECTION("a file outside it is not read, and complained of")
    {
        std::string schedule = test::read(folder / "schedule.toml");
        schedule.replace(schedule.find("terms.md"), 8, "../terms.md");
        write(folder / "schedule.toml", schedule);
        const auto files = loadSchedule(folder.path());
        REQUIRE(files);
        CHECK(files->files.size() == 2);
        CHECK(readSchedule(*files).complaints.size() == 1);
    }
    SECTION("a file that is too large")
    {
        write(folder / "people.toml", std::string(kMaxScheduleBytes + 1, '#'));
        const auto files = loadSchedule(folder.path());
        REQUIRE_FALSE(files);
        CHECK(files.error().where == (folder / "people.toml").string());
    }
    SECTION("a folder in place of a file")
    {
        std::filesystem::remove(folder / "people.toml");
        std::filesystem::create_directory(folder / "people.toml");
        CHECK_FALSE(loadSchedule(folder.path()));
    }
    SECTION("all there")
    {
        const auto byFolder = loadSchedule(folder.path());
        const auto byFile = loadSchedule(folder / "schedule.toml");
        REQUIRE(byFolder);
        REQUIRE(byFile);
        CHECK(byFolder->files.size() == 3);
        CHECK(byFile->files.size() == 3);
        CHECK(byFolder->folder == byFile->folder);
        CHECK(readSchedule(*byFolder).complaints.empty());
    }
    SECTION("complaints name the folder as it was given")
    {
        write(folder / "desk.toml", "x = 1\n");
        const auto reading = readSchedule(*loadSchedule(folder.path()));
        REQUIRE(reading.complaints.size() == 1);
        CHECK(reading.complaints[0].place.file == (folder / "desk.toml").string());
    }
}

TEST_CASE("What a schedule asks for itself")
{
    ScheduleFiles files = goodFiles();
    std::string& bytes = files.files.front().bytes;
    const std::string before = "due = 2022-08-21";
    bytes.replace(bytes.find(before), before.size(),
                  before + "\n\n[[component.deliverable.requirement]]\nlevel = \"should\"\n"
                           "section = [\"budget\", \"costs\"]\ntable = [\"item\", \"cost\"]\nrows = 3\n"
                           "list-at-least = 2\ntopics = [\"travel\", \"fees\"]\n\n"
                           "[[component.deliverable.requirement]]\nannex = \"interview guide\"\n\n"
                           "[[component.deliverable.requirement]]\nwords-at-most = 900\npages-at-least = 2\n"
                           "pages-at-most = 9\nlanguage = \"en\"\n"
                           "free-of = [\"comments\", \"tables without caption\"]\n");
    const auto reading = readSchedule(files);
    REQUIRE(reading.complaints.empty());
    const auto& asked = reading.contract.components[0].deliverables[0].requirements;
    std::vector<std::string> told;
    for (const auto& requirement : asked)
        told.push_back(requirement.id + " " + std::string(word(requirement.level)) + ": " +
                       requirement.words);
    CHECK(told ==
          std::vector<std::string>{
              "section-budget should: A section \"budget\"",
              "table-item-and-cost should: A table with the columns item and cost and at least 3 rows "
              "in the section \"budget\"",
              "list-budget should: A list of at least 2 items in the section \"budget\"",
              "topic-travel should: A place for the topic \"travel\" in the section \"budget\"",
              "topic-fees should: A place for the topic \"fees\" in the section \"budget\"",
              "annex-interview-guide must: An annex \"interview guide\"",
              "length must: At most 900 words",
              "pages must: 2 to 9 pages",
              "language-en must: Its language set to \"en\"",
              "free-of-comments-and-tables-without-caption must: Free of comments and tables without "
              "caption",
          });
    const auto& section = std::get<Requirement::Section>(asked[0].kind);
    CHECK(section.title == Wordings{"budget", "costs"});
    CHECK(std::get<Requirement::Table>(asked[1].kind).rows == 3);
    CHECK(std::get<Requirement::Clean>(asked[9].kind).of ==
          std::vector<Flaw>{Flaw::Comments, Flaw::TablesUncaptioned});
}
