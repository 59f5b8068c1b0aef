#include "exchange/sides.h"

#include "evidence/sha256.h"
#include "ledger/outbox.h"

#include <catch2/catch.hpp>

using namespace remit;
using test::contains;
using test::Sides;
namespace fs = std::filesystem;

TEST_CASE("A hand-in goes to the keeper and its receipt back, and both copies are the same")
{
    const Sides sides;
    const auto packet = sides.handIn("plan", "# Plan\n", "2022-08-02T09:00");
    CHECK(sides.head("author") == sides.ledger("author").tip().position);
    CHECK(number(sides.ledger("author").tip().number) ==
          1); // nothing is recorded there before it was received
    const auto answer = sides.receive(packet, "2022-08-02T10:00");
    const auto said = sides.remit("author", {"receive", answer.string()});
    CHECK(contains(said, "Received Plan, revision 1, 1 file, fingerprint "));
    CHECK(sides.head("author") == sides.head("office"));
    const auto waiting = Outbox::of(sides.folder / "author").waiting();
    REQUIRE(waiting);
    CHECK(waiting->empty());
    for (const std::string side : {"office", "author"})
        CHECK(contains(sides.remit(side, {"verify"}), "2 entries, all of them signed"));
}

TEST_CASE("Any order and any number of times comes to the same")
{
    const Sides sides;
    const auto first = sides.handIn("plan", "# Plan\n", "2022-08-02T09:00");
    const auto both =
        sides.handIn("report", "# Report\n", "2022-08-02T09:10"); // the first waits still, and comes again
    const auto answer = sides.receive(both, "2022-08-02T10:00");
    const std::string head = sides.head("office");
    const auto again = sides.remit("office", {"receive", first.string(), both.string(), "--to", "../mail"});
    CHECK(contains(again, "received before, and was not taken in twice"));
    CHECK(sides.head("office") == head);

    sides.remit("office", {"review", "plan", "--accept", "--reason", "Good", "--clock", "2022-08-03T09:00"});
    const auto later = sides.sentBy("office", {"send", "--to", "../mail", "--since", "3"});
    const auto early = sides.remit("author", {"receive", later.string()}, 1);
    CHECK(contains(early, "begins after entry 3, and this copy ends with entry 1"));
    sides.remit("author", {"receive", later.string(), answer.string()}); // sorted
    CHECK(sides.head("author") == sides.head("office"));
    CHECK(contains(sides.remit("author", {"receive", answer.string()}), "This copy has all of that already"));
}

TEST_CASE("An amendment that was agreed is the same in the copy that takes it over")
{
    const Sides sides;
    sides.remit("office", {"amend", "plan", "--due", "2022-09-12", "--reason", "Holidays", "--clock",
                           "2022-08-02T09:00"});
    sides.remit("author",
                {"receive", sides.sentBy("office", {"send", "--to", "../mail", "--since", "1"}).string()});
    sides.remit("author", {"agree", "--clock", "2022-08-03T09:00"});
    const auto agreed = sides.sentBy("author", {"send", "--to", "../mail"});
    sides.remit("author", {"receive", sides.receive(agreed, "2022-08-03T10:00").string()});
    CHECK(sides.head("author") == sides.head("office"));
    CHECK(contains(sides.remit("author", {"explain", "plan"}), "12 September 2022"));
    // A new copy of all of it comes to the same, too.
    const auto all = sides.sentBy("office", {"send", "--to", "../mail", "--since", "0"});
    sides.remit(".", {"join", all.string(), "--in", "third", "--as", "author"});
    CHECK(sides.head("third") == sides.head("office"));
}

TEST_CASE("Packets are split on demand and still come to the whole")
{
    const Sides sides;
    for (int i = 0; i < 3; ++i) {
        test::write(sides.folder / "document.md",
                    "# Plan\n" + std::string(1'500'000, static_cast<char>('a' + i)));
        sides.remit("author", {"submit", "plan", "../document.md", "--as-is", "--clock",
                               "2022-08-02T09:0" + std::to_string(i)});
    }
    const fs::path mail = sides.folder / "split";
    sides.remit("author", {"send", "--to", "../split", "--most", "2"});
    std::vector<std::string> words{"receive", "--to", "../answers", "--clock", "2022-08-02T10:00"};
    for (const auto& each : fs::directory_iterator(mail))
        words.push_back(each.path().string());
    CHECK(words.size() == 8);
    sides.remit("office", words);
    words = {"receive"};
    for (const auto& each : fs::directory_iterator(sides.folder / "answers"))
        words.push_back(each.path().string());
    sides.remit("author", words);
    CHECK(number(sides.ledger("author").tip().number) == 4);
    CHECK(sides.head("author") == sides.head("office"));
}

