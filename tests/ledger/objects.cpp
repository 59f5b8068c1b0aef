#include "ledger/objects.h"

#include "evidence/sha1.h"
#include "ledger/pack.h"
#include "ledger/tree.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace remit::ledger;
namespace fs = std::filesystem;

namespace {

std::string bytes(std::initializer_list<int> values)
{
    std::string all;
    for (const int value : values)
        all += static_cast<char>(value);
    return all;
}

// What zlib would unpack to `content`, which it holds as it is.
std::string stored(const std::string& content)
{
    unsigned a = 1, b = 0;
    for (const char c : content) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    const int size = static_cast<int>(content.size());
    return bytes({0x78, 0x01, 1, size & 0xff, size >> 8, ~size & 0xff, ~size >> 8 & 0xff}) + content +
           bytes({static_cast<int>(b >> 8), static_cast<int>(b & 0xff), static_cast<int>(a >> 8),
                  static_cast<int>(a & 0xff)});
}

// The file of an object in a folder objects/, under the name that its content has.
fs::path putLoose(const fs::path& folder, const std::string& content, const std::string& packed)
{
    const std::string id = sha1(content, {});
    const fs::path file = folder / ".git/objects" / id.substr(0, 2) / id.substr(2);
    fs::create_directories(file.parent_path());
    test::write(file, packed);
    return file;
}

std::size_t damaged(const fs::path& folder)
{
    const auto objects = Objects::open(folder);
    REQUIRE(objects);
    const auto found = objects->damaged(100);
    REQUIRE(found);
    return found->size();
}

}

