#include "app/commands.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace {

remit::Instant now()
{
    return remit::Instant(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

// The phases lie beside the program, in the build folder as where it is installed.
std::filesystem::path phasesBesideProgram()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return (program.parent_path() / REMIT_PHASES_FROM_BIN).lexically_normal();
}

}

int main(int count, char** words)
{
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file size is told as one, like a full disk
    std::error_code error;
    const auto folder = std::filesystem::current_path(error);
    if (error) {
        std::cerr << "The current folder cannot be found: " << error.message() << "\n";
        return remit::app::kNotDone;
    }
    const bool canAsk = ::isatty(0) == 1 && ::isatty(1) == 1;
    const remit::app::World world{folder, phasesBesideProgram(), now, canAsk, std::cin, std::cout, std::cerr};
    const int status = remit::app::runCommandLine(world, count, words);
    // What could not be said was not answered: a full disk behind a pipe or file shows here.
    if (!std::cout.flush()) {
        std::cerr << "The answer could not be written.\n";
        return status == remit::app::kWell ? remit::app::kNotDone : status;
    }
    return status;
}
