#include "ledger/inner.h"

#include "ledger/disk.h"
#include "ledger/incoming.h"

#include <algorithm>

namespace remit {

using ledger::within;

namespace ledger {

Result<Written> writeCopied(git_repository* repository, const Tip& tip, const Copied& copied)
{
    const auto place = [&] { return "entry " + std::to_string(number(tip.number) + 1); };
    const bool first = tip.number == EntryNumber(0);
    if (first != std::holds_alternative<Open>(copied.draft.event.deed) ||
        (!first && copied.draft.facts.received < tip.received) || !isHome(copied.draft.home))
        return Error{"does not come after the one before it", place(), Trouble::Refused};
    Draft draft = copied.draft;
    if (!copied.signature.empty())
        draft.sign = [&](std::string_view) -> Result<std::string> { return copied.signature; };
    auto written = writeEntry(repository, tip, draft);
    if (!written) return written;
    if (written->tip.entry != copied.entry || written->tip.position != copied.step)
        return Error{"does not come to the same entry here; the copy that it is from was altered", place(),
                     Trouble::Refused};
    return written;
}

}

Ledger ledger::asItWillBe(const std::filesystem::path& folder, git_repository* repository,
                          const Newest& newest)
{
    const std::shared_ptr<git_repository> notOurs(repository, [](git_repository*) {});
    return Ledger(std::make_unique<Ledger::Inner>(Ledger::Inner{folder, notOurs, newest}));
}

Result<void> Ledger::follow(const Turn& turn, const std::vector<Copied>& entries,
                            const std::function<Result<void>(const Ledger&)>& holds)
{
    git_repository* const repository = inner_->repository.get();
    const auto incoming = ledger::Incoming::into(repository);
    if (!incoming) return within(folder(), incoming.error());
    ledger::Newest newest = inner_->newest;
    for (const auto& each : entries) {
        if (each.draft.event.record != newest.record) return refused("This is from another record.");
        auto written = ledger::writeCopied(incoming->repository(), newest.tip, each);
        if (!written) return within(folder(), written.error());
        newest.tip = std::move(written->tip);
    }
    if (auto well = holds(ledger::asItWillBe(folder(), incoming->repository(), newest)); !well)
        return well.error();
    if (const auto kept = incoming->accept(turn.note()); !kept) return within(folder(), kept.error());
    const git_oid from = git::idOf(inner_->newest.tip.position);
    if (const auto moved = git::moveMain(repository, &from, git::idOf(newest.tip.position)); !moved)
        return within(folder(), moved.error());
    inner_->newest = std::move(newest);
    return {};
}

namespace {

// The commit of the entry before that of `commit`.
Result<git::Commit> before(const git_commit* commit)
{
    if (git_commit_parentcount(commit) != 1) return Error{"An entry is missing; the record was altered."};
    return git::acquire<git::Commit>("The record could not be read", git_commit_parent, commit, 0u);
}

Step stepOf(const git_commit* commit)
{
    const std::string_view message = git_commit_message(commit);
    return {git::hexOf(*git_commit_id(commit)), std::string(message.substr(0, message.find('\n'))),
            git_commit_author(commit)->name};
}

}

Result<Fingerprint> Ledger::fingerprintOf(EntryNumber wanted) const
{
    assert(number(wanted) >= 1 && wanted <= tip().number);
    if (wanted == tip().number) return tip().entry;
    // The entry after it names it.
    auto commit = git::commitAt(inner_->repository.get(), git::idOf(tip().position));
    for (long n = number(tip().number); commit && n > number(wanted) + 1; --n)
        commit = before(commit->get());
    if (!commit) return within(folder(), commit.error());
    const auto place = ledger::placeIn(commit->get());
    if (!place || number(place->number) != number(wanted) + 1)
        return within(folder(), Error{"An entry is missing; the record was altered."});
    const auto bytes = inner_->read(place->folder() + "/" + std::string(ledger::kEntryFile));
    if (!bytes) return within(folder(), bytes.error());
    const auto facts = decodeEntry(*bytes);
    if (!facts) return within(folder(), facts.error());
    return facts->after.value_or(Fingerprint());
}

Result<std::vector<Step>> Ledger::stepsSince(EntryNumber after) const
{
    std::vector<Step> steps;
    if (after >= tip().number) return steps;
    auto commit = git::commitAt(inner_->repository.get(), git::idOf(tip().position));
    for (long n = number(tip().number); commit; --n) {
        steps.push_back(stepOf(commit->get()));
        if (n == number(after) + 1) break;
        commit = before(commit->get());
    }
    if (!commit) return within(folder(), commit.error());
    std::reverse(steps.begin(), steps.end());
    return steps;
}

}
