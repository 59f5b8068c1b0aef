#include "ledger/event.h"

#include "base/canonical.h"

#include "ledger/examples.h"
#include "support/support.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <toml++/toml.h>

using namespace remit;
using namespace remit::test;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    INFO("no \"" << from << "\" in the example");
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string told(const Error& error)
{
    return error.text();
}

Event submitExample()
{
    Event event = eventOf(Submit{deliverable("outline"), true, "The annex follows."});
    event.files = {{"report-outline.docx", 20480, print('d'), FileRole::Clean}};
    return event;
}

EntryFacts entryExample()
{
    return {EntryNumber(7),
            print('d'),
            instant("2022-09-05T14:41:30Z"),
            EntryFacts::Clock::Keeper,
            print('e'),
            "",
            {}};
}

}

TEST_CASE("What decodeEvent refuses, and what it says")
{
    struct Row {
        std::string from, to, message, why;
    };
    const std::string good = encode(submitExample());
    REQUIRE(decodeEvent(good));
    const std::string record = "record = \"" + std::string(32, 'a') + "\"\n";
    const auto row = GENERATE_COPY(values<Row>({
        {"format = 1", "format = 2", "line 1: was written by a newer Remit: format 2, this one reads 1",
         "newer"},
        {"format = 1", "format = 0", "line 1: there is no format 0", "formats are counted from 1"},
        {"format = 1", "format = 1234567890", "line 1: there is no format 1234567890",
         "no newer Remit counts so far"},
        {"format = 1", "format = 17", "line 1: was written by a newer Remit: format 17, this one reads 1",
         "newer"},
        {"format = 1", "format = 01", "line 1: is not spelled as Remit spells it; the file was altered",
         "a number has one spelling"},
        {"format = 1\n", "", "line 1: \"format\" is missing", "first key missing"},
        {"format = 1", "format = \"1\"", "line 1: \"format\" is no whole number", "type"},
        {record, "", "line 2: \"record\" is missing", "key missing"},
        {"aaaa\"", "aaaA\"", "line 2: \"record\" is not 32 of 0-9 and a-f", "upper case"},
        {"\"aaaa", "\"aaa", "line 2: \"record\" is not 32 of 0-9 and a-f", "too short"},
        {"\"submit\"", "\"teleport\"",
         "line 3: is of the kind \"teleport\", which this Remit does not know; a newer Remit may have "
         "written it",
         "kind"},
        {"\"submit\"", "\"withdraw\"", "line 10: \"hand-in\" is missing", "keys of another kind"},
        {"\"submit\"", "\"Submit\"",
         "line 3: is of the kind \"Submit\", which this Remit does not know; a newer Remit may have written "
         "it",
         "case of the kind"},
        {"by = \"provider\"", "by = \"Provider\"", "line 4: \"by\" is no id", "id"},
        {"by = \"provider\"", "by = true", "line 4: \"by\" is no text in quotation marks", "type"},
        {"by = \"provider\"\n", "by = \"provider\"\nfor = \"provider\"\n",
         "\"for\" names the party of \"by\"", "for oneself"},
        {"by = \"provider\"\n", "by = \"provider\"\nfor = \"\"\n", "line 5: \"for\" is no id",
         "empty optional"},
        {"2022-09-05T14:40:00Z", "2022-09-05T16:40:00+02:00",
         "line 5: \"at\" is not written like 2022-09-05T22:00:00Z", "an instant has one spelling"},
        {"2022-09-05T14:40:00Z", "2022-09-31T14:40:00Z",
         "line 5: \"at\" is not written like 2022-09-05T22:00:00Z", "no such day"},
        {"seen-number = 3", "seen-number = 0", "line 6: \"seen-number\" is less than 1", "number"},
        {"seen-number = 3", "seen-number = 9223372036854775807", "line 6: \"seen-number\" is too large",
         "huge"},
        {"seen-number = 3", "seen-number = 99999999999999999999",
         "line 6: \"seen-number = 99999999999999999999\" is not a key and its value", "more than 64 bits"},
        {"seen-number = 3\n", "", "line 6: \"nonce\" must stand here, before \"seen-entry\"", "half a pair"},
        {"seen-number = 3\nseen-entry = \"" + print('c').str() + "\"\n", "", "\"seen-number\" is missing",
         "only the first event has seen nothing"},
        {"cccc\"", "ccc\"", "line 7: \"seen-entry\" is no SHA-256", "fingerprint"},
        {"nonce = ", "nounce = ", "line 8: \"nonce\" is missing", "key misspelled"},
        {"deliverable = \"outline\"\nas-is = true\n", "as-is = true\ndeliverable = \"outline\"\n",
         "line 9: \"deliverable\" must stand here, before \"as-is\"", "order"},
        {"as-is = true\nremark = \"The annex follows.\"\n", "remark = \"The annex follows.\"\nas-is = true\n",
         "line 11: \"as-is\" stands in the wrong place", "order of optional keys"},
        {"as-is = true", "as-is = false", "line 10: \"as-is\" says nothing and must be left out",
         "false is left out"},
        {"as-is = true", "as-is = 1", "line 10: \"as-is\" is neither true nor false", "type"},
        {"as-is = true", "as-is = true\nas-is = true", "line 11: \"as-is\" stands twice", "duplicate"},
        {"remark = \"The annex follows.\"", "remark = \"\"", "line 11: \"remark\" is empty",
         "empty optional"},
        {"remark = \"The annex follows.\"", "remark = 'x'",
         "line 11: \"remark = 'x'\" is not a key and its value", "another kind of quotation mark"},
        {"remark = \"The annex follows.\"", "remark = \"x\\u0041\"",
         "line 11: is not spelled as Remit spells it; the file was altered", "an escape that is not needed"},
        {"remark = \"The annex follows.\"", "remark = \"\xC3\x28\"",
         "line 11: \"remark = \"\\xC3(\"\" is not a key and its value", "not UTF-8"},
        {"remark = ", "remarks = ", "line 11: \"remarks\" is a key that does not belong here", "unknown key"},
        {"remark = \"The annex follows.\"", "remark = \"" + std::string(65'537, 'x') + "\"",
         "line 11: \"remark\" is longer than 64 KiB", "long"},
        {"[[file]]", "[[files]]", "line 13: a table [[files]] does not belong here", "unknown table"},
        {"[[file]]", "[[comment]]\ntext = \"x\"\n\n[[file]]",
         "line 13: a table [[comment]] does not belong here", "a table of another kind"},
        {"name = \"report-outline.docx\"\n", "", "line 14: \"name\" is missing", "key missing in a table"},
        {"size = 20480", "size = -1", "line 15: \"size\" is less than 0", "number"},
        {"size = 20480", "size = 20480.0", "line 15: \"size = 20480.0\" is not a key and its value", "type"},
        {"role = \"clean\"", "role = \"tidy\"",
         "line 17: \"role\" is a word that this Remit does not know; a newer one may have written it",
         "word"},
        {"role = \"clean\"\n", "", "line 17: \"role\" is missing", "last key missing"},
        {"role = \"clean\"\n", "role = \"clean\"\nnote = \"x\"\n",
         "line 18: \"note\" is a key that does not belong here", "unknown key in a table"},
        {"role = \"clean\"\n", "role = \"clean\"", "line 17: the last line does not end", "last line"},
        {"role = \"clean\"\n", "role = \"clean\"\n\n",
         "line 18: is not spelled as Remit spells it; the file was altered", "trailing line"},
        {"role = \"clean\"\n", "role = \"clean\"\nx", "line 18: the last line does not end", "trailing byte"},
        {"format = 1\n", "format = 1\r\n", "line 1: \"format = 1\\x0D\" is not a key and its value", "CRLF"},
        {"format = 1\n", "# a comment\nformat = 1\n", "line 1: \"# a comment\" is not a key and its value",
         "comment"},
        {"format = 1\n",
         "\xEF\xBB\xBF"
         "format = 1\n",
         "line 1: \"\xEF\xBB\xBF"
         "format = 1\" is not a key and its value",
         "byte order mark"},
        {"report-outline.docx", "../report-outline.docx",
         "The file name \"../report-outline.docx\" would lead out of the file's own folder; give only the "
         "name of "
         "the file.",
         "path"},
        {"role = \"clean\"\n",
         "role = \"clean\"\n\n[[file]]\nname = \"REPORT-outline.docx\"\nsize = 1\nsha256 = \"" +
             print('e').str() + "\"\nrole = \"annex\"\n",
         "The files \"report-outline.docx\" and \"REPORT-outline.docx\" would be one file in the record; "
         "give one of "
         "them another name.",
         "two files that are one on Windows"},
    }));
    INFO(row.why);
    const auto event = decodeEvent(replaced(good, row.from, row.to));
    REQUIRE_FALSE(event);
    CHECK(told(event.error()) == row.message);
}

TEST_CASE("An empty file, a zero byte and eight megabytes are no event")
{
    CHECK(told(decodeEvent("").error()) == "line 1: \"format\" is missing");
    CHECK_FALSE(decodeEvent(std::string(1, '\0')));
    CHECK(told(decodeEvent("format = 1\n" + std::string((8u << 20), 'x')).error()) == "is larger than 8 MiB");
}

TEST_CASE("A newer format is said to be newer whatever its spelling")
{
    const auto event = decodeEvent("format = 2\n[nested.table]\nx = 1979-05-27\n");
    CHECK(told(event.error()) == "line 1: was written by a newer Remit: format 2, this one reads 1");
}

TEST_CASE("The counts of an event have limits, and what is at the limit passes")
{
    Event files = submitExample();
    files.files.clear();
    for (std::size_t i = 0; i < kMaxFiles; ++i)
        files.files.push_back({"file-" + std::to_string(i), 1, print('d'), FileRole::Annex});
    CHECK(decodeEvent(encode(files)));
    CHECK(writable(files));
    files.files.push_back({"one-more", 1, print('d'), FileRole::Annex});
    CHECK(decodeEvent(encode(files)).error().what == "there are more than 1000 tables [[file]]");
    CHECK_FALSE(writable(files));

    ReviewDeed review{deliverable("outline"), print('d'), Decision::Comment, "", {}, {}};
    review.comments.assign(kMaxComments, {"x", "", {}});
    CHECK(decodeEvent(encode(eventOf(review))));
    review.comments.push_back({"x", "", {}});
    CHECK(decodeEvent(encode(eventOf(review))).error().what ==
          "there are more than 10000 tables [[comment]]");

    Note note{*ActivityId::of("kick-off"), day("2022-09-05"), "", {}};
    note.people.assign(kMaxListed, "GOV-01");
    CHECK(decodeEvent(encode(eventOf(note))));
    note.people.push_back("GOV-01");
    CHECK(decodeEvent(encode(eventOf(note))).error().what == "\"people\" lists more than 1000");

    Event remark = submitExample();
    std::get<Submit>(remark.deed).remark.assign(kMaxTextBytes, 'x');
    CHECK(decodeEvent(encode(remark)));
    std::get<Submit>(remark.deed).remark += 'x';
    CHECK_FALSE(decodeEvent(encode(remark)));
}

TEST_CASE("writable says what cannot be written before it is written")
{
    Event event = eventOf(Retract{print('d'), ""});
    CHECK(writable(event).error().text() == "\"reason\" is empty");
    event = eventOf(Retract{print('d'), "\xFF"});
    CHECK(writable(event).error().text() == "A text is not valid text (UTF-8).");
    event = submitExample();
    event.files[0].name = "a\xFF";
    CHECK(writable(event).error().text() == "A text is not valid text (UTF-8).");
    event = eventOf(Invoice{*PaymentId::of("first"), "1", Money{-5, "USD"}, {}});
    CHECK(writable(event).error().text() == "\"amount\" is no amount like 10000.00 USD");
    event = submitExample();
    event.files[0].size = std::uint64_t{1} << 63;
    CHECK_FALSE(writable(event));
    CHECK(writable(submitExample()));
}

TEST_CASE("Every kind is read back as it was written")
{
    for (const auto& [name, event] : everyKind()) {
        INFO(name);
        const std::string bytes = encode(event);
        INFO(bytes);
        const auto read = decodeEvent(bytes);
        REQUIRE(read);
        CHECK(*read == event);
        CHECK(encode(*read) == bytes);
        CHECK(writable(event));
    }
}

TEST_CASE("No line of an event can be left out, doubled or changed places without being noticed")
{
    for (const auto& [name, event] : everyKind()) {
        std::vector<std::string> lines;
        std::istringstream in(encode(event));
        for (std::string line; std::getline(in, line);)
            lines.push_back(line + "\n");
        const auto joined = [](const std::vector<std::string>& all) {
            std::string text;
            for (const auto& line : all)
                text += line;
            return text;
        };
        for (std::size_t i = 0; i < lines.size(); ++i) {
            INFO(name << ", line " << i + 1 << ": " << lines[i]);
            auto doubled = lines;
            doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
            CHECK_FALSE(decodeEvent(joined(doubled)));
            auto without = lines;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
            const auto read = decodeEvent(joined(without));
            CHECK((!read || *read != event)); // an optional key may go: that is another event
            if (i == 0) continue;
            auto swapped = lines;
            std::swap(swapped[i - 1], swapped[i]);
            CHECK_FALSE(decodeEvent(joined(swapped)));
        }
    }
}

TEST_CASE("What decodeEntry refuses, and what it says")
{
    struct Row {
        std::string from, to, message, why;
    };
    const std::string good = encode(entryExample());
    REQUIRE(decodeEntry(good));
    const std::string after = "after = \"" + print('e').str() + "\"\n";
    const auto row = GENERATE_COPY(values<Row>({
        {"format = 1", "format = 2", "line 1: was written by a newer Remit: format 2, this one reads 1",
         "newer"},
        {"number = 7", "number = 1", "\"after\" does not belong in the first entry", "first"},
        {"number = 7", "number = 0", "line 2: \"number\" is less than 1", "number"},
        {after, "", "\"after\" is missing", "only the first has none"},
        {"\"keeper\"", "\"sundial\"",
         "line 5: \"clock\" is a word that this Remit does not know; a newer one may have written it",
         "word"},
        {"clock = \"keeper\"\n", "", "line 5: \"clock\" is missing", "missing"},
        {after, after + "without-effect = \"\"\n", "line 7: \"without-effect\" is empty", "empty optional"},
        {after, after + "findings = \"x\"\n", "line 7: \"findings\" is no SHA-256", "fingerprint"},
        {after, after + "revision = 2\n", "line 7: \"revision\" is a key that does not belong here",
         "unknown"},
        {after, after + "\n[[file]]\nname = \"x\"\n", "line 8: a table [[file]] does not belong here",
         "table"},
    }));
    INFO(row.why);
    const auto entry = decodeEntry(replaced(good, row.from, row.to));
    REQUIRE_FALSE(entry);
    CHECK(told(entry.error()) == row.message);
}

TEST_CASE("Every form of entry.toml is read back as it was written")
{
    EntryFacts first{
        EntryNumber(1), print('d'), instant("2022-08-01T08:00:00Z"), EntryFacts::Clock::Given, {}, "", {}};
    EntryFacts full = entryExample();
    full.clock = EntryFacts::Clock::Behind;
    full.withoutEffect = "The outline was accepted already.";
    full.findings = print('f');
    for (const auto& facts : {first, entryExample(), full}) {
        const auto read = decodeEntry(encode(facts));
        INFO(encode(facts));
        REQUIRE(read);
        CHECK(*read == facts);
    }
}

namespace {

// The value that toml++ reads, held against ours.
void checkSame(const toml::node_view<const toml::node> theirs, const canonical::Value& ours)
{
    switch (ours.kind) {
    case canonical::Value::Kind::Text:
        CHECK(theirs.value<std::string>() == ours.text);
        break;
    case canonical::Value::Kind::Number:
        CHECK(theirs.value<std::int64_t>() == ours.number);
        break;
    case canonical::Value::Kind::Flag:
        CHECK(theirs.value<bool>() == ours.flag);
        break;
    case canonical::Value::Kind::Texts:
        REQUIRE(theirs.as_array());
        REQUIRE(theirs.as_array()->size() == ours.texts.size());
        for (std::size_t i = 0; i < ours.texts.size(); ++i)
            CHECK(theirs[i].value<std::string>() == ours.texts[i]);
    }
}

void checkSame(const toml::table& theirs, const canonical::Fields& ours, std::size_t tables)
{
    CHECK(theirs.size() == ours.size() + tables);
    for (const auto& [key, value] : ours) {
        INFO(key);
        checkSame(toml::node_view<const toml::node>(theirs.get(key)), value);
    }
}

}

TEST_CASE("toml++ reads the same values")
{
    for (const auto& [name, event] : everyKind()) {
        INFO(name);
        const std::string bytes = encode(event);
        const auto ours = canonical::read(bytes);
        REQUIRE(ours);
        const toml::table theirs = toml::parse(bytes);
        std::map<std::string, std::size_t> seen;
        for (const auto& table : ours->tables) {
            const auto* const element =
                theirs.get(table.name)->as_array()->get(seen[table.name]++)->as_table();
            REQUIRE(element);
            checkSame(*element, table.fields, 0);
        }
        checkSame(theirs, ours->fields, seen.size());
        for (const auto& [table, count] : seen)
            CHECK(theirs.get(table)->as_array()->size() == count);
    }
}

TEST_CASE("A note that would bring something into the record, or say more of it than it may, is refused")
{
    Event event = eventOf(Note{*ActivityId::of("visit"), day("2022-09-05"), "Done", {}, {}});
    Note& note = std::get<Note>(event.deed);
    REQUIRE(writable(event));
    event.files = {{"minutes.docx", 1, print('e'), FileRole::Annex}};
    CHECK(writable(event).error().what ==
          "the files of a note are kept apart: they are in [[kept]], not in [[file]]");
    event.files.clear();
    for (const auto* name : {"note-1", "note-1.docx", "note-1.7"}) {
        note.kept = {{name, 1, print('e')}};
        CHECK(writable(event));
    }
    for (const auto* name : {"Keller.docx", "note-2.docx", "note-1.", "note-1.Keller", "note-1.keller",
                             "note-1 Keller", "note-1.a.b", "note-10", "../note-1", "note-1.do/"}) {
        note.kept = {{name, 1, print('e')}};
        INFO(name);
        REQUIRE(!writable(event));
        CHECK(writable(event).error().what ==
              "a file of a note is called \"note-1\" and, after a point, its kind");
    }
    note.kept = {{"note-1", 1, print('e')}, {"note-1", 1, print('f')}};
    CHECK(!writable(event));
}
