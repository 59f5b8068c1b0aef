#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace remit::app {

// What CLI11 found amiss in the words after `command`, as a person would say it; its own words where they do.
// `noCommand`: it is the program itself that was asked.
std::string inWords(const CLI::ParseError& error, const CLI::App& command, bool noCommand);

}
