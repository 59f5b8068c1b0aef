#include "exchange/sides.h"

#include "evidence/sha256.h"

#include <catch2/catch.hpp>

#include <random>

using namespace remit;
using test::contains;
using test::pack;
using test::partsOf;
using test::Sides;
namespace fs = std::filesystem;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}

TEST_CASE("Deeds that are not what they say are not received, and nothing is kept of them")
{
    const Sides sides;
    const auto packet = sides.handIn("plan", "# Plan\n", "2022-08-02T09:00");
    const Parts parts = partsOf(packet);
    const std::string event = parts.at("remit/events/1/event.toml");
    const std::string head = sides.head("office");
    const auto refusedFor = [&](const Parts& given, const std::string& why, int status = 1) {
        const fs::path file = sides.folder / "altered.zip";
        pack(file, given);
        CHECK(contains(
            sides.remit("office", {"receive", file.string(), "--clock", "2022-08-02T10:00"}, status), why));
        CHECK(sides.head("office") == head);
    };
    Parts given = parts;

    SECTION("a backdated event")
    {
        given["remit/events/1/event.toml"] = replaced(event, "at = \"2022-08-02", "at = \"2022-08-01");
        refusedFor(given, "The signature");
    }
    SECTION("without its signature")
    {
        given.erase("remit/events/1/event.toml.sig");
        refusedFor(given, "not signed");
    }
    SECTION("a good signature by the wrong party")
    {
        given["remit/events/1/event.toml.sig"] = test::signedBy(sides.folder / "office-key", event);
        refusedFor(given, "none of The author's");
    }
    SECTION("a good signature for another purpose")
    {
        given["remit/events/1/event.toml.sig"] = test::signedBy(sides.folder / "author-key", event, "file");
        refusedFor(given, "The signature");
    }
    SECTION("another file under its name")
    {
        given["documents/Plan/document.md"] = "# Another\n";
        refusedFor(given, "lacks the file", 2);
    }
    SECTION("one more file")
    {
        given["documents/Plan/more.md"] = "# More\n";
        refusedFor(given, "no deed in it names", 2);
    }
    SECTION("one more event")
    {
        given["remit/events/2/event.toml"] = event;
        refusedFor(given, "no deed in it names", 2);
    }
    SECTION("of another record, signed anew by its own author")
    {
        const std::string record = event.substr(event.find("record = \"") + 10, 32);
        const std::string other = replaced(event, record, std::string(32, 'a'));
        given["remit/events/1/event.toml"] = other;
        given["remit/events/1/event.toml.sig"] = test::signedBy(sides.folder / "author-key", other);
        refusedFor(given, "another record");
        given["remit/packet.toml"] = replaced(parts.at("remit/packet.toml"), record, std::string(32, 'a'));
        refusedFor(given, "another record");
    }
    SECTION("by somebody who had another record before them")
    {
        const auto at = event.find("seen-entry = \"") + 14;
        std::string other = event;
        other[at] = other[at] == '0' ? '1' : '0';
        given["remit/events/1/event.toml"] = other;
        given["remit/events/1/event.toml.sig"] = test::signedBy(sides.folder / "author-key", other);
        refusedFor(given, "one of the two was altered");
    }
    SECTION("by somebody who had more of it than there is")
    {
        const std::string other = replaced(event, "seen-number = 1", "seen-number = 7");
        given["remit/events/1/event.toml"] = other;
        given["remit/events/1/event.toml.sig"] = test::signedBy(sides.folder / "author-key", other);
        refusedFor(given, "this record goes to entry 1");
    }
    SECTION("about what the contract does not have")
    {
        const std::string other = replaced(event, "deliverable = \"plan\"", "deliverable = \"plot\"");
        given["remit/events/1/event.toml"] = other;
        given["remit/events/1/event.toml.sig"] = test::signedBy(sides.folder / "author-key", other);
        refusedFor(given, "the contract does not have");
    }
    SECTION("with a bank account in it")
    {
        const std::string other =
            replaced(event, "\n\n[[file]]", "\nremark = \"Pay to CH93 0076 2011 6238 5295 7\"\n\n[[file]]");
        given["remit/events/1/event.toml"] = other;
        given["remit/events/1/event.toml.sig"] = test::signedBy(sides.folder / "author-key", other);
        refusedFor(given, "no bank data");
    }
}

