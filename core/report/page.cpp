#include "report/page.h"

#include "base/words.h"
#include "evidence/sha256.h"
#include "report/agreed.h"
#include "report/html.h"
#include "report/parts.h"
#include "report/terminal.h"
#include "state/amendment.h"

#include <algorithm>

namespace remit::html {

namespace {

// Of terms of payment only that other terms change, too.
void withoutMoney(Amend& amend)
{
    const auto isMoney = [](const Amend::Change& change) {
        return change.subject == "contract" && (change.key == "value" || change.key == "late-delivery" ||
                                                change.key.starts_with(kPaymentTerms));
    };
    if (std::erase_if(amend.changes, isMoney) == 0) return;
    amend.reason.clear();
    const bool said = std::any_of(amend.changes.begin(), amend.changes.end(),
                                  [](const Amend::Change& change) { return change.key == kOtherTerms; });
    if (!said) amend.changes.push_back({"contract", std::string(kOtherTerms), {}, {}});
}

// The entries without what is only for the two sides: the words of reviews, and amounts. That there were
// comments, and how many, stays.
std::vector<Entry> withoutRemarks(std::vector<Entry> entries)
{
    for (auto& entry : entries) {
        Deed& deed = entry.event.deed;
        if (auto* review = std::get_if<ReviewDeed>(&deed)) {
            review->reason.clear();
            for (auto& comment : review->comments)
                comment.text = comment.place = {};
        }
        if (auto* amend = std::get_if<Amend>(&deed)) withoutMoney(*amend);
        if (auto* reopen = std::get_if<Reopen>(&deed)) reopen->reason.clear();
        if (auto* retract = std::get_if<Retract>(&deed)) retract->reason.clear();
    }
    return entries;
}

bool isMoney(const Deed& deed)
{
    return std::holds_alternative<Certify>(deed) || std::holds_alternative<Invoice>(deed) ||
           std::holds_alternative<Pay>(deed);
}

bool isMoney(Owed::What what)
{
    return what == Owed::What::Certificate || what == Owed::What::Invoice || what == Owed::What::Payment;
}

// Makes the page, part by part.
class Making {
public:
    Making(const Record& record, const std::vector<Entry>& entries, const Facts& facts, const Party& reader,
           Instant asOf)
        : contract_(*record.contract), entries_(entries), facts_(facts), zone_(record.zone),
          reader_(reader), overview_{contract_, facts_, zone_}, state_(at(contract_, facts_, zone_, asOf)),
          page_(contract_.title)
    {
    }

    std::string made()
    {
        head();
        standing();
        due();
        deliverables();
        history();
        about();
        return page_.str();
    }

private:
    bool observes() const { return reader_.side == Side::Observer; }

    static std::string receiptOf(const Entry& entry) { return sha256(encode(entry.facts)).str(); }

    void head()
    {
        const Entry& newest = entries_.back();
        page_.facts({{"Made for", reader_.name},
                     {"As of", longTime(state_.asOf, zone_)},
                     {"Kept by", nameOf(contract_, facts_.keeper)},
                     {"Newest entry", std::to_string(number(newest.facts.number)) + ", received " +
                                          longTime(newest.facts.received, zone_)},
                     {"Its receipt", receiptOf(newest)}});
        if (const std::string terms = terminal::termsNotAgreed(contract_, facts_); !terms.empty())
            page_.warning(terms + ".");
    }

    void standing()
    {
        page_.heading(2, "Where everything stands");
        page_.paragraph(std::to_string(state_.accepted) + " of " +
                        count(state_.deliverables.size(), "deliverable") + " accepted.");
        std::size_t deliverable = 0, input = 0;
        for (const auto& component : contract_.components) {
            page_.heading(3, component.title);
            std::vector<std::vector<std::string>> items;
            for (const auto& each : component.deliverables)
                items.push_back(item(each.title, state_.deliverables[deliverable++]));
            for (const auto& each : component.inputs)
                items.push_back(item(each.title + " (owed by the client)", state_.inputs[input++]));
            page_.list(items);
        }
    }

    template <class State>
    std::vector<std::string> item(const std::string& title, const State& state) const
    {
        std::vector<std::string> lines = terminal::linesOf(overview_, state, state_.asOf);
        lines.insert(lines.begin(), title);
        return lines;
    }

    void due()
    {
        page_.heading(2, "What is due");
        const auto all = owed(contract_, facts_, state_);
        for (const Side side : {Side::Provider, Side::Client}) {
            page_.heading(3, side == Side::Client ? "The client owes" : "The service provider owes");
            std::vector<std::vector<std::string>> items;
            for (const auto& each : all)
                if (each.side == side && !(observes() && isMoney(each.what)))
                    items.push_back(terminal::linesOf(each, zone_, state_.asOf));
            if (items.empty()) page_.paragraph("Nothing now.");
            page_.list(items);
        }
    }

