#include "base/together.h"
#include "evidence/sha256.h"
#include "ledger/source.h"
#include "ledger/store.h"
#include "ledger/tree.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <tuple>

namespace remit::ledger {

namespace {

struct Found {
    EntryPlace place;
    ObjectId folder;
};

struct Everything {
    std::vector<Found> entries;
    std::set<CarriedMark> marks;
};

// What lies in a folder.
struct Listing {
    Source::Shared object; // the items' names are in its bytes
    std::vector<TreeItem> items;

    const TreeItem* file(std::string_view name) const
    {
        const auto found = std::find_if(items.begin(), items.end(), [&](const TreeItem& item) {
            return item.name == name && !item.folder;
        });
        return found == items.end() ? nullptr : &*found;
    }
};

Result<Listing> list(const Source::Read& read, const ObjectId& id)
{
    auto object = read(id);
    if (!object) return object.error();
    Listing listing{*std::move(object), {}};
    TreeReading reading(listing.object->bytes);
    while (const auto item = reading.next())
        listing.items.push_back(*item);
    if (listing.object->kind != Objects::Kind::Tree || reading.isBroken())
        return Error{"A folder in the record is not as Remit writes folders; the record was altered."};
    return listing;
}

// Calls `visit` with the name and id of each folder, or of each file, in the folder `id`, until one fails.
template <class Visit>
Result<void> each(bool folders, const Source::Read& read, const ObjectId& id, Visit visit)
{
    const auto listing = list(read, id);
    if (!listing) return listing.error();
    for (const auto& item : listing->items) {
        if (item.folder != folders) continue;
        if (auto visited = visit(std::string(item.name), item.id); !visited) return visited;
    }
    return {};
}

template <class Visit>
Result<void> eachFolder(const Source::Read& read, const ObjectId& id, Visit visit)
{
    return each(true, read, id, std::move(visit));
}

// Finds the entries in the record folder of one home.
Result<void> findEntries(const Source::Read& read, const ObjectId& record, const std::string& home,
                         std::vector<Found>& found)
{
    return eachFolder(read, record, [&](const std::string& group, const ObjectId& groupId) {
        return eachFolder(read, groupId, [&](const std::string& name, const ObjectId& id) -> Result<void> {
            auto place = EntryPlace::named(home, name);
            if (!place || place->group() != group)
                return Error{"is a folder where no entry can lie; the record was altered",
                             home + "/record/" + group + "/" + name};
            found.push_back({*std::move(place), id});
            return {};
        });
    });
}

// Calls `visit` with the place of each review that left a mark in the folder `carried` of `home`.
template <class Visit>
Result<void> eachMark(const Source::Read& read, const ObjectId& carried, const std::string& home, Visit visit)
{
    return eachFolder(read, carried, [&](const std::string& component, const ObjectId& componentId) {
        return eachFolder(read, componentId, [&](const std::string& from, const ObjectId& fromId) {
            return each(false, read, fromId, [&](const std::string& name, const ObjectId&) -> Result<void> {
                const std::string reviewed = component + "/" + from;
                const auto place = EntryPlace::named(reviewed, name);
                if (!place)
                    return Error{"is no mark of what was carried; the record was altered",
                                 home + "/carried/" + reviewed + "/" + name};
                visit(*place);
                return {};
            });
        });
    });
}

Result<void> findEverything(const Source::Read& read, const ObjectId& root, Everything& found)
{
    return eachFolder(read, root, [&](const std::string& top, const ObjectId& topId) {
        return eachFolder(read, topId, [&](const std::string& name, const ObjectId& id) -> Result<void> {
            if (top == kContractHome)
                return name == "record" ? findEntries(read, id, top, found.entries) : Result<void>();
            return eachFolder(read, id, [&](const std::string& last, const ObjectId& folder) {
                const std::string home = top + "/" + name;
                if (last == "record") return findEntries(read, folder, home, found.entries);
                if (last != "carried") return Result<void>();
                return eachMark(read, folder, home, [&](const EntryPlace& review) {
                    found.marks.emplace(review.folder(), home);
                });
            });
        });
    });
}

// Puts the places in the order of their numbers, of which none may be there twice.
Result<void> sort(std::vector<Found>& found)
{
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tie(a.place.number, a.place.home) < std::tie(b.place.number, b.place.home);
    });
    const auto twice = std::adjacent_find(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.place.number == b.place.number;
    });
    if (twice == found.end()) return {};
    return Error{"Entry " + std::to_string(number(twice->place.number)) +
                     " is there twice; the record was altered.",
                 std::next(twice)->place.folder()};
}

