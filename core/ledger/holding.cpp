#include "ledger/holding.h"

#include "base/words.h"
#include "evidence/sha1.h"
#include "ledger/git.h"
#include "ledger/layout.h"
#include "ledger/source.h"
#include "ledger/step.h"
#include "ledger/tree.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

namespace remit {

namespace {

using namespace ledger;
using Shared = std::shared_ptr<const Objects::Object>;
using MaybeId = std::optional<ObjectId>; // none: nothing lies there

// "COMPONENT/ID/record/GROUP/NUMBER-KIND/files/NAME" is the deepest that anything lies.
constexpr std::size_t kDeepest = 8;

ObjectId blobId(std::string_view bytes)
{
    Sha1 sha;
    sha.add("blob " + std::to_string(bytes.size()) + '\0');
    sha.add(bytes);
    return sha.take();
}

class Holding {
public:
    Holding(const Objects& objects, const std::vector<Entry>& entries, std::size_t most,
            const std::function<void(EntryObjects)>& came)
        : reader_(objects), entries_(entries), erased_(erasedIn(entries)), most_(most), came_(came),
          empty_(blobId({})), attributes_(blobId(kAttributes))
    {
        for (const auto& entry : entries)
            if (std::holds_alternative<Amend>(entry.event.deed)) amendments_[entry.facts.event] = &entry;
    }

    std::vector<std::pair<std::size_t, Error>> all(const ObjectId& tip)
    {
        const auto line = walk(tip);
        MaybeId before;
        for (std::size_t i = 0; i < line.size() && !enough(); ++i) {
            at_ = i;
            step(line[i], i < entries_.size() ? &entries_[i] : nullptr, before);
            before = line[i].tree;
        }
        return std::move(breaks_);
    }

private:
    bool enough() const { return breaks_.size() >= most_; }

    void add(std::string what, std::string where)
    {
        if (!enough()) breaks_.push_back({at_, Error{std::move(what), std::move(where)}});
    }

    // An object of that kind; nullptr, and a break, if there is none.
    Shared read(const ObjectId& id, Objects::Kind kind)
    {
        Shared object = reader_.read(id);
        if (object && object->kind == kind) return object;
        add("An object of the repository is missing or is another than it has to be",
            hexadecimal(id.data(), id.size()));
        return {};
    }

    // A commit, as far as it is needed once all are known.
    struct Known {
        ObjectId tree{};
        bool named = false; // it names the folder of its entry
        bool says = false;  // what it must
    };

    // The commits from the first to `tip`; none if one of them cannot be read.
    std::vector<Known> walk(const ObjectId& tip)
    {
        std::vector<Known> line;
        for (MaybeId at = tip; at;) {
            const Shared object = read(*at, Objects::Kind::Commit);
            const auto step = object ? StepText::of(object->bytes) : std::nullopt;
            if (object && !step) add("is no step that git can read", hexadecimal(at->data(), at->size()));
            if (!step) return {};
            // By its place from the end: if there are more or fewer than entries, that is said below.
            const Entry* const entry =
                line.size() < entries_.size() ? &entries_[entries_.size() - 1 - line.size()] : nullptr;
            line.push_back({step->tree, entry && step->lastLine() == entry->folder,
                            entry && saysWhatItMust(*step, *entry)});
            if (step->parents.size() > 1)
                add("joins two lines of the record, which has one", hexadecimal(at->data(), at->size()));
            at = step->parents.empty() ? MaybeId() : step->parents.front();
        }
        std::reverse(line.begin(), line.end());
        if (line.size() != entries_.size())
            add("There are " + count(entries_.size(), "entry", "entries") + " and " +
                    count(line.size(), "step") + " in which they came; something was taken out or put in",
                {});
        return line;
    }

