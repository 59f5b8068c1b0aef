#include "contract/money.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using namespace remit;

TEST_CASE("an amount is written in one way for each currency")
{
    for (const auto& [text, minor, words] :
         {std::tuple("10000.00 USD", 1'000'000L, "10,000.00 USD"),
          {"0.05 CHF", 5L, "0.05 CHF"},
          {"250000 XOF", 250'000L, "250,000 XOF"},
          {"1234567.125 TND", 1'234'567'125L, "1,234,567.125 TND"},
          {"999.00 EUR", 99'900L, "999.00 EUR"},
          {"999999999999.99 USD", 99'999'999'999'999L, "999,999,999,999.99 USD"}}) {
        INFO(text);
        const auto money = Money::of(text);
        REQUIRE(money);
        CHECK(money->minor == minor);
        CHECK(money->str() == text);
        CHECK(inWords(*money) == words);
    }
    CHECK(Money::of("4000 EUR")->str() == "4000.00 EUR");
}

TEST_CASE("what is no amount is refused")
{
    for (const char* const text :
         {"", "EUR", "4000", "EUR 4000", "-5.00 EUR", "4,000.00 EUR", "4000.0 EUR", "4000.000 EUR",
          "4000. EUR", ".50 EUR", "4000.00  EUR", "4000.00 eur", "4000.00 EURO", "4000.00 EUR ", "1e3 EUR",
          "10.00 XOF", "4000.00 €", "1234567890123 EUR"})
        CHECK_FALSE(Money::of(text));
    CHECK(Money::of("4.000,00 EUR").error().what == "\"4.000,00 EUR\" is no amount: write the number, with a "
                                                    "point before the cents, and the currency, as "
                                                    "in \"10000.00 USD\"");
}

TEST_CASE("a part of a whole is written in percent")
{
    for (const auto& [text, hundredths, again] : {std::tuple("30 %", 3000L, "30 %"),
                                                  {"30%", 3000L, "30 %"},
                                                  {"12.5 %", 1250L, "12.5 %"},
                                                  {"0.05 %", 5L, "0.05 %"},
                                                  {"100 %", 10'000L, "100 %"},
                                                  {"33.33 %", 3333L, "33.33 %"}}) {
        INFO(text);
        const auto percent = Percent::of(text);
        REQUIRE(percent);
        CHECK(percent->hundredths == hundredths);
        CHECK(percent->str() == again);
    }
    for (const char* const text :
         {"", "%", "30", "0 %", "101 %", "100.01 %", "1.234 %", "-3 %", "3  %", " 3 %", "a third", ". %"})
        CHECK_FALSE(Percent::of(text));
}

TEST_CASE("what is divided is rounded once, halves up, and is right for the largest amounts")
{
    CHECK(proportion(1'000'000, 5 * 3, 10 * 60) == 25'000); // 0.3 × 10,000.00 / 60 a day, 5 days
    CHECK(proportion(1, 1, 2) == 1);
    CHECK(proportion(1, 1, 3) == 0);
    CHECK(proportion(5, 1, 2) == 3);
    CHECK(proportion(0, 7, 3) == 0);
    CHECK(proportion(999'999'999'999'999, 9'999, 10'000) == 999'899'999'999'999);
    CHECK(proportion(999'999'999'999'999, 1, 1'000'000'000) == 1'000'000);
    CHECK(proportion(123'456'789'012'345, 999'999'999, 1'000'000'000) == 123'456'788'888'888);
    CHECK(part(*Percent::of("33.33 %"), *Money::of("10000.00 USD")).str() == "3333.00 USD");
    CHECK(part(*Percent::of("12.5 %"), *Money::of("0.04 USD")).str() == "0.01 USD");
    CHECK(part(*Percent::of("50 %"), *Money::of("5 XOF")).str() == "3 XOF");
}
