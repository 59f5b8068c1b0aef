#include "recording/amending.h"

#include "evidence/sha256.h"
#include "state/amendment.h"
#include "state/deadline.h"

#include <algorithm>

namespace remit {

namespace {

bool isOfTheSides(const std::string& name)
{
    return name == "people.toml" || name == "desk.toml"; // each has its own way to change
}

// The contract's files with those of `files` in place of the ones of the same names.
ScheduleFiles with(ScheduleFiles terms, const std::vector<Artefact>& files)
{
    for (const auto& file : files) {
        const auto same = std::find_if(terms.files.begin(), terms.files.end(),
                                       [&](const auto& each) { return each.name == file.name; });
        if (same == terms.files.end())
            terms.files.push_back({file.name, file.bytes});
        else
            same->bytes = file.bytes;
    }
    return terms;
}

Result<Contract> amendedBy(const ScheduleFiles& terms, const std::vector<Entry>& entries)
{
    auto reading = readSchedule(terms);
    introduce(reading.contract, entries);
    if (reading.complaints.empty()) return std::move(reading.contract);
    return Error{"With this change the schedule could not be read: " + reading.complaints.front().text(),
                 {},
                 Trouble::Usage};
}

std::vector<Amend::Change> changesTo(const Record& record, const Contract& proposed,
                                     const std::vector<Artefact>& files)
{
    const ScheduleFiles terms = with(record.terms, files);
    auto changes = differences({*record.contract, *record.terms.bytes("schedule.toml")},
                               {proposed, *terms.bytes("schedule.toml")});
    for (const auto& file : files) {
        const std::string* before = record.terms.bytes(file.name);
        if (file.name != "schedule.toml" && (!before || *before != file.bytes))
            changes.push_back(
                {"contract", std::string(kFile) + file.name, before ? "as it is" : "", "another one"});
    }
    return changes;
}

// Whether a revision is decided by the same review, and each acceptance counts for the same posts.
bool decidesTheSame(const RevisionFacts& a, const RevisionFacts& b)
{
    return a.decided == b.decided &&
           std::equal(a.reviews.begin(), a.reviews.end(), b.reviews.begin(), b.reviews.end(),
                      [](const ReviewFacts& one, const ReviewFacts& other) {
                          return one.approvals == other.approvals;
                      });
}

// Whether what was decided, and what stood still, is the same by other terms.
Result<void> meansTheSame(const Facts& now, const Facts& then)
{
    for (const auto& story : now.stories) {
        if (story.newest == EntryNumber{}) continue;
        const Story* other = then.story(story.deliverable->id);
        const bool same = other && other->accepted == story.accepted &&
                          std::equal(story.revisions.begin(), story.revisions.end(), other->revisions.begin(),
                                     other->revisions.end(), decidesTheSame);
        if (!same)
            return refused("By these terms what was decided about " + story.deliverable->title +
                           " would be another decision; an amendment is for what is still to come");
    }
    const bool still = std::equal(now.suspensions.begin(), now.suspensions.end(), then.suspensions.begin(),
                                  then.suspensions.end(),
                                  [](const auto& a, const auto& b) { return a.counts() == b.counts(); });
    if (!still)
        return refused(
            "By these terms a suspension that counts would not, or the other way round; an amendment "
            "is for what is still to come");
    return {};
}

// Whether what counts as accepted because nobody decided does so by other terms, since the same moment.
Result<void> silenceMeansTheSame(const Record& record, const Contract& proposed, const Facts& then,
                                 Instant now)
{
    const auto zone = Zone::find(proposed.clocks());
    if (!zone) return zone.error();
    const Deadlines before(*record.contract, record.facts, record.zone, now);
    const Deadlines after(proposed, then, *zone, now);
    for (const auto& story : record.facts.stories) {
        const Story* other = then.story(story.deliverable->id);
        if (other && before.acceptedBySilence(story) != after.acceptedBySilence(*other))
            return refused("By these terms " + story.deliverable->title +
                           " would count as accepted otherwise than it does, because nobody decided; an "
                           "amendment is for what is still to come");
    }
    return {};
}

}

Result<std::vector<Amend::Change>> changesBy(const Record& record, const std::vector<Proposal::File>& files)
{
    std::vector<Artefact> terms;
    for (const auto& file : files)
        if (file.role != FileRole::Signed) terms.push_back(file.artefact);
    const auto proposed = amendedBy(with(record.terms, terms), record.entries);
    if (!proposed) return proposed.error();
    return changesTo(record, *proposed, terms);
}

namespace recording {

Result<std::vector<Artefact>> filesToPutInUse(const Ledger& ledger, const Record& record, const Deed& deed)
{
    std::vector<Artefact> files;
    const auto* agree = std::get_if<Agree>(&deed);
    const Entry* proposed = agree ? record.entry(agree->event) : nullptr;
    if (!proposed || !std::holds_alternative<Amend>(proposed->event.deed)) return files;
    for (const auto& file : proposed->event.files) {
        if (file.role == FileRole::Signed) continue;
        auto bytes = ledger.file(*proposed, file.name);
        if (!bytes) return bytes.error();
        files.push_back({file.name, *std::move(bytes)});
    }
    return files;
}

Result<void> canBeAmended(const Record& record, const Amend& amend, const std::vector<Artefact>& files,
                          Instant now)
{
    assert(record.scope.whole);
    const bool hasSchedule = std::any_of(files.begin(), files.end(),
                                         [](const Artefact& file) { return file.name == "schedule.toml"; });
    const bool others =
        std::any_of(files.begin(), files.end(), [](const Artefact& file) { return isOfTheSides(file.name); });
    if (!hasSchedule || others)
        return refused(
            "An amendment brings one schedule.toml and what belongs to it, and neither people.toml nor "
            "desk.toml");
    const auto proposed = amendedBy(with(record.terms, files), record.entries);
    if (!proposed) return proposed.error();
    if (changesTo(record, *proposed, files) != amend.changes)
        return refused("The amendment does not say what its schedule changes; propose it again: remit amend");
    const auto facts = fold(*proposed, record.entries);
    if (!facts)
        return refused("By these terms the record could not be read any more (" + facts.error().text() +
                       "); keep each part that something is recorded about, in its component");
    if (auto same = meansTheSame(record.facts, *facts); !same) return same;
    return silenceMeansTheSame(record, *proposed, *facts, now);
}

}

}
