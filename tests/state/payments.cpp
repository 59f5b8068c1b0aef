#include "state/late_delivery.h"
#include "state/owed.h"
#include "state/snapshot.h"
#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::instant;
using test::Narrative;

namespace {

using What = Payment::Condition::What;

PaymentId payment(const char* id)
{
    return *PaymentId::of(id);
}

LocalDay day(const char* text)
{
    return *LocalDay::parse(text);
}

// The small contract with the rights for money, and one payment after `after`.
Contract paidContract(std::vector<Payment::Condition> after,
                      std::optional<Period> within = Period{30, Period::Unit::Days})
{
    Contract contract = test::smallContract();
    for (auto& post : contract.posts) {
        if (post.side == Side::Client) post.may.insert(post.may.end(), {Right::Certify, Right::Pay});
        if (post.side == Side::Provider) post.may.push_back(Right::Invoice);
    }
    contract.value = *Money::of("10000.00 USD");
    Payment first;
    first.id = payment("first");
    first.title = "First payment";
    first.share = *Percent::of("30 %");
    first.after = std::move(after);
    first.within = within;
    contract.payments = {first};
    return contract;
}

Contract wholeClock()
{
    return paidContract(
        {{What::Accepted, test::deliverable("plan")}, {What::Certified, {}}, {What::Invoiced, {}}});
}

PaymentState stateOf(const Narrative& story, const Facts& facts, const char* asOf)
{
    const Zone zone = *Zone::find("Europe/Zurich");
    const Deadlines deadlines(story.contract(), facts, zone, instant(asOf));
    return payments(story.contract(), facts, deadlines, instant(asOf)).front();
}

void refusedWith(const Result<void>& said, const std::string& words)
{
    REQUIRE_FALSE(said);
    INFO(said.error().text());
    CHECK(said.error().what.find(words) != std::string::npos);
}

void acceptPlan(Narrative& story)
{
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-24T10:00:00Z"));
}

Invoice invoice(const char* number = "17", std::optional<Money> amount = {})
{
    return {payment("first"), number, amount, {}};
}

Pay pay(const Narrative& story, const char* on, const char* amount)
{
    const Facts facts = story.facts();
    const auto& known = facts.payments.front().invoice;
    return {payment("first"),
            known ? std::optional(known->event) : std::nullopt,
            day(on),
            *Money::of(amount),
            {}};
}

}

TEST_CASE("each step of a payment is somebody's turn, until it is paid")
{
    Narrative story(wholeClock());
    const auto turn = [&](const char* asOf) {
        const Facts facts = story.facts();
        return stateOf(story, facts, asOf).waitingFor;
    };
    CHECK(turn("2022-08-19T10:00:00Z") == Side::Provider); // to hand in
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    CHECK(turn("2022-08-20T11:00:00Z") == Side::Client); // to decide
    refusedWith(story.tell("chief", Certify{payment("first"), {}, {}}, "2022-08-21T10:00:00Z"),
                "is not accepted");
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-24T10:00:00Z"));
    CHECK(turn("2022-08-24T11:00:00Z") == Side::Client); // to certify
    REQUIRE(story.tell("chief", Certify{payment("first"), {}, {}}, "2022-08-25T10:00:00Z"));
    CHECK(turn("2022-08-25T11:00:00Z") == Side::Provider); // to send the invoice
    REQUIRE(story.tell("provider", invoice(), "2022-08-26T10:00:00Z"));
    {
        const Facts facts = story.facts();
        const PaymentState state = stateOf(story, facts, "2022-08-27T10:00:00Z");
        CHECK(state.waitingFor == Side::Client); // to pay
        CHECK(state.payable == instant("2022-08-26T10:00:00Z"));
        CHECK(state.due.deadline->day == day("2022-09-25"));
        CHECK(state.amount->str() == "3000.00 USD");
        CHECK(state.absence.timing == Timing::InTime);
        CHECK(stateOf(story, facts, "2022-09-26T10:00:00Z").absence.timing == Timing::Overdue);
    }
    REQUIRE(story.tell("chief", pay(story, "2022-09-27", "3000.00 USD"), "2022-09-28T10:00:00Z"));
    const Facts facts = story.facts();
    const PaymentState state = stateOf(story, facts, "2022-09-29T10:00:00Z");
    CHECK_FALSE(state.waitingFor);
    CHECK(state.paid.all == day("2022-09-27"));
    CHECK(state.paid.daysLate == 2);
    CHECK_FALSE(state.received.all);
}