TEST_CASE("What is not sent yet can be taken back, and what is cannot")
{
    const Sides sides;
    test::write(sides.folder / "document.md", "# Plan\n");
    sides.remit("author", {"submit", "plan", "../document.md", "--as-is"});
    CHECK(contains(sides.remit("author", {"withdraw", "plan"}), "Nobody had received it"));
    CHECK(contains(sides.remit("author", {"send"}), "There is nothing to send"));
    sides.handIn("plan", "# Plan\n", "2022-08-02T09:00");
    CHECK(contains(sides.remit("author", {"withdraw", "plan"}, 1), "was packed for sending"));
}

TEST_CASE("What came too late is kept without effect, with the reason")
{
    const Sides sides;
    sides.remit(
        "author",
        {"receive",
         sides.receive(sides.handIn("plan", "# Plan\n", "2022-08-02T09:00"), "2022-08-02T10:00").string()});
    const auto late = sides.handIn("plan", "# Plan 2\n", "2022-08-03T09:00");
    sides.remit("office", {"review", "plan", "--accept", "--reason", "Good", "--clock", "2022-08-03T10:00"});
    const auto answer = sides.receive(late, "2022-08-03T11:00");
    CHECK(contains(sides.remit("author", {"receive", answer.string()}), "It has no effect"));
    CHECK(contains(sides.remit("author", {"log", "plan"}),
                   "Without effect: Plan: revision 1 was accepted (entry 3)"));
    CHECK(sides.head("author") == sides.head("office"));
    for (const std::string side : {"office", "author"})
        sides.remit(side, {"verify"});
}

TEST_CASE("A receipt is held against the record that it is of")
{
    const Sides sides;
    const auto packet = sides.handIn("plan", "# Plan\n", "2022-08-02T09:00");
    const auto answer = sides.receive(packet, "2022-08-02T10:00");
    const auto whole =
        sides.remit("office", {"verify", "--against", answer.string(), "--against", packet.string()});
    CHECK(contains(whole, "agrees with"));
    // The office makes another record of it, as long, and as whole in itself.
    const Sides other("other sides");
    const auto same = other.receive(other.handIn("plan", "# Plan\n", "2022-08-02T09:00"), "2022-08-02T10:00");
    CHECK(contains(sides.remit("office", {"verify", "--against", same.string()}, 1), "another record"));
    // And one that leaves the hand-in out.
    fs::remove_all(sides.folder / "rewritten");
    sides.remit(".", {"join", sides.sentBy("office", {"send", "--to", "../mail", "--since", "0"}).string(),
                      "--in", "rewritten", "--as", "office", "--key", "office-key"});
    const auto rewound = test::run({"/usr/bin/git", "update-ref", "refs/heads/main", "refs/heads/main~1"},
                                   sides.folder / "rewritten", {"PATH=/usr/bin:/bin", "HOME=/nowhere"});
    REQUIRE(rewound.status == 0);
    test::write(sides.folder / "rewritten/.git/remit/keeper", "It says that it is the keeper's.\n");
    CHECK(contains(sides.remit("rewritten", {"verify", "--against", answer.string()}, 1),
                   "entries were taken out of it"));
    sides.remit("rewritten", {"amend", "plan", "--due", "2022-09-12", "--reason", "Why not", "--clock",
                              "2022-08-02T10:00"});
    CHECK(contains(sides.remit("rewritten", {"verify", "--against", answer.string()}, 1),
                   "one of the two was altered"));
    // Nor does it get past the author's copy, or take in what the author made since.
    sides.remit("author", {"receive", answer.string()});
    const auto forged = sides.sentBy("rewritten", {"send", "--to", "../mail", "--since", "0"});
    CHECK(contains(sides.remit("author", {"receive", forged.string()}, 1), "Nothing was taken in"));
    const auto since = sides.handIn("report", "# Report\n", "2022-08-04T09:00");
    CHECK(contains(sides.remit("rewritten", {"receive", since.string(), "--to", "../mail"}, 1),
                   "one of the two was altered"));
}

