#include "evidence/sha256.h"

#include <catch2/catch.hpp>
#include <set>

using namespace remit;

TEST_CASE("SHA-256 gives the values of FIPS 180-4's examples")
{
    struct Row {
        std::string bytes, sha, why;
    };
    const auto row = GENERATE(
        values<Row>({{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "nothing"},
                     {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "one block"},
                     {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", "two blocks"},
                     {std::string(1'000'000, 'a'),
                      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", "many blocks"}}));
    INFO(row.why);
    CHECK(sha256(row.bytes).str() == row.sha);
}

TEST_CASE("A zero byte is a byte like any other")
{
    CHECK(sha256(std::string("a\0b", 3)) != sha256("a"));
}

TEST_CASE("Random digits have the length asked for and do not come twice")
{
    std::set<std::string> drawn;
    for (int i = 0; i < 100; ++i) {
        const auto hex = randomHex(16);
        REQUIRE(hex);
        CHECK(hex->size() == 32);
        CHECK(hex->find_first_not_of("0123456789abcdef") == std::string::npos);
        drawn.insert(*hex);
    }
    CHECK(drawn.size() == 100);
}
