#include "ledger/store.h"

#include "base/words.h"

#include <algorithm>
#include <chrono>

namespace remit::ledger {

namespace {

// Whether `commit` comes where the entry at `place` must come: after one commit of the entry before, or
// first.
Result<bool> standsInLine(const git_commit* commit, const EntryPlace& place)
{
    const unsigned parents = git_commit_parentcount(commit);
    if (place.number == EntryNumber(1)) return parents == 0;
    if (parents != 1) return false;
    const auto before =
        git::acquire<git::Commit>("The record could not be read", git_commit_parent, commit, 0u);
    if (!before) return before.error();
    const auto placeBefore = placeIn(before->get());
    return placeBefore && number(placeBefore->number) + 1 == number(place.number);
}

LocalDay dayOf(git_time_t time)
{
    // Years that no calendar has are no reason to fail: whoever made the change wrote what they liked.
    constexpr git_time_t kLatest = 253'402'300'799; // the end of 9999
    const std::chrono::sys_seconds instant{std::chrono::seconds(std::clamp<git_time_t>(time, 0, kLatest))};
    return LocalDay(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(instant)));
}

Error foreign(const git_commit* commit)
{
    const char* const subject = git_commit_summary(const_cast<git_commit*>(commit));
    const git_signature* const author = git_commit_author(commit);
    return Error{
        "The newest change in this record was not made by Remit (\"" + quotable(subject ? subject : "") +
        "\", by " + quotable(author->name) + ", " + longDay(dayOf(author->when.time)) +
        "). Nothing can be read or recorded on top of it; ask whoever keeps the record to put it back "
        "as it was before."};
}

Error noRecord()
{
    return Error{"There is a git repository here, but no record in it. Open a record in another folder with: "
                 "remit new SCHEDULE [DIR]"};
}

// Reads the entry at `place` below `root`; no value if there is no such folder.
Result<std::optional<ReadEntry>> entryAt(git_repository* repository, const git_tree* root,
                                         const EntryPlace& place)
{
    const auto id = git::idAt(root, place.folder());
    if (!id) return id.error();
    if (!*id) return std::optional<ReadEntry>();
    const auto source = sourceOf(repository);
    if (!source) return source.error();
    auto entry = readEntry(source->read, objectId(**id), place);
    if (!entry) return entry.error();
    return std::optional(*std::move(entry));
}

}

std::optional<EntryPlace> placeIn(const git_commit* commit)
{
    std::string_view message = git_commit_message(commit);
    while (message.ends_with('\n'))
        message.remove_suffix(1);
    return EntryPlace::of(message.substr(message.rfind('\n') + 1));
}

Result<Newest> readNewest(git_repository* repository)
{
    const auto main = git::mainOf(repository);
    if (!main) return main.error();
    if (!*main) return noRecord();
    const auto commit = git::commitAt(repository, **main);
    if (!commit) return commit.error();
    const auto root = git::treeOf(commit->get());
    if (!root) return root.error();

    const auto first = entryAt(repository, root->get(), *EntryPlace::of(kFirstFolder));
    if (!first) return first.error();
    if (!*first) return noRecord();

    const auto place = placeIn(commit->get());
    if (!place) return foreign(commit->get());
    const auto inLine = standsInLine(commit->get(), *place);
    if (!inLine) return inLine.error();
    if (!*inLine) return foreign(commit->get());
    const auto newest = entryAt(repository, root->get(), *place);
    if (!newest) return newest.error();
    if (!*newest || (*newest)->entry.event.record != (*first)->entry.event.record)
        return foreign(commit->get());
    return Newest{
        {place->number, (*newest)->fingerprint, (*newest)->entry.facts.received, git::hexOf(**main)},
        (*first)->entry.event.record};
}

Result<std::optional<std::set<std::string>>> homesSince(git_repository* repository, const git_oid& tip,
                                                        const std::string& position, std::size_t most)
{
    std::set<std::string> homes;
    git_oid at = tip;
    std::optional<long> after; // the number of the entry after it
    for (std::size_t walked = 0; git::hexOf(at) != position; ++walked) {
        const auto commit = git::commitAt(repository, at);
        if (!commit) return commit.error();
        const auto root = git::treeOf(commit->get());
        if (!root) return root.error();
        // A message is not believed: the entry has to be there, and to be the one that is its turn.
        const auto place = placeIn(commit->get());
        const auto there = git::idAt(root->get(), place ? place->folder() : "nowhere");
        if (!there) return there.error();
        if (walked == most || !place || !*there || (after && number(place->number) + 1 != *after) ||
            git_commit_parentcount(commit->get()) != 1)
            return std::optional<std::set<std::string>>();
        homes.insert(place->home);
        after = number(place->number);
        at = *git_commit_parent_id(commit->get(), 0);
    }
    return std::optional(std::move(homes));
}

}
