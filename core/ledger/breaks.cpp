#include "base/words.h"
#include "evidence/sha1.h"
#include "ledger/store.h"
#include "ledger/tree.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

// The git repository held to the entries of the record: what each step put there, and nothing else.
namespace remit::ledger {

namespace {

using ObjectHandle = std::unique_ptr<git_odb_object, git::Freed<&git_odb_object_free>>;
using OdbHandle = std::unique_ptr<git_odb, git::Freed<&git_odb_free>>;
using Items = std::map<std::string, TreeItem>;

// "COMPONENT/ID/record/GROUP/NUMBER-KIND/files/NAME" is the deepest that anything lies.
constexpr std::size_t kDeepest = 8;

std::string blobId(std::string_view bytes)
{
    const std::string head = "blob " + std::to_string(bytes.size());
    return sha1(std::string_view(head.c_str(), head.size() + 1), bytes);
}

class Breaks {
public:
    Breaks(git_repository* repository, git_odb* odb, const std::vector<Entry>& entries, std::size_t most)
        : repository_(repository), odb_(odb), entries_(entries), most_(most), empty_(blobId({})),
          attributes_(blobId(kAttributes))
    {
        for (std::size_t i = 0; i < entries.size(); ++i)
            byEvent_[entries[i].facts.event] = i;
    }

    Result<std::vector<Error>> all(const git_oid& tip)
    {
        std::vector<git_oid> line;
        if (auto walked = walk(tip, line); !walked) return walked.error();
        std::string before;
        for (std::size_t i = 0; i < line.size() && !enough(); ++i) {
            const auto tree = step(line[i], i, before);
            if (!tree) return tree.error();
            before = *tree;
        }
        return std::move(found_);
    }

private:
    bool enough() const { return found_.size() >= most_; }

    void add(std::string what, std::string where)
    {
        if (!enough()) found_.push_back({std::move(what), std::move(where)});
    }

    // The bytes of an object that hashes to its name; no value, and a break, if it does not.
    std::optional<std::string> whole(const git_oid& id)
    {
        git_odb_object* raw = nullptr;
        if (git_odb_read(&raw, odb_, &id) < 0) {
            add("An object of the repository cannot be read: it is missing or damaged", git::hexOf(id));
            return {};
        }
        const ObjectHandle object(raw);
        std::string body(static_cast<const char*>(git_odb_object_data(raw)), git_odb_object_size(raw));
        const std::string head =
            std::string(git_object_type2string(git_odb_object_type(raw))) + " " + std::to_string(body.size());
        if (sha1(std::string_view(head.c_str(), head.size() + 1), body) == git::hexOf(id)) return body;
        add("An object of the repository is not what its name says; it was altered", git::hexOf(id));
        return {};
    }

    // Looks at a file's object, once.
    void look(const std::string& id)
    {
        if (seen_.insert(id).second) whole(git::idOf(id));
    }

