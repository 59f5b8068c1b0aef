#include "schedule/case.h"

#include "support/support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

namespace remit::test {

namespace {

constexpr std::string_view kSays = "-- says --\n";

void replaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string expanded(std::string text)
{
    for (std::size_t begin = text.find("{{"); begin != text.npos; begin = text.find("{{", begin)) {
        const std::size_t star = text.find('*', begin);
        const std::size_t end = text.find("}}", star);
        REQUIRE(end != text.npos);
        std::string piece = text.substr(star + 1, end - star - 1);
        replaceAll(piece, "\\n", "\n");
        replaceAll(piece, "\\xE9", "\xE9");
        std::string many;
        for (int n = std::stoi(text.substr(begin + 2, star - begin - 2)); n > 0; --n)
            many += piece;
        text.replace(begin, end + 2 - begin, many);
        begin += many.size();
    }
    return text;
}

std::string& fileNamed(ScheduleFiles& files, const std::string& name)
{
    for (auto& file : files.files)
        if (file.name == name) return file.bytes;
    return files.files.emplace_back(ScheduleFiles::File{name, {}}).bytes;
}

void apply(ScheduleFiles& files, const std::string& title, const std::string& body)
{
    const std::size_t colon = title.find(": ");
    const std::size_t arrow = title.find(" => ");
    if (title.starts_with("no ")) {
        std::erase_if(files.files, [&](const auto& file) { return file.name == title.substr(3); });
    } else if (title.ends_with(" +")) {
        fileNamed(files, title.substr(0, title.size() - 2)) += "\n" + expanded(body);
    } else if (colon != title.npos && arrow != title.npos) {
        std::string& bytes = fileNamed(files, title.substr(0, colon));
        const std::string from = title.substr(colon + 2, arrow - colon - 2);
        const std::size_t at = bytes.find(from);
        REQUIRE(at != bytes.npos);
        REQUIRE(bytes.find(from, at + 1) == bytes.npos);
        bytes.replace(at, from.size(), expanded(title.substr(arrow + 4)));
    } else {
        fileNamed(files, title) = expanded(body);
    }
}

}

ScheduleFiles goodFiles()
{
    ScheduleFiles files;
    for (const char* name : {"schedule.toml", "people.toml", "terms.md"})
        files.files.push_back({name, test::read(source("tests/schedule/good") / name)});
    return files;
}

Case Case::read(const std::filesystem::path& path)
{
    INFO(path);
    const std::string text = test::read(path);
    const std::size_t says = text.find(kSays);
    REQUIRE(says != text.npos);
    Case result{path, text.substr(0, says), goodFiles(), text.substr(says + kSays.size())};

    std::istringstream lines(result.head);
    std::string title, body;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("-- ") || !line.ends_with(" --")) {
            body += line + "\n";
            continue;
        }
        if (!title.empty()) apply(result.files, title, body);
        title = line.substr(3, line.size() - 6);
        body.clear();
    }
    REQUIRE(!title.empty());
    apply(result.files, title, body);
    return result;
}

std::vector<Case> Case::all()
{
    std::vector<Case> cases;
    for (const auto& entry : std::filesystem::directory_iterator(source("tests/schedule/must-fail")))
        if (entry.path().extension() == ".case") cases.push_back(read(entry.path()));
    std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.path < b.path; });
    return cases;
}

}
