#include "ledger/objects.h"

#include "base/words.h"
#include "ledger/pack.h"
#include "ledger/source.h"

#include <algorithm>
#include <array>

namespace remit {

namespace {

namespace fs = std::filesystem;

// What would have git read other objects, or another history, than lie there; below .git.
constexpr const char* kElsewhere[] = {
    "objects/info/alternates", "info/grafts",    "shallow",   "refs/replace", "commondir", "gitdir",
    "config.worktree",         "refs/tags/main", "refs/main", "main"};

// What there may be in objects/pack: packs with what belongs to each, and what a program that died left
// unfinished, which nobody takes for a pack. Lists of objects over several packs would have git look
// elsewhere than their indexes.
bool belongsAmongPacks(const std::string& name)
{
    constexpr std::string_view kPack = "pack-", kUnfinished = "tmp_";
    constexpr std::size_t kDigits = 40;
    constexpr std::string_view kEnds[] = {".pack",   ".idx",  ".rev",     ".bitmap",
                                          ".mtimes", ".keep", ".promisor"};
    if (name.starts_with(kUnfinished)) return !name.ends_with(".idx") && !name.ends_with(".pack");
    if (!name.starts_with(kPack) || name.size() < kPack.size() + kDigits) return false;
    const std::string_view digits = std::string_view(name).substr(kPack.size(), kDigits),
                           end = std::string_view(name).substr(kPack.size() + kDigits);
    return digits.find_first_not_of("0123456789abcdef") == digits.npos &&
           std::find(std::begin(kEnds), std::end(kEnds), end) != std::end(kEnds);
}

// Everything below .git is an ordinary file or folder, and nothing there gives git other objects or another
// history.
Result<void> plain(const fs::path& git)
{
    const auto name = [&](const fs::path& path) {
        return path.lexically_relative(git.parent_path()).string();
    };
    std::error_code error;
    for (fs::recursive_directory_iterator at(git, error), end; !error && at != end; at.increment(error)) {
        const auto status = at->symlink_status(error);
        if (error) break;
        if (!fs::is_regular_file(status) && !fs::is_directory(status))
            return Error{"is neither a file nor a folder, and does not belong into a record",
                         name(at->path())};
    }
    if (error) return Error{"The folder could not be read (" + error.message() + ").", git.string()};
    for (const char* const other : kElsewhere)
        if (fs::exists(git / other, error))
            return Error{"gives git other objects or another history than the record's", name(git / other)};
    constexpr std::size_t kMostRefs = 16u << 20;
    const auto packed = disk::read(git / "packed-refs", kMostRefs);
    if (!packed) return packed.error();
    for (const char* const other : {" refs/replace/", " refs/tags/main\n", " refs/main\n"})
        if (*packed && (*packed)->find(other) != std::string::npos)
            return Error{"gives git other objects or another history than the record's",
                         name(git / "packed-refs")};
    const auto head = disk::read(git / "HEAD", kMostRefs);
    if (!head) return head.error();
    if (*head && **head != "ref: refs/heads/main\n")
        return Error{"is not on the record's line, main; programs of git would show another one",
                     name(git / "HEAD")};
    return {};
}

}

struct Objects::Inner {
    fs::path folder; // "….git/objects"
    std::vector<ledger::Pack> packs;
};

Objects::Objects(std::unique_ptr<const Inner> inner) : inner_(std::move(inner)) {}
Objects::Objects(Objects&&) noexcept = default;
Objects& Objects::operator=(Objects&&) noexcept = default;
Objects::~Objects() = default;

Result<Objects> Objects::open(const fs::path& folder)
{
    const fs::path git = folder / ".git";
    if (const auto is = plain(git); !is) return is.error();
    auto inner = std::make_unique<Inner>(Inner{git / "objects", {}});
    std::vector<fs::path> indexes;
    std::error_code error;
    for (fs::directory_iterator at(inner->folder / "pack", error), end; !error && at != end;
         at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!belongsAmongPacks(name))
            return Error{"does not belong among the packs of a record",
                         "objects/pack/" + quotable(name, 100)};
        if (name.ends_with(".idx")) indexes.push_back(at->path());
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return Error{"The folder could not be read (" + error.message() + ").", inner->folder.string()};
    std::sort(indexes.begin(), indexes.end());
    for (const auto& index : indexes) {
        auto pack = ledger::Pack::open(index);
        if (!pack) return pack.error();
        inner->packs.push_back(*std::move(pack));
    }
    return Objects(std::move(inner));
}

Result<std::vector<Error>> Objects::damaged(std::size_t most) const
{
    auto found = ledger::damagedLoose(inner_->folder, most);
    if (!found) return found;
    for (const auto& pack : inner_->packs) {
        if (found->size() >= most) break;
        for (auto& each : ledger::damagedIn(pack, most - found->size()))
            found->push_back(std::move(each));
    }
    return found;
}

struct Objects::Reader::Inner {
    using Shared = std::shared_ptr<const Object>;

    explicit Inner(const Objects::Inner& from) : objects(from)
    {
        for (const auto& pack : objects.packs)
            unpackings.push_back(std::make_unique<ledger::Unpacking>(pack.bytes()));
    }

