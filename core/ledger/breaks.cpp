#include "base/words.h"
#include "evidence/sha1.h"
#include "ledger/store.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_set>

// The git repository held to the entries of the record.
namespace remit::ledger {

namespace {

using ObjectHandle = std::unique_ptr<git_odb_object, git::Freed<&git_odb_object_free>>;
using OdbHandle = std::unique_ptr<git_odb, git::Freed<&git_odb_free>>;

struct IdHash {
    std::size_t operator()(const git_oid& id) const
    {
        std::size_t first;
        std::memcpy(&first, id.id, sizeof first);
        return first;
    }
};
struct IdEqual {
    bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_equal(&a, &b) != 0; }
};

bool same(const git_oid* a, const git_oid* b)
{
    return a && b ? git_oid_equal(a, b) != 0 : a == b;
}

// One file that a commit has otherwise than the one before it.
struct Changed {
    std::string path;
    std::optional<git_oid> before, after;
    bool plain = true; // an ordinary file: no link, no program
};

class Breaks {
public:
    Breaks(git_repository* repository, git_odb* odb, const std::vector<Entry>& entries, std::size_t most)
        : repository_(repository), odb_(odb), entries_(entries), most_(most)
    {
        for (std::size_t i = 0; i < entries.size(); ++i)
            byEvent_[entries[i].facts.event] = i;
    }

    Result<std::vector<Error>> all(const git_oid& tip)
    {
        std::vector<git_oid> line;
        if (auto walked = walk(tip, line); !walked) return walked.error();
        git_oid before{};
        for (std::size_t i = 0; i < line.size() && found_.size() < most_; ++i) {
            const auto tree = step(line[i], i, i == 0 ? nullptr : &before);
            if (!tree) return tree.error();
            before = *tree;
        }
        return std::move(found_);
    }

private:
    void add(std::string what, std::string where)
    {
        if (found_.size() < most_) found_.push_back({std::move(what), std::move(where)});
    }

    // The commits from the first to `tip`.
    Result<void> walk(const git_oid& tip, std::vector<git_oid>& line)
    {
        git_oid at = tip;
        while (true) {
            if (!isWhole(at)) return {};
            const auto commit = git::commitAt(repository_, at);
            if (!commit) return commit.error();
            line.push_back(at);
            const unsigned parents = git_commit_parentcount(commit->get());
            if (parents > 1) add("joins two lines of the record, which has one", git::hexOf(at));
            if (parents == 0) break;
            at = *git_commit_parent_id(commit->get(), 0);
        }
        std::reverse(line.begin(), line.end());
        if (line.size() != entries_.size())
            add("There are " + count(entries_.size(), "entry", "entries") + " and " +
                    count(line.size(), "step") + " in which they came; something was taken out or put in",
                {});
        return {};
    }

    // Whether an object hashes to its name; looked at once.
    bool isWhole(const git_oid& id)
    {
        if (!seen_.insert(id).second) return true;
        git_odb_object* raw = nullptr;
        if (git_odb_read(&raw, odb_, &id) < 0) {
            add("An object of the repository cannot be read: it is missing or damaged", git::hexOf(id));
            return false;
        }
        const ObjectHandle object(raw);
        const std::string_view body(static_cast<const char*>(git_odb_object_data(raw)),
                                    git_odb_object_size(raw));
        const std::string head =
            std::string(git_object_type2string(git_odb_object_type(raw))) + " " + std::to_string(body.size());
        if (sha1(std::string_view(head.c_str(), head.size() + 1), body) == git::hexOf(id)) return true;
        add("An object of the repository is not what its name says; it was altered", git::hexOf(id));
        return false;
    }

    // Holds one commit to its entry; returns its folders.
    Result<git_oid> step(const git_oid& id, std::size_t index, const git_oid* before)
    {
        const auto commit = git::commitAt(repository_, id);
        if (!commit) return commit.error();
        const git_oid tree = *git_commit_tree_id(commit->get());
        const Entry* const entry = index < entries_.size() ? &entries_[index] : nullptr;
        const auto place = placeIn(commit->get());
        if (entry && (!place || place->folder() != entry->folder))
            add("is not what the step names in which it came", entry->folder);
        std::vector<Changed> changes;
        if (auto compared = compare(before, &tree, {}, changes); !compared) return compared.error();
        for (const auto& change : changes)
            if (!entry || !isOf(*entry, change, tree)) {
                add(change.after ? "No entry put this file there" : "No entry took this file away",
                    change.path);
            } else if (!change.plain) {
                add("is no ordinary file", change.path);
            }
        if (entry) inUse(*entry, tree);
        return tree;
    }

    // What one folder has otherwise than another; null for one that is not there.
    Result<void> compare(const git_oid* before, const git_oid* after, const std::string& path,
                         std::vector<Changed>& changes)
    {
        if (same(before, after)) return {};
        if (after && !isWhole(*after)) return {};
        std::map<std::string, std::pair<const git_tree_entry*, const git_tree_entry*>> names;
        git::Tree older, newer;
        for (const auto& [id, tree, isNew] :
             {std::tuple{before, &older, false}, std::tuple{after, &newer, true}}) {
            if (!id) continue;
            auto read = git::treeAt(repository_, *id);
            if (!read) return read.error();
            *tree = *std::move(read);
            for (std::size_t i = 0; i < git_tree_entrycount(tree->get()); ++i) {
                const git_tree_entry* const each = git_tree_entry_byindex(tree->get(), i);
                auto& [was, is] = names[git_tree_entry_name(each)];
                (isNew ? is : was) = each;
            }
        }
        for (const auto& [name, both] : names)
            if (auto compared = compareOne(both.first, both.second, path + name, changes); !compared)
                return compared;
        return {};
    }