    void deliverables()
    {
        page_.heading(2, "Deliverables, their revisions and decisions");
        for (const auto& each : state_.deliverables) {
            page_.heading(3, each.deliverable().title);
            if (!each.deliverable().description.empty()) page_.small(each.deliverable().description);
            if (each.story->revisions.empty()) {
                page_.paragraph("Nothing has been handed in.");
                continue;
            }
            std::vector<std::vector<std::string>> rows;
            for (const auto& revision : each.story->revisions)
                rows.push_back({std::to_string(revision.number), handIn(revision), files(revision.files),
                                decisions(revision)});
            page_.table({"Revision", "Handed in", "Files", "Said of it"}, rows);
            if (!observes()) comments(*each.story);
        }
    }

    std::string handIn(const RevisionFacts& revision) const
    {
        return "By " + nameOf(contract_, revision.by) + ", " + terminal::handedIn(overview_, revision) +
               (revision.withdrawn ? "; withdrawn (entry " + std::to_string(number(*revision.withdrawn)) + ")"
                                   : "");
    }

    static std::string files(const std::vector<FileRecord>& files)
    {
        std::vector<std::string> names;
        for (const auto& file : files)
            names.push_back(quotable(file.name, 200) + ", " + count(file.size, "byte") + ", fingerprint " +
                            file.sha256.str());
        return listed(names);
    }

    std::string decisions(const RevisionFacts& revision) const
    {
        static constexpr const char* kSaid[] = {"commented on", "accepted", "changes requested", "rejected"};
        std::string words;
        for (const auto& review : revision.reviews) {
            words += (words.empty() ? "" : "; ") + std::string(kSaid[static_cast<int>(review.decision)]) +
                     " by " + nameOf(contract_, review.by) + " on " + shortTime(review.received, zone_);
            if (!review.comments.empty()) words += " (" + count(review.comments.size(), "comment") + ")";
            if (!review.reason.empty()) words += ": " + quotable(review.reason, 2000);
        }
        return words.empty() ? "nothing yet" : words;
    }

    void comments(const Story& story)
    {
        std::vector<std::vector<std::string>> items;
        for (const auto& revision : story.revisions)
            for (const auto& review : revision.reviews)
                for (const auto& [n, comment] : review.comments)
                    items.push_back({"Comment " + std::to_string(n) +
                                         (comment.place.empty() ? "" : ", " + quotable(comment.place, 200)),
                                     quotable(comment.text, 4000)});
        page_.list(items);
    }

    void history()
    {
        page_.heading(2, "History");
        std::vector<std::vector<std::string>> items;
        for (const auto& entry : entries_) {
            if (observes() && (isMoney(entry.event.deed) || takesBackMoney(entry.event.deed))) continue;
            std::vector<std::string> lines{
                std::to_string(number(entry.facts.number)) + ": " +
                    inWords(entry.event, entry.facts.event, contract_, facts_),
                "Received " + longTime(entry.facts.received, zone_) +
                    (entry.facts.clock == EntryFacts::Clock::Given ? ", a time given, not the clock's" : "") +
                    (entry.signedByAuthor ? "; signed" : "") + ". Receipt " + receiptOf(entry)};
            if (entry.event.at < entry.facts.received && entry.facts.clock != EntryFacts::Clock::Behind)
                lines.push_back("Happened on " + longTime(entry.event.at, zone_) + ", as entered");
            if (!entry.facts.withoutEffect.empty())
                lines.push_back(observes() ? std::string("Without effect")
                                           : "Without effect: " + quotable(entry.facts.withoutEffect, 400));
            items.push_back(std::move(lines));
        }
        page_.list(items);
    }

    bool takesBackMoney(const Deed& deed) const
    {
        const auto* retract = std::get_if<Retract>(&deed);
        const auto found = retract ? facts_.events.find(retract->event) : facts_.events.end();
        return found != facts_.events.end() &&
               found->second.home.starts_with(std::string(kPaymentsHome) + "/");
    }

    void about()
    {
        page_.heading(2, "About this page");
        page_.small(
            "It was made from the record and is none itself: whoever has a copy can hold each receipt, "
            "which is the SHA-256 of an entry.toml, and each file's fingerprint against it.");
        if (observes())
            page_.small(
                "What the two sides say to each other in a review, and the payments, are left out for "
                "observers.");
    }

    const Contract& contract_;
    const std::vector<Entry>& entries_;
    const Facts& facts_;
    const Zone& zone_;
    const Party& reader_;
    const Overview overview_;
    const State state_;
    Page page_;
};

}

Result<std::string> page(const Record& record, const PartyId& reader, Instant asOf)
{
    assert(record.scope.whole);
    const Party* party = record.contract->party(reader);
    assert(party);
    if (party->side != Side::Observer)
        return Making(record, record.entries, record.facts, *party, asOf).made();
    const auto entries = withoutRemarks(record.entries);
    const auto facts = fold(*record.contract, entries);
    if (!facts) return facts.error();
    return Making(record, entries, *facts, *party, asOf).made();
}

}
