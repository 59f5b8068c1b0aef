#include "exchange/sides.h"

#include "evidence/sha256.h"
#include "support/survey.h"

#include <catch2/catch.hpp>

#include <set>

namespace remit::test {

namespace fs = std::filesystem;

Parts partsOf(const fs::path& packet)
{
    Result<Parts> parts = Error{};
    remitUnzip(read(packet), parts);
    REQUIRE(parts);
    return *parts;
}

void pack(const fs::path& packet, Parts parts)
{
    std::string sums;
    parts.erase("remit/SHA256SUMS");
    for (const auto& [name, part] : parts)
        sums += sha256(part).str() + "  " + name + "\n";
    parts["remit/SHA256SUMS"] = sums;
    Result<std::string> bytes = Error{};
    remitZip(parts, instant("2022-08-01T09:00:00Z"), bytes);
    REQUIRE(bytes);
    write(packet, *bytes);
}

std::string onOneLine(const std::string& text)
{
    std::string line;
    for (const char c : text)
        if (c != '\n' && c != ' ')
            line += c;
        else if (!line.ends_with(' '))
            line += ' ';
    return line;
}

bool contains(const std::string& text, const std::string& part)
{
    INFO(text << "\nlacks: " << part);
    return text.find(part) != std::string::npos;
}

namespace {

std::set<fs::path> mail(const fs::path& folder)
{
    std::set<fs::path> files;
    for (const auto& each : fs::directory_iterator(folder))
        files.insert(each.path());
    return files;
}

std::string keyLine(std::string key)
{
    while (key.ends_with('\n'))
        key.pop_back();
    return key;
}

}

Sides::Sides(std::string_view name) : folder(name)
{
    folder.fill([this] { fill(); });
    first = *mail(folder / "mail").begin();
}

void Sides::fill() const
{
    fs::create_directory(folder / "mail");
    const std::string office = keyLine(newKey(folder / "office-key", "ed25519"));
    const std::string author = keyLine(newKey(folder / "author-key", "ecdsa", 256));
    writeSurvey(folder / "terms", R"(keeper = "office"
[[post]]
id = "office"
title = "Office"
side = "client"
may = ["review", "note", "amend", "agree"]
[[post]]
id = "author"
title = "Author"
side = "provider"
may = ["submit", "withdraw", "note", "amend", "agree"]
[[party]]
id = "office"
side = "client"
posts = ["office"]
name = "The office"
keys = [")" + office + R"("]
[[party]]
id = "author"
side = "provider"
posts = ["author"]
name = "The author"
keys = [")" + author + R"("]
)");
    remit(".",
          {"new", "terms", "office", "--as", "office", "--key", "office-key", "--clock", "2022-08-01T09:00"});
    const auto copy = sentBy("office", {"send", "--to", "../mail"});
    remit(".", {"join", copy.string(), "--in", "author", "--as", "author", "--key", "author-key"});
}

std::string Sides::remit(const std::string& side, std::vector<std::string> words, int status) const
{
    words.insert(words.begin(), test::program());
    const auto done = run(words, folder / side, {"PATH=/usr/bin:/bin", "REMIT_PHASES=" + test::phases()});
    INFO(words[1] << "\n" << done.out << done.err);
    REQUIRE(done.status == status);
    return onOneLine(done.out + done.err);
}

fs::path Sides::sentBy(const std::string& side, std::vector<std::string> words) const
{
    const auto before = mail(folder / "mail");
    remit(side, std::move(words));
    std::vector<fs::path> fresh;
    for (const auto& file : mail(folder / "mail"))
        if (!before.contains(file)) fresh.push_back(file);
    REQUIRE(fresh.size() == 1);
    return fresh.front();
}

fs::path Sides::handIn(const std::string& deliverable, const std::string& text,
                       const std::string& clock) const
{
    write(folder / "document.md", text);
    remit("author", {"submit", deliverable, "../document.md", "--as-is", "--clock", clock});
    return sentBy("author", {"send", "--to", "../mail", "--clock", clock});
}

fs::path Sides::receive(const fs::path& packet, const std::string& clock) const
{
    return sentBy("office", {"receive", packet.string(), "--to", "../mail", "--clock", clock});
}

Ledger Sides::ledger(const std::string& side) const
{
    auto ledger = Ledger::open(folder / side);
    REQUIRE(ledger);
    return *std::move(ledger);
}

std::string Sides::head(const std::string& side) const
{
    return ledger(side).tip().position;
}

}
