#include "lines.h"
#include "support/support.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

// Documents of many programs, each with what a reader should find in it: tests/corpus/NAME.EXT and
// NAME.EXT.expected, whose format is in tests/corpus/README.md.
using namespace remit;
using Lines = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

std::string spread(const Block::Cell& cell)
{
    std::string text;
    if (cell.across > 1) text = std::to_string(cell.across) + " columns";
    if (cell.down != 1) {
        text += text.empty() ? "" : ", ";
        text += cell.down == 0 ? "from above" : std::to_string(cell.down) + " rows";
    }
    return text.empty() ? "" : "{" + text + "}";
}

Lines table(const Block& block)
{
    Lines told = {block.headed ? "table with a heading row" : "table"};
    for (const auto& row : block.rows) {
        std::string line;
        for (const auto& cell : row) {
            line += line.empty() ? "| " : " | ";
            line += cell.text;
            const auto more = spread(cell);
            if (!more.empty()) line += (cell.text.empty() ? "" : " ") + more;
        }
        told.push_back(line);
    }
    return told;
}

Lines told(const Block& block)
{
    switch (block.kind) {
    case Block::Kind::Heading:
        return {std::to_string(block.level) + " " + (block.number.empty() ? "" : block.number + " | ") +
                block.text};
    case Block::Kind::ListItem:
        return {std::string(static_cast<std::size_t>(block.level - 1) * 2, ' ') +
                (block.numbered ? "#. " : "- ") + block.text};
    case Block::Kind::Table:
        return table(block);
    case Block::Kind::Footnote:
        return {"^ " + block.text};
    case Block::Kind::Caption:
        return {"= " + block.text};
    case Block::Kind::Paragraph:
        break;
    }
    return {"¶ " + block.text};
}

std::string told(const Document::Change& change)
{
    using Kind = Document::Change::Kind;
    const char* const kind = change.kind == Kind::Insertion   ? "inserted"
                             : change.kind == Kind::Deletion  ? "deleted"
                             : change.kind == Kind::MovedHere ? "moved here"
                             : change.kind == Kind::MovedAway ? "moved away"
                                                              : "looks changed";
    return kind + (change.author.empty() ? "" : " by " + change.author) + ": " + change.text;
}

std::string told(const Document::Comment& comment)
{
    return (comment.answers ? "reply to comment " + std::to_string(*comment.answers + 1) : "comment") +
           (comment.author.empty() ? "" : " by " + comment.author) +
           (comment.quoted.empty() ? "" : " on \"" + comment.quoted + "\"") + ": " + comment.text +
           (comment.resolved ? " (resolved)" : "");
}

Lines told(const Document& document)
{
    Lines all;
    for (const auto& block : document.blocks)
        for (auto& line : told(block))
            all.push_back(std::move(line));
    for (const auto& change : document.changes)
        all.push_back(told(change));
    for (const auto& comment : document.comments)
        all.push_back(told(comment));
    for (const auto& hidden : document.hidden)
        all.push_back("hidden: " + hidden.text);
    for (const auto& name : document.properties.hiddenSheets)
        all.push_back("not shown: " + name);
    return all;
}

std::string withoutEndingSpace(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

// The lines of an expectation after its head, which says where the document comes from.
Lines expected(const fs::path& file)
{
    Lines all;
    std::istringstream text(test::read(file));
    std::string line;
    while (std::getline(text, line) && !line.empty())
        ;
    while (std::getline(text, line))
        if (!line.empty()) all.push_back(line);
    return all;
}

// Where two readings part: "line 3 is ..., not ...". Empty if they are the same.
std::string difference(const Lines& found, const Lines& wanted)
{
    for (std::size_t i = 0; i < std::max(found.size(), wanted.size()); ++i) {
        const std::string is = i < found.size() ? withoutEndingSpace(found[i]) : "(the end)";
        const std::string should = i < wanted.size() ? withoutEndingSpace(wanted[i]) : "(the end)";
        if (is != should)
            return "line " + std::to_string(i + 1) + " is\n    " + is + "\nand should be\n    " + should;
    }
    return "";
}

bool isDocument(const fs::directory_entry& entry)
{
    const auto name = entry.path().filename();
    return entry.is_regular_file() && name.extension() != ".expected" && name != "README.md" &&
           name != "make";
}

std::vector<fs::path> corpus()
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(test::source("tests/corpus")))
        if (isDocument(entry)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string expectationOf(const fs::path& file)
{
    return file.string() + ".expected";
}

}

TEST_CASE("corpus: what many programs wrote is read as their sources say")
{
    for (const auto& file : corpus()) {
        const std::string name = file.filename();
        INFO(name);
        if (!fs::exists(expectationOf(file))) {
            FAIL_CHECK(name << " has no expectation");
            continue;
        }
        const auto document = readDocument(name, test::read(file));
        if (!document) {
            FAIL_CHECK(name << ": " << document.error().text());
            continue;
        }
        const auto parted = difference(told(*document), expected(expectationOf(file)));
        if (!parted.empty()) FAIL_CHECK(name << ": " << parted);
    }
}

TEST_CASE("corpus: it is large enough, its files are small, and no expectation lacks its file")
{
    const auto files = corpus();
    CHECK(files.size() >= 80);
    std::uintmax_t all = 0;
    for (const auto& file : files) {
        INFO(file.filename());
        CHECK(fs::file_size(file) < 30 * 1024);
        all += fs::file_size(file);
    }
    CHECK(all < 2'000'000);
    for (const auto& entry : fs::directory_iterator(test::source("tests/corpus")))
        if (entry.path().extension() == ".expected")
            CHECK(fs::exists(entry.path().parent_path() / entry.path().stem()));
}

TEST_CASE("corpus: where two readings part is told, and where they do not nothing is")
{
    CHECK(difference({"1 A", "¶ b"}, {"1 A", "¶ b "}).empty());
    CHECK(difference({"1 A", "¶ b"}, {"1 A"}).find("line 2 is\n    ¶ b") == 0);
    CHECK(difference({}, {"1 A"}).find("(the end)") != std::string::npos);
}