    // Holds one commit to its entry, if it has one.
    void step(const Known& commit, const Entry* entry, const MaybeId& before)
    {
        entry_ = entry;
        home_ = entry_ ? entry_->folder.substr(0, entry_->folder.find("/record/")) : std::string();
        brought_.clear();
        if (entry_ && !commit.named) add("is not what the step names in which it came", entry_->folder);
        compare(before, commit.tree, {}, 0);
        if (!entry_) return;
        complete(commit.tree);
        if (commit.named && !commit.says)
            add("came in a step that says something else of who, when or what", entry_->folder);
        came_(objectsOf());
    }

    // Holds what one folder has otherwise than another to what the entry says.
    void compare(const MaybeId& before, const MaybeId& after, const std::string& path, std::size_t depth)
    {
        if (before == after || enough()) return;
        if (depth == kDeepest) return add("No entry put anything so deep", path);
        const Shared was = before ? read(*before, Objects::Kind::Tree) : nullptr;
        const Shared is = after ? read(*after, Objects::Kind::Tree) : nullptr;
        if ((before && !was) || (after && !is)) return;
        if (is && is->bytes.empty()) add("The folder has nothing in it", path);
        TreeReading olds(was ? std::string_view(was->bytes) : std::string_view()),
            news(is ? std::string_view(is->bytes) : std::string_view());
        auto old = olds.next(), now = news.next();
        while (old || now) {
            const int order = !old ? 1 : !now ? -1 : old->compare(*now);
            const TreeItem& item = order <= 0 ? *old : *now;
            const MaybeId idWas = order <= 0 ? MaybeId(old->id) : std::nullopt,
                          idIs = order >= 0 ? MaybeId(now->id) : std::nullopt;
            if (idWas != idIs) {
                const std::string there = path + std::string(item.name);
                if (item.folder)
                    compare(idWas, idIs, there + "/", depth + 1);
                else
                    changed(there, idWas, idIs);
            }
            if (order <= 0) old = olds.next();
            if (order >= 0) now = news.next();
        }
        if (news.isBroken()) add("The folder is not written as a record's folders are", path);
    }

    void changed(const std::string& path, const MaybeId& was, const MaybeId& is)
    {
        // All others are read again: as parts of an entry, or as those that came into use with one.
        if ((is == empty_ || is == attributes_) && !reader_.has(*is))
            add("is missing; the record was altered", path);
        if (!entry_ || !isSaid(path, was, is))
            return add(is ? "No entry put this file there" : "No entry took this file away", path);
        if (is) brought_[path] = *is;
    }

    // Whether the entry says that this file is otherwise. What has to be a certain file is looked at when the
    // step is complete.
    bool isSaid(const std::string& path, const MaybeId& was, const MaybeId& is) const
    {
        if (path.starts_with(entry_->folder + "/"))
            return !was && isPart(path.substr(entry_->folder.size() + 1));
        if (path == kAttributesFile) return entry_->facts.number == EntryNumber(1) && is == attributes_;
        if (isMark(path)) return !was && is == empty_;
        const std::size_t slash = path.rfind('/');
        if (slash == path.npos) return false;
        const std::string folder = path.substr(0, slash);
        if (putsInUse() && folder == home_) return is || std::holds_alternative<Submit>(entry_->event.deed);
        return amendment() && folder == kContractHome && is;
    }

    // Whether the file of that name, in the folder of the entry, is one that it has.
    bool isPart(std::string_view name) const
    {
        if (name == kEventFile || name == kEntryFile) return true;
        if (name == signatureOf(kEventFile)) return entry_->signedByAuthor;
        if (name == signatureOf(kEntryFile)) return entry_->signedByKeeper;
        if (name == kFindingsFile) return entry_->facts.findings.has_value();
        return std::any_of(entry_->event.files.begin(), entry_->event.files.end(),
                           [&](const FileRecord& file) {
                               const auto stored = storedName(file.name);
                               return stored && name == "files/" + *stored;
                           });
    }

    static std::string signatureOf(std::string_view file)
    {
        return std::string(file) + std::string(kSignature);
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
            agree && entry_->facts.withoutEffect.empty() ? amendments_.find(agree->event) : amendments_.end();
        return found == amendments_.end() ? nullptr : found->second;
    }

