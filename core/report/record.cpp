#include "base/words.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace remit::terminal {

namespace {

constexpr std::size_t kShortFingerprint = 12; // digits shown of a fingerprint; all of them are in --json

std::string roleName(FileRole role)
{
    switch (role) {
    case FileRole::Clean:
        return "the document";
    case FileRole::ChangesShown:
        return "with its changes shown";
    case FileRole::Annex:
        return "an annex";
    case FileRole::Answers:
        return "answers to comments";
    case FileRole::Commented:
        return "with comments";
    default:
        return std::string(word(role));
    }
}

std::string decisionName(Decision decision)
{
    switch (decision) {
    case Decision::Comment:
        return "commented on";
    case Decision::Accept:
        return "accepted";
    case Decision::RequestChanges:
        return "changes requested";
    case Decision::Reject:
        return "rejected";
    }
    return {};
}

// What there is to add about when an entry happened and arrived.
std::string timeRemark(const Entry& entry, const Zone& zone)
{
    std::string remark;
    if (entry.event.at < entry.facts.received && entry.facts.clock != EntryFacts::Clock::Behind)
        remark += " Happened on " + shortTime(entry.event.at, zone) + ", as entered.";
    if (entry.facts.clock == EntryFacts::Clock::Behind)
        remark += " The keeper's clock was behind; the time is that of the entry before.";
    if (!entry.facts.withoutEffect.empty()) remark += " Without effect: " + entry.facts.withoutEffect + ".";
    return remark;
}

// When the contract ends by the terms in force, if they say.
std::optional<Instant> endOf(const Record& record)
{
    if (!record.contract->ends) return {};
    const Due due = Deadlines(*record.contract, record.facts, record.zone, Instant()).end();
    return due.deadline ? std::optional(due.deadline->end) : std::nullopt;
}

std::string comment(const Record& record, const CommentFacts& facts)
{
    const Comment& said = facts.comment;
    std::string words = "Comment " + std::to_string(facts.number) +
                        (said.place.empty() ? "" : " (" + quotable(said.place, 200) + ")") + ": " +
                        quotable(said.text, 4000);
    if (said.carriedTo) {
        const Deliverable* to = record.contract->deliverable(*said.carriedTo);
        words += " [carried to " + (to ? to->title : said.carriedTo->str()) + "]";
    }
    return words;
}

}

std::string log(const Record& record, const Story* only)
{
    std::string out;
    const auto end = endOf(record);
    for (const auto& entry : record.entries) {
        if (only && !concerns(entry, record.facts, only->deliverable->id)) continue;
        const EventFacts& facts = record.facts.events.at(entry.facts.event);
        out += padded(std::to_string(number(entry.facts.number)) + " ", 5) +
               shortTime(entry.facts.received, record.zone) +
               (entry.facts.clock == EntryFacts::Clock::Given ? " (a time given, not the clock's)" : "") +
               (entry.signedByAuthor ? ", signed" : "") + "\n";
        std::string words = inWords(entry.event, entry.facts.event, *record.contract, record.facts);
        if (facts.retracted)
            words += " [taken back by entry " + std::to_string(number(*facts.retracted)) + "]";
        for (const auto& [name, by] : facts.erased)
            words += " [" + name + " erased by entry " + std::to_string(number(by)) + "]";
        out += wrapped(words, 5);
        if (const auto* review = std::get_if<ReviewDeed>(&entry.event.deed))
            for (std::size_t i = 0; i < review->comments.size(); ++i)
                out += wrapped(
                    comment(record, {facts.firstComment + static_cast<int>(i), review->comments[i]}), 7);
        std::string remark = timeRemark(entry, record.zone);
        if (end && entry.facts.received >= *end) remark += " After the end of the contract.";
        if (!remark.empty()) out += wrapped(remark, 5);
    }
    return out;
}

std::string revision(const Record& record, const Story& story, const RevisionFacts& revision,
                     const Examination& examination)
{
    std::string out = story.deliverable->title + ": revision " + std::to_string(revision.number) + "\n";
    const Entry* const handIn = record.entry(revision.entry);
    const bool other = handIn && handIn->event.onBehalfOf;
    out += wrapped("By " + nameOf(*record.contract, revision.by) +
                       (other ? " (entered by " + nameOf(*record.contract, handIn->event.by) + ")" : "") +
                       (handIn && handIn->signedByAuthor ? ", signed" : "") + ", " +
                       handedIn(record.overview(), revision) + ".",
                   2);
    if (revision.asIs) out += wrapped("Handed in as it was, knowing what the check left open.", 2);
    if (revision.withdrawn)
        out += wrapped("Withdrawn (entry " + std::to_string(number(*revision.withdrawn)) + ").", 2);
    if (!revision.remark.empty()) out += wrapped("Remark: " + quotable(revision.remark, 2000), 2);
    const auto& erased = record.facts.events.at(revision.event).erased;
    const auto leftOut = [&](const std::string& name) {
        const auto by = erased.find(name);
        return by == erased.end() ? "" : " [left out by entry " + std::to_string(number(by->second)) + "]";
    };
    out += "\nFiles\n";
    for (const auto& file : revision.files)
        out += wrapped(quotable(file.name, 200) + ", " + count(file.size, "byte") + ", " +
                           roleName(file.role) + ", fingerprint " +
                           file.sha256.str().substr(0, kShortFingerprint) + leftOut(file.name),
                       2);
    for (const auto& review : revision.reviews) {
        out +=
            "\n" + wrapped("Entry " + std::to_string(number(review.entry)) + ": " +
                               decisionName(review.decision) + " by " + nameOf(*record.contract, review.by) +
                               " on " + shortTime(review.received, record.zone) +
                               (review.reason.empty() ? "" : ": " + quotable(review.reason, 2000)),
                           0);
        for (const auto& each : review.comments)
            out += wrapped(comment(record, each), 2);
    }
    out += "\nWhat the check said when it was handed in\n" +
           (handIn && handIn->findingsLeftOut ? "  Left out with the file; it may have quoted it.\n"
                                              : findings(examination));
    return out;
}

}
