#include "base/words.h"
#include "state/amendment.h"

#include "state/facts.h"

#include <algorithm>
#include <limits>

namespace remit {

namespace {

// Tells one event; each `tell` is the sentence for one kind.
struct Telling {
    const Event& event;
    const EventId& id;
    const Actor& by;
    const Contract& contract;
    const Facts& facts;

    std::string who() const
    {
        const std::string name = nameOf(contract, by);
        return event.onBehalfOf ? name + " (entered by " + nameOf(contract, event.by) + ")" : name;
    }

    std::string title(const DeliverableId& about) const
    {
        const Deliverable* deliverable = contract.deliverable(about);
        return deliverable ? deliverable->title : about.str();
    }

    // "revision 2"; of a hand-in not among the facts yet, the number it will bear.
    std::string revision(const DeliverableId& about, const EventId& handIn) const
    {
        if (const auto found = facts.events.find(handIn); found != facts.events.end())
            return found->second.revision > 0 ? "revision " + std::to_string(found->second.revision)
                                              : std::string("a revision"); // kept without effect
        const Story* story = facts.story(about);
        return "revision " + std::to_string(story ? story->revisions.size() + 1 : 1);
    }

    std::string files() const
    {
        std::vector<std::string> names;
        for (const auto& file : event.files)
            names.push_back(quotable(file.name, 120));
        return names.empty() ? "" : " (" + listed(names) + ")";
    }

    // What a hand-in took the place of, if that was still waiting for a decision.
    std::string replacing(const DeliverableId& about) const
    {
        const Story* story = facts.story(about);
        if (!story) return {};
        const RevisionFacts* own = facts.revision(id);
        const int before = own ? own->number - 1 : static_cast<int>(story->revisions.size());
        const RevisionFacts* replaced = story->revision(before);
        if (!replaced || replaced->withdrawn || replaced->decided) return {};
        return ", in place of revision " + std::to_string(before) + ", which was not decided on";
    }

    static std::string because(const std::string& reason)
    {
        return reason.empty() ? "" : ": " + quotable(reason, 200);
    }

    std::string tell(const Open&) const { return "Record opened by " + who() + ": " + contract.title; }

    std::string tell(const Submit& deed) const
    {
        return title(deed.deliverable) + ": " + revision(deed.deliverable, id) + " handed in by " + who() +
               files();
    }

    std::string tell(const Withdraw& deed) const
    {
        return title(deed.deliverable) + ": " + revision(deed.deliverable, deed.handIn) + " withdrawn by " +
               who() + because(deed.reason);
    }

    std::string tell(const ReviewDeed& deed) const
    {
        const std::string subject = title(deed.deliverable) + ": " + revision(deed.deliverable, deed.handIn);
        const std::string comments = count(deed.comments.size(), "comment");
        std::vector<std::string> targets;
        for (const auto& comment : deed.comments)
            if (comment.carriedTo && (targets.empty() || targets.back() != title(*comment.carriedTo)))
                targets.push_back(title(*comment.carriedTo));
        const std::string carried = targets.empty() ? "" : ", carried to " + listed(targets);
        switch (deed.decision) {
        case Decision::Comment:
            return subject + " commented on by " + who() + " (" + comments + ")";
        case Decision::Accept:
            return subject + " accepted by " + who() +
                   (deed.comments.empty() ? "" : " with " + comments + carried) + because(deed.reason);
        case Decision::RequestChanges:
            return subject + ", changes requested by " + who() + " (" + comments + ")";
        case Decision::Reject:
            return subject + " rejected by " + who() + because(deed.reason);
        }
        return subject;
    }

    std::string tell(const Reopen& deed) const
    {
        return title(deed.deliverable) + ": reopened by " + who() + because(deed.reason);
    }

    std::string tell(const Retract& deed) const
    {
        const auto found = facts.events.find(deed.event);
        const std::string what =
            found == facts.events.end()
                ? "an entry"
                : found->second.kind + " of entry " + std::to_string(number(found->second.entry));
        return "Taken back by " + who() + ": the " + what + because(deed.reason);
    }

