#include "support/support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sys/stat.h>

using namespace remit;
namespace fs = std::filesystem;

// What remit verify says of a vault, and what other commands do with one that was damaged.
namespace {

class Noted {
public:
    Noted()
    {
        fs::copy(test::source("schedules/iom-smp-2022"), folder / "terms", fs::copy_options::recursive);
        test::write(folder / "Keller.docx", "what was said");
        must({"-C", "..", "new", "terms", "r", "--as", "lmm-desk", "--clock", "2022-08-01T09:00"});
        must({"as", "provider"});
        must({"note", "consultations", "--on", "2022-09-01", "--outcome", "One interview", "--file",
              "../Keller.docx", "--clock", "2022-09-02T09:00"});
        for (const auto& each : fs::directory_iterator(vault()))
            file = each.path();
    }

    fs::path vault() const { return folder / "r/.git/remit/vault"; }

    test::Outcome remit(std::vector<std::string> words) const
    {
        words.insert(words.begin(), test::program());
        fs::create_directory(folder / "r");
        auto done = test::run(words, folder / "r", {"PATH=/usr/bin:/bin"});
        for (auto* text : {&done.out, &done.err})
            std::replace(text->begin(), text->end(), '\n', ' ');
        return done;
    }

    void must(const std::vector<std::string>& words) const
    {
        const auto done = remit(words);
        INFO(done.out << done.err);
        REQUIRE(done.status == 0);
    }

    void verifies(int status, const std::string& words) const
    {
        const auto done = remit({"verify"});
        INFO(done.out << done.err);
        CHECK(done.status == status);
        CHECK(done.err.empty());
        CHECK(done.out.find(words) != std::string::npos);
    }

    // A sentence, and nothing done.
    void refuses(const std::vector<std::string>& words, const std::string& sentence) const
    {
        const auto done = remit(words);
        INFO(done.out << done.err);
        CHECK(done.status == 2);
        CHECK(done.out.empty());
        CHECK(done.err.ends_with(sentence + " "));
    }

    const test::Folder folder;
    fs::path file;
};

const std::vector<std::string> kErase = {"erase", "2", "--reason", "Consent", "--clock", "2022-09-03T09:00"};
const std::vector<std::string> kNote = {
    "note", "consultations", "--on",           "2022-09-01", "--outcome",
    "Two",  "--file",        "../Keller.docx", "--clock",    "2022-09-03T09:00"};

}

TEST_CASE("Verify says where a note's file is, and names what is not as it was noted")
{
    const Noted at;
    const std::string whole = test::read(at.file);
    at.verifies(0, "1 file that came with a note is in this copy, as noted.");

    std::string other = whole;
    other.back() = 'D';
    test::write(at.file, other);
    at.verifies(
        1, "The first break: note-1.docx of entry 2: has been altered: it is not the file that was noted.");

    fs::remove(at.file);
    at.verifies(0, "note-1.docx of entry 2: missing from this copy, which records for Service provider, who "
                   "noted it; no "
                   "entry says that it was erased.");

    at.must(kErase);
    at.verifies(
        0,
        "note-1.docx of entry 2: erased by decision of Service provider, on Sat 3 Sep 2022, 09:00 (entry 3), "
        "because: Consent.");

    test::write(at.file, whole);
    at.verifies(1,
                "it still lies in this copy's vault: give the command once more, remit erase 2 note-1.docx.");
    at.must(kErase);
    at.verifies(0, "erased by decision of");
}

TEST_CASE("Verify names what belongs to no entry in a vault")
{
    const Noted at;
    test::write(at.vault() / "minutes.docx", "x");
    at.verifies(0, ".git/remit/vault/minutes.docx belongs to no entry");
}

TEST_CASE("A vault that was put there by somebody else stops what needs it, in one sentence")
{
    const Noted at;
    SECTION("a link to another folder")
    {
        fs::rename(at.vault(), at.folder / "elsewhere");
        fs::create_directory_symlink(at.folder / "elsewhere", at.vault());
        at.verifies(1,
                    ".git/remit/vault: is neither a file nor a folder, and does not belong into a record.");
        at.refuses(kNote, ".git/remit/vault: is no folder, or cannot be read.");
        at.refuses(kErase, ".git/remit/vault: is no folder, or cannot be read.");
        at.refuses({"show", "consultations", "--to", "out"},
                   ".git/remit/vault: is no folder, or cannot be read.");
        CHECK(fs::exists(at.folder / "elsewhere" / at.file.filename()));
    }
    SECTION("a pipe in place of the file")
    {
        fs::remove(at.file);
        REQUIRE(::mkfifo(at.file.c_str(), 0600) == 0);
        at.verifies(1, at.file.filename().string() + ": is neither a file nor a folder");
        at.refuses({"show", "consultations", "--to", "out"},
                   at.file.filename().string() + " could not be read.");
        at.must(kErase);
        CHECK_FALSE(fs::exists(fs::symlink_status(at.file)));
    }
    SECTION("a folder in place of the file")
    {
        fs::remove(at.file);
        fs::create_directory(at.file);
        at.verifies(1, "note-1.docx of entry 2:");
        at.refuses(kErase, "could not be removed (Is a directory).");
        at.verifies(1, "note-1.docx of entry 2:"); // and it is not said to be erased
    }
    SECTION("a file that never ends")
    {
        fs::resize_file(at.file, std::uintmax_t(1) << 40);
        at.verifies(1, "note-1.docx of entry 2:");
        at.refuses({"show", "consultations", "--to", "out"},
                   at.file.filename().string() + " could not be read.");
    }
    SECTION("a pipe in place of the list of what is entering")
    {
        REQUIRE(::mkfifo((at.vault() / "entering").c_str(), 0600) == 0);
        at.refuses(kNote, "entering could not be read.");
    }
}
