#include "state/bank.h"

#include "support/support.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <random>

using namespace remit;

TEST_CASE("the number of a bank account is found however it is grouped")
{
    for (const char* const text :
         {"CH9300762011623852957", "CH93 0076 2011 6238 5295 7", "ch93-0076-2011-6238-5295-7",
          "CH93 00762 011623852957", "IBANCH9300762011623852957", "IBAN: CH93 0076 2011 6238 5295 7.",
          "CH93\u202F0076\u202F2011\u202F6238\u202F5295\u202F7", "GB82 WEST 1234 5698 7654 32",
          "pay to DE89370400440532013000, please"}) {
        INFO(text);
        CHECK(holdsBankAccount(text));
    }
    for (const char* const text :
         {"CH93 0076 2011 6238 5295 8", "CH93 0076 2011 6238 5295 70", "XCH9300762011623852957",
          "GB82 WES T123 4569 8765 432", "CH", "CH93", ""}) {
        INFO(text);
        CHECK_FALSE(holdsBankAccount(text));
    }
}

TEST_CASE("no sentence is taken for the number of a bank account")
{
    for (const char* const folder : {"docs", "tests/documents/sources"})
        for (const auto& file : std::filesystem::directory_iterator(test::source(folder))) {
            INFO(file.path());
            CHECK_FALSE(holdsBankAccount(test::read(file.path())));
        }
    // Many words with those among them that are the codes of countries, and days with numbers.
    const std::vector<std::string> words = {"is",      "it",      "no", "at",     "be",  "me",
                                            "so",      "20",      "3",  "report", "the", "2022",
                                            "chapter", "methods", "12", "one",    "2036"};
    std::mt19937 random(20220905);
    std::string text;
    for (int i = 0; i < 200'000; ++i)
        text += words[random() % words.size()] + (random() % 9 == 0 ? ". " : " ");
    CHECK_FALSE(holdsBankAccount(text));
}
