#include "exchange/sides.h"
#include "state/record.h"

#include <catch2/catch.hpp>

// What one side keeps apart never leaves its copy, and once erased is nowhere.
using namespace remit;
using test::contains;
namespace fs = std::filesystem;

namespace {

const std::string kName = "Interview-Keller";
const std::string kSaid = "Forecasts are the gap that is named most.";

// The desk, which keeps the record, and the provider, who has a copy and interviewed somebody.
struct Copies {
    Copies()
    {
        fs::create_directory(folder / "mail");
        remit(".", {"new", test::source("schedules/iom-smp-2022").string(), "desk", "--as", "lmm-desk",
                    "--clock", "2022-08-01T09:00"});
        const auto first = sent("desk", {"send", "--to", "../mail", "--clock", "2022-08-01T09:05"});
        remit(".", {"join", first.string(), "--in", "provider", "--as", "provider"});
        test::write(folder / (kName + ".md"), kSaid + "\n");
        remit("provider", {"note", "consultations", "--on", "2022-09-01", "--outcome", "One interview.",
                           "--file", "../" + kName + ".md", "--clock", "2022-09-02T09:00"});
    }

    std::string remit(const std::string& side, std::vector<std::string> words, int status = 0) const
    {
        words.insert(words.begin(), test::program());
        const auto done = test::run(words, folder / side, {"PATH=/usr/bin:/bin"});
        INFO(words[1] << "\n" << done.out << done.err);
        REQUIRE(done.status == status);
        return test::onOneLine(done.out + done.err);
    }

    // The newest packet, which a command put into the mail.
    fs::path sent(const std::string& side, std::vector<std::string> words)
    {
        remit(side, std::move(words));
        fs::path fresh;
        for (const auto& each : fs::directory_iterator(folder / "mail"))
            if (packets.insert(each.path()).second) {
                CHECK(fresh.empty());
                fresh = each.path();
            }
        REQUIRE_FALSE(fresh.empty());
        return fresh;
    }

    // What the provider sends is received, and what the desk answers, too.
    void exchange(const std::string& day)
    {
        const auto packet = sent("provider", {"send", "--to", "../mail", "--clock", day + "T09:05"});
        const auto answer =
            sent("desk", {"receive", packet.string(), "--to", "../mail", "--clock", day + "T10:00"});
        remit("provider", {"receive", answer.string()});
    }

    // All that can be read in a copy: every file, and every object of git's unpacked.
    std::string everythingIn(const std::string& side) const
    {
        std::string found;
        for (const auto& each : fs::recursive_directory_iterator(folder / side)) {
            found += each.path().lexically_relative(folder.path()).string() + "\n";
            if (each.is_regular_file()) found += test::read(each.path()) + "\n";
        }
        const auto objects = test::run({"/usr/bin/git", "-C", (folder / side).string(), "cat-file", "--batch",
                                        "--batch-all-objects", "--unordered"},
                                       folder.path(), {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
        REQUIRE(objects.status == 0);
        REQUIRE(contains(objects.out, "One interview.")); // they were unpacked
        return found + objects.out;
    }

    std::string everythingSent() const
    {
        std::string found;
        for (const auto& packet : packets)
            for (const auto& [name, bytes] : test::partsOf(packet))
                found += name + "\n" + bytes + "\n";
        REQUIRE(contains(found, "One interview."));
        return found;
    }

    test::Folder folder;
    std::set<fs::path> packets;
};

void nothingOfItIn(const std::string& text)
{
    for (const auto& words : {kName, kSaid, std::string("Keller"), kSaid.substr(0, 12)}) {
        INFO(words);
        CHECK(text.find(words) == std::string::npos);
    }
}

}

TEST_CASE("What is kept apart is in no packet, page or other copy, and once erased, it is nowhere")
{
    Copies sides;
    sides.exchange("2022-09-02");
    CHECK(contains(sides.everythingIn("provider"), kSaid));
    nothingOfItIn(sides.everythingIn("desk"));
    sides.remit("provider",
                {"erase", "2", "--reason", "Consent was withdrawn.", "--clock", "2022-09-05T09:00"});
    nothingOfItIn(sides.everythingIn("provider"));
    sides.exchange("2022-09-05");
    for (const std::string side : {"desk", "provider"}) {
        nothingOfItIn(sides.everythingIn(side));
        CHECK(contains(sides.remit(side, {"verify"}),
                       "note-1.md of entry 2: erased by decision of Service provider"));
        const auto clean = test::run({"/usr/bin/git", "fsck", "--strict"}, sides.folder / side,
                                     {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
        CHECK(clean.status == 0);
        CHECK(clean.out + clean.err == "");
        sides.remit(side,
                    {"page", "--for", "provider", "--to", "../" + side + ".html", "--as-of", "2022-09-06"});
        const std::string page = test::read(sides.folder / (side + ".html"));
        CHECK(contains(page, "note-1.md"));
        nothingOfItIn(page);
    }
    nothingOfItIn(sides.everythingSent());
}

TEST_CASE("A copy that still has what was erased by another of the same side is told so")
{
    Copies sides;
    sides.exchange("2022-09-02");
    fs::copy(sides.folder / "provider", sides.folder / "laptop", fs::copy_options::recursive);
    sides.remit("provider",
                {"erase", "2", "--reason", "Consent was withdrawn.", "--clock", "2022-09-05T09:00"});
    sides.exchange("2022-09-05");
    const auto all = sides.sent("desk", {"send", "--to", "../mail", "--since", "1"});
    CHECK(contains(sides.remit("laptop", {"receive", all.string()}), "it still lies in this copy's vault"));
    CHECK(contains(sides.remit("laptop", {"erase", "2", "--reason", "Consent was withdrawn."}),
                   "it is gone from here now"));
    nothingOfItIn(sides.everythingIn("laptop"));
}

TEST_CASE("An erasing of what is part of the record has no effect when it is received, and nothing goes")
{
    Copies sides;
    test::write(sides.folder / "plan.md", "# Plan\n");
    sides.remit("provider", {"submit", "plan", "../plan.md", "--as-is", "--clock", "2022-09-02T09:01"});
    sides.exchange("2022-09-02");
    sides.remit("provider",
                {"erase", "2", "--reason", "Consent was withdrawn.", "--clock", "2022-09-05T09:00"});
    const auto packet = sides.sent("provider", {"send", "--to", "../mail", "--clock", "2022-09-05T09:05"});
    Parts parts = test::partsOf(packet);
    std::string& erasing = parts.at("remit/events/1/event.toml");
    Ledger desk = *Ledger::open(sides.folder / "desk");
    const auto record = readRecord(desk);
    REQUIRE(record);
    const auto& entries = record->entries;
    const auto swap = [&](const std::string& from, const std::string& to) {
        const auto at = erasing.find(from);
        REQUIRE(at != std::string::npos);
        erasing.replace(at, from.size(), to);
    };
    swap(entries[1].facts.event.str(), entries[2].facts.event.str());
    swap("note-1.md", "plan.md");
    test::pack(sides.folder / "altered.zip", parts);
    CHECK(contains(sides.remit("desk", {"receive", "../altered.zip", "--clock", "2022-09-05T10:00"}),
                   "It has no effect, and is kept with the reason: plan.md is part of the record"));
    const std::string verified = sides.remit("desk", {"verify"});
    CHECK(contains(verified, "4 entries"));
    CHECK(verified.find("erased") == std::string::npos);
    sides.remit("desk", {"show", "plan", "1", "--to", "../out"});
    CHECK(test::read(sides.folder / "out/plan.md") == "# Plan\n");
}