    std::string tell(const Note& deed) const
    {
        const Activity* activity = contract.activity(deed.activity);
        return (activity ? activity->title : deed.activity.str()) + ", " + shortDay(deed.on) + ": noted by " +
               who() + apart(deed.kept) + because(deed.outcome);
    }

    // The files that are no part of the record.
    static std::string apart(const std::vector<Kept>& kept)
    {
        std::vector<std::string> names;
        for (const auto& file : kept)
            names.push_back(file.name);
        return names.empty() ? "" : " (" + listed(names) + ", kept apart)";
    }

    std::string tell(const Erase& deed) const
    {
        const auto note = facts.events.find(deed.event);
        return quotable(deed.name, 120) +
               (note == facts.events.end() ? "" : " of entry " + std::to_string(number(note->second.entry))) +
               " erased by " + who() + because(deed.reason);
    }

    EntryNumber entry() const
    {
        const auto found = facts.events.find(id);
        return found == facts.events.end() ? EntryNumber(std::numeric_limits<long>::max())
                                           : found->second.entry;
    }

    std::string changes(const Amend& deed, EntryNumber before) const
    {
        constexpr std::size_t kMostTold = 5;
        std::vector<std::string> told;
        for (const auto& change : deed.changes) {
            if (told.size() == kMostTold) {
                told.push_back(count(deed.changes.size() - kMostTold, "other change"));
                break;
            }
            told.push_back(inWords(change, contract, facts, before));
        }
        std::string all;
        for (const auto& each : told)
            all += (all.empty() ? "" : "; ") + each;
        return all;
    }

    std::string tell(const Amend& deed) const
    {
        return "Amendment proposed by " + who() + ": " + changes(deed, entry()) + because(deed.reason);
    }

    std::string tell(const Agree& deed) const
    {
        if (deed.event == facts.opening.event) return "The terms of the contract agreed by " + who();
        for (const auto& each : facts.amendments)
            if (each.event == deed.event)
                return "Amendment of entry " + std::to_string(number(each.entry)) + " agreed by " + who() +
                       ": " + changes(each.amend, each.entry);
        for (const auto& each : facts.suspensions)
            if (each.event == deed.event)
                return "Suspension from " + longDay(each.from) + " agreed by " + who();
        return "Agreed by " + who();
    }

    std::string tell(const Appoint& deed) const
    {
        std::vector<std::string> told;
        const std::string whom = deed.name.empty() ? nameOf(contract, deed.party) : deed.name;
        if (deed.seat) {
            const Post* post = contract.post(deed.seat->post);
            const std::string title = post ? post->title : deed.seat->post.str();
            const std::string from = " from " + longDay(deed.seat->from) + " on";
            told.push_back(deed.seat->capacity == Capacity::None
                               ? whom + " no longer acts for " + title + from
                               : whom + " is " + asWhat(deed.seat->capacity) + title + from);
        }
        if (!deed.key.empty()) {
            const auto key = SshKey::of(deed.key);
            const std::string fingerprint = key ? key->fingerprint() : "unreadable";
            const KeyFacts* known = facts.people.key(fingerprint);
            const bool byKeeper =
                known ? known->byKeeper : !facts.people.mayChangeKeys(event.by, deed, event.at);
            told.push_back("a key of " + whom + " is introduced" + (byKeeper ? " by the keeper" : "") + " (" +
                           fingerprint + ")");
        }
        if (!deed.retires.empty())
            told.push_back("a key of " + whom + " is retired (" + quotable(deed.retires) + ")");
        return "Appointed by " + who() + ": " + listed(told) + because(deed.reason);
    }

    static std::string asWhat(Capacity capacity)
    {
        return std::string(nameOf(capacity)) + (capacity == Capacity::Deputy ? " for " : " of ");
    }

    std::string tell(const Suspend& deed) const
    {
        const bool counts = countsAlone(contract, event.party());
        return "Suspended from " + longDay(deed.from) + " by " + who() +
               (counts ? "" : " (claimed, until the other side agrees)") + because(deed.reason);
    }

