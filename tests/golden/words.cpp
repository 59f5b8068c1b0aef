#include "support/support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <sstream>

// No text that users see may use a word of the tools beneath: docs/words.md names them under "Words never
// shown". Held against it: every string literal of the folders that speak to people, the transcripts, and
// what the demo tells.
namespace remit::test {

namespace {

namespace fs = std::filesystem;

// The quoted words of the list below that heading: "- `ref`: …".
std::vector<std::string> neverShown()
{
    std::vector<std::string> all;
    std::istringstream lines(read(source("docs/words.md")));
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#")) inside = line.find("Words never shown") != std::string::npos;
        if (!inside || !line.starts_with("- `")) continue;
        all.push_back(line.substr(3, line.find('`', 3) - 3));
    }
    return all;
}

bool letter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// The first of `words` that `text` uses, itself or inflected; empty if none.
std::string usedIn(const std::string& text, const std::vector<std::string>& words)
{
    std::string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && letter(text[at])) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
            continue;
        }
        for (const auto& each : words)
            for (const char* ending : {"", "s", "es", "ed", "ing", "d", "ted", "ting"})
                if (word == each + ending) return word;
        word.clear();
    }
    return {};
}

// The string literals of a C++ source, one a line; comments, includes and characters are not among them.
std::string literals(const std::string& code)
{
    std::string out;
    const auto skipTo = [&](std::size_t from, std::string_view end) {
        const auto found = code.find(end, from);
        return found == std::string::npos ? code.size() : found + end.size();
    };
    for (std::size_t at = 0; at < code.size();) {
        if (code.compare(at, 2, "//") == 0 || code.compare(at, 8, "#include") == 0) {
            at = skipTo(at, "\n");
        } else if (code.compare(at, 2, "/*") == 0) {
            at = skipTo(at + 2, "*/");
        } else if (code.compare(at, 2, "R\"") == 0) {
            const auto open = code.find('(', at);
            const std::string close = ")" + code.substr(at + 2, open - at - 2) + "\"";
            const auto end = skipTo(open, close);
            out += code.substr(open + 1, end - close.size() - open - 1) + "\n";
            at = end;
        } else if (code[at] == '"' || code[at] == '\'') {
            // A digit separator is no character: 1'000.
            const char quote = code[at];
            if (quote == '\'' && at > 0 && letter(code[at - 1])) {
                ++at;
                continue;
            }
            std::string literal;
            for (++at; at < code.size() && code[at] != quote; ++at) {
                if (code[at] == '\\')
                    ++at;
                else
                    literal += code[at];
            }
            ++at;
            if (quote == '"') out += literal + "\n";
        } else {
            ++at;
        }
    }
    return out;
}

// `    "key": value` of --json without the key.
std::string withoutKey(const std::string& line)
{
    const auto colon = line.find("\": ");
    const auto key = line.find_first_not_of(" {");
    if (colon == std::string::npos || line[key] != '"' || line.find(' ', key) < colon) return line;
    return line.substr(colon);
}

// What of a file people are shown. A literal of one word in json.cpp is a key of --json, which machines read;
// what git is told in a transcript is not Remit's.
std::string shown(const fs::path& file)
{
    const bool code = file.extension() != ".case" && file.filename() != "story";
    const bool keys = file.filename() == "json.cpp";
    std::istringstream lines(code ? literals(read(file)) : read(file));
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        const bool key = keys && line.find(' ') == std::string::npos;
        if (!key && !line.starts_with("-- git ")) out += (code ? line : withoutKey(line)) + "\n";
    }
    return out;
}

std::vector<fs::path> speakers()
{
    std::vector<fs::path> all = {source("tests/demo/story")};
    for (const char* folder : {"core/app", "core/report", "core/state", "core/host", "core/phase",
                               "core/testing", "core/schedule", "plugins", "tests/golden"})
        for (const auto& each : fs::recursive_directory_iterator(source(folder))) {
            const auto kind = each.path().extension();
            const bool golden = std::string_view(folder) == "tests/golden";
            if (golden ? kind == ".case" : kind == ".cpp" || kind == ".h") all.push_back(each.path());
        }
    return all;
}

}

TEST_CASE("Only string literals are held against the words")
{
    CHECK(
        literals("// \"ref\"\n/* \"ref\" */ #include \"ref.h\"\n f(\"a \\\"b\", 'c', 1'000, R\"(d\n)\");") ==
        "a b\nd\n\n");
}

TEST_CASE("A word is found whatever its ending, and not inside another")
{
    const std::vector<std::string> words = {"ref", "fold", "commit", "judge"};
    CHECK(usedIn("the Commits of", words) == "commits");
    CHECK(usedIn("committed", words) == "committed");
    CHECK(usedIn("judged", words) == "judged");
    CHECK(usedIn("a folder is refused for reference", words).empty());
}

TEST_CASE("No text for people uses a word of the tools beneath")
{
    const auto words = neverShown();
    REQUIRE(words.size() >= 9);
    const auto files = speakers();
    REQUIRE(files.size() > 20);
    for (const auto& file : files) {
        INFO(fs::relative(file, source(".")).string());
        std::istringstream lines(shown(file));
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            CHECK(usedIn(line, words).empty());
        }
    }
}

}
