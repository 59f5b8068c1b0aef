#include "schedule/case.h"
#include "schedule/complaints.h"
#include "schedule/schedule.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace remit;
using namespace remit::test;

namespace {

std::string said(const std::vector<Complaint>& complaints)
{
    std::string text;
    for (const auto& complaint : complaints)
        text += complaint.text() + "\n";
    return text;
}

// Whether `text` is the sentence `words` with something in place of each %1, %2, …
bool isMadeOf(std::string_view text, std::string_view words)
{
    std::size_t at = 0;
    bool gap = false;
    while (true) {
        const std::size_t mark = words.find('%');
        const std::string_view piece = words.substr(0, mark);
        if (mark == words.npos) {
            if (!text.substr(at).ends_with(piece)) return false;
            return gap || text.size() - at == piece.size();
        }
        const std::size_t found = gap ? text.find(piece, at) : at;
        if (found == text.npos || text.substr(found, piece.size()) != piece) return false;
        at = found + piece.size();
        words.remove_prefix(mark + 2);
        gap = true;
    }
}

}

TEST_CASE("What must be refused is refused in the recorded words")
{
    const auto cases = Case::all();
    CHECK(cases.size() >= 60);
    const bool accept = std::getenv("REMIT_ACCEPT") != nullptr;
    for (const auto& one : cases) {
        INFO(one.path);
        const auto reading = readSchedule(one.files);
        CHECK(!reading.complaints.empty());
        if (accept)
            write(one.path, one.head + "-- says --\n" + said(reading.complaints));
        else
            CHECK(said(reading.complaints) == one.says);
    }
}

TEST_CASE("A complaint points into its file and the complaints stand in its order")
{
    for (const auto& one : Case::all()) {
        INFO(one.path);
        std::pair<std::size_t, int> last{0, 0};
        for (const auto& complaint : readSchedule(one.files).complaints) {
            INFO(complaint.text());
            const std::vector<std::string> order = {"schedule.toml", "people.toml", "desk.toml",
                                                    "holidays.ics"};
            const auto file = std::find(order.begin(), order.end(), complaint.place.file) - order.begin();
            REQUIRE(file < 4);
            const std::string* bytes = one.files.bytes(complaint.place.file);
            const auto lines = bytes ? std::count(bytes->begin(), bytes->end(), '\n') + 1 : 0;
            CHECK(complaint.place.line <= lines);
            CHECK((complaint.place.line > 0 || !bytes || bytes->empty()));
            const std::pair here(static_cast<std::size_t>(file), complaint.place.line);
            CHECK(last <= here);
            last = here;
        }
    }
}

TEST_CASE("Every sentence that the reader can say is said by the corpus, and it says no other")
{
    std::set<schedule::Says> heard;
    for (const auto& one : Case::all()) {
        for (const auto& complaint : readSchedule(one.files).complaints) {
            std::vector<schedule::Says> from;
            for (const auto& saying : schedule::sayings())
                if (isMadeOf(complaint.what, saying.words)) from.push_back(saying.says);
            INFO(one.path << "\n" << complaint.what);
            REQUIRE(from.size() == 1);
            heard.insert(from.front());
        }
    }
    for (const auto& saying : schedule::sayings()) {
        INFO(saying.words);
        CHECK(heard.contains(saying.says));
    }
}
