#include "base/canonical.h"
#include "contract/requirement.h"
#include "ledger/event.h"
#include "ledger/examples.h"
#include "support/support.h"

#include <catch2/catch.hpp>
#include <sstream>

// docs/record-format.md is the format; the code is held against it.
using namespace remit;
using namespace remit::test;

namespace {

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

const std::string& page()
{
    static const std::string text = read(source("docs/record-format.md"));
    return text;
}

std::vector<std::string> tomlBlocks()
{
    std::vector<std::string> blocks;
    bool inside = false;
    for (const auto& line : linesOf(page())) {
        if (line == "```toml")
            blocks.emplace_back();
        else if (inside && line != "```")
            blocks.back() += line + "\n";
        inside = line == "```toml" || (inside && line != "```");
    }
    return blocks;
}

// A key as the page has it, "[[comment]] text" for one of a table, and whether it may be left out.
struct Key {
    std::string name;
    bool optional = false;
    bool operator==(const Key&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Key& key)
{
    return out << key.name << (key.optional ? " (optional)" : "");
}

// The keys in the table below the heading "### kind".
std::vector<Key> keysOnPage(const std::string& kind)
{
    std::vector<Key> keys;
    bool inside = false;
    for (const auto& line : linesOf(page())) {
        if (line.starts_with("#")) inside = line == "### " + kind;
        if (!inside || !line.starts_with("| `")) continue;
        std::string name = line.substr(2, line.find(" |", 2) - 2);
        name.erase(std::remove(name.begin(), name.end(), '`'), name.end());
        keys.push_back({name, line.find("| optional |") != std::string::npos});
    }
    return keys;
}

// The keys that `full` has, in their order; those that `bare` lacks are optional. Keys of tables are optional
// if one of the elements lacks them.
std::vector<Key> keysOf(const canonical::Text& full, const canonical::Text& bare)
{
    const auto has = [](const canonical::Fields& fields, const std::string& key) {
        return std::any_of(fields.begin(), fields.end(),
                           [&](const auto& field) { return field.first == key; });
    };
    std::vector<Key> keys;
    for (const auto& [key, ignored] : full.fields)
        keys.push_back({key, !has(bare.fields, key)});
    for (const auto& table : full.tables)
        for (const auto& field : table.fields) {
            const std::string& key = field.first;
            const std::string name = "[[" + table.name + "]] " + key;
            const bool known =
                std::any_of(keys.begin(), keys.end(), [&](const Key& k) { return k.name == name; });
            if (known) continue;
            const bool optional = std::any_of(full.tables.begin(), full.tables.end(), [&](const auto& other) {
                return other.name == table.name && !has(other.fields, key);
            });
            keys.push_back({name, optional});
        }
    return keys;
}

canonical::Text textOf(const std::string& bytes)
{
    const auto text = canonical::read(bytes);
    REQUIRE(text);
    return *text;
}

bool isOfEveryEvent(const Key& key)
{
    const auto common = keysOnPage("every event");
    return std::any_of(common.begin(), common.end(), [&](const Key& k) { return k.name == key.name; });
}

}

TEST_CASE("Every example on the page is read")
{
    int events = 0, entries = 0, findings = 0;
    for (const auto& block : tomlBlocks()) {
        INFO(block);
        if (block.find("\nkind = ") != std::string::npos) {
            const auto event = decodeEvent(block);
            INFO((event ? "" : event.error().text()));
            CHECK(event);
            ++events;
        } else if (block.find("\nnumber = ") != std::string::npos) {
            CHECK(decodeEntry(block));
            ++entries;
        } else {
            CHECK(decodeExamination(block));
            ++findings;
        }
    }
    CHECK(events == 2);
    CHECK(entries == 1);
    CHECK(findings == 1);
}

TEST_CASE("The page has every key of every kind, in its order, and says which are optional")
{
    const auto examples = everyKind();
    for (std::size_t i = 0; i < examples.size(); i += 2) {
        const std::string kind(kindOf(examples[i].event.deed));
        INFO(kind);
        auto keys = keysOf(textOf(encode(examples[i].event)), textOf(encode(examples[i + 1].event)));
        keys.erase(std::remove_if(keys.begin(), keys.end(), isOfEveryEvent), keys.end());
        const auto onPage = keysOnPage(kind);
        CHECK(onPage == keys);
    }
}

TEST_CASE("The page has the keys that all events share, in their order")
{
    // The first event has seen nothing, and close has no key of its own.
    const auto examples = everyKind();
    auto keys =
        keysOf(textOf(encode(examples[examples.size() - 2].event)), textOf(encode(examples[1].event)));
    keys.erase(std::remove_if(keys.begin(), keys.end(), [](const Key& key) { return key.name == "reason"; }),
               keys.end());
    CHECK(keysOnPage("every event") == keys);
}

TEST_CASE("The page has the keys of entry.toml and findings.toml, in their order")
{
    EntryFacts full{EntryNumber(7),
                    print('d'),
                    instant("2022-09-05T14:41:30Z"),
                    EntryFacts::Clock::Keeper,
                    print('e'),
                    "x",
                    print('f')};
    EntryFacts first = full;
    first.number = EntryNumber(1);
    first.after = {};
    first.withoutEffect = "";
    first.findings = {};
    CHECK(keysOnPage("every entry") == keysOf(textOf(encode(full)), textOf(encode(first))));

    const Finding whole{"r", Level::Must, Verdict::Unmet, "w", "p", "m"},
        plain{"r", Level::Must, Verdict::Met, "w", "", ""};
    const Examination examined{
        *PhaseId::of("outline"), "0.1.0", {{deliverable("plan"), print('d')}}, {whole, plain}};
    const Examination unasked{*PhaseId::of("outline"), "", {}, {}};
    CHECK(keysOnPage("every findings.toml") == keysOf(textOf(encode(examined)), textOf(encode(unasked))));
}

TEST_CASE("The page has every word of the format")
{
    for (int i = 0; i <= static_cast<int>(FileRole::Token); ++i)
        CHECK(page().find("`" + std::string(word(static_cast<FileRole>(i))) + "`") != std::string::npos);
    for (int i = 0; i <= static_cast<int>(Decision::Reject); ++i)
        CHECK(page().find("`" + std::string(word(static_cast<Decision>(i))) + "`") != std::string::npos);
}
