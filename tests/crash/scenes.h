#pragma once

#include "run.h"

#include <filesystem>
#include <string>
#include <vector>

// The commands that record, each with the record it is done in.
namespace remit::test {

struct Scene {
    std::string name;
    std::vector<std::vector<std::string>> before; // what is done first; words without the program
    std::vector<std::string> words;
    std::string kind;               // of the entry that it adds: "submit"; empty if it adds none
    std::vector<std::string> files; // that the entry holds, in its order; in the scene's folder

    // Learned by prepare():
    std::filesystem::path folder;    // the record's files, and beside them what is handed in
    std::string receipt;             // what the command says
    std::vector<std::string> events; // the ids of the entries before
    std::vector<Point> points;       // the calls it makes
};

constexpr const char* kRecord = "record"; // the record's folder in a scene's
constexpr const char* kMe = "desk";       // who records there; whom the scene of `as` sets is kOther
constexpr const char* kOther = "provider";

std::vector<Scene> scenes();

// Makes the scene's record below `place` and tries its command once on a copy. Ends the program if that
// fails.
void prepare(Scene& scene, const std::filesystem::path& program, const std::filesystem::path& place);

// A copy of the scene's folder at `to`, made anew.
void copy(const Scene& scene, const std::filesystem::path& to);

// The scene's command, or other words, as typed in a copy.
Typed typed(const std::filesystem::path& program, const std::vector<std::string>& words,
            const std::filesystem::path& folder);

}
