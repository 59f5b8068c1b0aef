#include "exchange/sides.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::Sides;
namespace fs = std::filesystem;

namespace {

// What docs/confirm says of a folder; it has sha256sum, ssh-keygen, git and what every shell has, and no
// Remit.
test::Outcome confirm(const Sides& sides, const fs::path& place, std::vector<std::string> environment = {})
{
    environment.push_back("PATH=/usr/bin:/bin");
    environment.push_back("HOME=" + sides.folder.path().string());
    return test::run({"/bin/sh", test::source("docs/confirm").string(), place.string()}, sides.folder.path(),
                     environment);
}

fs::path unpacked(const Sides& sides, const fs::path& packet)
{
    const fs::path folder = sides.folder / "unpacked";
    fs::remove_all(folder);
    for (const auto& [name, bytes] : test::partsOf(packet)) {
        fs::create_directories((folder / name).parent_path());
        test::write(folder / name, bytes);
    }
    return folder;
}

void confirmed(const test::Outcome& outcome, const std::string& words)
{
    INFO(outcome.out << outcome.err);
    CHECK(outcome.status == 0);
    CHECK(outcome.out.find(words) != std::string::npos);
}

void denied(const test::Outcome& outcome, const std::string& words)
{
    INFO(outcome.out << outcome.err);
    CHECK(outcome.status == 1);
    CHECK(outcome.err.find(words) != std::string::npos);
}

std::string fingerprint(const Sides& sides)
{
    return sides.ledger("office").tip().entry.str();
}

}

TEST_CASE("A shell confirms without Remit what verify says, of a packet and of a clone")
{
    const Sides sides;
    const auto packet = sides.handIn("plan", "# Plan\n", "2022-08-02T09:00");
    const auto receipt = sides.receive(packet, "2022-08-02T10:00");
    sides.remit("author", {"receive", receipt.string()});
    const auto all = sides.sentBy("office", {"send", "--to", "../mail", "--since", "0"});
    const std::string newest = fingerprint(sides);
    CHECK(sides.remit("office", {"verify"}).find(newest) != std::string::npos);

    confirmed(confirm(sides, unpacked(sides, all)),
              "confirmed: 2 entries, 4 signatures; the newest has the fingerprint " + newest);
    std::string keys;
    for (const std::string party : {"office", "author"})
        keys += party + " " + test::read(sides.folder / (party + "-key.pub"));
    test::write(sides.folder / "keys", keys);
    const std::vector<std::string> known{"KEYS=" + (sides.folder / "keys").string(), "KEEPER=office"};
    confirmed(confirm(sides, unpacked(sides, receipt), known), "confirmed: 1 entries, 2 signatures");
    confirmed(confirm(sides, unpacked(sides, packet), known), "confirmed: 0 entries, 1 signatures");

    const auto cloned = test::run({"/usr/bin/git", "clone", "-q", "--bare", "author/.git", "clone/.git"},
                                  sides.folder.path(), {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
    REQUIRE(cloned.status == 0);
    confirmed(confirm(sides, sides.folder / "clone"),
              "confirmed: 2 entries, 4 signatures; the newest has the fingerprint " + newest);
}

TEST_CASE("A shell sees what was altered, too")
{
    const Sides sides;
    sides.receive(sides.handIn("plan", "# Plan\n", "2022-08-02T09:00"), "2022-08-02T10:00");
    const auto all = sides.sentBy("office", {"send", "--to", "../mail", "--since", "0"});
    const auto alteredAnd = [&](const std::string& name, const std::string& from, const std::string& to) {
        Parts parts = test::partsOf(all);
        std::string& part = parts.at(name);
        REQUIRE(part.find(from) != std::string::npos);
        part.replace(part.find(from), from.size(), to);
        test::pack(sides.folder / "altered.zip", parts);
        return confirm(sides, unpacked(sides, sides.folder / "altered.zip"));
    };
    denied(alteredAnd("remit/entries/2/event.toml", "by = \"author\"", "by = \"office\""),
           "is not of its event");
    denied(alteredAnd("remit/entries/2/entry.toml", "T08:00", "T07:00"), "is not a good one of office");
    denied(alteredAnd("remit/entries/1/entry.toml", "number = 1", "number = 1 "), "entry 1");
    denied(alteredAnd("documents/2 Plan/document.md", "Plan", "Plot"), "names a file that is not there");
    const fs::path folder = unpacked(sides, all);
    test::write(folder / "documents/2 Plan/document.md", "# Plot\n");
    denied(confirm(sides, folder), "not those that it lists");
}
