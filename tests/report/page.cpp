#include "report/page.h"

#include "support/narrative.h"
#include "support/support.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::Narrative;

namespace {

// The story as a record would be read.
Record recordOf(const Narrative& story)
{
    auto contract = std::make_unique<const Contract>(story.contract());
    auto facts = fold(*contract, story.entries());
    REQUIRE(facts);
    auto zone = Zone::find(contract->clocks());
    REQUIRE(zone);
    return Record{std::move(contract), {}, {}, story.entries(), *std::move(facts), *std::move(zone)};
}

std::string pageOf(const Narrative& story, const std::string& reader)
{
    const Record record = recordOf(story);
    const auto page = html::page(record, test::party(reader), test::instant("2022-08-25T10:00:00Z"));
    REQUIRE(page);
    return *page;
}

bool has(const std::string& page, const std::string& words)
{
    return page.find(words) != std::string::npos;
}

Narrative told()
{
    Narrative story;
    REQUIRE(story.submit("provider", "plan", "2022-08-20T10:00:00Z", "plan <1>.docx"));
    REQUIRE(story.review("chief", "plan", Decision::Reject, "2022-08-21T10:00:00Z", {"A secret comment"}, {},
                         "a secret reason"));
    REQUIRE(story.submit("provider", "plan", "2022-08-22T10:00:00Z"));
    REQUIRE(story.review("expert", "plan", Decision::Comment, "2022-08-23T10:00:00Z", {"Another secret"}));
    REQUIRE(story.retract("expert", 5, "2022-08-23T11:00:00Z", "a secret slip"));
    REQUIRE(story.review("chief", "plan", Decision::Accept, "2022-08-24T10:00:00Z"));
    REQUIRE(story.reopen("chief", "plan", "2022-08-25T09:00:00Z"));
    return story;
}

}

TEST_CASE("a page says where everything stands, what is due, what was handed in and decided, with receipts")
{
    const std::string page = pageOf(told(), "provider");
    for (const char* const words :
         {"Made for</dt><dd>The provider", "As of</dt><dd>Thursday 25 August 2022, 12:00 (Zurich)",
          "entered by The desk, not yet agreed by the service provider.", "<h2>Where everything stands</h2>",
          "1 of 3 deliverables accepted.", "reopened: revision 2 stays accepted", "The service provider owes",
          "Outline: hand it in", "plan &lt;1&gt;.docx, 4 bytes, fingerprint ",
          "rejected by The chief on Sun 21 Aug 2022, 12:00 (1 comment): a secret reason", "A secret comment",
          "2: Plan: revision 1 handed in by The provider", "Receipt "}) {
        INFO(words);
        CHECK(has(page, words));
    }
    CHECK_FALSE(has(page, "remit submit")); // nobody without a copy can give a command
}

TEST_CASE("an observer's page leaves out what the sides say to each other in a review, and nothing else")
{
    const std::string page = pageOf(told(), "auditor");
    CHECK_FALSE(has(page, "secret"));
    CHECK_FALSE(has(page, "an error was found"));
    CHECK(has(page, "rejected by The chief on Sun 21 Aug 2022, 12:00 (1 comment)"));
    CHECK(has(page, "7: Plan: revision 2 accepted by The chief"));
    CHECK(has(page, "are left out for observers"));
    CHECK_FALSE(has(pageOf(told(), "chief"), "are left out for observers"));
}