    // What lies at `path`; none if nothing does.
    MaybeId idIn(const ObjectId& root, std::string_view path)
    {
        MaybeId at = root;
        while (at && !path.empty()) {
            const std::string_view name = path.substr(0, path.find('/'));
            path.remove_prefix(std::min(name.size() + 1, path.size()));
            const Shared tree = read(*at, Objects::Kind::Tree);
            at.reset();
            TreeReading items(tree ? std::string_view(tree->bytes) : std::string_view());
            while (const auto item = items.next())
                if (item->name == name && (item->folder || path.empty())) at = item->id;
        }
        return at;
    }

    MaybeId broughtAt(const std::string& path) const
    {
        const auto found = brought_.find(path);
        return found == brought_.end() ? std::nullopt : MaybeId(found->second);
    }

    // Holds the step to what it has to have: its files, and in use those that it brings and no other.
    void complete(const ObjectId& tree)
    {
        if (entry_->facts.number == EntryNumber(1) && !broughtAt(std::string(kAttributesFile)))
            add("is missing; the record was altered", std::string(kAttributesFile));
        for (const auto& file : entry_->event.files)
            if (const auto stored = storedName(file.name);
                stored && !erased_.contains({entry_->facts.event, file.name}) &&
                !broughtAt(fileIn(entry_->folder, *stored)))
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
        if (std::holds_alternative<Submit>(entry_->event.deed)) nothingElse(tree, home, names);
    }

    // No file but those lies in the folder `home` itself.
    void nothingElse(const ObjectId& tree, const std::string& home, const std::set<std::string>& names)
    {
        const auto id = idIn(tree, home);
        const Shared folder = id ? read(*id, Objects::Kind::Tree) : nullptr;
        TreeReading items(folder ? std::string_view(folder->bytes) : std::string_view());
        while (const auto item = items.next())
            if (!item->folder && !names.contains(std::string(item->name)))
                add("is in use still, and was not handed in last", home + "/" + std::string(item->name));
    }

    EntryObjects objectsOf() const
    {
        EntryObjects objects;
        const auto part = [&](const std::string& name) { return broughtAt(entry_->folder + "/" + name); };
        objects.eventSignature = part(signatureOf(kEventFile));
        objects.entrySignature = part(signatureOf(kEntryFile));
        objects.findings = part(std::string(kFindingsFile));
        for (const auto& file : entry_->event.files) {
            const auto stored = storedName(file.name);
            objects.files.push_back(
                (stored ? broughtAt(fileIn(entry_->folder, *stored)) : MaybeId()).value_or(ObjectId{}));
        }
        return objects;
    }

    Objects::Reader reader_;
    const std::vector<Entry>& entries_;
    std::map<EventId, const Entry*> amendments_;
    const std::set<std::pair<EventId, std::string>> erased_;
    std::size_t most_;
    const std::function<void(EntryObjects)>& came_;
    ObjectId empty_, attributes_; // the names of these files
    std::vector<std::pair<std::size_t, Error>> breaks_;
    std::size_t at_ = 0; // the step that is looked at
    // Of the step that is looked at:
    const Entry* entry_ = nullptr;
    std::string home_;
    std::map<std::string, ObjectId> brought_; // by path
};

}

std::set<std::pair<EventId, std::string>> erasedIn(const std::vector<Entry>& entries)
{
    std::set<std::pair<EventId, std::string>> erased;
    for (const auto& entry : entries)
        if (const auto* erase = std::get_if<Erase>(&entry.event.deed);
            erase && entry.facts.withoutEffect.empty())
            erased.emplace(erase->event, erase->name);
    return erased;
}

std::vector<std::pair<std::size_t, Error>> hold(const Objects& objects, const Tip& tip,
                                                const std::vector<Entry>& entries, std::size_t most,
                                                const std::function<void(EntryObjects)>& came)
{
    return Holding(objects, entries, most, came).all(objectId(git::idOf(tip.position)));
}

}