// Holds sorted places to 1, 2, 3, … without gap.
Result<void> withoutGap(const std::vector<Found>& found)
{
    for (std::size_t i = 0; i < found.size(); ++i)
        if (number(found[i].place.number) != static_cast<long>(i) + 1)
            return Error{"Entry " + std::to_string(i + 1) + " is missing; the record was altered."};
    return {};
}

Result<Source::Shared> readFile(const Source::Read& read, const Listing& folder, std::string_view name)
{
    const TreeItem* const item = folder.file(name);
    if (!item) return Error{"is missing; the record was altered"};
    auto object = read(item->id);
    if (object && (*object)->kind != Objects::Kind::Blob)
        return Error{"is not a file; the record was altered"};
    return object;
}

Error at(const std::string& folder, std::string_view file, const Error& error)
{
    const std::string line = error.where.empty() ? "" : ", " + error.where;
    return Error{error.what, folder + "/" + std::string(file) + line};
}

// The entries that were read, and the SHA-256 of the entry.toml of each.
struct Line {
    std::vector<Entry> entries;
    std::vector<Fingerprint> fingerprints;
};

// Holds an entry to one that comes before it, most of all if right before it, and to the first.
Result<void> follows(const Entry& next, const Entry& before, const Fingerprint& fingerprint,
                     const Entry& first)
{
    const std::string where = next.folder;
    const bool rightAfter = number(next.facts.number) == number(before.facts.number) + 1;
    if (rightAfter && next.facts.after != fingerprint)
        return Error{"does not follow the entry before it; the record was altered", where};
    if (next.facts.received < before.facts.received)
        return Error{"was received before the entry that it follows; the record was altered", where};
    if (next.event.record != first.event.record) return Error{"belongs to another record", where};
    return {};
}

// Reads entries, each to its place in the line, on its own: what is amiss with the first that cannot be read
// is what is told. To be used by several threads at once.
class Reading {
public:
    explicit Reading(std::span<const Found> found)
        : found_(found), line_{std::vector<Entry>(found.size()), std::vector<Fingerprint>(found.size())}
    {
    }

    void read(const Source::Read& read, std::size_t i)
    {
        auto entry = readEntry(read, found_[i].folder, found_[i].place);
        if (!entry) return fail(i, entry.error());
        line_.entries[i] = std::move(entry->entry);
        line_.fingerprints[i] = entry->fingerprint;
    }

    void fail(std::size_t i, const Error& error)
    {
        const std::lock_guard lock(failing_);
        if (!first_ || i < first_->first) first_.emplace(i, error);
    }

    Result<Line> take()
    {
        if (first_) return first_->second;
        return std::move(line_);
    }

private:
    std::span<const Found> found_;
    Line line_;
    std::mutex failing_; // guards what follows
    std::optional<std::pair<std::size_t, Error>> first_;
};

// Reads what was found, sorted, on every processor there is if it is much.
Result<Line> readAll(const Source& source, std::span<const Found> found)
{
    constexpr std::size_t kWorthThreads = 4'000;
    Reading reading(found);
    if (!source.another || found.size() < kWorthThreads) {
        for (std::size_t i = 0; i < found.size(); ++i)
            reading.read(source.read, i);
        return reading.take();
    }
    together(found.size(), [&] {
        return [&, own = source.another()](std::size_t i) {
            if (own)
                reading.read(*own, i);
            else
                reading.fail(i, own.error());
        };
    });
    return reading.take();
}

// Reads what was found, sorted, and holds it to one record and one direction of time.
Result<Line> readFound(const Source& source, const std::vector<Found>& found)
{
    auto line = readAll(source, found);
    if (!line) return line;
    const auto& entries = line->entries;
    for (std::size_t i = 1; i < entries.size(); ++i)
        if (const auto fits = follows(entries[i], entries[i - 1], line->fingerprints[i - 1], entries.front());
            !fits)
            return fits.error();
    return line;
}

}

