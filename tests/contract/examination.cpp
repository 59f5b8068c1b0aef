#include "contract/requirement.h"

#include <catch2/catch.hpp>

using namespace remit;

namespace {

Examination sample()
{
    Examination examination;
    examination.phase = *PhaseId::of("outline");
    examination.version = "1.0";
    examination.against.push_back({*DeliverableId::of("plan"), *EventId::of(std::string(64, 'a'))});
    examination.findings = {
        {"section-methodology", Level::Must, Verdict::Met, "A section on the methodology", "2 Methodology",
         ""},
        {"topic-planning", Level::Must, Verdict::Unmet, "A place for planning", "",
         "\"Planning\" is missing;\nadd it"},
        {"topic-costs", Level::Should, Verdict::Unmet, "A place for costs", "", "missing"},
        {"opens", Level::Must, Verdict::Unknown, "The file opens", "a.docx", "is cut off"},
    };
    return examination;
}

}

TEST_CASE("an examination is written and read again")
{
    const std::string bytes = encode(sample());
    const auto again = decodeExamination(bytes);
    REQUIRE(again);
    CHECK(*again == sample());
}

TEST_CASE("an examination that Remit did not write is refused")
{
    const std::string bytes = encode(sample());
    const auto replaced = [&](const std::string& from, const std::string& to) {
        std::string changed = bytes;
        const auto at = changed.find(from);
        REQUIRE(at != std::string::npos);
        return changed.replace(at, from.size(), to);
    };
    CHECK_FALSE(decodeExamination(""));
    CHECK_FALSE(decodeExamination(replaced("format = 1", "format = 2")));
    CHECK_FALSE(decodeExamination(replaced("level = \"must\"", "level = \"most\"")));
    CHECK_FALSE(decodeExamination(replaced("verdict = \"met\"", "verdict = \"maybe\"")));
    CHECK_FALSE(decodeExamination(replaced("phase = \"outline\"", "phase = \"../outline\"")));
    CHECK_FALSE(decodeExamination(replaced("[[finding]]", "[[remark]]")));
    CHECK_FALSE(decodeExamination(replaced("words = ", "unknown = ")));
    CHECK_FALSE(decodeExamination(bytes + "\n[[against]]\ndeliverable = \"plan\"\nhand-in = \"" +
                                  std::string(64, 'a') + "\"\n"));
}

TEST_CASE("open musts are those not met, whatever the reason")
{
    CHECK(sample().openMusts() == 2);
    CHECK(sample().unmet(Level::Must) == 1);
    CHECK(sample().unmet(Level::Should) == 1);
    CHECK(sample().unknown() == 1);
}
