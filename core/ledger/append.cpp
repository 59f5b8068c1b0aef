#include "ledger/store.h"

#include "base/words.h"
#include "evidence/sha256.h"

#include <algorithm>
#include <deque>
#include <set>

namespace remit::ledger {

namespace {

constexpr std::string_view kUnwritable = "The record could not be written";

// What one entry changes in the record's folders.
class Change {
public:
    explicit Change(git_repository* repository) : repository_(repository) {}

    // Writes a file's bytes, and puts it at `path`.
    Result<git_oid> write(std::string path, std::string_view bytes)
    {
        git_oid id;
        if (const int code = git_blob_create_from_buffer(&id, repository_, bytes.data(), bytes.size());
            code < 0)
            return git::failure(code, kUnwritable);
        put(std::move(path), id);
        return id;
    }

    void put(std::string path, const git_oid& id) { add(GIT_TREE_UPDATE_UPSERT, std::move(path), id); }
    void remove(std::string path) { add(GIT_TREE_UPDATE_REMOVE, std::move(path), {}); }

    // Writes the folders of `base` with the changes made; null for a record that has none yet.
    Result<git_oid> apply(git_tree* base) const
    {
        git_oid id;
        const int code = git_tree_create_updated(&id, repository_, base, updates_.size(), updates_.data());
        if (code < 0) return git::failure(code, kUnwritable);
        return id;
    }

private:
    void add(git_tree_update_t action, std::string path, const git_oid& id)
    {
        const char* const kept = paths_.emplace_back(std::move(path)).c_str();
        updates_.push_back({action, id, GIT_FILEMODE_BLOB, kept});
    }

    git_repository* repository_;
    std::deque<std::string> paths_; // never move
    std::vector<git_tree_update> updates_;
};

bool match(const std::vector<FileRecord>& records, const std::vector<Artefact>& files)
{
    return std::equal(records.begin(), records.end(), files.begin(), files.end(),
                      [](const FileRecord& record, const Artefact& file) {
                          return record.name == file.name &&
                                 (file.leftOut ||
                                  (record.size == file.bytes.size() && record.sha256 == sha256(file.bytes)));
                      });
}

// Puts the entry's files into its own folder and, if they are to be in use, into its home in place of those
// before.
Result<void> putFiles(Change& change, git_repository* repository, const git_tree* root,
                      const std::string& folder, const Draft& draft)
{
    std::set<std::string> inUse;
    for (const auto& file : draft.files) {
        if (file.leftOut) continue;
        const auto name = storedName(file.name);
        if (!name) return name.error();
        const auto id = change.write(fileIn(folder, *name), file.bytes);
        if (!id) return id.error();
        if (!draft.inUse) continue;
        change.put(draft.home + "/" + *name, *id);
        inUse.insert(*name);
    }
    for (const auto& file : draft.contract) {
        const auto name = storedName(file.name);
        if (!name) return name.error();
        const auto id = change.write(std::string(kContractHome) + "/" + *name, file.bytes);
        if (!id) return id.error();
    }
    if (!draft.inUse || !root) return {};
    const auto before = filesIn(repository, root, draft.home);
    if (!before) return before.error();
    for (const auto& name : *before)
        if (!inUse.contains(name)) change.remove(draft.home + "/" + name);
    return {};
}

// A name as git can hold it.
std::string personName(const Draft& draft)
{
    std::string name = quotable(draft.author, 200);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '<' || c == '>'; }, ' ');
    const bool empty = name.find_first_not_of(" .,:;\"\\'") == std::string::npos; // git strips these
    return empty ? draft.event.by.str() : name;
}

Result<git::Signature> signature(const std::string& name, const std::string& address, Instant when)
{
    // git knows no time before 1970; event.toml does.
    const auto seconds = std::max<git_time_t>(0, when.value().time_since_epoch().count());
    return git::acquire<git::Signature>(kUnwritable, git_signature_new, name.c_str(), address.c_str(),
                                        seconds, 0);
}