TEST_CASE("what was paid in parts is settled with the last of them, by the word of either side")
{
    Narrative story(paidContract({{What::Invoiced, {}}}));
    REQUIRE(story.tell("provider", invoice("17", *Money::of("900.00 USD")), "2022-08-26T10:00:00Z"));
    REQUIRE(story.tell("chief", pay(story, "2022-09-01", "500.00 USD"), "2022-09-02T10:00:00Z"));
    REQUIRE(story.tell("provider", pay(story, "2022-09-03", "500.00 USD"), "2022-09-04T10:00:00Z"));
    {
        const Facts facts = story.facts();
        const PaymentState state = stateOf(story, facts, "2022-09-05T10:00:00Z");
        CHECK(state.amount->str() == "900.00 USD"); // as invoiced
        CHECK_FALSE(state.settled());               // the two sides mean the same 500
        CHECK(state.paid.sum.str() == "500.00 USD");
        CHECK(state.received.sum.str() == "500.00 USD");
        CHECK(state.left->str() == "400.00 USD");
    }
    REQUIRE(story.tell("provider", pay(story, "2022-09-06", "400.00 USD"), "2022-09-07T10:00:00Z"));
    const Facts facts = story.facts();
    CHECK(stateOf(story, facts, "2022-09-08T10:00:00Z").received.all == day("2022-09-06"));
}

TEST_CASE("money that cannot be so is refused")
{
    Narrative story(wholeClock());
    acceptPlan(story);
    const char* const when = "2022-08-26T10:00:00Z";
    refusedWith(story.tell("provider", Certify{payment("first"), {}, {}}, when), "may not certify payments");
    refusedWith(story.tell("chief", invoice(), when), "may not send invoices");
    refusedWith(story.tell("provider", Invoice{payment("fist"), "17", {}, {}}, when),
                "Did you mean \"first\"?");
    refusedWith(story.tell("provider", invoice(" "), when), "An invoice has a number");
    refusedWith(story.tell("provider", invoice("17", *Money::of("10.00 EUR")), when),
                "The payment is in USD");
    refusedWith(story.tell("chief", pay(story, "2022-08-26", "10.00 USD"), when), "is not invoiced yet");
    refusedWith(story.tell("provider", invoice("17", *Money::of("0.00 USD")), when),
                "an invoice over nothing");
    REQUIRE(story.tell("provider", invoice(), when));
    refusedWith(story.tell("provider", invoice("18"), when), "is invoiced already (entry 4)");
    Pay other = pay(story, "2022-08-26", "10.00 USD");
    other.invoice = EventId();
    refusedWith(story.tell("chief", other, when), "was invoiced otherwise meanwhile");
    refusedWith(story.tell("chief", pay(story, "2022-08-27", "10.00 USD"), when), "is still to come");
    refusedWith(story.tell("chief", pay(story, "2022-08-26", "0.00 USD"), when),
                "A payment is of some amount");
    refusedWith(story.tell("chief", pay(story, "2022-08-26", "10.00 EUR"), when), "The payment is in USD");
    refusedWith(story.tell("chief", pay(story, "2022-08-26", "3000.01 USD"), when),
                "Of First payment 3,000.00 USD is left to be paid");
    refusedWith(story.tell("auditor", pay(story, "2022-08-26", "10.00 USD"), when),
                "observes, and records nothing");
    refusedWith(story.tell("chief", pay(story, "2022-08-26", "10.00 USD"), when,
                           {{"statement.pdf", 3, EventId(), FileRole::Annex}}),
                "comes without files");
}

