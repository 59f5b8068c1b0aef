#include "contract/payment.h"

#include <catch2/catch.hpp>

#include <limits>
#include <string>

using namespace remit;

namespace {

using Formula = LateFormula;

LateDelivery byFormula(const char* text, std::int64_t days)
{
    LateDelivery terms;
    Formula formula = *Formula::of(text);
    formula.days = days;
    terms.perDay = formula;
    return terms;
}

}

TEST_CASE("the formula for late delivery can be written in several ways")
{
    for (const char* const text :
         {"0.3 × V/d", "0.3 V/d", "0.3 * V/d", "0.3V/d", "0.30 ×V/d", "00.3 × V/d"}) {
        INFO(text);
        REQUIRE(Formula::of(text));
        CHECK(Formula::of(text)->factor == 3000);
        CHECK(Formula::of(text)->str() == "0.3 × V/d");
    }
    CHECK(Formula::of("1 × V/d")->str() == "1 × V/d");
    CHECK(Formula::of("0.0125 × V/d")->str() == "0.0125 × V/d");
    for (const char* const text : {"", "V/d", "0 × V/d", "0.3 × d/V", "0.3 × V / d", "× V/d", "0.3 × × V/d",
                                   "1.1 × V/d", "0.12345 × V/d", "-0.3 × V/d", "0.3 × V/d a day"})
        CHECK_FALSE(Formula::of(text));
}

TEST_CASE("late delivery costs by the day")
{
    const auto value = *Money::of("10000.00 USD");
    LateDelivery terms = byFormula("0.3 × V/d", 60);
    CHECK(forLateDelivery(terms, value, 5).str() == "250.00 USD");
    CHECK(forLateDelivery(terms, value, 0).str() == "0.00 USD");
    CHECK(forLateDelivery(terms, value, 1).str() == "50.00 USD");
    // Rounded once, at the end: five days of 428.571428… each.
    CHECK(forLateDelivery(byFormula("0.3 × V/d", 7), value, 5).str() == "2142.86 USD");
    CHECK(forLateDelivery(byFormula("1 × V/d", 1), *Money::of("999999999999.999 TND"), 1'000'000).minor ==
          999'999'999'999'999 * 3'650);

    terms.perDay = *Percent::of("0.1 %");
    CHECK(forLateDelivery(terms, value, 3).str() == "30.00 USD");
    terms.perDay = *Money::of("12.50 USD");
    CHECK_FALSE(terms.restsOnValue());
    CHECK(forLateDelivery(terms, {}, 4).str() == "50.00 USD");
}

TEST_CASE("amounts together are as much as there can be, and no less for being too much")
{
    CHECK(together(*Money::of("1.50 USD"), *Money::of("2.75 USD")).str() == "4.25 USD");
    Money sum = *Money::of("999999999999.999 KWD");
    for (int i = 0; i < 14; ++i)
        sum = together(sum, sum);
    CHECK(sum.minor == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("terms of money are written on one line")
{
    LateDelivery terms = byFormula("0.3 V/d", 60);
    terms.cap = *Percent::of("15 %");
    CHECK(terms.str() == "0.3 × V/d a day, d = 60, 15 % at most");
    terms.perDay = *Percent::of("0.1 %");
    terms.deliverables = {*DeliverableId::of("draft"), *DeliverableId::of("final")};
    CHECK(terms.str() == "0.1 % of the value a day, 15 % at most, of draft and final");

    Payment payment;
    payment.share = *Percent::of("30 %");
    CHECK(payment.str() == "30 %");
    using What = Payment::Condition::What;
    payment.after = {
        {What::Accepted, *DeliverableId::of("plan")}, {What::Certified, {}}, {What::Invoiced, {}}};
    payment.within = Period{30, Period::Unit::Days};
    CHECK(payment.str() == "30 % after plan accepted, certified, invoice, within 30 days");
}
