#include "support/ssh.h"
#include "support/support.h"
#include "verify/verify.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>

// The transcripts in tests/golden/*.case, each played in a new folder and compared with what it says.
//
// A transcript begins with prose. Then, in any order:
//
//     -- remit status --                         a command, run without a shell ("…" and '…' keep words
//     together); what it says, standard output first        then what is expected of it, [exit 1] and how it
//     ends, if not with 0
//     -- git -C iom-smp-2022 fsck --             the same with git
//     -- schedule.toml --                        a file of that name,
//     …                                          with what follows in it
//     -- as-is: cp tests/documents/x.docx y --   a file or folder of the source tree, brought here
//     -- as-is: touch 2022-09-05T14:12:00Z y --  when a file was last saved
//     -- as-is: rm y --                          a file or folder removed
//     -- as-is: key office --                    a new key in the file office, its public part in office.pub
//     -- as-is: fill people.toml office.pub --   <office.pub> in the file replaced by what that one holds
//
// A word of a command with a * in it names the one file that fits. Fingerprints, of keys as well, the digits
// and sizes of packets are shown as "…" and the folder as "~". With REMIT_ACCEPT=1 in the environment the
// transcripts are rewritten with what the commands say now.
namespace remit::test {

namespace {

namespace fs = std::filesystem;

struct Step {
    std::string header; // between the dashes
    std::string body;   // ends with one line feed, unless empty
};

struct Transcript {
    std::string prose;
    std::vector<Step> steps;
};

bool isHeader(std::string_view line)
{
    return line.size() > 6 && line.starts_with("-- ") && line.ends_with(" --");
}

// Blank lines around a body are for the reader.
std::string trimmed(std::string text)
{
    while (text.ends_with("\n\n") || text == "\n")
        text.pop_back();
    return text;
}

Transcript parse(const std::string& text)
{
    Transcript transcript;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (isHeader(line))
            transcript.steps.push_back({line.substr(3, line.size() - 6), {}});
        else
            (transcript.steps.empty() ? transcript.prose : transcript.steps.back().body) += line + "\n";
    }
    transcript.prose = trimmed(transcript.prose);
    for (auto& step : transcript.steps)
        step.body = trimmed(step.body);
    return transcript;
}

std::string format(const Transcript& transcript)
{
    std::string text = transcript.prose;
    bool apart = true; // a blank line before the next header
    for (const auto& step : transcript.steps) {
        text += (apart ? "\n-- " : "-- ") + step.header + " --\n" + step.body;
        apart = !step.body.empty();
    }
    return text;
}

std::vector<std::string> words(const std::string& line)
{
    std::vector<std::string> all;
    bool open = false; // a word has begun
    char quote = 0;
    for (const char c : line) {
        if (quote != 0 && c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
            if (!open) all.emplace_back();
            open = true;
        } else if (quote == 0 && c == ' ') {
            open = false;
        } else {
            if (!open) all.emplace_back();
            open = true;
            all.back() += c;
        }
    }
    REQUIRE(quote == 0);
    return all;
}

constexpr std::string_view kHexadecimal = "0123456789abcdef";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// `text` with "…" for each run of characters of `set` that stands between `before` and `after` and has that
// length; any length if that is 0.
std::string shortened(const std::string& text, std::string_view before, std::string_view set,
                      std::size_t length, std::string_view after)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at + before.size();
        const bool here = std::string_view(text).substr(at).starts_with(before) &&
                          (!before.empty() || at == 0 || set.find(text[at - 1]) == set.npos);
        const std::size_t end =
            here ? std::min(text.find_first_not_of(set, begin), text.size()) : std::string::npos;
        if (here && end > begin && (length == 0 || end - begin == length) &&
            std::string_view(text).substr(end).starts_with(after)) {
            out += std::string(before) + "…";
            at = end;
        } else {
            out += text[at++];
        }
    }
    return out;
}

