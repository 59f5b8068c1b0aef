#include "ledger/inner.h"

#include "ledger/copy.h"
#include "ledger/disk.h"
#include "ledger/incoming.h"

namespace remit {

namespace {

namespace fs = std::filesystem;
using ledger::within;

// Makes an empty repository in the empty folder `path`.
Result<git::Repository> makeRepository(const fs::path& path)
{
    git_repository_init_options options;
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = "main";
    return git::acquire<git::Repository>("The record could not be written", git_repository_init_ext,
                                         path.c_str(), &options);
}

// Says what is in the way of a new record.
Error occupied(const fs::path& folder)
{
    const auto repository = ledger::openRepository(folder);
    const bool record = repository && ledger::readNewest(repository->get());
    return Error{record ? "There is a record here already; open another one in another folder."
                        : "There is a git repository here already; open the record in another folder.",
                 ledger::shown(folder)};
}

// Writes the first entries of a new record, whose private folder is `own`, into a repository.
using FirstEntries = std::function<Result<ledger::Newest>(git_repository* repository, const fs::path& own)>;

// Makes the whole of a new record beside its place, and moves it there in one step.
Result<ledger::Newest> found(const fs::path& folder, const FirstEntries& write)
{
    const auto scaffold = disk::Scaffold::make(folder, ".git-new-");
    if (!scaffold) return scaffold.error();
    const auto repository = makeRepository(scaffold->path());
    if (!repository) return repository.error();
    const auto incoming = ledger::Incoming::into(repository->get());
    if (!incoming) return incoming.error();
    auto newest = write(incoming->repository(), scaffold->path() / "remit");
    if (!newest) return newest.error();
    if (const auto kept = incoming->accept(); !kept) return kept.error();
    const git_oid id = git::idOf(newest->tip.position);
    if (const auto moved = git::moveMain(repository->get(), nullptr, id); !moved) return moved.error();
    std::error_code ignored;
    fs::remove(scaffold->path() / "refs" / "heads" / "main.lock", ignored); // there if removing it failed
    if (const auto moved = disk::rename(scaffold->path(), folder / ".git"); !moved) {
        const bool done = !fs::exists(scaffold->path(), ignored);
        if (done)
            return Error{"The record was opened, but the disk has not confirmed it; see whether it is there "
                         "with: remit status"};
        return fs::exists(folder / ".git", ignored) ? occupied(folder) : moved.error();
    }
    disk::Scaffold::clear(folder, ".git-new-");
    return newest;
}

// Gives a new record the entries that `next` says, with what the notes among them keep.
Result<ledger::Newest> enterAll(git_repository* repository, const ledger::Vault& vault, const NextDraft& next)
{
    ledger::Newest newest;
    while (true) {
        const auto draft = next(newest.tip);
        if (!draft) return draft.error();
        if (!*draft) break;
        auto written = ledger::writeEntry(repository, newest.tip, **draft);
        if (!written) return written.error();
        if (!(*draft)->kept.empty())
            if (const auto kept = vault.add((*draft)->home, (*draft)->kept); !kept) return kept.error();
        newest = {std::move(written->tip), (*draft)->event.record};
    }
    vault.settled();
    return newest;
}

// Founds a record, and returns its folder as well.
Result<std::pair<fs::path, ledger::Newest>> foundIn(const fs::path& folder, const FirstEntries& write)
{
    git::start();
    std::error_code error;
    fs::path home = ledger::settled(folder, error);
    if (fs::exists(fs::symlink_status(home / ".git", error))) return occupied(home);
    const auto made = disk::makeFolder(home);
    if (!made) return made.error();
    auto newest = found(home, write);
    if (newest) return std::pair(std::move(home), *std::move(newest));
    if (*made) fs::remove(home, error);
    return within(home, newest.error());
}

}

Result<Ledger> Ledger::create(const fs::path& folder, const Draft& first)
{
    auto made =
        foundIn(folder, [&](git_repository* repository, const fs::path& own) -> Result<ledger::Newest> {
            if (const auto said = ledger::copy::setWho(own, first.event.by); !said) return said.error();
            if (const auto said = ledger::copy::setKeepers(own); !said) return said.error();
            auto written = ledger::writeEntry(repository, Tip{}, first);
            if (!written) return written.error();
            return ledger::Newest{std::move(written->tip), first.event.record};
        });
    if (!made) return made.error();
    return open(made->first);
}

Result<Ledger> Ledger::createCopy(const fs::path& folder, const PartyId& who,
                                  const std::vector<Copied>& entries,
                                  const std::function<Result<void>(const Ledger&)>& holds)
{
    assert(!entries.empty());
    auto made =
        foundIn(folder, [&](git_repository* repository, const fs::path& own) -> Result<ledger::Newest> {
            if (const auto said = ledger::copy::setWho(own, who); !said) return said.error();
            ledger::Newest newest{Tip{}, entries.front().draft.event.record};
            for (const auto& each : entries) {
                auto written = ledger::writeCopied(repository, newest.tip, each);
                if (!written) return written.error();
                newest.tip = std::move(written->tip);
            }
            const Ledger willBe = ledger::asItWillBe(own.parent_path(), repository, newest);
            if (auto well = holds(willBe); !well) return well.error();
            return newest;
        });
    if (!made) return made.error();
    return open(made->first);
}

Result<Ledger> Ledger::createAgain(const fs::path& folder, const Ledger& old, const PartyId& me,
                                   const NextDraft& next)
{
    auto made =
        foundIn(folder, [&](git_repository* repository, const fs::path& own) -> Result<ledger::Newest> {
            if (const auto said = ledger::copy::setWho(own, me); !said) return said.error();
            if (const auto said = ledger::copy::setKeepers(own); !said) return said.error();
            if (const auto same = ledger::copy::takeKeys(own, old.inner_->privateFolder()); !same)
                return same.error();
            return enterAll(repository, ledger::Vault(own), next);
        });
    if (!made) return made.error();
    return open(made->first);
}

}
