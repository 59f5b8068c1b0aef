#include "state/allowed.h"

#include "base/words.h"
#include "state/asking.h"
#include "state/deadline.h"

#include <algorithm>

namespace remit {

namespace {

std::string revisionWords(const Deliverable& deliverable, const RevisionFacts& revision)
{
    return deliverable.title + ": revision " + std::to_string(revision.number);
}

// "GOV-03": 2 to 8 capital letters, "-", 1 to 4 digits.
bool isCode(std::string_view text)
{
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t dash = std::min(text.find('-'), text.size());
    const std::string_view letters = text.substr(0, dash),
                           digits = text.substr(std::min(dash + 1, text.size()));
    return letters.size() >= 2 && letters.size() <= 8 &&
           std::all_of(letters.begin(), letters.end(), capital) && digits.size() >= 1 && digits.size() <= 4 &&
           std::all_of(digits.begin(), digits.end(), digit);
}

// The rules for what concerns deliverables and work; each `check` is the one for one kind.
struct OnDeliverables : Asking {
    const Story& story(const DeliverableId& id) const
    {
        const Story* found = facts.story(id);
        assert(found);
        return *found;
    }

    // Refused if silence has accepted what is under review: nobody decided in time.
    Result<void> undecided(const Story& about) const
    {
        if (contract.review.silence != Silence::Accepted || !about.underReview()) return {};
        const auto silent = Deadlines(contract, facts, zone, now).acceptedBySilence(about);
        if (!silent) return {};
        return refused(revisionWords(*about.deliverable, *about.underReview()) +
                       " counts as accepted since " + shortTime(*silent, zone) +
                       ", because nobody decided in time; to take it up again: remit "
                       "reopen " +
                       about.deliverable->id.str());
    }

    // The revision that can be decided or withdrawn, if it is the one named.
    Result<const RevisionFacts*> underReview(const DeliverableId& id, const EventId& handIn) const
    {
        const Story& about = story(id);
        const RevisionFacts* named = facts.revision(handIn);
        if (!named || facts.events.at(handIn).deliverable != id)
            return refused(about.deliverable->title +
                           ": there is no such hand-in in this record; see: remit log " + id.str());
        const std::string words = revisionWords(*about.deliverable, *named);
        if (named->withdrawn) return refused(words + " was withdrawn" + inEntry(*named->withdrawn));
        if (const ReviewFacts* decision = named->decision())
            return refused(words + " is decided already" + inEntry(decision->entry) +
                           (decision->decision == Decision::Accept && !about.reopened
                                ? "; to take it up again: remit reopen " + id.str()
                                : "; the next step is a new revision: remit submit " + id.str()));
        if (auto open = undecided(about); !open) return open.error();
        if (named->silence)
            return refused(words +
                           " counted as accepted because nobody decided in time, and was reopened; the next "
                           "step is a new revision: remit submit " +
                           id.str());
        if (named != about.underReview())
            return refused(words + " has been replaced by revision " +
                           std::to_string(about.revisions.back().number) +
                           inEntry(about.revisions.back().entry) + ", which is the one to be decided on");
        return named;
    }

    Result<void> check(const Open&) const { return refused("This record is open already"); }

    Result<void> check(const Submit& deed) const
    {
        if (auto is = known(deed.deliverable); !is) return is;
        if (auto may = right(Right::Submit, "hand in deliverables"); !may) return may;
        const Story& about = story(deed.deliverable);
        if (about.accepted && !about.reopened) {
            const RevisionFacts& accepted = about.revisions[*about.accepted];
            return refused(
                revisionWords(*about.deliverable, accepted) + " was accepted" +
                inEntry(accepted.decision()->entry) +
                "; before a new revision can be handed in, the client has to reopen it: remit reopen " +
                deed.deliverable.str());
        }
        if (auto open = undecided(about); !open) return open;
        if (event.files.empty()) return refused("There is no file to hand in");
        return {};
    }

