#include "contract/expects.h"

#include <catch2/catch.hpp>

using namespace remit;

namespace {

Place at(int line)
{
    return {"schedule.toml", line, 3};
}

Expects sample()
{
    using Value = Expects::Value;
    return Expects(
        at(1), {{"sections", {at(2), Value{at(2), std::vector<Value>{{at(2), std::string("methodology")}}}}},
                {"steps", {at(3), Value{at(3), std::int64_t{3}}}},
                {"clean", {at(4), Value{at(4), true}}},
                {"sectoins", {at(5), Value{at(5), true}}},
                {"words", {at(6), Value{at(6), std::int64_t{-1}}}}});
}

}

TEST_CASE("asking for a key is knowing it, and what nobody asked for is complained of")
{
    const Expects expects = sample();
    CHECK(expects.texts("sections") == std::vector<std::string>{"methodology"});
    CHECK(expects.flag("clean", false));
    CHECK(expects.wholeNumber("chapters", 4) == 4);
    CHECK(expects.texts("steps").empty());
    CHECK(expects.wholeNumber("words", 7) == 7);
    const auto complaints = expects.complaints();
    REQUIRE(complaints.size() == 3);
    CHECK(complaints[0].text().find("schedule.toml:3:3: \"steps\" must be a list of texts") == 0);
    CHECK(complaints[1].text() ==
          "schedule.toml:5:3: \"sectoins\" is not a key that this phase knows. Did you mean "
          "\"sections\"?");
    CHECK(complaints[2].text().find("schedule.toml:6:3: \"words\" must be a whole number") == 0);
}

TEST_CASE("asking twice is no second mistake, and each kind is told what it must be")
{
    const Expects expects = sample();
    CHECK(expects.text("clean").empty());
    CHECK(expects.text("clean").empty());
    CHECK_FALSE(expects.flag("steps", false));
    std::size_t ofClean = 0;
    for (const auto& complaint : expects.complaints())
        if (complaint.what.find("\"clean\"") == 0) ++ofClean;
    CHECK(ofClean == 1);
}