TEST_CASE("no bank data comes in with the words")
{
    Narrative story(wholeClock());
    acceptPlan(story);
    const char* const when = "2022-08-26T10:00:00Z";
    const auto certify = [](const char* remark, std::vector<Cited> documents = {}) {
        return Certify{payment("first"), remark, std::move(documents)};
    };
    for (const char* const text :
         {"to CH9300762011623852957", "CH93 0076 2011 6238 5295 7, Geneva", "DE89 3704 0044 0532 0130 00",
          "(GB82WEST12345698765432)", "ch93 0076 2011 6238 5295 7", "CH93-0076-2011-6238-5295-7",
          "IBANCH9300762011623852957", "CH93\u202F0076\u202F2011\u202F6238\u202F5295\u202F7"}) {
        INFO(text);
        refusedWith(story.tell("chief", certify(text), when), "the number of a bank account");
        refusedWith(story.tell("provider", invoice(text), when), "the number of a bank account");
    }
    refusedWith(story.tell("chief", certify("", {{"CH9300762011623852957.pdf", 3, EventId()}}), when),
                "the number of a bank account");
    refusedWith(story.retract("chief", 3, when, "pay to DE89370400440532013000"),
                "the number of a bank account");
    // What only looks like one: a wrong digit, another length, letters around it.
    for (const char* const text : {"Order CH93 0076 2011 6238 5295 8", "INV2022 0003 PO4500012345",
                                   "CH93 0076 2011 6238 5295 70", "XCH9300762011623852957"}) {
        INFO(text);
        CHECK(bool(Narrative(wholeClock()).tell("provider", Invoice{payment("first"), text, {}, {}}, when)));
    }
}

TEST_CASE("what rests on an entry about money keeps it")
{
    Narrative story(wholeClock());
    acceptPlan(story);
    const long acceptance = 3, certificate = 4, sent = 5;
    REQUIRE(story.tell("chief", Certify{payment("first"), {}, {}}, "2022-08-25T10:00:00Z"));
    refusedWith(story.retract("chief", acceptance, "2022-08-25T11:00:00Z"), "entry 4 rests on it");
    REQUIRE(story.tell("provider", invoice(), "2022-08-26T10:00:00Z"));
    REQUIRE(story.retract("provider", sent, "2022-08-26T12:00:00Z"));
    CHECK_FALSE(story.facts().payments.front().invoice);
    REQUIRE(story.tell("provider", invoice("18"), "2022-08-27T10:00:00Z"));
    CHECK(story.facts().payments.front().invoice->number == "18");
    REQUIRE(story.tell("chief", pay(story, "2022-08-27", "10.00 USD"), "2022-08-28T10:00:00Z"));
    refusedWith(story.retract("chief", certificate, "2022-08-29T11:00:00Z"), "entry 8 rests on it");
    refusedWith(story.retract("provider", 7, "2022-08-29T11:00:00Z"), "entry 8 rests on it");
}

TEST_CASE("a payment is all paid on the day of its last part, in whatever order it was entered")
{
    Narrative story(paidContract({{What::Invoiced, {}}}));
    REQUIRE(story.tell("provider", invoice(), "2022-09-01T10:00:00Z"));
    REQUIRE(story.tell("chief", pay(story, "2022-11-10", "1000.00 USD"), "2022-11-11T10:00:00Z"));
    REQUIRE(story.tell("chief", pay(story, "2022-09-10", "2000.00 USD"), "2022-11-12T10:00:00Z"));
    refusedWith(story.tell("chief", pay(story, "2022-09-10", "1.00 USD"), "2022-11-12T11:00:00Z"),
                "All of First payment is recorded as paid already (entry 4)");
    const Facts facts = story.facts();
    const PaymentState state = stateOf(story, facts, "2022-11-13T10:00:00Z");
    CHECK(state.paid.all == day("2022-11-10"));
    CHECK(state.paid.daysLate == 40);
}

TEST_CASE("a wrong payment can be taken back, whatever the other side has said since")
{
    Narrative story(paidContract({{What::Invoiced, {}}}));
    REQUIRE(story.tell("provider", invoice(), "2022-09-01T10:00:00Z"));
    REQUIRE(story.tell("chief", pay(story, "2022-09-02", "2000.00 USD"), "2022-09-02T10:00:00Z"));
    REQUIRE(story.tell("provider", pay(story, "2022-09-03", "1000.00 USD"), "2022-09-03T10:00:00Z"));
    refusedWith(story.retract("provider", 2, "2022-09-04T10:00:00Z"), "entry 4 rests on it");
    CHECK(story.retract("chief", 3, "2022-09-04T10:00:00Z"));
    CHECK(story.facts().payments.front().paid.size() == 1);
}

TEST_CASE("what was handed in and is being paid for is not withdrawn")
{
    Narrative story(paidContract({{What::HandedIn, test::deliverable("plan")}, {What::Certified, {}}}));
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z"));
    REQUIRE(story.tell("chief", Certify{payment("first"), {}, {}}, "2022-08-21T10:00:00Z"));
    refusedWith(story.withdraw("provider", "plan", "2022-08-22T10:00:00Z"),
                "What is paid for Plan rests on it (entry 3)");
}