TEST_CASE("Deeds of one second are received in the order in which they were made")
{
    const Sides sides;
    for (int i = 1; i <= 6; ++i) {
        test::write(sides.folder / "document.md", "# Plan " + std::to_string(i) + "\n");
        sides.remit("author", {"submit", "plan", "../document.md", "--as-is", "--remark",
                               "number " + std::to_string(i), "--clock", "2022-08-02T09:00"});
    }
    const auto packet = sides.sentBy("author", {"send", "--to", "../mail"});
    sides.receive(packet, "2022-08-02T10:00");
    for (int i = 1; i <= 6; ++i)
        CHECK(contains(sides.remit("office", {"show", "plan", std::to_string(i)}),
                       "number " + std::to_string(i)));
}

TEST_CASE("Of several hand-ins that wait the newest is taken back")
{
    const Sides sides;
    sides.handIn("plan", "# Plan 1\n", "2022-08-02T09:00");
    test::write(sides.folder / "document.md", "# Plan 2\n");
    sides.remit("author", {"submit", "plan", "../document.md", "--as-is"});
    CHECK(contains(sides.remit("author", {"withdraw", "plan"}), "Nobody had received it"));
    CHECK(contains(sides.remit("author", {"withdraw", "plan"}, 1), "was packed for sending"));
    CHECK(Outbox::of(sides.folder / "author").waiting()->size() == 1);
}

TEST_CASE("A second copy with the keeper's key is not the keeper's")
{
    const Sides sides;
    sides.remit(".",
                {"join", sides.first.string(), "--in", "second", "--as", "office", "--key", "office-key"});
    CHECK(contains(sides.remit("second", {"amend", "plan", "--due", "2022-09-12", "--reason", "Holidays"}),
                   "not yet received"));
    CHECK(sides.head("second") == sides.head("office"));
}

TEST_CASE("A copy that cannot be made leaves nothing in the way")
{
    const Sides sides;
    sides.remit(".", {"join", sides.first.string(), "--in", "copy", "--as", "author", "--key", "office-key"},
                1);
    sides.remit(".", {"join", sides.first.string(), "--in", "copy", "--as", "author", "--key", "nokey"}, 64);
    CHECK(!fs::exists(sides.folder / "copy"));
    sides.remit(".", {"join", sides.first.string(), "--in", "copy", "--as", "author", "--key", "author-key"});
    CHECK(sides.head("copy") == sides.head("office"));
}

TEST_CASE("What lies damaged in a shared folder stops nothing else")
{
    const Sides sides;
    const fs::path shared = sides.folder / "shared";
    fs::create_directory(shared);
    sides.remit("office", {"sync", "../shared"});
    test::write(sides.folder / "document.md", "# Plan\n");
    sides.remit("author", {"submit", "plan", "../document.md", "--as-is", "--clock", "2022-08-02T09:00"});
    sides.remit("author", {"sync", "../shared"});
    test::write(shared / "survey-from-author-00000000.zip", "PK, and no more yet");
    test::write(shared / "survey-from-office-entries-1-999999999-00000000.zip", "made up");
    CHECK(contains(sides.remit("office", {"sync", "../shared", "--clock", "2022-08-02T10:00"}, 1),
                   "Left there: "));
    CHECK(number(sides.ledger("office").tip().number) == 2);
    CHECK(contains(sides.remit("author", {"sync", "../shared"}, 1), "The receipt of The office"));
    CHECK(sides.head("author") == sides.head("office"));
    // What was put there and is damaged now is put there again.
    for (const auto& each : fs::directory_iterator(shared))
        if (each.path().filename().string().find("entries-2-2") != std::string::npos)
            test::write(each.path(), "cut");
    sides.remit("office", {"sync", "../shared"}, 1);
    sides.remit(".", {"join", sides.sentBy("office", {"send", "--to", "../mail", "--since", "0"}).string(),
                      "--in", "third", "--as", "author"});
    CHECK(sides.head("third") == sides.head("office"));
}
