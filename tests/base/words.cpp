#include "base/words.h"
#include "base/unicode.h"

#include <catch2/catch.hpp>

using namespace remit;
using namespace std::chrono_literals;

TEST_CASE("a length of time is said in two units at most")
{
    CHECK(duration(0s) == "less than a minute");
    CHECK(duration(59s) == "less than a minute");
    CHECK(duration(60s) == "1 minute");
    CHECK(duration(59min + 59s) == "59 minutes");
    CHECK(duration(1h) == "1 hour");
    CHECK(duration(9h + 5min) == "9 hours and 5 minutes");
    CHECK(duration(24h) == "1 day");
    CHECK(duration(24h * 40 + 1h + 59min) == "40 days and 1 hour");
}

TEST_CASE("lists and counts read as people write them")
{
    using Words = std::vector<std::string>;
    CHECK(listed(Words{}) == "");
    CHECK(listed(Words{"a"}) == "a");
    CHECK(listed(Words{"a", "b"}) == "a and b");
    CHECK(listed(Words{"a", "b", "c"}, "or") == "a, b or c");
    CHECK(count(0, "file") == "0 files");
    CHECK(count(1, "reply", "replies") == "1 reply");
    CHECK(count(2, "reply", "replies") == "2 replies");
}

TEST_CASE("the nearest word is what was meant, or none")
{
    const std::vector<std::string> known = {"plan", "outline", "first-draft", "final", "needs-assessment"};
    struct Row {
        const char* word;
        const char* nearest;
        const char* why;
    };
    const auto row = GENERATE(values<Row>({
        {"outlne", "outline", "a letter left out"},
        {"oultine", "outline", "two letters swapped"},
        {"Outline", "outline", "case is no difference"},
        {"plna", "plan", "short words allow one change"},
        {"final-report", "final", "continues a known word"},
        {"draft", "first-draft", "ends a known word"},
        {"invoice", "", "nothing is near"},
        {"", "", "nothing was said"},
        {"xy", "", "too short to mean anything"},
    }));
    INFO(row.word << ": " << row.why);
    CHECK(nearest(row.word, known) == row.nearest);
    CHECK(nearest(std::string(81, 'p'), known).empty());
    CHECK(didYouMean("outlne", known) == ". Did you mean \"outline\"?");
    CHECK(didYouMean("invoice", known).empty());
}

TEST_CASE("what is quoted cannot disturb a terminal")
{
    CHECK(quotable("plan") == "plan");
    CHECK(quotable("a\x1b[31mb") == "a\\x1B[31mb");
    CHECK(quotable("one\r\n\ttwo") == "one two");
    CHECK(quotable("\xff") == "\\xFF");
    CHECK(quotable("é\xc3") == "é\\xC3");
    CHECK(quotable("\xc2\x9b") == "\\xC2\\x9B");
    CHECK(quotable("abcdef", 3) == "abc…");
}

TEST_CASE("valid UTF-8 is told from what only looks like it")
{
    CHECK(isUtf8(""));
    CHECK(isUtf8("aé€😀"));
    for (const char* text :
         {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "a\xe2\x82", "\xff"}) {
        INFO(text);
        CHECK_FALSE(isUtf8(text));
    }
}

TEST_CASE("wordings are compared without case, accents and punctuation, in any script")
{
    CHECK(plainWords("Élaboration d'un plan — 2.1") == "elaboration d un plan 2 1");
    CHECK(plainWords("  LONG- and\tmid-term ") == "long and mid term");
    CHECK(plainWords("Методология") == "методология");
    CHECK(plainWords("ﬁnal") == "final");
    CHECK(plainWords("—") == "");
    CHECK(plainWords("\u3392 ﷺ") == "mhz صلى الله عليه وسلم"); // most that one character is made up of
    CHECK(plainWords("𑂙\U000110BA𑂙") == "𑂙𑂙");                 // an accent that takes four bytes
    CHECK(plainWords("two\xffwords") == "two words");
}

TEST_CASE("names are compared as a system does that keeps one of two spellings")
{
    CHECK(folded("E\xCC\x81TUDE.docx") == folded("étude.DOCX"));
    CHECK(folded("STRASSE.docx") == folded("straße.docx"));
    CHECK(folded("a.docx") != folded("b.docx"));
    CHECK(folded("a\xff") != folded("a"));
    CHECK(folded("A\xff") == folded("a\xff"));
}