TEST_CASE(
    "the invoice and the certificate are owed once the work is done, whatever their order in the schedule")
{
    Narrative story(paidContract(
        {{What::Invoiced, {}}, {What::Certified, {}}, {What::Accepted, test::deliverable("plan")}}));
    const Zone zone = *Zone::find("Europe/Zurich");
    const auto sides = [&](const char* asOf) {
        const Facts facts = story.facts();
        const State state = at(story.contract(), facts, zone, instant(asOf));
        std::string owing;
        for (const auto& each : owed(story.contract(), facts, state))
            if (each.id == "first")
                owing += std::string(owing.empty() ? "" : ", ") + std::string(word(each.side));
        return owing;
    };
    CHECK(sides("2022-08-19T10:00:00Z").empty());
    {
        const Facts facts = story.facts();
        CHECK(stateOf(story, facts, "2022-08-19T10:00:00Z").stops()->condition.what == What::Accepted);
    }
    acceptPlan(story);
    CHECK(sides("2022-08-25T10:00:00Z") == "provider, client");
    REQUIRE(story.tell("provider", invoice(), "2022-08-26T10:00:00Z"));
    CHECK(sides("2022-08-27T10:00:00Z") == "client");
}

TEST_CASE("an invoice in a currency of before is settled in it")
{
    Contract contract = paidContract({{What::Invoiced, {}}});
    Narrative before(contract);
    REQUIRE(before.tell("provider", invoice("17", *Money::of("3000.00 USD")), "2022-09-01T10:00:00Z"));
    contract.value = *Money::of("9000.00 EUR"); // by an amendment since
    const auto facts = fold(contract, before.entries());
    REQUIRE(facts);
    const Zone zone = *Zone::find("Europe/Zurich");
    const Deadlines deadlines(contract, *facts, zone, instant("2022-09-02T10:00:00Z"));
    CHECK(payments(contract, *facts, deadlines, instant("2022-09-02T10:00:00Z")).front().amount->str() ==
          "3000.00 USD");
    CHECK(amountOf(contract, facts->payments.front())->currency == "USD");
}

TEST_CASE("without a zone nobody is late where the day is not over everywhere")
{
    Contract contract = paidContract({});
    contract.zone.clear();
    Narrative story(contract); // opened on 1 August 2022
    const auto paidOn = [&](const char* on) {
        Narrative told(contract);
        REQUIRE(told.tell("chief", pay(told, on, "3000.00 USD"), "2022-09-10T10:00:00Z"));
        const Facts facts = told.facts();
        return stateOf(told, facts, "2022-09-10T10:00:00Z").paid.daysLate;
    };
    const Facts facts = story.facts();
    const auto last = *stateOf(story, facts, "2022-08-02T10:00:00Z").due.deadline->day;
    CHECK(paidOn(last.str().c_str()) == 0);
    CHECK(paidOn((last + std::chrono::days(1)).str().c_str()) == 0);
    CHECK(paidOn((last + std::chrono::days(2)).str().c_str()) == 2);
}