TEST_CASE("Entries that are not the keeper's are not taken over, and nothing is kept of them")
{
    const Sides sides;
    const auto answer =
        sides.receive(sides.handIn("plan", "# Plan\n", "2022-08-02T09:00"), "2022-08-02T10:00");
    sides.remit("author", {"receive", answer.string()});
    sides.handIn("report", "# Report\n", "2022-08-03T09:00");
    sides.remit("office", {"review", "plan", "--accept", "--reason", "Good", "--clock", "2022-08-03T10:00"});
    const auto packet = sides.sentBy("office", {"send", "--to", "../mail", "--since", "2"});
    const Parts parts = partsOf(packet);
    const std::string head = sides.head("author");
    const auto refusedFor = [&](const Parts& given, const std::string& why, int status = 1) {
        const fs::path file = sides.folder / "altered.zip";
        pack(file, given);
        CHECK(contains(sides.remit("author", {"receive", file.string()}, status), why));
        CHECK(sides.head("author") == head);
    };
    Parts given = parts;
    const std::string entry = "remit/entries/3/entry.toml", event = "remit/entries/3/event.toml";

    SECTION("another time of receipt")
    {
        given[entry] = replaced(parts.at(entry), "2022-08-03T08", "2022-08-03T07");
        refusedFor(given, "does not come to the same entry");
    }
    SECTION("another decision")
    {
        given[event] = replaced(parts.at(event), "\"accept\"", "\"reject\"");
        refusedFor(given, "does not follow the entry before it, or is not of its deed");
    }
    SECTION("another decision, and an entry made for it")
    {
        given[event] = replaced(parts.at(event), "\"accept\"", "\"reject\"");
        given[entry] = replaced(parts.at(entry), sha256(parts.at(event)).str(), sha256(given[event]).str());
        refusedFor(given, "does not come to the same entry");
    }
    SECTION("a receipt moved to another hand-in")
    {
        Parts receipt = partsOf(answer);
        given[event] = receipt.at("remit/entries/2/event.toml");
        given[event + ".sig"] = receipt.at("remit/entries/2/event.toml.sig");
        given["documents/3 Plan/document.md"] = receipt.at("documents/2 Plan/document.md");
        refusedFor(given, "is not of its deed", 1);
    }
    SECTION("without the keeper's signature")
    {
        given.erase(entry + ".sig");
        refusedFor(given, "does not come to the same entry");
    }
    SECTION("another place")
    {
        given["remit/packet.toml"] =
            replaced(parts.at("remit/packet.toml"), "work/plan/record", "work/report/record");
        refusedFor(given, "does not come to the same entry");
    }
    SECTION("a mark where nothing was carried")
    {
        given["remit/packet.toml"] =
            replaced(parts.at("remit/packet.toml"), "\nwords = ", "\ncarried = [\"work/report\"]\nwords = ");
        refusedFor(given, "does not come to the same entry");
    }
    SECTION("a mark that leads out of the record")
    {
        given["remit/packet.toml"] =
            replaced(parts.at("remit/packet.toml"), "\nwords = ", "\ncarried = [\"../../x\"]\nwords = ");
        refusedFor(given, "does not follow");
    }
    SECTION("nothing amiss")
    {
        pack(sides.folder / "altered.zip", parts);
        sides.remit("author", {"receive", (sides.folder / "altered.zip").string()});
        CHECK(sides.head("author") == sides.head("office"));
    }
}

TEST_CASE("A flipped byte of a packet is named, or changes nothing of it")
{
    const Sides sides;
    const auto packet =
        sides.receive(sides.handIn("plan", "# Plan\n", "2022-08-02T09:00"), "2022-08-02T10:00");
    const std::string bytes = test::read(packet);
    const Parts whole = partsOf(packet);
    std::mt19937 random(20220905);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string flipped = bytes;
        flipped[i] = static_cast<char>(flipped[i] ^ (1 << (random() % 8)));
        Result<Parts> parts = Error{};
        remitUnzip(flipped, parts);
        if (!parts) continue;
        const auto decoded = decodePacket(*parts);
        INFO(i);
        CHECK((!decoded || *parts == whole));
    }
}

TEST_CASE("A packet cut short is none")
{
    const Sides sides;
    const std::string bytes = test::read(sides.handIn("plan", "# Plan\n", "2022-08-02T09:00"));
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        Result<Parts> parts = Error{};
        remitUnzip(std::string_view(bytes).substr(0, size), parts);
        INFO(size);
        CHECK((!parts || !decodePacket(*parts)));
    }
}

TEST_CASE("Archives that were made to do harm are not opened")
{
    const auto sentence = [](const Parts& parts) {
        Result<std::string> bytes = Error{};
        remitZip(parts, test::instant("2022-08-01T09:00:00Z"), bytes);
        REQUIRE(bytes);
        Result<Parts> again = Error{};
        remitUnzip(*bytes, again);
        return again ? std::string("opened") : again.error().what;
    };
    CHECK(contains(sentence({{"../x", "x"}}), "which no packet has"));
    CHECK(contains(sentence({{"a/../../x", "x"}}), "which no packet has"));
    CHECK(contains(sentence({{"c:x", "x"}}), "which no packet has"));
    CHECK(contains(sentence({{"a", "x"}, {"A", "y"}}), "two files named"));
    CHECK(contains(sentence({{"bomb", std::string(64u << 20, '\0')}}), "it is not opened"));
    CHECK(sentence({{"documents/Résumé – ü.md", "x"}}) == "opened");
}
