#pragma once

#include "base/time.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// What tests need of the world, each owned by the test that asks for it.
namespace remit::test {

// A new empty folder that goes with the object.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

// A folder that is filled once for a test program, and that every later stage of the same name begins as: at
// the same path, so that what is in it may name it. Of a name there is one at a time.
class Stage {
public:
    explicit Stage(std::string_view name);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // Calls `filling` if the folder was never filled; otherwise it is as that left it.
    void fill(const std::function<void()>& filling);

    std::filesystem::path path() const;
    std::filesystem::path operator/(std::string_view name) const { return path() / name; }

private:
    struct Kept;
    Kept& kept_;
};

// The bytes of a file; a missing one fails the test.
std::string read(const std::filesystem::path& file);
void write(const std::filesystem::path& file, std::string_view bytes);

// A folder or file of the source tree: source("schedules/iom-smp-2022").
std::filesystem::path source(std::string_view relative);
// The folder of shared test data beside the source tree; empty where it is not there.
std::filesystem::path shared(std::string_view relative);

// The program that was built with the tests, and the folder of its phases.
std::string program();
std::string phases();
// What was built beside them, by its place in the build folder: built("tests/host/bad").
std::filesystem::path built(std::string_view relative);

// "2022-09-05T22:00:00Z" -> Instant; "2022-09-05" -> LocalDay.
Instant instant(std::string_view text);
LocalDay day(std::string_view text);

// What a program did. `out` and `err` are all that it wrote.
struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
};

// Runs `program` in `folder` with exactly this environment ("NAME=value") and `input`, and waits for it.
Outcome run(const std::vector<std::string>& program, const std::filesystem::path& folder,
            const std::vector<std::string>& environment = {}, std::string_view input = {});

// The same at a terminal, where `input` is typed; `out` is what the terminal shows, what was typed included.
Outcome runAtTerminal(const std::vector<std::string>& program, const std::filesystem::path& folder,
                      const std::vector<std::string>& environment, std::string_view input);

}