Result<ReadEntry> readEntry(const Source::Read& read, const ObjectId& entryFolder, const EntryPlace& place)
{
    const std::string folder = place.folder();
    const auto listing = list(read, entryFolder);
    if (!listing) return listing.error();
    const auto eventBytes = readFile(read, *listing, kEventFile);
    if (!eventBytes) return at(folder, kEventFile, eventBytes.error());
    const auto entryBytes = readFile(read, *listing, kEntryFile);
    if (!entryBytes) return at(folder, kEntryFile, entryBytes.error());
    auto event = decodeEvent((*eventBytes)->bytes);
    if (!event) return at(folder, kEventFile, event.error());
    auto facts = decodeEntry((*entryBytes)->bytes);
    if (!facts) return at(folder, kEntryFile, facts.error());
    if (facts->event != sha256((*eventBytes)->bytes))
        return Error{"was altered: its SHA-256 is not the one that entry.toml names",
                     folder + "/" + std::string(kEventFile)};
    const bool opens = std::holds_alternative<Open>(event->deed);
    if (facts->number != place.number || kindOf(event->deed) != place.kind ||
        opens != (place.number == EntryNumber(1)))
        return Error{"does not hold the entry that its name says; the record was altered", folder};
    const auto isSigned = [&](std::string_view file) {
        return listing->file(std::string(file) + std::string(kSignature)) != nullptr;
    };
    const bool leftOut = facts->findings && !listing->file(kFindingsFile);
    return ReadEntry{
        {*std::move(event), *std::move(facts), folder, isSigned(kEventFile), isSigned(kEntryFile), leftOut},
        sha256((*entryBytes)->bytes)};
}

Result<WholeRecord> readWhole(const Source& source, const ObjectId& root, const Fingerprint& newest)
{
    Everything found;
    if (const auto all = findEverything(source.read, root, found); !all) return all.error();
    if (const auto sorted = sort(found.entries); !sorted) return sorted.error();
    if (const auto whole = withoutGap(found.entries); !whole) return whole.error();
    auto line = readFound(source, found.entries);
    if (!line) return line.error();
    if (line->entries.empty() || line->fingerprints.back() != newest)
        return Error{"The newest entry is missing; the record was altered."};
    return WholeRecord{std::move(line->entries), std::move(found.marks)};
}

Result<std::vector<Entry>> readEntries(git_repository* repository, const git_tree* root,
                                       const std::set<std::string>& homes)
{
    const auto source = sourceOf(repository);
    if (!source) return source.error();
    std::vector<Found> found;
    for (const auto& home : homes) {
        const auto record = git::idAt(root, home + "/record");
        if (!record) return record.error();
        if (!*record) continue;
        if (const auto in = findEntries(source->read, objectId(**record), home, found); !in)
            return in.error();
    }
    if (const auto sorted = sort(found); !sorted) return sorted.error();
    auto line = readFound(*source, found);
    if (!line) return line.error();
    return std::move(line->entries);
}

Result<std::set<std::string>> carriedFrom(git_repository* repository, const git_tree* root,
                                          const std::string& home)
{
    std::set<std::string> homes;
    const auto carried = git::idAt(root, home + "/carried");
    if (!carried) return carried.error();
    if (!*carried) return homes;
    const auto source = sourceOf(repository);
    if (!source) return source.error();
    const auto all = eachMark(source->read, objectId(**carried), home,
                              [&](const EntryPlace& review) { homes.insert(review.home); });
    if (!all) return all.error();
    return homes;
}

Result<std::vector<std::string>> filesIn(git_repository* repository, const git_tree* root,
                                         const std::string& home)
{
    std::vector<std::string> names;
    const auto id = git::idAt(root, home);
    if (!id) return id.error();
    if (!*id) return names;
    const auto source = sourceOf(repository);
    if (!source) return source.error();
    const auto listing = list(source->read, objectId(**id));
    if (!listing) return listing.error();
    for (const auto& item : listing->items)
        if (!item.folder) names.emplace_back(item.name);
    return names;
}

}