    // The commits from the first to `tip`.
    Result<void> walk(const git_oid& tip, std::vector<git_oid>& line)
    {
        git_oid at = tip;
        while (true) {
            if (!whole(at)) return {};
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

    // Holds one commit to its entry; returns its folders.
    Result<std::string> step(const git_oid& id, std::size_t index, const std::string& before)
    {
        const auto commit = git::commitAt(repository_, id);
        if (!commit) return commit.error();
        const std::string tree = git::hexOf(*git_commit_tree_id(commit->get()));
        entry_ = index < entries_.size() ? &entries_[index] : nullptr;
        const auto place = placeIn(commit->get());
        if (entry_ && (!place || place->folder() != entry_->folder))
            add("is not what the step names in which it came", entry_->folder);
        home_ = entry_ ? entry_->folder.substr(0, entry_->folder.find("/record/")) : std::string();
        brought_.clear();
        compare(before, tree, {}, 0);
        if (entry_) complete(tree);
        return tree;
    }

    // The items of a folder; empty, and a break, if it is no folder of a record.
    Items items(const std::string& id, const std::string& path)
    {
        Items byName;
        if (id.empty()) return byName;
        const auto bytes = whole(git::idOf(id));
        const auto read = bytes ? itemsOf(*bytes) : std::nullopt;
        if (bytes && !read) add("The folder is not written as a record's folders are", path);
        if (read && read->empty()) add("The folder has nothing in it", path);
        if (read)
            for (const auto& item : *read)
                byName[item.name] = item;
        return byName;
    }

    // Holds what one folder has otherwise than another to what the entry says. Empty for one that is not
    // there.
    void compare(const std::string& before, const std::string& after, const std::string& path,
                 std::size_t depth)
    {
        if (before == after || enough()) return;
        if (depth == kDeepest) return add("No entry put anything so deep", path);
        const Items was = items(before, path), is = items(after, path);
        std::set<std::string> names;
        for (const auto* each : {&was, &is})
            for (const auto& [name, item] : *each)
                names.insert(name);
        for (const auto& name : names) {
            const auto find = [&](const Items& in, bool folder) {
                const auto found = in.find(name);
                return found != in.end() && found->second.folder == folder ? found->second.id : std::string();
            };
            const std::string fileWas = find(was, false), fileIs = find(is, false);
            if (fileWas != fileIs) changed(path + name, fileWas, fileIs);
            compare(find(was, true), find(is, true), path + name + "/", depth + 1);
        }
    }

    void changed(const std::string& path, const std::string& was, const std::string& is)
    {
        if (!is.empty()) look(is);
        if (!entry_ || !isSaid(path, was, is))
            return add(is.empty() ? "No entry took this file away" : "No entry put this file there", path);
        if (!is.empty()) brought_[path] = is;
    }

    // Whether the entry says that this file is otherwise. What has to be a certain file is looked at when the
    // step is complete.
    bool isSaid(const std::string& path, const std::string& was, const std::string& is) const
    {
        if (path.starts_with(entry_->folder + "/"))
            return was.empty() && isPart(path.substr(entry_->folder.size() + 1));
        if (path == kAttributesFile) return entry_->facts.number == EntryNumber(1) && is == attributes_;
        if (isMark(path)) return was.empty() && is == empty_;
        const std::size_t slash = path.rfind('/');
        if (slash == path.npos) return false;
        const std::string folder = path.substr(0, slash);
        if (putsInUse() && folder == home_)
            return is.empty() ? std::holds_alternative<Submit>(entry_->event.deed) : true;
        return amendment() && folder == kContractHome && !is.empty();
    }

    // Whether the file of that name, in the folder of the entry, is one that it has.
    bool isPart(std::string_view name) const
    {
        if (name == kEventFile || name == kEntryFile) return true;
        if (name == std::string(kEventFile) + std::string(kSignature)) return entry_->signedByAuthor;
        if (name == std::string(kEntryFile) + std::string(kSignature)) return entry_->signedByKeeper;
        if (name == kFindingsFile) return entry_->facts.findings.has_value();
        return std::any_of(entry_->event.files.begin(), entry_->event.files.end(),
                           [&](const FileRecord& file) {
                               const auto stored = storedName(file.name);
                               return stored && name == "files/" + *stored;
                           });
    }

    // A review marks where it carried comments to; which marks there have to be is held elsewhere.
    bool isMark(const std::string& path) const
    {
        const auto place = EntryPlace::of(entry_->folder);
        const std::size_t carried = path.find("/carried/");
        return place && std::holds_alternative<ReviewDeed>(entry_->event.deed) && carried != path.npos &&
               isHome(path.substr(0, carried)) && path == carriedMark(path.substr(0, carried), *place);
    }

    bool putsInUse() const
    {
        return (std::holds_alternative<Submit>(entry_->event.deed) ||
                std::holds_alternative<Open>(entry_->event.deed)) &&
               entry_->facts.withoutEffect.empty();
    }

    // The amendment that the entry agrees to; nullptr if it does not.
    const Entry* amendment() const
    {
        const auto* agree = std::get_if<Agree>(&entry_->event.deed);
        const auto found =
            agree && entry_->facts.withoutEffect.empty() ? byEvent_.find(agree->event) : byEvent_.end();
        if (found == byEvent_.end()) return nullptr;
        const Entry& proposed = entries_[found->second];
        return std::holds_alternative<Amend>(proposed.event.deed) ? &proposed : nullptr;
    }

    std::string idIn(const std::string& tree, const std::string& path)
    {
        const auto read = git::treeAt(repository_, git::idOf(tree));
        const auto id = read ? git::idAt(read->get(), path) : Result<std::optional<git_oid>>(Error{});
        return id && *id ? git::hexOf(**id) : std::string();
    }

    // Holds the step to what it has to have: its files, and in use those that it brings and no other.
    void complete(const std::string& tree)
    {
        if (entry_->facts.number == EntryNumber(1) && idIn(tree, std::string(kAttributesFile)) != attributes_)
            add("is missing; the record was altered", std::string(kAttributesFile));
        for (const auto& file : entry_->event.files)
            if (const auto stored = storedName(file.name);
                stored && idIn(tree, fileIn(entry_->folder, *stored)).empty())
                add("is missing; the record was altered", fileIn(entry_->folder, *stored));
        const Entry* const from = putsInUse() ? entry_ : amendment();
        if (!from) return;
        const std::string home = putsInUse() ? home_ : std::string(kContractHome);
        std::set<std::string> names;
        for (const auto& file : from->event.files) {
            const auto stored = storedName(file.name);
            if (!stored || (from != entry_ && file.role == FileRole::Signed)) continue;
            names.insert(*stored);
            if (idIn(tree, home + "/" + *stored) != idIn(tree, fileIn(from->folder, *stored)))
                add("is not the file that came into use last under this name", home + "/" + *stored);
        }
        for (const auto& [path, id] : brought_)
            if (path.starts_with(home + "/") && path.find('/', home.size() + 1) == path.npos &&
                !names.contains(path.substr(home.size() + 1)))
                add("No entry put this file there", path);
        if (!std::holds_alternative<Submit>(entry_->event.deed)) return;
        for (const auto& [name, item] : items(idIn(tree, home), home))
            if (!item.folder && !names.contains(name))
                add("is in use still, and was not handed in last", home + "/" + name);
    }

    git_repository* repository_;
    git_odb* odb_;
    const std::vector<Entry>& entries_;
    std::map<EventId, std::size_t> byEvent_;
    std::size_t most_;
    std::string empty_, attributes_; // the ids of these files
    std::unordered_set<std::string> seen_;
    std::vector<Error> found_;
    // Of the step that is looked at:
    const Entry* entry_ = nullptr;
    std::string home_;
    std::map<std::string, std::string> brought_; // path -> id
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