// What differs from run to run, made equal: runs of 32 hexadecimal digits and more, keys' fingerprints, what
// is special to a packet, and where the folder is.
std::string masked(std::string text, const fs::path& folder)
{
    text = shortened(text, "SHA256:", kBase64, 43, "");
    text = shortened(text, "-", kHexadecimal, 8, ".zip");
    text = shortened(text, "", "0123456789", 0, " KB");
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find_first_not_of("0123456789abcdef", at);
        const std::size_t length = (end == std::string::npos ? text.size() : end) - at;
        if (length >= 32) {
            out += "…";
            at += length;
        } else {
            const std::size_t step = std::max<std::size_t>(length, 1);
            out += text.substr(at, step);
            at += step;
        }
    }
    const std::string here = folder.string();
    for (auto at = out.find(here); at != std::string::npos; at = out.find(here, at))
        out.replace(at, here.size(), "~");
    return out;
}

std::string play(const std::vector<std::string>& command, const fs::path& folder)
{
    const std::vector<std::string> world = {
        "PATH=/usr/bin:/bin", "LC_ALL=C", "HOME=" + folder.string(), "GIT_CONFIG_NOSYSTEM=1",
        // Who and when, for commands of git that ask for it.
        "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_AUTHOR_DATE=2022-08-03T12:00:00Z",
        "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
        "GIT_COMMITTER_DATE=2022-08-03T12:00:00Z"};
    const auto outcome = run(command, folder, world);
    std::string said = outcome.out + outcome.err;
    if (!said.empty() && !said.ends_with('\n')) said += '\n';
    if (outcome.status != 0) said += "[exit " + std::to_string(outcome.status) + "]\n";
    return trimmed(masked(said, folder));
}

void prepare(const std::vector<std::string>& what, const fs::path& folder)
{
    if (what.size() == 3 && what[0] == "cp") {
        const fs::path to = folder / what[2];
        fs::create_directories(to.parent_path());
        fs::copy(source(what[1]), to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    } else if (what.size() == 3 && what[0] == "touch") {
        const std::chrono::sys_seconds saved = instant(what[1]).value();
        fs::last_write_time(folder / what[2], std::chrono::file_clock::from_sys(saved));
    } else if (what.size() == 2 && what[0] == "key") {
        newKey(folder / what[1], "ed25519");
    } else if (what.size() == 3 && what[0] == "fill") {
        std::string text = read(folder / what[1]), key = read(folder / what[2]);
        key = key.substr(0, key.find('\n'));
        const std::string place = "<" + what[2] + ">";
        REQUIRE(text.find(place) != std::string::npos);
        write(folder / what[1], text.replace(text.find(place), place.size(), key));
    } else if (what.size() == 2 && what[0] == "rm") {
        REQUIRE(fs::remove_all(folder / what[1]) > 0);
    } else {
        FAIL("as-is: cp FROM TO, touch TIME FILE, key FILE, fill FILE FROM or rm FILE");
    }
}

// The one file below `folder` that a word with a * in it names; any other word is itself.
std::string expanded(const std::string& word, const fs::path& folder)
{
    const auto star = word.find('*');
    if (star == std::string::npos) return word;
    const std::string before = word.substr(0, star), after = word.substr(star + 1);
    const auto slash = before.rfind('/');
    const std::string in = slash == std::string::npos ? "" : before.substr(0, slash + 1),
                      begin = before.substr(in.size());
    std::vector<std::string> found;
    for (const auto& each : fs::directory_iterator(folder / in)) {
        const std::string name = each.path().filename().string();
        if (name.size() >= begin.size() + after.size() && name.starts_with(begin) && name.ends_with(after))
            found.push_back(((folder / in).lexically_normal() / name).string());
    }
    INFO(word);
    REQUIRE(found.size() == 1);
    return found.front();
}

// Does the step, and returns what its body ought to be.
std::string play(const Step& step, const fs::path& folder)
{
    if (step.header.starts_with("as-is: ")) {
        prepare(words(step.header.substr(7)), folder);
        return step.body;
    }
    auto command = words(step.header);
    if (command.size() > 1)
        for (auto& word : command)
            word = expanded(word, folder);
    if (command[0] == "remit") {
        command[0] = test::program();
        return play(command, folder);
    }
    if (command[0] == "git") {
        command[0] = "/usr/bin/git";
        return play(command, folder);
    }
    REQUIRE(command.size() == 1);
    write(folder / command[0], step.body);
    return step.body;
}

// Whatever story a transcript tells, each record in it holds what was allowed and nothing else.
void verifyRecords(const fs::path& folder)
{
    for (fs::recursive_directory_iterator at(folder), end; at != end; ++at) {
        if (at->path().filename() != ".git") continue;
        at.disable_recursion_pending();
        if (!Ledger::open(at->path().parent_path())) continue; // no record, or one that nobody reads
        const auto verified = verify(at->path());
        REQUIRE(verified);
        for (const auto& each : verified->breaks) {
            INFO(at->path() << ": " << each.where << ": " << each.what);
            CHECK(false);
        }
    }
}

std::vector<fs::path> cases()
{
    std::vector<fs::path> found;
    for (const auto& each : fs::directory_iterator(source("tests/golden")))
        if (each.path().extension() == ".case") found.push_back(each.path());
    std::sort(found.begin(), found.end());
    return found;
}

}