    Result<void> check(const Withdraw& deed) const
    {
        if (auto is = known(deed.deliverable); !is) return is;
        if (auto may = right(Right::Withdraw, "withdraw deliverables"); !may) return may;
        const auto revision = underReview(deed.deliverable, deed.handIn);
        if (!revision) return revision.error();
        if (sideOf(contract, (*revision)->by) != sideOf(contract, event.party()))
            return refused(revisionWords(*story(deed.deliverable).deliverable, **revision) +
                           " was handed in by the other side; only they can withdraw it");
        for (const auto& each : facts.payments)
            if (each.newest != EntryNumber{} && followsHandIn(*each.payment, deed.deliverable))
                return refused("What is paid for " + story(deed.deliverable).deliverable->title +
                               " rests on it" + inEntry(each.newest) +
                               "; hand in a new revision in its place");
        return {};
    }

    static bool followsHandIn(const Payment& payment, const DeliverableId& deliverable)
    {
        const Payment::Condition handedIn{Payment::Condition::What::HandedIn, deliverable};
        return std::find(payment.after.begin(), payment.after.end(), handedIn) != payment.after.end();
    }

    Result<void> check(const ReviewDeed& deed) const
    {
        if (auto is = known(deed.deliverable); !is) return is;
        if (auto may = right(Right::Review, "review deliverables"); !may) return may;
        const auto revision = underReview(deed.deliverable, deed.handIn);
        if (!revision) return revision.error();
        if ((*revision)->by == event.party())
            return refused(nameOf(contract, event.party()) +
                           " handed this revision in; somebody else has to decide on it");
        if ((*revision)->by == event.by && event.by != facts.keeper)
            return refused(nameOf(contract, event.by) +
                           " handed this revision in; somebody else has to record the decision on it");
        if (auto same = sameFiles(deed, **revision); !same) return same;
        if (auto may = approves(deed, **revision); !may) return may;
        return complete(deed);
    }

    // The decision is on the bytes that were handed in, and on no others.
    Result<void> sameFiles(const ReviewDeed& deed, const RevisionFacts& revision) const
    {
        const bool same = std::equal(
            deed.decided.begin(), deed.decided.end(), revision.files.begin(), revision.files.end(),
            [](const Fingerprint& decided, const FileRecord& file) { return decided == file.sha256; });
        if (!same) return refused("The review names other files than those of the revision it decides on");
        return {};
    }

    // Decisions are for the posts that the contract names, if it names any.
    Result<void> decider(const std::string& words) const
    {
        const auto& posts = contract.review.approvals;
        if (posts.empty() || actsForOne(posts)) return {};
        return refused(nameOf(contract, event.party()) + " " + words + titlesOf(posts));
    }

    // Anybody with the right to review may comment; a decision is for the posts that the contract names.
    Result<void> approves(const ReviewDeed& deed, const RevisionFacts& revision) const
    {
        if (deed.decision == Decision::Comment || contract.review.approvals.empty()) return {};
        if (auto may = decider("may comment; the decision is for "); !may) return may;
        if (deed.decision != Decision::Accept) return {};
        const Approvals so = approvals(contract, revision);
        if (actsForOne(so.turn())) return {};
        const std::string name = nameOf(contract, event.party());
        if (actsForOne(so.open))
            return refused(name + " accepts after " + titlesOf(so.turn()) +
                           ": the contract has them accept in the order listed");
        const bool again =
            std::any_of(revision.reviews.begin(), revision.reviews.end(), [&](const ReviewFacts& each) {
                return each.by == event.party() && each.decision == Decision::Accept;
            });
        return refused(again ? name + " has accepted this revision already"
                             : "Somebody else has accepted this revision for " + titlesOf(so.given) +
                                   " already; it waits for " + titlesOf(so.turn()));
    }

    bool actsForOne(const std::vector<PostId>& posts) const
    {
        return std::any_of(posts.begin(), posts.end(), [&](const PostId& post) {
            return facts.people.capacity(event.party(), post, now) != Capacity::None;
        });
    }

    std::string titlesOf(const std::vector<PostId>& posts) const
    {
        std::vector<std::string> titles;
        for (const auto& post : posts)
            titles.push_back(contract.post(post) ? contract.post(post)->title : post.str());
        return listed(titles);
    }