    // A pack and a place in it.
    using Place = std::pair<std::size_t, std::uint64_t>;
    struct Slot {
        Place place;
        Shared object;
        std::uint64_t used = 0; // when, counted in readings
    };
    // What lies at a place is remembered in one of the slots of its row.
    using Row = std::array<Slot, 4>;

    Row& rowOf(const Place& place)
    {
        constexpr std::uint64_t kScattering = 0x9e3779b97f4a7c15;
        return rows[((place.second + place.first) * kScattering >> 40) % rows.size()];
    }

    Shared known(const Place& place)
    {
        for (Slot& slot : rowOf(place))
            if (slot.object && slot.place == place) {
                slot.used = ++readings;
                return slot.object;
            }
        return {};
    }

    void forget(Slot& slot)
    {
        held -= slot.object->bytes.size();
        slot.object.reset();
    }

    // Makes room where nothing was used for long; at last, where anything lies.
    void makeRoom(std::size_t most)
    {
        for (std::size_t swept = 0; held > most && swept < 2 * rows.size(); ++swept, ++hand)
            for (Slot& slot : rows[hand % rows.size()])
                if (slot.object && (swept >= rows.size() || slot.used + rows.size() < readings)) forget(slot);
    }

    Shared remember(const Place& place, Kind kind, std::string&& bytes)
    {
        constexpr std::size_t kMostOfOne = 4u << 20, kMostOfAll = 32u << 20;
        auto object = std::make_shared<const Object>(Object{kind, std::move(bytes)});
        if (object->bytes.size() > kMostOfOne) return object;
        Row& row = rowOf(place);
        Slot& slot = *std::min_element(row.begin(), row.end(), [](const Slot& a, const Slot& b) {
            return std::pair(bool(a.object), a.used) < std::pair(bool(b.object), b.used);
        });
        if (slot.object) forget(slot);
        held += object->bytes.size();
        slot = {place, object, ++readings};
        if (held > kMostOfAll) makeRoom(kMostOfAll);
        return object;
    }

    std::optional<std::string> unpacked(std::size_t pack, const ledger::Pack::Head& head)
    {
        unpackings[pack]->begin(head.at);
        return unpackings[pack]->rest(head.size);
    }

    // What lies at a place: made of what it rests on, from one that is whole or known.
    Shared packed(std::size_t pack, std::uint64_t place)
    {
        constexpr std::size_t kDeepest = 5'000; // git's most is 4,095
        std::vector<std::pair<std::uint64_t, ledger::Pack::Head>> chain;
        Shared made;
        for (std::uint64_t at = place; !(made = known({pack, at}));) {
            const auto head = objects.packs[pack].head(at, *unpackings[pack]);
            if (!head || chain.size() == kDeepest) return {};
            if (!head->base) {
                auto bytes = unpacked(pack, *head);
                if (!bytes) return {};
                const Kind kind = ledger::objectKind(head->type);
                // What nothing rests on and will not be asked for again would only be in the way.
                if (chain.empty() && kind != Kind::Tree)
                    return std::make_shared<const Object>(Object{kind, *std::move(bytes)});
                made = remember({pack, at}, kind, *std::move(bytes));
                break;
            }
            chain.emplace_back(at, *head);
            at = *head->base;
        }
        for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
            const auto delta = unpacked(pack, each->second);
            auto bytes = delta ? ledger::applied(*delta, made->bytes) : std::nullopt;
            if (!bytes) return {};
            made = remember({pack, each->first}, made->kind, *std::move(bytes));
        }
        return made;
    }

    const Objects::Inner& objects;
    std::vector<std::unique_ptr<ledger::Unpacking>> unpackings; // of each pack
    std::vector<Row> rows = std::vector<Row>(1u << 13);
    std::uint64_t readings = 0;
    std::size_t held = 0; // bytes
    std::size_t hand = 0; // the row where room is made next
};

Objects::Reader::Reader(const Objects& objects) : inner_(std::make_unique<Inner>(*objects.inner_)) {}
Objects::Reader::Reader(Reader&&) noexcept = default;
Objects::Reader::~Reader() = default;

std::shared_ptr<const Objects::Object> Objects::Reader::read(const ObjectId& id)
{
    const git_oid oid = ledger::oidOf(id);
    for (std::size_t i = 0; i < inner_->objects.packs.size(); ++i)
        if (const auto place = inner_->objects.packs[i].find(oid)) return inner_->packed(i, *place);
    auto loose = ledger::readLoose(inner_->objects.folder / ledger::looseName(oid));
    if (!loose) return {};
    return std::make_shared<const Object>(Object{ledger::objectKind(loose->type), std::move(loose->bytes)});
}

bool Objects::Reader::has(const ObjectId& id) const
{
    const git_oid oid = ledger::oidOf(id);
    std::error_code ignored;
    return std::any_of(inner_->objects.packs.begin(), inner_->objects.packs.end(),
                       [&](const ledger::Pack& pack) { return pack.find(oid).has_value(); }) ||
           fs::exists(inner_->objects.folder / ledger::looseName(oid), ignored);
}

}