TEST_CASE("Every transcript is what the commands say")
{
    const bool accept = std::getenv("REMIT_ACCEPT") != nullptr;
    const auto files = cases();
    REQUIRE(!files.empty());
    for (const auto& file : files) {
        DYNAMIC_SECTION(file.stem().string())
        {
            Transcript transcript = parse(read(file));
            REQUIRE(!transcript.steps.empty());
            const Folder folder;
            for (auto& step : transcript.steps) {
                const std::string said = play(step, folder.path());
                INFO(file.filename().string() << ": " << step.header);
                if (accept)
                    step.body = said;
                else
                    CHECK(said == step.body);
            }
            verifyRecords(folder.path());
            const std::string text = format(transcript);
            REQUIRE(parse(text).steps.size() == transcript.steps.size()); // nothing said looks like a step
            if (accept)
                write(file, text);
            else
                CHECK(text.size() == read(file).size()); // written as REMIT_ACCEPT=1 would
        }
    }
}

TEST_CASE("A transcript's commands are split into words as people quote them")
{
    CHECK(words("remit  review plan --comment \"two words\" --reason 'it is \"so\"' \"\"") ==
          std::vector<std::string>{"remit", "review", "plan", "--comment", "two words", "--reason",
                                   "it is \"so\"", ""});
}

TEST_CASE("What differs from run to run is masked, and nothing else")
{
    const std::string print(64, 'a');
    CHECK(masked("fingerprint " + print + ".", "/tmp/x") == "fingerprint ….");
    CHECK(masked("added 12 decades", "/tmp/x") == "added 12 decades");
    CHECK(masked("/tmp/x/report.docx", "/tmp/x") == "~/report.docx");
}

// What a new user is told to save is what the transcript first-day.case plays.
TEST_CASE("The files of the README's ten minutes are those of its transcript")
{
    const std::string readme = read(source("README.md"));
    const std::string played = read(source("tests/golden/first-day.case"));
    int blocks = 0;
    for (const std::string fence : {"```toml\n", "```markdown\n"})
        for (auto at = readme.find(fence); at != std::string::npos; at = readme.find(fence, at + 1)) {
            const auto begin = at + fence.size();
            const std::string block = readme.substr(begin, readme.find("```", begin) - begin);
            INFO(block);
            CHECK(played.find(block) != std::string::npos);
            ++blocks;
        }
    CHECK(blocks == 4);
}

}