TEST_CASE("a payment that was reopened for stays payable, and its clock is not set anew")
{
    Narrative story(paidContract({{What::Accepted, test::deliverable("plan")}}));
    acceptPlan(story);
    REQUIRE(story.reopen("chief", "plan", "2022-08-25T10:00:00Z"));
    REQUIRE(story.submit("provider", "plan", "2022-08-26T10:00:00Z"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-27T10:00:00Z"));
    const Facts facts = story.facts();
    CHECK(stateOf(story, facts, "2022-08-28T10:00:00Z").payable == instant("2022-08-24T10:00:00Z"));
}

TEST_CASE("an assumed payment period is a target, and none gives no date")
{
    Contract contract = paidContract({{What::Accepted, test::deliverable("plan")}});
    contract.assumed["payment"] = {"as is usual", {}};
    Narrative story(contract);
    acceptPlan(story);
    const Facts facts = story.facts();
    const PaymentState state = stateOf(story, facts, "2022-10-28T10:00:00Z");
    CHECK(state.absence.timing == Timing::Overdue);
    CHECK(state.absence.target);
    CHECK(state.assumed);

    Narrative other(paidContract({{What::Accepted, test::deliverable("plan")}}, {}));
    acceptPlan(other);
    const Facts otherFacts = other.facts();
    CHECK(stateOf(other, otherFacts, "2022-10-28T10:00:00Z").due.why ==
          "the contract sets no time for the payment");
}

TEST_CASE("late delivery is counted in begun days, and not against what is assumed")
{
    Contract contract = paidContract({});
    contract.assumed.clear();
    LateDelivery terms;
    LateFormula formula = *LateFormula::of("0.3 × V/d");
    formula.days = 60;
    terms.perDay = formula;
    contract.lateDelivery = terms;
    const Zone zone = *Zone::find("Europe/Zurich");
    const auto late = [&](const Contract& by, const char* handedIn, const char* asOf) {
        Narrative story(by);
        if (handedIn) REQUIRE(story.submit("provider", "plan", handedIn));
        const Facts facts = story.facts();
        const State state = at(story.contract(), facts, zone, instant(asOf));
        return lateDelivery(story.contract(), state, zone);
    };
    const char* const asOf = "2022-08-30T10:00:00Z";
    CHECK_FALSE(late(contract, "2022-08-22T21:59:59Z", asOf)); // the last second of its day
    CHECK(late(contract, "2022-08-22T22:00:00Z", asOf)->total->str() == "50.00 USD");
    CHECK(late(contract, "2022-08-23T21:59:59Z", asOf)->total->str() == "50.00 USD");
    CHECK(late(contract, "2022-08-27T08:00:00Z", asOf)->total->str() == "250.00 USD");
    CHECK(late(contract, "2022-08-27T08:00:00Z", asOf)->amounts.front().days == 5);
    const auto soFar = late(contract, nullptr, asOf);
    CHECK(soFar->amounts.front().soFar);
    CHECK(soFar->total->str() == "400.00 USD");
    CHECK(late(contract, nullptr, "2022-09-07T10:00:00Z")->amounts.size() == 2); // the outline too

    // No amount rests on an assumption: one that makes the date a target, or one that may move it.
    Contract assumed = contract;
    assumed.assumed["plan.due"] = {"not said", {}};
    CHECK_FALSE(late(assumed, "2022-08-27T08:00:00Z", asOf));
    Contract rolled = contract;
    rolled.assumed["plan.roll"] = {"not said", {}};
    const auto named = late(rolled, "2022-08-27T08:00:00Z", asOf);
    REQUIRE(named);
    CHECK(named->amounts.front().days == 5);
    CHECK_FALSE(named->amounts.front().amount);
    CHECK(named->amounts.front().assumed == std::vector<std::string>{"plan.roll"});
    CHECK_FALSE(named->total);

    Contract capped = contract;
    capped.lateDelivery->cap = *Money::of("120.00 USD");
    CHECK(late(capped, "2022-08-27T08:00:00Z", asOf)->total->str() == "120.00 USD");
    CHECK(late(capped, "2022-08-27T08:00:00Z", asOf)->capped);
    CHECK_FALSE(late(capped, "2022-08-24T08:00:00Z", asOf)->capped);

    Contract others = contract;
    others.lateDelivery->deliverables = {test::deliverable("outline")};
    CHECK_FALSE(late(others, "2022-08-27T08:00:00Z", asOf));
}

TEST_CASE("what is remembered of payments is what was read")
{
    Narrative story(wholeClock());
    acceptPlan(story);
    const Cited document{"Invoice 17.pdf", 48'123, EventId()};
    REQUIRE(story.tell("chief", Certify{payment("first"), "As agreed", {document}}, "2022-08-25T10:00:00Z"));
    REQUIRE(story.tell("provider", invoice(), "2022-08-26T10:00:00Z"));
    REQUIRE(story.tell("chief", pay(story, "2022-08-27", "3000.00 USD"), "2022-08-28T10:00:00Z"));
    Snapshot snapshot{"origin", "position", "schedule", story.facts()};
    const auto again = decodeSnapshot(encode(snapshot), story.contract());
    REQUIRE(again);
    const PaymentStory& read = again->standing.payments.front();
    CHECK(read.certificate->remark == "As agreed");
    CHECK(read.certificate->documents == std::vector{document});
    CHECK(read.invoice->number == "17");
    CHECK(read.paid.front().amount.str() == "3000.00 USD");
    CHECK(read.newest == EntryNumber(6));
    CHECK(encode(*again) == encode(snapshot));
}