TEST_CASE("an object in a file of its own is what its head says, to the byte, or is none")
{
    const test::Folder folder;
    const std::string head("blob 5\0", 7), content = head + "plan\n";
    struct Row {
        const char* what;
        std::string packed;
        bool fine;
    };
    const std::string large(40'000, 'x');
    const auto row = GENERATE_COPY(values<Row>(
        {{"as it is", stored(content), true},
         {"less than the head says", stored(head + "plan"), false},
         {"more than the head says", stored(content + "x"), false},
         {"much more, which libgit2 1.5 writes where it must not", stored(content + large), false},
         {"something after the end", stored(content) + "x", false},
         {"cut off", stored(content).substr(0, 12), false},
         {"another checksum", stored(content).substr(0, 22) + "1", false},
         {"nothing", "", false},
         {"a kind that git does not have", stored("clob" + content.substr(4)), false},
         {"no size", stored(std::string("blob \0plan\n", 11)), false},
         {"a size with a sign", stored(std::string("blob +5\0plan\n", 13)), false},
         {"a size beyond all bounds", stored(std::string("blob 99999999999999999999\0", 26)), false},
         {"no head at all", stored(std::string(100, 'b')), false}}));
    INFO(row.what);
    const fs::path file = putLoose(folder.path(), content, row.packed);
    const auto read = readLoose(file);
    CHECK(read.has_value() == row.fine);
    if (read) CHECK(read->bytes == "plan\n");
    CHECK((damaged(folder.path()) == 0) == row.fine);
}

TEST_CASE("an object in a file of another's name is found out")
{
    const test::Folder folder;
    const std::string content("blob 5\0plan\n", 12), other("blob 5\0Plan\n", 12);
    putLoose(folder.path(), content, stored(other));
    CHECK(damaged(folder.path()) == 1);
}

TEST_CASE("what one object has otherwise than another is applied within both, or not at all")
{
    const std::string base = "0123456789";
    CHECK(applied(bytes({10, 4, 0x90, 4}), base) == "0123");
    CHECK(applied(bytes({10, 5, 0x91, 6, 3, 2, 'a', 'b'}), base) == "678ab");
    CHECK(applied(bytes({10, 0}), base) == "");
    const auto row = GENERATE(
        as<std::pair<const char*, std::string>>(), std::pair("nothing", bytes({})),
        std::pair("no size of what it makes", bytes({10})), std::pair("another base", bytes({9, 4, 0x90, 4})),
        std::pair("less than it says", bytes({10, 5, 0x90, 4})),
        std::pair("more than it says", bytes({10, 3, 0x90, 4})),
        std::pair("beyond the base", bytes({10, 4, 0x91, 8, 4})),
        std::pair("from beyond the base", bytes({10, 1, 0x91, 11, 1})),
        std::pair("a copy cut off", bytes({10, 4, 0x91, 1})),
        std::pair("an insertion cut off", bytes({10, 4, 4, 'a'})),
        std::pair("a step that git does not have", bytes({10, 1, 0, 'a'})),
        std::pair("a size without end", std::string(40, '\xff')),
        std::pair("a size beyond all bounds", bytes({10, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x90, 4})));
    INFO(row.first);
    CHECK_FALSE(applied(row.second, base));
}

TEST_CASE("a pack is one, and its index is its own, or it is not opened")
{
    const test::Folder folder;
    const auto git = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "/usr/bin/git");
        REQUIRE(test::run(words, folder.path(),
                          {"PATH=/usr/bin:/bin", "HOME=/nowhere", "GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@x",
                           "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@x"})
                    .status == 0);
    };
    git({"init", "-q", "-b", "main", "."});
    std::string text;
    for (int i = 0; i < 300; ++i) { // each is like the one before, so that they rest on each other
        text += "line " + std::to_string(i * i) + "\n";
        if (i % 30 != 0) continue;
        test::write(folder / "plan.md", text);
        git({"add", "plan.md"});
        git({"commit", "-qm", "x"});
    }
    git({"repack", "-adfq"});
    CHECK(damaged(folder.path()) == 0);
    fs::path index;
    for (const auto& file : fs::directory_iterator(folder / ".git/objects/pack"))
        if (file.path().extension() == ".idx") index = file.path();
    const auto pack = Pack::open(index);
    REQUIRE(pack);
    CHECK(pack->count() == 30);
    const std::string whole = test::read(index);
    fs::permissions(index, fs::perms::owner_write, fs::perm_options::add);
    for (std::size_t size = 0; size < whole.size(); size += 101) {
        test::write(index, whole.substr(0, size));
        CHECK_FALSE(Pack::open(index));
    }
    test::write(index, whole);
    // Every object can be read, by its name.
    const auto objects = Objects::open(folder.path());
    REQUIRE(objects);
    Objects::Reader reader(*objects);
    for (std::size_t i = 0; i < pack->count(); ++i) {
        const git_oid name = pack->name(i);
        ObjectId id;
        std::copy_n(name.id, id.size(), id.begin());
        const auto object = reader.read(id);
        REQUIRE(object);
        const std::string kinds[] = {"commit", "tree", "blob", "tag"};
        const std::string head = kinds[static_cast<int>(object->kind)] + " " +
                                 std::to_string(object->bytes.size()) + std::string(1, '\0');
        CHECK(sha1(head, object->bytes) == git::hexOf(name));
    }
    CHECK_FALSE(reader.read(ObjectId{}));
}

TEST_CASE("a folder's names are in git's order, each once, or it is none of a record")
{
    const std::string id(20, 'i');
    const auto file = [&](const std::string& name) { return "100644 " + name + '\0' + id; };
    const auto folder = [&](const std::string& name) { return "40000 " + name + '\0' + id; };
    const auto fine = [](const std::string& tree) {
        TreeReading items(tree);
        while (items.next()) {}
        return !items.isBroken();
    };
    CHECK(fine(""));
    CHECK(fine(file("a") + file("a.b") + folder("ab") + file("b")));
    CHECK(fine(file("a.b") + folder("a") + file("a0"))); // a folder is sorted as if a slash were its end
    CHECK_FALSE(fine(folder("a") + file("a.b")));
    CHECK_FALSE(fine(file("b") + file("a")));
    CHECK_FALSE(fine(file("a") + file("a")));
    CHECK_FALSE(fine(file("a") + folder("a")));
    CHECK_FALSE(fine(file("a/b")));
    CHECK_FALSE(fine(file("..")));
    CHECK_FALSE(fine(file("")));
    CHECK_FALSE(fine("100755 a" + std::string(1, '\0') + id));
    CHECK_FALSE(fine(file("a").substr(0, 20)));
}
