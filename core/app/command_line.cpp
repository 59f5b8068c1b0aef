#include "app/command_line.h"
#include "app/command_line_words.h"
#include "base/words.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// The command line: what can be typed, and the function that runs once it has been.
class CommandLine {
public:
    explicit CommandLine(const World& world) : world_(world)
    {
        app_.require_subcommand(1);
        app_.set_version_flag("--version", std::string("remit ") + REMIT_VERSION);
        app_.add_option("-C", folder_, "Run as if started in that folder");
    }

    int run(int count, const char* const* words)
    {
        if (const int status = addCommands(commandIn(count, words)); status != kWell) return status;
        try {
            app_.parse(count, words);
        } catch (const CLI::ParseError& error) {
            return said(error);
        }
        if (!folder_.empty()) {
            world_.folder = world_.folder / folder_;
            std::error_code ignored;
            if (!std::filesystem::is_directory(world_.folder, ignored)) {
                world_.err << folder_ << ": There is no such folder.\n";
                return kNotDone;
            }
        }
        return chosen_();
    }

private:
    // The first word that is no option; empty if there is none.
    static std::string_view commandIn(int count, const char* const* words)
    {
        int at = 1;
        while (at < count && std::string_view(words[at]) == "-C")
            at += 2;
        return at >= count || words[at][0] == '-' ? std::string_view() : words[at];
    }

    // Adds the command that is wanted, which takes a part of the time that adding all of them would; all of
    // them where none is, for the help. Of a word that is no command CLI11 would only say that something is
    // missing.
    int addCommands(std::string_view wanted)
    {
        Commands commands{app_, world_, chosen_};
        std::vector<std::string> names;
        for (const auto all :
             {readingCommands(), recordingCommands(), contractCommands(), exchangeCommands()})
            for (const auto& [name, add] : all) {
                if (wanted.empty() || wanted == name) add(commands);
                names.emplace_back(name);
            }
        if (wanted.empty() || !app_.get_subcommands([](const CLI::App*) { return true; }).empty())
            return kWell;
        const std::string near = didYouMean(std::string(wanted), names);
        world_.err << "remit has no command \"" << quotable(wanted) << "\"" << (near.empty() ? "." : near)
                   << " All commands: remit --help\n";
        return kUsage;
    }

    int said(const CLI::ParseError& error)
    {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
            return app_.exit(error, world_.out, world_.err);
        const auto chosen = app_.get_subcommands();
        CLI::App& command = chosen.empty() ? app_ : *chosen.front();
        const std::string help = chosen.empty() ? "remit --help" : "remit " + command.get_name() + " --help";
        const std::string words = inWords(error, command, chosen.empty());
        world_.err << words << (words.ends_with('?') ? "" : ".") << " See: " << help << "\n";
        return kUsage;
    }

    World world_;
    CLI::App app_{
        "Remit keeps the deliverables of a contract: what is due, what was handed in, what was decided.",
        "remit"};
    std::string folder_;
    std::function<int()> chosen_;
};

}

int runCommandLine(World world, int count, const char* const* words)
{
    return CommandLine(world).run(count, words);
}

}
