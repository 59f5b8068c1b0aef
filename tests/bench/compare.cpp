// Runs commands in turn, round after round, so that whatever else the machine does meets all of them alike,
// and prints for each the median and the shortest time of a run in milliseconds and the peak memory in KiB:
//
//     bench-compare ROUNDS SECONDS -- COMMAND… [-- COMMAND…]…
//
// A command after "@" prepares the next one: it takes its turn, and is neither measured nor printed. A first
// round fills the caches and is not counted, unless a single round is asked for. No round begins once SECONDS
// have passed, if three have been counted. What the commands write is thrown away. Ends with 2 if one of them
// could not be run or ends with 2 or more.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFewestRounds = 3;

struct Command {
    std::vector<char*> words; // ends with a null
    bool prepares = false;
    std::vector<double> milliseconds;
    long peak = 0;
};

std::vector<Command> commandsOf(int count, char** words)
{
    std::vector<Command> commands;
    for (int i = 3; i < count; ++i) {
        if (std::strcmp(words[i], "--") == 0)
            commands.emplace_back();
        else if (commands.empty())
            return {};
        else if (std::strcmp(words[i], "@") == 0 && commands.back().words.empty())
            commands.back().prepares = true;
        else
            commands.back().words.push_back(words[i]);
    }
    for (auto& command : commands) {
        if (command.words.empty()) return {};
        command.words.push_back(nullptr);
    }
    return commands;
}

bool runOnce(Command& command)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const auto before = Clock::now();
    const int error =
        ::posix_spawnp(&child, command.words[0], &actions, nullptr, command.words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    struct rusage usage = {};
    if (error != 0 || ::wait4(child, &status, 0, &usage) != child) return false;
    const auto after = Clock::now();
    command.milliseconds.push_back(std::chrono::duration<double, std::milli>(after - before).count());
    command.peak = std::max(command.peak, usage.ru_maxrss);
    return WIFEXITED(status) && WEXITSTATUS(status) < 2;
}

bool runRound(std::vector<Command>& commands)
{
    for (auto& command : commands)
        if (!runOnce(command)) {
            std::fprintf(stderr, "bench-compare: did not do its work:");
            for (const char* word : command.words)
                std::fprintf(stderr, " %s", word ? word : "\n");
            return false;
        }
    return true;
}

double median(std::vector<double> times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

}

int main(int count, char** words)
{
    auto commands = commandsOf(count, words);
    const int rounds = count > 1 ? std::atoi(words[1]) : 0;
    const std::chrono::seconds patience(count > 2 ? std::atoi(words[2]) : 0);
    if (rounds < 1 || patience.count() < 1 || commands.empty()) return 64;
    const auto start = Clock::now();
    if (rounds > 1) {
        if (!runRound(commands)) return 2;
        for (auto& command : commands)
            command.milliseconds.clear();
    }
    for (int round = 0; round < rounds && (round < kFewestRounds || Clock::now() - start < patience); ++round)
        if (!runRound(commands)) return 2;
    for (auto& command : commands)
        if (!command.prepares)
            std::printf("%.2f %.2f %ld\n", median(command.milliseconds),
                        *std::min_element(command.milliseconds.begin(), command.milliseconds.end()),
                        command.peak);
    return 0;
}