    // What each decision needs beside itself.
    Result<void> complete(const ReviewDeed& deed) const
    {
        for (const auto& comment : deed.comments)
            if (auto can = carries(deed, comment); !can) return can;
        switch (deed.decision) {
        case Decision::Comment:
            if (deed.comments.empty()) return refused("A comment needs words: --comment \"…\"");
            return {};
        case Decision::RequestChanges:
            if (deed.comments.empty())
                return refused("A request for changes needs at least one comment that says what to change: "
                               "--comment \"…\"");
            return {};
        case Decision::Reject:
            if (isBlank(deed.reason)) return refused("A rejection needs a reason: --reason \"…\"");
            return {};
        case Decision::Accept:
            if (openMusts > 0 && isBlank(deed.reason))
                return refused(count(openMusts, "requirement that the contract calls a must is",
                                     "requirements that the contract calls a must are") +
                               " open; accepting all the same needs a reason: --reason \"…\"");
            return {};
        }
        return {};
    }

    Result<void> carries(const ReviewDeed& deed, const Comment& comment) const
    {
        if (!comment.carriedTo) return {};
        if (auto is = known(*comment.carriedTo); !is) return is;
        const Story& to = story(*comment.carriedTo);
        if (deed.decision != Decision::Accept)
            return refused("Only comments of an acceptance can be carried to another deliverable");
        if (&to <= &story(deed.deliverable))
            return refused("Comments are carried to a later deliverable; " + to.deliverable->title +
                           " does not come after " + story(deed.deliverable).deliverable->title);
        if (to.accepted && !to.reopened)
            return refused(to.deliverable->title + " is accepted already and cannot take up comments");
        return {};
    }

    Result<void> check(const Reopen& deed) const
    {
        if (auto is = known(deed.deliverable); !is) return is;
        if (auto may = right(Right::Review, "reopen deliverables"); !may) return may;
        if (auto may = decider("cannot reopen what was accepted; that is for "); !may) return may;
        const Story& about = story(deed.deliverable);
        if (!about.accepted && !undecided(about)) return reopensSilence(deed, about);
        if (!about.accepted)
            return refused(about.deliverable->title + " is not accepted, so there is nothing to reopen");
        if (about.reopened) return refused(about.deliverable->title + " is reopened already");
        if (about.revisions[*about.accepted].acceptedBy() != deed.acceptance)
            return refused(about.deliverable->title +
                           " was accepted by another review meanwhile; look again: remit log " +
                           deed.deliverable.str());
        if (isBlank(deed.reason)) return refused("Reopening needs a reason: --reason \"…\"");
        return {};
    }

    // What silence accepted has no review that could be named: the hand-in stands for it.
    Result<void> reopensSilence(const Reopen& deed, const Story& about) const
    {
        if (deed.acceptance != about.underReview()->event)
            return refused(about.deliverable->title +
                           " was handed in again meanwhile; look again: remit log " + deed.deliverable.str());
        if (isBlank(deed.reason)) return refused("Reopening needs a reason: --reason \"…\"");
        return {};
    }

    Result<void> check(const Retract& deed) const
    {
        const auto found = facts.events.find(deed.event);
        if (found == facts.events.end())
            return refused("There is no such entry in this record; see: remit log");
        const EventFacts& target = found->second;
        const std::string entry = "Entry " + std::to_string(number(target.entry));
        if (target.retracted)
            return refused(entry + " has been taken back already" + inEntry(*target.retracted));
        if (target.kind == "submit") return refused(entry + " is a hand-in; to take it back: remit withdraw");
        if (!isRetractable(target.kind))
            return refused(entry + " (" + noun(target.kind) + ") cannot be taken back");
        if (target.by != event.party())
            return refused(entry + " was made by " + nameOf(contract, target.by) +
                           "; only they can take it back");
        if (target.right && !facts.people.may(event.party(), *target.right, now))
            return refused(nameOf(contract, event.party()) +
                           " acts for no post any more that may take back " + entry + " (" +
                           noun(target.kind) + ")");
        if (auto may = notAgreed(deed.event, entry); !may) return may;
        if (isBlank(deed.reason)) return refused("Taking something back needs a reason: --reason \"…\"");
        return restsOn(target);
    }

