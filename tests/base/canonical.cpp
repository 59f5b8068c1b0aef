#include "base/canonical.h"

#include <catch2/catch.hpp>

using namespace remit;
using canonical::Value;

namespace {

Value text(std::string value)
{
    Value made;
    made.text = std::move(value);
    return made;
}

Value number(std::int64_t value)
{
    Value made;
    made.kind = Value::Kind::Number;
    made.number = value;
    return made;
}

Value texts(std::vector<std::string> values)
{
    Value made;
    made.kind = Value::Kind::Texts;
    made.texts = std::move(values);
    return made;
}

}

TEST_CASE("what is written is read again, and has one spelling")
{
    Value flag;
    flag.kind = Value::Kind::Flag;
    flag.flag = true;
    const canonical::Text value{
        {{"format", number(1)},
         {"kind", text("a \"quoted\" \\ line\nand\ttab \x01 \x7f é")},
         {"flag", flag},
         {"none", texts({})},
         {"some", texts({"a", "b\n"})}},
        {{"file", {{"size", number(-9)}}}, {"file", {}}, {"comment", {{"size", number(INT64_MAX)}}}}};
    const std::string bytes = canonical::write(value);
    CHECK(bytes == "format = 1\n"
                   "kind = \"a \\\"quoted\\\" \\\\ line\\nand\\ttab \\u0001 \\u007F é\"\n"
                   "flag = true\nnone = []\nsome = [\"a\", \"b\\n\"]\n"
                   "\n[[file]]\nsize = -9\n\n[[file]]\n\n[[comment]]\nsize = 9223372036854775807\n");
    const auto again = canonical::read(bytes);
    REQUIRE(again);
    CHECK(*again == value);
}

TEST_CASE("another spelling of the same values is refused, with its line")
{
    struct Row {
        const char* bytes;
        const char* where;
        const char* why;
    };
    const auto row = GENERATE(values<Row>({
        {"a = 1", "line 1", "the last line does not end"},
        {"a = 1\r\n", "line 1", "a carriage return"},
        {"a = 1 \n", "line 1", "a space at the end"},
        {" a = 1\n", "line 1", "a space before"},
        {"a=1\n", "line 1", "no spaces around ="},
        {"a = 01\n", "line 1", "a leading zero"},
        {"a = +1\n", "line 1", "a plus sign"},
        {"a = -0\n", "line 1", "minus zero"},
        {"a = 1\n\n", "line 2", "an empty line at the end"},
        {"\na = 1\n", "line 1", "an empty line at the beginning"},
        {"a = 1\nb = 99999999999999999999\n", "line 2", "a number too large"},
        {"a = 1.5\n", "line 1", "not a whole number"},
        {"a = 'b'\n", "line 1", "another kind of string"},
        {"a = \"\\u0041\"\n", "line 1", "a letter written as an escape"},
        {"a = \"\\u000a\"\n", "line 1", "an escape that has a shorter one"},
        {"a = \"\\b\"\n", "line 1", "an escape that is not used"},
        {"a = \"\xff\"\n", "line 1", "not UTF-8"},
        {"a = \"b\n", "line 1", "a string that does not end"},
        {"a = [\"b\",\"c\"]\n", "line 1", "no space after a comma"},
        {"a = [\"b\", ]\n", "line 1", "a comma at the end"},
        {"a = 1 # why\n", "line 1", "a comment"},
        {"A = 1\n", "line 1", "an upper-case key"},
        {"a = 1\na = 2\n", "line 2", "a key twice"},
        {"[file]\n", "line 1", "a table that is no element of an array"},
        {"a = 1\n[[file]]\n", "line 2", "no empty line before a table"},
        {"a = 1\n\n[[file]] \n", "line 3", "a space after a table's heading"},
    }));
    INFO(row.why);
    const auto read = canonical::read(row.bytes);
    REQUIRE_FALSE(read);
    CHECK(read.error().where == row.where);
}

TEST_CASE("what is too large is refused before it is taken apart")
{
    CHECK_FALSE(canonical::read(std::string(canonical::kMaxBytes + 1, '\n')));
}
