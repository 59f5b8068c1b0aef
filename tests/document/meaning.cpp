#include "document/judge.h"

#include <catch2/catch.hpp>

using namespace remit;

TEST_CASE("a text says a wording if all its words that mean something are in it")
{
    struct Row {
        std::string text;
        std::string wording;
        bool said;
        std::string because;
    };
    const std::vector<Row> rows = {
        {"Methodology", "methodology", true, "case"},
        {"METHODOLOGY.", "Methodology", true, "case, punctuation"},
        {"3. Proposed methodology", "methodology", true, "more words, a number"},
        {"Methods", "methodology", false, "another word"},
        {"Information needs", "information needs", true, "the same"},
        {"Needs for information", "information needs", true, "order, small words"},
        {"Information need", "information needs", true, "singular"},
        {"Information required", "information needs", false, "one word is another"},
        {"Policies", "policy", true, "plural of y"},
        {"Analyses", "analysis", true, "plural of is"},
        {"Process", "processes", true, "plural of ss"},
        {"Monitoring", "Chapter 7. Monitoring", true, "the chapter has another number, or none"},
        {"Chapter 6: Monitoring", "Chapter VII - Monitoring", true, "a dash"},
        {"Chapter 6: Monitoring", "Chapitre VII. Monitoring", true, "roman"},
        {"Annual report", "Chapter 3 of the report", false, "what goes on is no title"},
        {"Monitoring", "Chapter 7 Monitoring", true, "no sign after the number"},
        {"Introduction", "Chapter 7", false, "a chapter by its number alone"},
        {"Élaboration du plan", "elaboration plan", true, "accents"},
        {"Besoins d’information", "besoins information", true, "French apostrophe"},
        {"Necesidades de información", "necesidades de informacion", true, "Spanish"},
        {"Recommendations & guidance", "recommendations and guidance", true, "and, &"},
        {"Multistakeholder approach", "multi-stakeholder approach", true, "hyphen left out of the text"},
        {"Multi-stakeholder approach", "multistakeholder approach", true, "hyphen left out of the wording"},
        {"Multi stakeholder approach", "multi-stakeholder approach", true, "a space for the hyphen"},
        {"Multi\xe2\x80\x91stakeholder approach", "multi-stakeholder approach", true,
         "a hyphen that does not break"},
        {"Long-term planning", "long- and mid-term planning", false, "mid is not in it"},
        {"Mid-term and long-term planning", "long- and mid-term planning", true, "order, parts"},
        {"Migrants' aspirations", "migrant's aspirations", true, "apostrophes"},
        {"Costs, and who shares them equitably", "equitable cost sharing", false,
         "derived words are not the same"},
        {"Equitable sharing of costs", "equitable cost-sharing", true, "order, hyphen"},
        {"Timeline", "2.4 Timeline", true, "a number in front of the wording"},
        {"Goals", "2030 goals", false, "a year is no number of a heading"},
        {"From", "from", true, "nothing but a small word"},
        {"To", "from", false, "another small word"},
        {"The methodology of the report", "to", false, "small words count when there is nothing else"},
        {"anything", "", false, "no words say nothing"},
        {"anything", "—", false, "no words say nothing"},
        {"", "anything", false, "nothing says nothing"},
        {"Annex B", "annex A", false, "a letter at the end tells things apart"},
        {"Annex A", "annex A", true, "and is found"},
        {"Vitamin C in a plan", "vitamin D plan", false, "a letter within is a word"},
        {"Planning of cities", "planning a city", true, "but not where it is small"},
        {"Élaboration du plan", "l'élaboration du plan", true, "nor where an apostrophe cuts it off"},
        {"Non-governmental organizations", "governmental organizations", false, "it says the contrary"},
        {"Non-governmental organizations", "non-governmental organizations", true, "and is found"},
        {"Nongovernmental organizations", "non-governmental organizations", true, "without its hyphen"},
        {"Governmental and non-governmental organizations", "governmental organizations", true, "both"},
        {"Anti-corruption measures", "corruption measures", false, "it says the contrary"},
        {"ÜBER STRASSEN", "über straßen", false, "sharp s is a letter of its own"},
    };
    for (const auto& row : rows) {
        INFO(row.text << " / " << row.wording << ": " << row.because);
        CHECK(says(row.text, row.wording) == row.said);
        CHECK((nearness(row.text, row.wording) == 1) == row.said);
    }
}

TEST_CASE("nearness prefers what was meant")
{
    struct Row {
        std::string wording;
        std::string near;
        std::string far;
    };
    const std::vector<Row> rows = {
        {"methodology", "Methods", "Timeline"},
        {"methodology", "Metodology", "Methods"},
        {"information needs", "Information required", "Risks"},
        {"skills classification and recognition", "Recognition of qualifications", "Local development"},
        {"multi-stakeholder approach", "Multistakeholders", "Data"},
    };
    for (const auto& row : rows) {
        INFO(row.wording);
        CHECK(nearness(row.near, row.wording) > nearness(row.far, row.wording));
        CHECK(nearness(row.near, row.wording) >= 0.3);
        CHECK(nearness(row.near, row.wording) < 1);
    }
    CHECK(nearness("Timeline", "methodology") == 0);
    CHECK(nearness("", "methodology") == 0);
    CHECK(nearness("text", "") == 0);
}

TEST_CASE("synonyms widen a wording in both directions")
{
    const Synonyms synonyms = {{"timeline", {"time schedule", "calendrier"}}, {"steps", {"phases"}}};
    CHECK(widened({"Timelines"}, synonyms) ==
          Wordings{"Timelines", "timeline", "time schedule", "calendrier"});
    CHECK(widened({"schedule of time"}, synonyms) ==
          Wordings{"schedule of time", "timeline", "time schedule", "calendrier"});
    CHECK(widened({"steps"}, synonyms) == Wordings{"steps", "phases"});
    CHECK(widened({"time"}, synonyms) == Wordings{"time"}); // part of a synonym is not the synonym
    CHECK(widened({}, synonyms).empty());
}
