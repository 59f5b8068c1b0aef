#include "ledger/copy.h"

#include "base/canonical.h"
#include "ledger/disk.h"

#include <algorithm>

namespace remit::ledger::copy {

namespace {

namespace fs = std::filesystem;

constexpr const char* kWhoFile = "me";
constexpr const char* kKeysFile = "keys";
constexpr std::size_t kMostBytes = 64u << 10;

canonical::Value textOf(std::string text)
{
    canonical::Value value;
    value.text = std::move(text);
    return value;
}

// The keys as they are kept: a table for each party.
Result<canonical::Text> keys(const fs::path& folder)
{
    auto bytes = disk::read(folder / kKeysFile, kMostBytes);
    if (!bytes) return bytes.error();
    if (!*bytes) return canonical::Text();
    auto text = canonical::read(**bytes);
    const bool right =
        text && text->fields.empty() &&
        std::all_of(text->tables.begin(), text->tables.end(), [](const canonical::Table& table) {
            return table.name == "key" && table.fields.size() == 2 && table.fields[0].first == "party" &&
                   table.fields[1].first == "file";
        });
    if (!right)
        return Error{
            "does not say which keys sign here; remove it and say them again with: remit as PARTY --key FILE",
            (folder / kKeysFile).lexically_normal().string()};
    return *std::move(text);
}

auto tableOf(canonical::Text& text, const PartyId& party)
{
    return std::find_if(text.tables.begin(), text.tables.end(), [&](const canonical::Table& table) {
        return table.fields[0].second.text == party.str();
    });
}

}

Result<PartyId> who(const fs::path& folder)
{
    const fs::path file = folder / kWhoFile;
    auto bytes = disk::read(file, kMostBytes);
    if (!bytes) return bytes.error();
    if (!*bytes) return PartyId();
    const auto text = canonical::read(**bytes);
    if (text && text->tables.empty() && text->fields.size() == 1 && text->fields[0].first == "party")
        if (auto party = PartyId::of(text->fields[0].second.text)) return party;
    return Error{"does not say who you are; say it again with: remit as PARTY",
                 file.lexically_normal().string()};
}

Result<void> setWho(const fs::path& folder, const PartyId& party)
{
    return disk::write(folder / kWhoFile, canonical::write({{{"party", textOf(party.str())}}, {}}));
}

Result<fs::path> keyFile(const fs::path& folder, const PartyId& party)
{
    auto text = keys(folder);
    if (!text) return text.error();
    const auto found = tableOf(*text, party);
    return found == text->tables.end() ? fs::path() : fs::path(found->fields[1].second.text);
}

Result<void> setKeyFile(const fs::path& folder, const PartyId& party, const fs::path& file)
{
    auto text = keys(folder);
    if (!text) return text.error();
    if (const auto found = tableOf(*text, party); found != text->tables.end()) text->tables.erase(found);
    text->tables.push_back({"key", {{"party", textOf(party.str())}, {"file", textOf(file.string())}}});
    return disk::write(folder / kKeysFile, canonical::write(*text));
}

}
