#include "evidence/sha256.h"
#include "ledger/store.h"

#include <algorithm>

namespace remit::ledger {

namespace {

struct Found {
    EntryPlace place;
    git_oid tree;
};

std::string nameOf(const git_tree_entry* entry)
{
    return git_tree_entry_name(entry);
}

// Calls `visit` with the name and id of each folder in the folder `id`, until one fails.
template <class Visit>
Result<void> eachFolder(git_repository* repository, const git_oid& id, Visit visit)
{
    const auto tree = git::treeAt(repository, id);
    if (!tree) return tree.error();
    for (std::size_t i = 0; i < git_tree_entrycount(tree->get()); ++i) {
        const git_tree_entry* const entry = git_tree_entry_byindex(tree->get(), i);
        if (git_tree_entry_type(entry) != GIT_OBJECT_TREE) continue;
        if (auto visited = visit(nameOf(entry), *git_tree_entry_id(entry)); !visited) return visited;
    }
    return {};
}

// Finds the entries in the record folder of one home.
Result<void> findEntries(git_repository* repository, const git_oid& record, const std::string& home,
                         std::vector<Found>& found)
{
    return eachFolder(repository, record, [&](const std::string& group, const git_oid& groupId) {
        return eachFolder(
            repository, groupId, [&](const std::string& name, const git_oid& id) -> Result<void> {
                const std::string folder = home + "/record/" + group + "/" + name;
                auto place = EntryPlace::of(folder);
                if (!place)
                    return Error{"is a folder where no entry can lie; the record was altered", folder};
                found.push_back({*std::move(place), id});
                return {};
            });
    });
}

Result<void> findEverything(git_repository* repository, const git_tree* root, std::vector<Found>& found)
{
    return eachFolder(repository, *git_tree_id(root), [&](const std::string& top, const git_oid& topId) {
        return eachFolder(repository, topId, [&](const std::string& name, const git_oid& id) -> Result<void> {
            if (top == "contract")
                return name == "record" ? findEntries(repository, id, top, found) : Result<void>();
            return eachFolder(repository, id, [&](const std::string& last, const git_oid& record) {
                return last == "record" ? findEntries(repository, record, top + "/" + name, found)
                                        : Result<void>();
            });
        });
    });
}

// Holds the places, in the order of their numbers, to 1, 2, 3, … without gap.
Result<void> withoutGap(const std::vector<Found>& found)
{
    for (std::size_t i = 0; i < found.size(); ++i) {
        const long expected = static_cast<long>(i) + 1;
        const long n = number(found[i].place.number);
        if (n > expected)
            return Error{"Entry " + std::to_string(expected) + " is missing; the record was altered."};
        if (n < expected)
            return Error{"Entry " + std::to_string(n) + " is there twice; the record was altered.",
                         found[i].place.folder()};
    }
    return {};
}

Result<std::string> readFile(git_repository* repository, const git_tree* folder, std::string_view name)
{
    const git_tree_entry* const entry = git_tree_entry_byname(folder, std::string(name).c_str());
    if (!entry) return Error{"is missing; the record was altered"};
    return git::bytesAt(repository, *git_tree_entry_id(entry));
}

Error at(const std::string& folder, std::string_view file, const Error& error)
{
    const std::string line = error.where.empty() ? "" : ", " + error.where;
    return Error{error.what, folder + "/" + std::string(file) + line};
}

// Holds an entry to the one before it and to the first.
Result<void> follows(const ReadEntry& next, const ReadEntry& before, const ReadEntry& first)
{
    const EntryFacts& facts = next.entry.facts;
    const std::string where = next.entry.folder;
    if (facts.after != before.fingerprint)
        return Error{"does not follow the entry before it; the record was altered", where};
    if (facts.received < before.entry.facts.received)
        return Error{"was received before the entry that it follows; the record was altered", where};
    if (next.entry.event.record != first.entry.event.record) return Error{"belongs to another record", where};
    return {};
}

}

Result<ReadEntry> readEntry(git_repository* repository, const git_tree* entryFolder, const EntryPlace& place)
{
    const std::string folder = place.folder();
    const auto eventBytes = readFile(repository, entryFolder, kEventFile);
    if (!eventBytes) return at(folder, kEventFile, eventBytes.error());
    const auto entryBytes = readFile(repository, entryFolder, kEntryFile);
    if (!entryBytes) return at(folder, kEntryFile, entryBytes.error());
    auto event = decodeEvent(*eventBytes);
    if (!event) return at(folder, kEventFile, event.error());
    auto facts = decodeEntry(*entryBytes);
    if (!facts) return at(folder, kEntryFile, facts.error());
    if (facts->event != sha256(*eventBytes))
        return Error{"was altered: its SHA-256 is not the one that entry.toml names",
                     folder + "/" + std::string(kEventFile)};
    const bool opens = std::holds_alternative<Open>(event->deed);
    if (facts->number != place.number || kindOf(event->deed) != place.kind ||
        opens != (place.number == EntryNumber(1)))
        return Error{"does not hold the entry that its name says; the record was altered", folder};
    return ReadEntry{{*std::move(event), *std::move(facts), folder}, sha256(*entryBytes)};
}

Result<std::vector<ReadEntry>> readEntries(git_repository* repository, const git_tree* root)
{
    std::vector<Found> found;
    if (const auto all = findEverything(repository, root, found); !all) return all.error();
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::pair(a.place.number, a.place.home) < std::pair(b.place.number, b.place.home);
    });
    if (const auto whole = withoutGap(found); !whole) return whole.error();

    std::vector<ReadEntry> entries;
    entries.reserve(found.size());
    for (const auto& [place, id] : found) {
        const auto folder = git::treeAt(repository, id);
        if (!folder) return folder.error();
        auto entry = readEntry(repository, folder->get(), place);
        if (!entry) return entry.error();
        if (!entries.empty())
            if (const auto fits = follows(*entry, entries.back(), entries.front()); !fits)
                return fits.error();
        entries.push_back(*std::move(entry));
    }
    return entries;
}

Result<std::vector<std::string>> filesIn(git_repository* repository, const git_tree* root,
                                         const std::string& home)
{
    std::vector<std::string> names;
    const auto id = git::idAt(root, home);
    if (!id) return id.error();
    if (!*id) return names;
    const auto folder = git::treeAt(repository, **id);
    if (!folder) return folder.error();
    for (std::size_t i = 0; i < git_tree_entrycount(folder->get()); ++i) {
        const git_tree_entry* const entry = git_tree_entry_byindex(folder->get(), i);
        if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB) names.emplace_back(git_tree_entry_name(entry));
    }
    return names;
}

}
