#include "ledger/copy.h"

#include "base/canonical.h"
#include "ledger/disk.h"

#include <algorithm>
#include <sstream>

namespace remit::ledger::copy {

namespace {

namespace fs = std::filesystem;

constexpr const char* kWhoFile = "me";
constexpr const char* kKeeperFile = "keeper";
constexpr const char* kKeysFile = "keys";
constexpr const char* kKnownFile = "known";
constexpr const char* kTakenFile = "taken";
constexpr std::size_t kMostBytes = 64u << 10;
constexpr std::size_t kMostTakenBytes = 64u << 20;

canonical::Value textOf(std::string text)
{
    canonical::Value value;
    value.text = std::move(text);
    return value;
}

// A private file that has a table for each party, and in it one thing said of them.
class PerParty {
public:
    PerParty(fs::path file, std::string table, std::string key, std::string unreadable)
        : file_(std::move(file)), table_(std::move(table)), key_(std::move(key)),
          unreadable_(std::move(unreadable))
    {
    }

    Result<std::optional<canonical::Value>> of(const PartyId& party) const
    {
        auto text = read();
        if (!text) return text.error();
        const auto found = tableOf(*text, party);
        if (found == text->tables.end()) return std::optional<canonical::Value>();
        return std::optional(found->fields[1].second);
    }

    Result<void> set(const PartyId& party, canonical::Value value) const
    {
        auto text = read();
        if (!text) return text.error();
        if (const auto found = tableOf(*text, party); found != text->tables.end()) text->tables.erase(found);
        text->tables.push_back({table_, {{"party", textOf(party.str())}, {key_, std::move(value)}}});
        return disk::write(file_, canonical::write(*text));
    }

private:
    Result<canonical::Text> read() const
    {
        auto bytes = disk::read(file_, kMostBytes);
        if (!bytes) return bytes.error();
        if (!*bytes) return canonical::Text();
        auto text = canonical::read(**bytes);
        const auto isRight = [&](const canonical::Table& table) {
            return table.name == table_ && table.fields.size() == 2 && table.fields[0].first == "party" &&
                   table.fields[1].first == key_;
        };
        if (text && text->fields.empty() && std::all_of(text->tables.begin(), text->tables.end(), isRight))
            return *std::move(text);
        return Error{unreadable_, file_.lexically_normal().string()};
    }

    static std::vector<canonical::Table>::iterator tableOf(canonical::Text& text, const PartyId& party)
    {
        return std::find_if(text.tables.begin(), text.tables.end(), [&](const canonical::Table& table) {
            return table.fields[0].second.text == party.str();
        });
    }

    fs::path file_;
    std::string table_, key_, unreadable_;
};

PerParty keys(const fs::path& folder)
{
    return {
        folder / kKeysFile, "key", "file",
        "does not say which keys sign here; remove it and say them again with: remit as PARTY --key FILE"};
}

PerParty known(const fs::path& folder)
{
    return {folder / kKnownFile, "party", "entry",
            "does not say which entries others have; remove it, and more will be sent than they lack"};
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

Result<bool> isKeepers(const fs::path& folder)
{
    const auto bytes = disk::read(folder / kKeeperFile, kMostBytes);
    if (!bytes) return bytes.error();
    return bytes->has_value();
}

Result<void> setKeepers(const fs::path& folder)
{
    return disk::write(folder / kKeeperFile,
                       "This copy of the record is the keeper's: its entries are made here.\n");
}

Result<EntryNumber> knownTo(const fs::path& folder, const PartyId& party)
{
    const auto value = known(folder).of(party);
    if (!value) return value.error();
    return *value ? EntryNumber((*value)->number) : EntryNumber();
}

Result<void> setKnownTo(const fs::path& folder, const PartyId& party, EntryNumber newest)
{
    canonical::Value value;
    value.kind = canonical::Value::Kind::Number;
    value.number = number(newest);
    return known(folder).set(party, std::move(value));
}

Result<std::set<std::string>> taken(const fs::path& folder)
{
    const auto bytes = disk::read(folder / kTakenFile, kMostTakenBytes);
    if (!bytes) return bytes.error();
    std::set<std::string> names;
    std::istringstream lines(bytes->value_or(std::string()));
    for (std::string line; std::getline(lines, line);)
        names.insert(line);
    return names;
}

Result<void> setTaken(const fs::path& folder, const std::set<std::string>& names)
{
    std::string bytes;
    for (const auto& name : names)
        bytes += name + "\n";
    return disk::write(folder / kTakenFile, bytes);
}

Result<fs::path> keyFile(const fs::path& folder, const PartyId& party)
{
    const auto value = keys(folder).of(party);
    if (!value) return value.error();
    return *value ? fs::path((*value)->text) : fs::path();
}

Result<void> setKeyFile(const fs::path& folder, const PartyId& party, const fs::path& file)
{
    return keys(folder).set(party, textOf(file.string()));
}

Result<void> takeKeys(const fs::path& folder, const fs::path& other)
{
    const auto bytes = disk::read(other / kKeysFile, kMostBytes);
    if (!bytes) return bytes.error();
    return *bytes ? disk::write(folder / kKeysFile, **bytes) : Result<void>();
}

}