    std::string tell(const Resume& deed) const
    {
        return "Suspension ended by " + who() + ": the work goes on on " + longDay(deed.on);
    }

    std::string tell(const Notify& deed) const
    {
        return title(deed.deliverable) + ": " +
               (deed.expected ? "expected by " + longDay(*deed.expected) : std::string("an obstacle")) +
               ", as announced by " + who() + because(deed.obstacle);
    }

    std::string tell(const HandOver& deed) const
    {
        const Input* input = contract.input(deed.input);
        return (input ? input->title : deed.input.str()) + ": " +
               (sideOf(contract, event.party()) == Side::Client ? "handed over" : "received") + " by " +
               who() + files() + because(deed.remark);
    }

    std::string payment(const PaymentId& about) const
    {
        const Payment* found = contract.payment(about);
        return found ? found->title : about.str();
    }

    // The documents named, which are not in the record.
    static std::string named(const std::vector<Cited>& documents)
    {
        std::vector<std::string> names;
        for (const auto& document : documents)
            names.push_back(quotable(document.name, 120));
        return names.empty() ? "" : " (" + listed(names) + ", not kept here)";
    }

    std::string tell(const Certify& deed) const
    {
        return payment(deed.payment) + ": certified by " + who() + named(deed.documents) +
               because(deed.remark);
    }

    std::string tell(const Invoice& deed) const
    {
        return payment(deed.payment) + ": invoice " + quotable(deed.number) +
               (deed.amount ? " for " + inWords(*deed.amount) : "") + " sent by " + who() +
               named(deed.documents);
    }

    std::string tell(const Pay& deed) const
    {
        const bool client = sideOf(contract, event.party()) == Side::Client;
        return payment(deed.payment) + ": " + inWords(deed.amount) +
               (client ? " paid on " : " received on ") + longDay(deed.on) + ", according to " + who() +
               named(deed.documents);
    }

    // Kinds that this version does not record itself.
    template <class D>
    std::string tell(const D& deed) const
    {
        return std::string(kindOf(deed)) + " by " + who();
    }
};

}

std::string inWords(const Event& event, const EventId& id, const Contract& contract, const Facts& facts)
{
    const Actor& by = facts.events.at(id).by;
    const Telling telling{event, id, by, contract, facts};
    return std::visit([&](const auto& deed) { return telling.tell(deed); }, event.deed);
}

std::string inWords(const Event& event, const Actor& by, const Contract& contract, const Facts& facts)
{
    const EventId none;
    const Telling telling{event, none, by, contract, facts};
    return std::visit([&](const auto& deed) { return telling.tell(deed); }, event.deed);
}

std::string titleOf(const Deed& deed, const Contract& contract)
{
    return std::visit(
        [&](const auto& each) -> std::string {
            if constexpr (requires { each.deliverable; }) return contract.titleOf(each.deliverable.str());
            if constexpr (requires { each.activity; }) return contract.titleOf(each.activity.str());
            if constexpr (requires { each.input; }) return contract.titleOf(each.input.str());
            if constexpr (requires { each.payment; }) {
                const Payment* payment = contract.payment(each.payment);
                return payment ? payment->title : each.payment.str();
            }
            return {};
        },
        deed);
}

std::string noun(std::string_view kind)
{
    if (kind == "open") return "opening";
    if (kind == "submit") return "hand-in";
    if (kind == "withdraw") return "withdrawal";
    if (kind == "reopen") return "reopening";
    if (kind == "retract") return "taking back";
    if (kind == "amend") return "amendment";
    if (kind == "agree") return "agreement";
    if (kind == "suspend") return "suspension";
    if (kind == "resume") return "end of a suspension";
    if (kind == "notify") return "announcement";
    if (kind == "erase") return "erasing";
    if (kind == "certify") return "certificate";
    if (kind == "pay") return "payment";
    return std::string(kind);
}

}