    Result<void> compareOne(const git_tree_entry* was, const git_tree_entry* is, const std::string& path,
                            std::vector<Changed>& changes)
    {
        const auto folder = [](const git_tree_entry* entry) {
            return entry && git_tree_entry_type(entry) == GIT_OBJECT_TREE ? git_tree_entry_id(entry)
                                                                          : nullptr;
        };
        const auto file = [](const git_tree_entry* entry) {
            return entry && git_tree_entry_type(entry) != GIT_OBJECT_TREE ? git_tree_entry_id(entry)
                                                                          : nullptr;
        };
        const git_oid *const fileWas = file(was), *const fileIs = file(is);
        const bool plain = !fileIs || git_tree_entry_filemode(is) == GIT_FILEMODE_BLOB;
        if (!same(fileWas, fileIs) || (fileIs && fileWas && !plain)) {
            if (fileIs && git_tree_entry_type(is) == GIT_OBJECT_BLOB) isWhole(*fileIs);
            const auto kept = [](const git_oid* id) { return id ? std::optional(*id) : std::nullopt; };
            changes.push_back({path, kept(fileWas), kept(fileIs), plain});
        }
        if (!folder(was) && !folder(is)) return {};
        return compare(folder(was), folder(is), path + "/", changes);
    }

    // Whether `entry` says that `change` is.
    bool isOf(const Entry& entry, const Changed& change, const git_oid& tree)
    {
        if (change.path.starts_with(entry.folder + "/"))
            return !change.before && isPartOf(entry, change.path.substr(entry.folder.size() + 1));
        if (entry.facts.number == EntryNumber(1) && change.path == kAttributesFile) return true;
        if (isMark(entry, change.path)) return !change.before;
        // A file in use: that of the entry, or of the amendment that it agrees to.
        const std::size_t slash = change.path.rfind('/');
        const std::string home = change.path.substr(0, std::min(slash, change.path.size()));
        const std::string name = change.path.substr(slash + 1);
        const Entry* from = &entry;
        if (const auto* agree = std::get_if<Agree>(&entry.event.deed)) {
            const auto found = byEvent_.find(agree->event);
            if (found == byEvent_.end() || home != kContractHome) return false;
            from = &entries_[found->second];
        } else if (!putsInUse(entry) || entry.folder.substr(0, entry.folder.find("/record/")) != home) {
            return false;
        }
        if (!change.after) return std::holds_alternative<Submit>(entry.event.deed);
        const auto there = idIn(tree, fileIn(from->folder, name));
        return there && same(&*there, &*change.after);
    }

    static bool putsInUse(const Entry& entry)
    {
        return (std::holds_alternative<Submit>(entry.event.deed) ||
                std::holds_alternative<Open>(entry.event.deed)) &&
               entry.facts.withoutEffect.empty();
    }

    // Whether the file of that name, in the folder of `entry`, is one that it has.
    static bool isPartOf(const Entry& entry, std::string_view name)
    {
        if (name == kEventFile || name == kEntryFile) return true;
        if (name == std::string(kEventFile) + std::string(kSignature)) return entry.signedByAuthor;
        if (name == std::string(kEntryFile) + std::string(kSignature)) return entry.signedByKeeper;
        if (name == kFindingsFile) return entry.facts.findings.has_value();
        return std::any_of(entry.event.files.begin(), entry.event.files.end(), [&](const FileRecord& file) {
            const auto stored = storedName(file.name);
            return stored && name == "files/" + *stored;
        });
    }

    // A review marks where it carried comments to; which marks there have to be is held elsewhere.
    static bool isMark(const Entry& entry, const std::string& path)
    {
        const auto place = EntryPlace::of(entry.folder);
        const std::size_t carried = path.find("/carried/");
        return place && std::holds_alternative<ReviewDeed>(entry.event.deed) && carried != path.npos &&
               isHome(path.substr(0, carried)) && path == carriedMark(path.substr(0, carried), *place);
    }

    std::optional<git_oid> idIn(const git_oid& tree, const std::string& path)
    {
        const auto read = git::treeAt(repository_, tree);
        const auto id = read ? git::idAt(read->get(), path) : Result<std::optional<git_oid>>(Error{});
        return id ? *id : std::nullopt;
    }

    // Holds the files in use after a hand-in to being those that it brought.
    void inUse(const Entry& entry, const git_oid& tree)
    {
        if (!putsInUse(entry)) return;
        const std::string home = entry.folder.substr(0, entry.folder.find("/record/"));
        for (const auto& file : entry.event.files) {
            const auto stored = storedName(file.name);
            if (!stored) continue;
            const auto own = idIn(tree, fileIn(entry.folder, *stored)),
                       used = idIn(tree, home + "/" + *stored);
            if (!own) add("is missing; the record was altered", fileIn(entry.folder, *stored));
            if (own && (!used || !same(&*own, &*used)))
                add("is not the file that was handed in last under this name", home + "/" + *stored);
        }
    }

    git_repository* repository_;
    git_odb* odb_;
    const std::vector<Entry>& entries_;
    std::map<EventId, std::size_t> byEvent_;
    std::size_t most_;
    std::unordered_set<git_oid, IdHash, IdEqual> seen_;
    std::vector<Error> found_;
};

}

Result<std::vector<Error>> breaks(git_repository* repository, const git_oid& tip,
                                  const std::vector<Entry>& entries, std::size_t most)
{
    const git::Uncached uncached;
    const auto odb = git::acquire<OdbHandle>("The record could not be read", git_repository_odb, repository);
    if (!odb) return odb.error();
    return Breaks(repository, odb->get(), entries, most).all(tip);
}

}