    // What both sides agreed on neither takes back alone.
    Result<void> notAgreed(const EventId& id, const std::string& entry) const
    {
        for (const auto& each : facts.suspensions)
            if (each.event == id && each.resumed)
                return refused(entry + " has ended" + inEntry(*each.resumed) +
                               ", so it cannot be taken back");
        const auto isAgreed = [&](const auto& each) { return each.event == id && each.agreed; };
        if (std::none_of(facts.amendments.begin(), facts.amendments.end(), isAgreed) &&
            std::none_of(facts.suspensions.begin(), facts.suspensions.end(), isAgreed))
            return {};
        return refused(entry + " was agreed by both sides; only another amendment or agreement changes it");
    }

    // What came later and knew of it: the deliverable's own story, that of those which come after it, and the
    // payments that follow it.
    Result<void> restsOn(const EventFacts& target) const
    {
        EntryNumber blocker{};
        if (target.deliverable)
            for (const Story* each = &story(*target.deliverable);
                 each < facts.stories.data() + facts.stories.size(); ++each)
                blocker = std::max(blocker, each->newest);
        for (const auto& each : facts.payments)
            blocker = std::max(blocker, restsOn(target, each));
        if (blocker <= target.entry) return {};
        return refused("Entry " + std::to_string(number(target.entry)) +
                       " cannot be taken back any more: entry " + std::to_string(number(blocker)) +
                       " rests on it");
    }

    // What of a payment rests on `target`: on a review all of it, if it follows that deliverable; on a
    // certificate or an invoice what was paid then; on what was paid nothing.
    static EntryNumber restsOn(const EventFacts& target, const PaymentStory& story)
    {
        if (target.kind == "review" && target.deliverable && follows(*story.payment, *target.deliverable))
            return story.newest;
        if (target.home != homeOf(story.payment->id) || target.kind == "pay" || story.paid.empty()) return {};
        return story.paid.back().entry;
    }

    static bool follows(const Payment& payment, const DeliverableId& deliverable)
    {
        return std::any_of(payment.after.begin(), payment.after.end(),
                           [&](const Payment::Condition& each) { return each.deliverable == deliverable; });
    }

    Result<void> check(const Note& deed) const
    {
        if (auto may = right(Right::Note, "note work"); !may) return may;
        if (facts.homeOf(deed.activity).empty() && !contract.activity(deed.activity)) {
            std::vector<std::string> ids;
            for (const auto& component : contract.components)
                for (const auto& activity : component.activities)
                    ids.push_back(activity.id.str());
            return Error{"The contract has no activity \"" + deed.activity.str() + "\"" +
                         didYouMean(deed.activity.str(), ids)};
        }
        if (isBlank(deed.outcome)) return refused("A note needs an outcome: --outcome \"…\"");
        for (const auto& person : deed.people)
            if (!isCode(person))
                return refused("People are noted by code, such as GOV-03, never by name; \"" +
                               quotable(person) + "\" is no code");
        return {};
    }

    template <class D>
    Result<void> check(const D& deed) const
    {
        return Error{"This version cannot record \"" + std::string(kindOf(deed)) + "\" yet"};
    }
};

}

Result<void> allowed(const Event& event, const Contract& contract, const Facts& facts, const Zone& zone,
                     Instant now, std::size_t openMusts)
{
    const Asking asking{event, contract, facts, zone, now, openMusts};
    if (auto may = asking.parties(); !may) return may;
    if (auto may = asking.ofTheSides(); !may) return may;
    if (auto may = asking.withoutBankData(); !may) return may;
    if (auto said = peopleAllowed(asking, event.deed)) return *said;
    if (auto said = termsAllowed(asking, event.deed)) return *said;
    if (auto said = erasingAllowed(asking, event.deed)) return *said;
    if (auto said = moneyAllowed(asking, event.deed)) return *said;
    return std::visit([&](const auto& deed) { return OnDeliverables{asking}.check(deed); }, event.deed);
}

}
