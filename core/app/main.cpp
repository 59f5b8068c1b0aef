#include "app/commands.h"
#include "base/heavy.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string_view>
#include <unistd.h>

namespace {

remit::Instant now()
{
    return remit::Instant(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

namespace fs = std::filesystem;

// The phases lie beside the program, in the build folder as where it is installed; further folders of them
// are named in REMIT_PHASES, written as in PATH. An empty name there is none: the current folder has to be
// named.
std::vector<fs::path> foldersOfPhases(const fs::path& current)
{
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    std::vector<fs::path> folders = {(program.parent_path() / REMIT_PHASES_FROM_BIN).lexically_normal()};
    const char* named = std::getenv("REMIT_PHASES");
    std::istringstream names(named ? named : "");
    for (std::string name; std::getline(names, name, ':');)
        if (!name.empty()) folders.push_back((current / name).lexically_normal());
    return folders;
}

remit::Result<std::unique_ptr<remit::Phases>> phases(const fs::path& current)
{
    const auto make = remit::heavy<decltype(remitPhases)>("remitPhases");
    if (!make) return make.error();
    return std::unique_ptr<remit::Phases>((*make)(foldersOfPhases(current)));
}

// Whether colours are shown where the answer goes, and wanted there (no-color.org).
bool colours()
{
    const char* unwanted = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return ::isatty(1) == 1 && !(unwanted && *unwanted) && terminal && std::string_view(terminal) != "dumb";
}

}

int main(int count, char** words)
{
    std::signal(SIGCHLD, SIG_DFL); // where it is ignored, nobody learns how a child ended
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file size is told as one, like a full disk
    std::error_code error;
    const auto folder = std::filesystem::current_path(error);
    if (error) {
        std::cerr << "The current folder cannot be found: " << error.message() << "\n";
        return remit::app::kNotDone;
    }
    const bool canAsk = ::isatty(0) == 1 && ::isatty(1) == 1;
    const remit::app::World world{
        folder, [&] { return phases(folder); }, now, canAsk, std::cin, std::cout, std::cerr, colours()};
    const int status = remit::app::runCommandLine(world, count, words);
    // What could not be said was not answered: a full disk behind a pipe or file shows here.
    if (!std::cout.flush()) {
        std::cerr << "The answer could not be written.\n";
        return status == remit::app::kWell ? remit::app::kNotDone : status;
    }
    return status;
}
