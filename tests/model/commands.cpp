#include "model/player.h"
#include "model/steps.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <cstdlib>
#include <iostream>
#include <unistd.h>

// Random commands by several parties, on a real record and on a small one in memory; every answer is
// compared. What is found is made small and told as the commands that lead to it.
//
//     REMIT_MODEL_ROUNDS=600 REMIT_MODEL_SEED=7 test-model
//
// plays so many records from another seed; without these, always the same.
namespace remit::model {

namespace {

std::uint64_t fromEnvironment(const char* name, std::uint64_t otherwise)
{
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

struct Counts {
    long recorded = 0;
    long refused = 0;
    long again = 0; // nothing new
    long records = 0;
};

std::string grouped(long number)
{
    std::string digits = std::to_string(number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

// Plays one trial to its end or to the first difference, which is told in `found` with what led to it.
// Returns at which step that was; nothing if there is none.
std::optional<std::size_t> failsAt(const Trial& trial, Counts& counts, std::string& found)
{
    Player player(trial.setting);
    ++counts.records;
    Seconds now = kOpened;
    Command last, recorded;
    std::string difference;
    std::size_t at = 0;
    for (; at < trial.steps.size(); ++at) {
        last = command(trial.steps[at], player.model(), recorded, now);
        difference = player.play(last);
        ++(player.refusedLast() ? counts.refused : player.recordedLast() ? counts.recorded : counts.again);
        if (player.recordedLast()) recorded = last;
        if (difference.empty()) difference = player.readings(last, trial.steps[at].query);
        if (!difference.empty()) break;
    }
    if (difference.empty()) difference = player.whole();
    if (difference.empty()) return {};
    found = player.transcript() + "  " + difference;
    return at;
}

}

TEST_CASE("whatever is done in whatever order, a record answers as its model does")
{
    // Each entry is written through to the disk: in memory that costs nothing.
    if (::access("/dev/shm", W_OK) == 0) ::setenv("TMPDIR", "/dev/shm", 0);

    rc::detail::TestParams parameters;
    parameters.seed = fromEnvironment("REMIT_MODEL_SEED", 20221015);
    parameters.maxSuccess = static_cast<int>(fromEnvironment("REMIT_MODEL_ROUNDS", 30));
    parameters.disableShrinking = true; // smaller() does it
    rc::detail::TestListenerAdapter silent;
    const std::unordered_map<std::string, rc::detail::Reproduce> replayed; // none: the seed tells all
    Counts counts;
    std::optional<Trial> failed;
    std::string found;
    const auto result = rc::detail::checkTestable(
        [&] {
            const Trial trial = *trials();
            if (!failsAt(trial, counts, found)) return;
            failed = trial;
            RC_FAIL("differs");
        },
        rc::detail::TestMetadata{}, parameters, silent, replayed);
    const bool alike = result.is<rc::detail::SuccessResult>();
    std::cout << "model: " << grouped(counts.recorded + counts.refused + counts.again) << " operations on "
              << grouped(counts.records) << " records (seed " << parameters.seed << "), "
              << grouped(counts.recorded) << " recorded, " << grouped(counts.refused) << " refused, "
              << grouped(counts.again) << " without anything new, " << (alike ? 0 : 1) << " differences"
              << std::endl;
    if (failed) {
        std::cout << "A difference; making small what leads to it …" << std::endl;
        smaller(*failed, [&](const Trial& trial) { return failsAt(trial, counts, found); });
        // Not by INFO(), which breaks the lines that somebody may want to type.
        std::cout << found << std::endl;
    } else if (!alike) {
        rc::detail::printResultMessage(result, std::cerr);
    }
    CHECK(alike);
}

}
