#include "ledger/vault.h"

#include "evidence/sha256.h"
#include "ledger/examples.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace remit;
namespace fs = std::filesystem;

namespace {

Apart minutes()
{
    return {test::print('5').bytes(), "Interview \"Keller\".docx", "PK\nwhat was said\n\nmore"};
}

Kept said(const Apart& file)
{
    return {"note-1.docx", file.bytes.size(), salted(file)};
}

struct Copy {
    test::Folder folder;
    ledger::Vault vault{folder.path()};
    fs::path file(const Apart& of) const { return folder / "vault" / salted(of).str(); }
    void hold(const Apart& file) const { REQUIRE(vault.add("work/visit", {file})); }
};

mode_t modeOf(const fs::path& path)
{
    struct stat found = {};
    REQUIRE(::lstat(path.c_str(), &found) == 0);
    return found.st_mode & 07777;
}

std::string complaint(const Copy& copy, const Apart& file)
{
    const auto found = copy.vault.find(said(file));
    REQUIRE(!found);
    return found.error().text();
}

}

TEST_CASE("The salted fingerprint is the HMAC of name and bytes under the salt")
{
    // openssl dgst -sha256 -mac HMAC -macopt hexkey:0101…, over "a\0b"
    Apart file;
    file.salt.fill(1);
    file.name = "a";
    file.bytes = "b";
    CHECK(salted(file).str() == "a77debbbd6ce22adea19a11fe55699cd1c3350caeb96dbbe63512ea0c6673b0c");
    Apart other = file;
    other.salt[31] = 2;
    CHECK(salted(other) != salted(file));
    other = file;
    other.name = "";
    other.bytes = std::string("a\0b", 3).substr(1);
    CHECK(salted(other) != salted(file));
}

TEST_CASE("What is put into a vault is found again, by its owner alone")
{
    const Copy copy;
    CHECK(!*copy.vault.find(said(minutes())));
    CHECK(copy.vault.names()->empty());
    copy.hold(minutes());
    const auto found = copy.vault.find(said(minutes()));
    REQUIRE(found);
    REQUIRE(*found);
    CHECK(**found == minutes());
    CHECK(modeOf(copy.folder / "vault") == 0700);
    CHECK(modeOf(copy.file(minutes())) == 0600);
    CHECK(modeOf(copy.folder / "vault/entering") == 0600);
}

TEST_CASE("A vault that others could enter is closed when something is put into it")
{
    const Copy copy;
    fs::create_directory(copy.folder / "vault");
    fs::permissions(copy.folder / "vault", fs::perms::all);
    copy.hold(minutes());
    CHECK(modeOf(copy.folder / "vault") == 0700);
}

TEST_CASE("What entered a vault is entering until it is settled, and removed for good")
{
    const Copy copy;
    CHECK(!*copy.vault.entering());
    copy.hold(minutes());
    const auto entering = copy.vault.entering();
    REQUIRE(entering);
    REQUIRE(*entering);
    CHECK((*entering)->home == "work/visit");
    CHECK((*entering)->files == std::vector{salted(minutes())});
    copy.vault.settled();
    CHECK(!*copy.vault.entering());
    CHECK(copy.vault.remove(salted(minutes())));
    CHECK(copy.vault.names()->empty());
    CHECK(copy.vault.remove(salted(minutes()))); // again, and nothing is there
    CHECK(Copy().vault.remove(salted(minutes())));
}

TEST_CASE("Any byte of a vault's file that is another one is noticed")
{
    const Copy copy;
    copy.hold(minutes());
    const std::string whole = test::read(copy.file(minutes()));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string other = whole;
        other[i] = static_cast<char>(other[i] ^ 1);
        test::write(copy.file(minutes()), other);
        INFO(i);
        CHECK(!copy.vault.find(said(minutes())));
    }
    for (const auto& other :
         {whole + "x", whole.substr(0, whole.size() - 1), std::string(), std::string("\n\n")}) {
        test::write(copy.file(minutes()), other);
        CHECK(complaint(copy, minutes()).ends_with("has been altered: it is not the file that was noted"));
    }
}