Result<git_oid> writeCommit(git_repository* repository, const git_oid& root, const git_commit* before,
                            const Draft& draft, const std::string& folder)
{
    const auto author = signature(personName(draft), draft.event.by.str() + "@remit.invalid", draft.event.at);
    if (!author) return author.error();
    const auto keeper = signature("Remit", "keeper@remit.invalid", draft.facts.received);
    if (!keeper) return keeper.error();
    const auto tree = git::treeAt(repository, root);
    if (!tree) return tree.error();
    const std::string message = quotable(draft.words, 400) + "\n\n" + folder + "\n";
    git_oid id;
    const int code = git_commit_create(&id, repository, nullptr, author->get(), keeper->get(), nullptr,
                                       message.c_str(), tree->get(), before ? 1 : 0, &before);
    if (code < 0) return git::failure(code, kUnwritable);
    return id;
}

// entry.toml of `draft` on top of `tip`.
EntryFacts factsOf(const Draft& draft, const Tip& tip, std::string_view eventBytes)
{
    EntryFacts facts = draft.facts;
    facts.number = EntryNumber(number(tip.number) + 1);
    facts.event = sha256(eventBytes);
    if (number(tip.number) > 0) facts.after = tip.entry;
    if (!draft.findings.empty()) facts.findings = sha256(draft.findings);
    return facts;
}

}

bool speaksOfKept(const Draft& draft)
{
    const auto* note = std::get_if<Note>(&draft.event.deed);
    if (draft.kept.empty()) return true;
    return note && std::equal(note->kept.begin(), note->kept.end(), draft.kept.begin(), draft.kept.end(),
                              [](const Kept& said, const Apart& file) {
                                  return said.size == file.bytes.size() && said.hmac == salted(file);
                              });
}

Result<Written> writeEntry(git_repository* repository, const Tip& tip, const Draft& draft)
{
    const bool first = tip.number == EntryNumber(0);
    assert(first == std::holds_alternative<Open>(draft.event.deed));
    assert(isHome(draft.home) && !draft.words.empty());
    assert(first || draft.facts.received >= tip.received);
    assert(match(draft.event.files, draft.files));
    if (const auto can = writable(draft.event); !can) return can.error();

    git::Commit before;
    git::Tree root;
    if (!first) {
        auto commit = git::commitAt(repository, git::idOf(tip.position));
        if (!commit) return commit.error();
        auto tree = git::treeOf(commit->get());
        if (!tree) return tree.error();
        before = *std::move(commit);
        root = *std::move(tree);
    }

    const std::string eventBytes = encode(draft.event);
    const EntryFacts facts = factsOf(draft, tip, eventBytes);
    const std::string entryBytes = encode(facts);
    // What could not be read again would close the record for ever.
    if (const auto again = decodeEntry(entryBytes); !again) return again.error();
    const EntryPlace place{draft.home, facts.number, std::string(kindOf(draft.event.deed))};
    const std::string folder = place.folder();

    Change change(repository);
    std::vector<std::pair<std::string, std::string_view>> texts = {
        {folder + "/" + std::string(kEventFile), eventBytes},
        {folder + "/" + std::string(kEntryFile), entryBytes}};
    if (!draft.signature.empty())
        texts.emplace_back(folder + "/" + std::string(kEventFile) + std::string(kSignature), draft.signature);
    std::string entrySignature;
    if (draft.sign) {
        auto made = draft.sign(entryBytes);
        if (!made) return made.error();
        entrySignature = *std::move(made);
        texts.emplace_back(folder + "/" + std::string(kEntryFile) + std::string(kSignature), entrySignature);
    }
    if (!draft.findings.empty())
        texts.emplace_back(folder + "/" + std::string(kFindingsFile), draft.findings);
    if (first) texts.emplace_back(kAttributesFile, kAttributes);
    for (const auto& home : draft.carriedTo)
        texts.emplace_back(carriedMark(home, place), std::string_view());
    for (const auto& [path, bytes] : texts)
        if (const auto written = change.write(path, bytes); !written) return written.error();
    if (const auto put = putFiles(change, repository, root.get(), folder, draft); !put) return put.error();

    const auto newRoot = change.apply(root.get());
    if (!newRoot) return newRoot.error();
    const auto commit = writeCommit(repository, *newRoot, before.get(), draft, folder);
    if (!commit) return commit.error();
    return Written{{draft.event, facts, folder, !draft.signature.empty(), bool(draft.sign),
                    facts.findings && draft.findings.empty()},
                   {facts.number, sha256(entryBytes), facts.received, git::hexOf(*commit)}};
}

}
