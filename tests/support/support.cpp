#include "support/support.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <pty.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace remit::test {

Folder::Folder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "remit-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

struct Stage::Kept {
    Folder folder; // the stage, and beside it what it begins as
    bool filled = false;
    bool taken = false;

    static Kept& of(std::string_view name)
    {
        static std::map<std::string, Kept, std::less<>> all;
        return all.try_emplace(std::string(name)).first->second;
    }
};

Stage::Stage(std::string_view name) : kept_(Kept::of(name))
{
    REQUIRE_FALSE(kept_.taken);
    kept_.taken = true;
    std::filesystem::create_directory(path());
}

Stage::~Stage()
{
    std::error_code ignored;
    std::filesystem::remove_all(path(), ignored);
    kept_.taken = false;
}

void Stage::fill(const std::function<void()>& filling)
{
    namespace fs = std::filesystem;
    const fs::path begin = kept_.folder / "begin";
    const auto how = fs::copy_options::recursive | fs::copy_options::copy_symlinks;
    if (kept_.filled) {
        fs::copy(begin, path(), how);
        return;
    }
    filling();
    fs::copy(path(), begin, how);
    kept_.filled = true;
}

std::filesystem::path Stage::path() const
{
    return kept_.folder / "stage";
}

std::string read(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    INFO(file);
    REQUIRE(in);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

void write(const std::filesystem::path& file, std::string_view bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    INFO(file);
    REQUIRE(out.flush());
}

std::filesystem::path source(std::string_view relative)
{
    return std::filesystem::path(REMIT_SOURCE_DIR) / relative;
}

std::filesystem::path shared(std::string_view relative)
{
    const auto path = std::filesystem::path(REMIT_SHARED_DIR) / relative;
    return std::filesystem::exists(path) ? path : std::filesystem::path();
}

std::string program()
{
    return REMIT_PROGRAM;
}

std::string phases()
{
    return REMIT_PHASES;
}

std::filesystem::path built(std::string_view relative)
{
    return std::filesystem::path(REMIT_BUILD_DIR) / relative;
}

Instant instant(std::string_view text)
{
    const auto parsed = Instant::parse(text);
    INFO(text);
    REQUIRE(parsed);
    return *parsed;
}

LocalDay day(std::string_view text)
{
    const auto parsed = LocalDay::parse(text);
    INFO(text);
    REQUIRE(parsed);
    return *parsed;
}

namespace {

// As execve wants them; they live as long as `texts`.
std::vector<char*> pointers(const std::vector<std::string>& texts)
{
    std::vector<char*> list;
    for (const auto& text : texts)
        list.push_back(const_cast<char*>(text.c_str()));
    list.push_back(nullptr);
    return list;
}

int statusOf(int ended)
{
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

}

Outcome run(const std::vector<std::string>& program, const std::filesystem::path& folder,
            const std::vector<std::string>& environment, std::string_view input)
{
    // Output goes to files: two pipes read in turn could block both sides.
    const Folder scratch;
    write(scratch / "in", input);
    const auto arguments = pointers(program);
    const auto variables = pointers(environment);
    const std::string in = scratch / "in", out = scratch / "out", err = scratch / "err";
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const int from = ::open(in.c_str(), O_RDONLY);
        const int to = ::open(out.c_str(), O_WRONLY | O_CREAT, 0600);
        const int errors = ::open(err.c_str(), O_WRONLY | O_CREAT, 0600);
        ::dup2(from, 0);
        ::dup2(to, 1);
        ::dup2(errors, 2);
        if (::chdir(folder.c_str()) == 0) ::execve(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    Outcome outcome;
    outcome.status = statusOf(status);
    outcome.out = read(out);
    outcome.err = read(err);
    return outcome;
}

Outcome runAtTerminal(const std::vector<std::string>& program, const std::filesystem::path& folder,
                      const std::vector<std::string>& environment, std::string_view input)
{
    const auto arguments = pointers(program);
    const auto variables = pointers(environment);
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) {
        if (::chdir(folder.c_str()) == 0) ::execve(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }
    REQUIRE(::write(terminal, input.data(), input.size()) == static_cast<ssize_t>(input.size()));
    Outcome outcome;
    char buffer[4096];
    for (ssize_t got; (got = ::read(terminal, buffer, sizeof buffer)) > 0;)
        outcome.out.append(buffer, static_cast<std::size_t>(got));
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    ::close(terminal);
    outcome.status = statusOf(status);
    return outcome;
}

}