TEST_CASE("A file in a vault that would lead out of a folder when it is copied out is refused")
{
    const Copy copy;
    for (const auto* name : {"../../passwd", "/etc/passwd", "..", ""}) {
        Apart file = minutes();
        file.name = name;
        if (file.name.empty()) {
            CHECK(salted(file) != salted(minutes()));
            continue;
        }
        copy.hold(file);
        CHECK(complaint(copy, file).ends_with("has been altered: it is not the file that was noted"));
    }
}

TEST_CASE("What is no file or folder is not read through, in one sentence")
{
    const Apart file = minutes();
    SECTION("a link in place of the vault")
    {
        const Copy copy;
        fs::create_directory(copy.folder / "elsewhere");
        fs::create_directory_symlink(copy.folder / "elsewhere", copy.folder / "vault");
        CHECK(complaint(copy, file).ends_with("is no folder, or cannot be read"));
        CHECK(!copy.vault.names());
        CHECK(!copy.vault.entering());
        CHECK(!copy.vault.remove(salted(file)));
        CHECK(!copy.vault.add("work/visit", {file}));
        CHECK(fs::is_empty(copy.folder / "elsewhere"));
    }
    SECTION("a link in place of a file")
    {
        const Copy copy;
        fs::create_directory(copy.folder / "vault");
        test::write(copy.folder / "other", "x");
        fs::create_symlink(copy.folder / "other", copy.file(file));
        CHECK(complaint(copy, file).ends_with("could not be read."));
        copy.hold(file); // is written anew, and nothing through the link
        CHECK(test::read(copy.folder / "other") == "x");
        CHECK(*copy.vault.find(said(file)));
    }
    SECTION("a pipe, which never ends")
    {
        const Copy copy;
        fs::create_directory(copy.folder / "vault");
        REQUIRE(::mkfifo(copy.file(file).c_str(), 0600) == 0);
        REQUIRE(::mkfifo((copy.folder / "vault/entering").c_str(), 0600) == 0);
        CHECK(complaint(copy, file).ends_with("could not be read."));
        CHECK(!copy.vault.entering());
        CHECK(copy.vault.remove(salted(file)));
    }
    SECTION("a folder in place of a file")
    {
        const Copy copy;
        fs::create_directories(copy.file(file));
        CHECK(complaint(copy, file).ends_with("could not be read."));
        CHECK(!copy.vault.remove(salted(file)));
        CHECK(!copy.vault.add("work/visit", {file}));
    }
    SECTION("a file that is too large to be it")
    {
        const Copy copy;
        copy.hold(file);
        fs::resize_file(copy.file(file), std::uintmax_t(1) << 40);
        CHECK(complaint(copy, file).ends_with("could not be read."));
    }
}

TEST_CASE("A list of what is entering that cannot be one is none")
{
    const Copy copy;
    copy.hold(minutes());
    for (const auto* text : {"", "home = \"x\"\n", "home = \"x\"\nfiles = [\"y\"]\n", "\xff"}) {
        test::write(copy.folder / "vault/entering", text);
        REQUIRE(copy.vault.entering());
        CHECK(!*copy.vault.entering());
    }
}

TEST_CASE("The neutral name of a file says nothing but its kind")
{
    const std::vector<std::pair<std::string, std::string>> names = {
        {"Interview Maria Keller.docx", "note-7.docx"},
        {"SCAN.PDF", "note-7.pdf"},
        {"interview.Keller", "note-7"},
        {"consent.Ruiz", "note-7"},
        {"minutes", "note-7"},
        {"minutes.", "note-7"},
        {".md", "note-7.md"}};
    for (const auto& [given, neutral] : names)
        CHECK(neutralName(7, given) == neutral);
}
