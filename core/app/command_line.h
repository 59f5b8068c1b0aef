#pragma once

#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Only for the files of the command line: the commands with their words and options, by what they are for.
namespace remit::app {

// Where commands are added: what was typed chooses one of them.
struct Commands {
    CLI::App& app;
    const World& world;
    std::function<int()>& chosen;

    // Adds the command `name`, whose arguments are an `Arguments`; the caller adds its options to what comes
    // back.
    template <class Arguments>
    std::pair<CLI::App&, Arguments&> command(const std::string& name, const std::string& what)
    {
        auto arguments = std::make_shared<Arguments>();
        CLI::App& made = *app.add_subcommand(name, what);
        made.callback([&to = chosen, &from = world, arguments] { // this is gone by then
            to = [&from, arguments] { return app::run(from, *arguments); };
        });
        return {made, *arguments};
    }
};

struct Command {
    std::string_view name;
    void (*add)(Commands&);
};
// What is read, what is recorded about the work, what about the contract and its money, and what goes to and
// fro between the sides; each in the order in which the help has them.
std::span<const Command> readingCommands();
std::span<const Command> recordingCommands();
std::span<const Command> contractCommands();
std::span<const Command> exchangeCommands();

// Options that several commands share, each said once.
void addJson(CLI::App& command, bool& json);
void addAsOf(CLI::App& command, std::string& asOf);
void addRecording(CLI::App& command, Recording& recording);
void addClock(CLI::App& command, std::string& clock);
void addReason(CLI::App& command, std::string& reason);
void addDeliverable(CLI::App& command, std::string& id);
// An option that may be given several times, each time with one value: what follows it is something else.
void addEach(CLI::App& command, const std::string& name, std::vector<std::string>& values,
             const std::string& what);
// The number of a revision, as remit log shows it.
CLI::Validator revisionNumber();

}
