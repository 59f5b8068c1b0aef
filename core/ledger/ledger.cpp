#include "ledger/inner.h"

#include "base/words.h"
#include "evidence/sha256.h"
#include "ledger/copy.h"
#include "ledger/disk.h"
#include "ledger/incoming.h"

namespace remit {

namespace ledger {

namespace fs = std::filesystem;

std::string shown(const fs::path& folder)
{
    return folder.lexically_normal().string();
}

fs::path settled(const fs::path& folder, std::error_code& error)
{
    const fs::path path = fs::weakly_canonical(fs::absolute(folder, error), error);
    return path.has_filename() ? path : path.parent_path();
}

// Neither who owns it nor what its settings ask for matters: libgit2 runs no program on their behalf, and
// Remit checks out nothing.
Result<git::Repository> openRepository(const fs::path& folder)
{
    auto repository = git::open(folder / ".git");
    if (!repository) return Error{repository.error().what, shown(folder)};
    return repository;
}

Error within(const fs::path& folder, const Error& error)
{
    return {error.what, error.where.empty() ? shown(folder) : error.where, error.trouble};
}

}

namespace {

namespace fs = std::filesystem;
namespace copy = ledger::copy;
using ledger::within;

// The nearest folder that has a .git, `folder` or one above.
Result<fs::path> folderOfRecord(const fs::path& folder)
{
    std::error_code error;
    fs::path home = ledger::settled(folder, error);
    while (!error && !fs::exists(home / ".git", error) && !error) {
        if (!home.has_relative_path())
            return Error{"There is no record here or in any folder above. Go to the folder of one, or open "
                         "one with: remit new SCHEDULE [DIR] --as PARTY",
                         ledger::shown(folder)};
        home = home.parent_path();
    }
    if (error) return Error{"The folder could not be read (" + error.message() + ").", ledger::shown(home)};
    return home;
}

constexpr std::size_t kMostRemembered = 512u << 20;

}

Result<const git_tree*> Ledger::Inner::root() const
{
    if (rootTree && rootOf == newest.tip.position) return rootTree.get();
    const auto commit = git::commitAt(repository.get(), git::idOf(newest.tip.position));
    if (!commit) return commit.error();
    auto tree = git::treeOf(commit->get());
    if (!tree) return tree.error();
    rootTree = *std::move(tree);
    rootOf = newest.tip.position;
    return rootTree.get();
}

Result<std::string> Ledger::Inner::read(const std::string& path) const
{
    const auto tree = root();
    if (!tree) return tree.error();
    const auto id = git::idAt(*tree, path);
    if (!id) return id.error();
    if (!*id) return Error{"The record has no such file.", path};
    return git::bytesAt(repository.get(), **id);
}

Result<std::string> Ledger::Inner::readAs(const std::string& path, const Fingerprint& sha) const
{
    auto bytes = read(path);
    if (bytes && sha256(*bytes) != sha)
        return Error{"has been altered: it is not the file that was recorded", path};
    return bytes;
}

Result<WholeRecord> Ledger::Inner::whole(const ledger::Source& source) const
{
    const auto tree = root();
    if (!tree) return within(folder, tree.error());
    auto read = ledger::readWhole(source, ledger::objectId(*git_tree_id(*tree)), newest.tip.entry);
    if (!read) return within(folder, read.error());
    return read;
}

Ledger::Ledger(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const fs::path& folder)
{
    const auto found = folderOfRecord(folder);
    if (!found) return found.error();
    const fs::path& home = *found;
    auto repository = ledger::openRepository(home);
    if (!repository) return repository.error();
    if (const auto plain = ledger::plainRepository(repository->get()); !plain)
        return within(home, plain.error());
    auto newest = ledger::readNewest(repository->get());
    if (!newest) return within(home, newest.error());
    return Ledger(std::make_unique<Inner>(Inner{home, *std::move(repository), *std::move(newest)}));
}

Result<fs::path> Ledger::folderOf(const fs::path& folder)
{
    return folderOfRecord(folder);
}

const Tip& Ledger::tip() const
{
    return inner_->newest.tip;
}

Result<bool> Ledger::isNewest() const
{
    const auto main = git::mainOf(inner_->repository.get());
    if (!main) return within(folder(), main.error());
    return *main && git::hexOf(**main) == tip().position;
}

fs::path Ledger::folder() const
{
    return inner_->folder;
}

Result<WholeRecord> Ledger::whole() const
{
    const git::Uncached uncached;
    const auto source = ledger::sourceOf(inner_->repository.get());
    if (!source) return within(folder(), source.error());
    return inner_->whole(*source);
}

Result<WholeRecord> Ledger::whole(const Objects& objects) const
{
    return inner_->whole(ledger::sourceOf(objects));
}

Result<std::vector<Entry>> Ledger::entries(const std::set<std::string>& homes) const
{
    const auto root = inner_->root();
    if (!root) return within(folder(), root.error());
    auto read = ledger::readEntries(inner_->repository.get(), *root, homes);
    if (!read) return within(folder(), read.error());
    return read;
}

Result<std::set<std::string>> Ledger::carriedFrom(const std::string& home) const
{
    const auto root = inner_->root();
    if (!root) return within(folder(), root.error());
    auto homes = ledger::carriedFrom(inner_->repository.get(), *root, home);
    if (!homes) return within(folder(), homes.error());
    return homes;
}

Result<std::optional<std::set<std::string>>> Ledger::homesSince(const std::string& position,
                                                                std::size_t most) const
{
    auto homes =
        ledger::homesSince(inner_->repository.get(), git::idOf(inner_->newest.tip.position), position, most);
    if (!homes) return within(folder(), homes.error());
    return homes;
}

std::string Ledger::origin() const
{
    return disk::origin(folder() / ".git" / "HEAD"); // which does not change as long as the copy lives
}

std::string Ledger::remembered() const
{
    auto bytes = disk::read(inner_->memoryFile(), kMostRemembered);
    return bytes && *bytes ? **std::move(bytes) : std::string();
}

void Ledger::remember(std::string_view bytes) const
{
    (void)disk::write(inner_->memoryFile(), bytes); // if it cannot be, it is read anew the next time
}

Result<std::string> Ledger::contractFile(std::string_view name) const
{
    const auto stored = storedName(name);
    if (!stored) return stored.error();
    return inner_->read("contract/" + *stored);
}

Result<std::string> Ledger::file(const Entry& entry, std::string_view name) const
{
    const auto stored = storedName(name);
    if (!stored) return stored.error();
    for (const auto& file : entry.event.files)
        if (file.name == name) return inner_->readAs(ledger::fileIn(entry.folder, *stored), file.sha256);
    return Error{"Entry " + std::to_string(number(entry.facts.number)) + " has no file named \"" +
                 quotable(name) + "\"."};
}

Result<std::string> Ledger::findings(const Entry& entry) const
{
    if (!entry.facts.findings || entry.findingsLeftOut) return std::string();
    return inner_->readAs(entry.folder + "/" + std::string(ledger::kFindingsFile), *entry.facts.findings);
}

Result<Signatures> Ledger::signatures(const Entry& entry) const
{
    Signatures signatures;
    const auto read = [&](bool there, std::string_view file, std::optional<std::string>& to) -> Result<void> {
        if (!there) return {};
        auto text = inner_->read(entry.folder + "/" + std::string(file) + std::string(ledger::kSignature));
        if (!text) return text.error();
        to = *std::move(text);
        return {};
    };
    if (auto event = read(entry.signedByAuthor, ledger::kEventFile, signatures.event); !event)
        return event.error();
    if (auto own = read(entry.signedByKeeper, ledger::kEntryFile, signatures.entry); !own) return own.error();
    return signatures;
}

Result<Entry> Ledger::append(const Turn& turn, const Draft& draft)
{
    assert(ledger::speaksOfKept(draft));
    if (draft.event.record != inner_->newest.record)
        return refused("What is to be recorded was made for another record.");
    if (const auto settled = settle(); !settled) return within(folder(), settled.error());
    auto entry = enter(turn, draft);
    if (draft.kept.empty()) return entry;
    if (entry)
        inner_->vault().settled();
    else
        (void)settle(); // what cannot be cleared now is by the next turn
    return entry;
}

Result<Entry> Ledger::enter(const Turn& turn, const Draft& draft)
{
    git_repository* const repository = inner_->repository.get();
    const auto incoming = ledger::Incoming::into(repository);
    if (!incoming) return within(folder(), incoming.error());
    auto written = ledger::writeEntry(incoming->repository(), inner_->newest.tip, draft);
    if (!written) return within(folder(), written.error());
    if (!draft.kept.empty())
        if (const auto kept = inner_->vault().add(draft.home, draft.kept); !kept)
            return within(folder(), kept.error());
    if (const auto kept = incoming->accept(turn.note()); !kept) return within(folder(), kept.error());
    if (draft.erased)
        if (const auto gone = destroy(turn, *draft.erased); !gone) return within(folder(), gone.error());
    const git_oid from = git::idOf(inner_->newest.tip.position);
    if (const auto moved = git::moveMain(repository, &from, git::idOf(written->tip.position)); !moved)
        return within(folder(), moved.error());
    inner_->newest.tip = std::move(written->tip);
    return std::move(written->entry);
}

Result<void> Ledger::confirm(const Turn&) const
{
    const auto sure = disk::sync({folder() / ".git" / "refs" / "heads"});
    if (!sure) return within(folder(), sure.error());
    return {};
}

Result<bool> Ledger::isKeepers() const
{
    return copy::isKeepers(inner_->privateFolder());
}

Result<EntryNumber> Ledger::knownTo(const PartyId& party) const
{
    return copy::knownTo(inner_->privateFolder(), party);
}

Result<void> Ledger::setKnownTo(const PartyId& party, EntryNumber newest)
{
    const auto turn = Turn::take(folder());
    if (!turn) return turn.error();
    return copy::setKnownTo(inner_->privateFolder(), party, newest);
}

Result<std::set<std::string>> Ledger::taken() const
{
    return copy::taken(inner_->privateFolder());
}

Result<void> Ledger::setTaken(const std::set<std::string>& names)
{
    const auto turn = Turn::take(folder());
    if (!turn) return turn.error();
    return copy::setTaken(inner_->privateFolder(), names);
}

Result<PartyId> Ledger::whoAmI() const
{
    return copy::who(inner_->privateFolder());
}

Result<void> Ledger::setWhoAmI(const PartyId& party)
{
    const auto turn = Turn::take(folder());
    if (!turn) return turn.error();
    return copy::setWho(inner_->privateFolder(), party);
}

Result<fs::path> Ledger::keyFile(const PartyId& party) const
{
    return copy::keyFile(inner_->privateFolder(), party);
}

Result<void> Ledger::setKeyFile(const PartyId& party, const fs::path& file)
{
    const auto turn = Turn::take(folder());
    if (!turn) return turn.error();
    return copy::setKeyFile(inner_->privateFolder(), party, file);
}

}
