#include "state/allowed.h"

#include "base/words.h"
#include "state/amendment.h"
#include "state/deadline.h"

#include <algorithm>

namespace remit {

namespace {

constexpr std::chrono::days kNotice{31}; // that the end of a suspension can be announced ahead

std::string revisionWords(const Deliverable& deliverable, const RevisionFacts& revision)
{
    return deliverable.title + ": revision " + std::to_string(revision.number);
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
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

std::string inEntry(EntryNumber entry)
{
    return " (entry " + std::to_string(number(entry)) + ")";
}

// Holds one event against contract and facts; each `check` is the rule for one kind.
struct Asking {
    const Event& event;
    const Contract& contract;
    const Facts& facts;
    const Zone& zone;
    Instant now;
    std::size_t openMusts;

    Result<void> parties() const
    {
        for (const PartyId* id : {&event.by, &event.party()}) {
            if (contract.party(*id)) continue;
            std::vector<std::string> known;
            for (const auto& party : contract.parties)
                known.push_back(party.id.str());
            const std::string near = didYouMean(id->str(), known);
            return refused("The contract has no party \"" + id->str() + "\"" +
                           (near.empty() ? "; it has " + listed(known) : near));
        }
        const bool forAnother = event.onBehalfOf && *event.onBehalfOf != event.by;
        if (forAnother && event.by != facts.keeper &&
            sideOf(contract, event.by) != sideOf(contract, event.party()))
            return refused(nameOf(contract, event.by) + " cannot record for " +
                           nameOf(contract, event.party()) +
                           ": that is for their own side, or for whoever keeps the record (" +
                           nameOf(contract, facts.keeper) + ")");
        return {};
    }

    // The right to do it, by a post that the party holds.
    Result<void> right(Right wanted, const std::string& deed) const
    {
        if (contract.may(event.party(), wanted)) return {};
        std::vector<std::string> others;
        for (const auto& party : contract.parties)
            if (contract.may(party.id, wanted)) others.push_back(party.name);
        return refused(nameOf(contract, event.party()) + " may not " + deed +
                       ": by the contract that is for " + (others.empty() ? "nobody" : listed(others, "or")));
    }

    const Story& story(const DeliverableId& id) const
    {
        const Story* found = facts.story(id);
        assert(found);
        return *found;
    }

    Result<void> known(const DeliverableId& id) const
    {
        if (contract.deliverable(id)) return {};
        return Error{"The contract has no deliverable \"" + id.str() + "\"" +
                     didYouMean(id.str(), contract.deliverableIds())};
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
        return {};
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
        const auto& approvals = contract.review.approvals;
        const Party& party = *contract.party(event.party());
        const bool approver = std::any_of(approvals.begin(), approvals.end(), [&](const PostId& post) {
            return std::find(party.posts.begin(), party.posts.end(), post) != party.posts.end();
        });
        if (approver || approvals.empty()) return {};
        std::vector<std::string> titles;
        for (const auto& post : approvals)
            titles.push_back(contract.post(post) ? contract.post(post)->title : post.str());
        return refused(party.name + " " + words + listed(titles));
    }

    // Anybody with the right to review may comment; a decision is for the posts that the contract names.
    Result<void> approves(const ReviewDeed& deed, const RevisionFacts& revision) const
    {
        if (deed.decision == Decision::Comment || contract.review.approvals.empty()) return {};
        if (auto may = decider("may comment; the decision is for "); !may) return may;
        const Party& party = *contract.party(event.party());
        const bool again =
            std::any_of(revision.reviews.begin(), revision.reviews.end(), [&](const ReviewFacts& each) {
                return each.by == party.id && each.decision == Decision::Accept &&
                       deed.decision == Decision::Accept;
            });
        if (again) return refused(party.name + " has accepted this revision already");
        return {};
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

    // What came later and knew of it: the deliverable's own story, and that of those which come after it.
    Result<void> restsOn(const EventFacts& target) const
    {
        if (!target.deliverable) return {};
        EntryNumber blocker{};
        for (const Story* each = &story(*target.deliverable);
             each < facts.stories.data() + facts.stories.size(); ++each)
            blocker = std::max(blocker, each->newest);
        if (blocker <= target.entry) return {};
        return refused("Entry " + std::to_string(number(target.entry)) +
                       " cannot be taken back any more: entry " + std::to_string(number(blocker)) +
                       " rests on it");
    }

    Result<void> check(const Note& deed) const
    {
        if (auto may = right(Right::Note, "note work"); !may) return may;
        if (!contract.activity(deed.activity)) {
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

    // Both sides change terms and stop clocks; observers do neither.
    Result<void> ofASide(const std::string& deed) const
    {
        if (sideOf(contract, event.party()) != Side::Observer) return {};
        return refused(nameOf(contract, event.party()) + " observes, and may not " + deed);
    }

    Result<void> check(const Amend& deed) const
    {
        if (auto may = right(Right::Amend, "propose other terms"); !may) return may;
        if (auto may = ofASide("propose other terms"); !may) return may;
        if (isBlank(deed.reason)) return refused("An amendment needs a reason: --reason \"…\"");
        if (deed.changes.empty())
            return refused("This changes nothing: the terms in force say the same already");
        return amends(deed);
    }

    // What an amendment needs when it is proposed, and again when it is agreed to.
    Result<void> amends(const Amend& deed) const
    {
        if (deed.schedule != facts.schedule)
            return refused(
                "The amendment starts from a schedule that is no longer in force; propose it again "
                "from the one that is: remit amend");
        for (const auto& change : deed.changes) {
            if (change.key != kDropped) continue;
            if (auto may = drops(change.subject); !may) return may;
        }
        return {};
    }

    // Nothing that something is recorded about can be dropped: the record would tell of what nobody owed.
    Result<void> drops(const std::string& subject) const
    {
        const std::string stays = " and stays in the schedule; an amendment can change its date or end the "
                                  "contract";
        if (const auto id = DeliverableId::of(subject); id && facts.story(*id)) {
            const Story& about = *facts.story(*id);
            if (about.accepted) return refused(about.deliverable->title + " was accepted" + stays);
            if (about.newest != EntryNumber{})
                return refused("Something is recorded about " + about.deliverable->title + ", which" +
                               stays.substr(4));
        }
        if (const auto id = InputId::of(subject);
            id && facts.input(*id) && !facts.input(*id)->handOvers.empty())
            return refused(facts.input(*id)->input->title + " was handed over" + stays);
        for (const auto& note : facts.notes)
            if (note.activity.str() == subject)
                return refused("Work is noted for " + subject + ", which" + stays.substr(4));
        return {};
    }

    Result<void> check(const Agree& deed) const
    {
        if (auto may = right(Right::Agree, "agree to other terms"); !may) return may;
        if (auto may = ofASide("agree to other terms"); !may) return may;
        const auto target = facts.events.find(deed.event);
        if (target == facts.events.end())
            return refused("There is no such proposal in this record; see: remit log");
        const std::string entry = "Entry " + std::to_string(number(target->second.entry));
        if (target->second.retracted)
            return refused(entry + " has been taken back" + inEntry(*target->second.retracted));
        for (const auto& each : facts.amendments)
            if (each.event == deed.event) {
                if (auto may = byTheOther(entry, each.by, each.agreed); !may) return may;
                return amends(each.amend);
            }
        for (const auto& each : facts.suspensions)
            if (each.event == deed.event) return byTheOther(entry, each.by, each.agreed);
        return refused(entry + " (" + noun(target->second.kind) +
                       ") is nothing to agree to: that is an amendment or a suspension");
    }

    Result<void> byTheOther(const std::string& entry, const PartyId& by,
                            const std::optional<EntryNumber>& agreed) const
    {
        if (agreed) return refused(entry + " is agreed already" + inEntry(*agreed));
        if (sideOf(contract, by) != sideOf(contract, event.party())) return {};
        return refused(entry + " was proposed by " + nameOf(contract, by) +
                       ", of the same side; the other side has to agree to it");
    }

    Result<void> check(const Suspend& deed) const
    {
        if (auto may = right(Right::Suspend, "suspend the contract"); !may) return may;
        if (auto may = ofASide("suspend the contract"); !may) return may;
        if (isBlank(deed.reason)) return refused("A suspension needs a reason: --reason \"…\"");
        const Side side = sideOf(contract, event.party());
        const auto& granted = contract.suspends;
        const auto today = zone.local(now);
        if (std::find(granted.begin(), granted.end(), side) != granted.end() && today &&
            deed.from < today->day)
            return refused("A suspension that counts without the other side's agreement begins today at the "
                           "earliest; an earlier one needs their agreement");
        for (const auto& each : facts.suspensions) {
            if (!each.counts() && sideOf(contract, each.by) != side) continue; // what they claim binds nobody
            if (each.until && deed.from >= *each.until) continue;
            return refused(
                "There is a suspension from " + longDay(each.from) +
                (each.until ? " to " + longDay(*each.until - std::chrono::days(1)) : "") +
                inEntry(each.entry) +
                (each.until ? "; a new one begins after it" : "; it has to end first: remit resume"));
        }
        return {};
    }

    Result<void> check(const Resume& deed) const
    {
        if (auto may = right(Right::Suspend, "end a suspension"); !may) return may;
        for (const auto& each : facts.suspensions) {
            if (each.event != deed.suspension) continue;
            if (each.until)
                return refused("The suspension" + inEntry(each.entry) + " has ended already" +
                               inEntry(*each.resumed));
            if (sideOf(contract, each.by) != sideOf(contract, event.party()))
                return refused("The suspension" + inEntry(each.entry) + " is that of " +
                               nameOf(contract, each.by) + "; their side ends it");
            const auto today = zone.local(now);
            if (today && (deed.on < today->day || deed.on > today->day + kNotice))
                return refused("Say it when the work goes on: on a day from today to " +
                               count(static_cast<std::size_t>(kNotice.count()), "day") + " ahead");
            if (deed.on <= each.from)
                return refused("The suspension began on " + longDay(each.from) +
                               "; the work goes on on a later day than that");
            return {};
        }
        return refused("There is no suspension that could end");
    }

    Result<void> check(const Notify& deed) const
    {
        if (auto is = known(deed.deliverable); !is) return is;
        if (auto may = right(Right::Notify, "announce dates and obstacles"); !may) return may;
        if (!deed.expected && isBlank(deed.obstacle))
            return refused(
                "An announcement needs a day or an obstacle: --expected 2022-09-12, --obstacle \"…\"");
        return {};
    }

    Result<void> check(const HandOver& deed) const
    {
        if (auto may = ofASide("hand over or receive what is owed"); !may) return may;
        if (auto may = right(Right::Note, "record what was handed over"); !may) return may;
        const InputStory* input = facts.input(deed.input);
        if (!input) return Error{"The contract has no input \"" + deed.input.str() + "\""};
        for (const auto& each : input->handOvers)
            if (sideOf(contract, each.by) == sideOf(contract, event.party()))
                return refused(input->input->title + " is recorded as " +
                               (sideOf(contract, each.by) == Side::Client ? "handed over" : "received") +
                               " already" + inEntry(each.entry));
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
    return std::visit([&](const auto& deed) { return asking.check(deed); }, event.deed);
}

}
