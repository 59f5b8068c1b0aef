// Runs commands in turn, round after round, so that whatever else the machine does meets all of them alike,
// and prints for each the median time of a run in milliseconds and the peak memory in KiB:
//
//     bench-compare ROUNDS -- COMMAND… [-- COMMAND…]…
//
// What the commands write is thrown away. Ends with 2 if one of them could not be run or ends with 2 or more.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <vector>

namespace {

struct Command {
    std::vector<char*> words; // ends with a null
    std::vector<double> milliseconds;
    long peak = 0;
};

std::vector<Command> commandsOf(int count, char** words)
{
    std::vector<Command> commands;
    for (int i = 2; i < count; ++i) {
        if (std::strcmp(words[i], "--") == 0)
            commands.emplace_back();
        else if (!commands.empty())
            commands.back().words.push_back(words[i]);
    }
    for (auto& command : commands)
        command.words.push_back(nullptr);
    return commands;
}

bool runOnce(Command& command)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const auto before = std::chrono::steady_clock::now();
    const int error =
        ::posix_spawnp(&child, command.words[0], &actions, nullptr, command.words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    struct rusage usage = {};
    if (error != 0 || ::wait4(child, &status, 0, &usage) != child) return false;
    const auto after = std::chrono::steady_clock::now();
    command.milliseconds.push_back(std::chrono::duration<double, std::milli>(after - before).count());
    command.peak = std::max(command.peak, usage.ru_maxrss);
    return WIFEXITED(status) && WEXITSTATUS(status) < 2;
}

}

int main(int count, char** words)
{
    auto commands = commandsOf(count, words);
    const int rounds = count > 1 ? std::atoi(words[1]) : 0;
    if (rounds < 1 || commands.empty()) return 64;
    for (int round = -1; round < rounds; ++round) // the first fills the caches and is not counted
        for (auto& command : commands) {
            if (!runOnce(command)) {
                std::fprintf(stderr, "bench-compare: %s did not do its work\n", command.words[0]);
                return 2;
            }
            if (round < 0) command.milliseconds.clear();
        }
    for (auto& command : commands) {
        auto& times = command.milliseconds;
        std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
        std::printf("%.2f %ld\n", times[static_cast<std::size_t>(rounds) / 2], command.peak);
    }
    return 0;
}
