#pragma once

#include "contract/contract.h"
#include "ledger/ledger.h"
#include "state/people.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

// What the record says happened: the entries, sorted by what they are about. No clock, nothing derived from
// one.
namespace remit {

struct CommentFacts {
    int number = 0; // counted through all reviews of the deliverable
    Comment comment;
};

struct ReviewFacts {
    EntryNumber entry{};
    EventId event;
    Actor by; // whose decision it is
    Decision decision = Decision::Comment;
    Instant at;
    Instant received;
    std::string reason;
    std::vector<CommentFacts> comments;
    std::vector<PostId> approvals; // of an acceptance: the posts that the contract asks for, whose it is
};

struct RevisionFacts {
    int number = 0; // 1 for the deliverable's first hand-in with effect
    EntryNumber entry{};
    EventId event;
    Actor by;          // whose hand-in it is
    PartyId enteredBy; // who recorded it, and says when it was
    Instant at;        // by their clock, or as they say
    Instant received;
    EntryFacts::Clock clock = EntryFacts::Clock::Keeper;
    bool asIs = false;
    std::string remark;
    std::vector<FileRecord> files;
    std::optional<EntryNumber> withdrawn; // by which entry
    std::vector<ReviewFacts> reviews;     // those not retracted
    std::optional<std::size_t>
        decided; // the review that decided: changes, rejection, or the last acceptance needed

    // What was decided; nothing while it is under review.
    const ReviewFacts* decision() const { return decided ? &reviews[*decided] : nullptr; }
    // When it was accepted, by a decision or because nobody decided in time and something rests on that.
    std::optional<Instant> silence;
    bool settled() const { return decided || silence; } // nothing more is decided on it
    // The event that says so: the last review, or the hand-in, where nobody decided.
    const EventId& acceptedBy() const { return decided ? reviews[*decided].event : event; }
    std::optional<Instant> acceptedAt() const
    {
        if (decided) return reviews[*decided].received;
        return silence;
    }
};

// What is expected or stands in the way, as announced; it moves nothing.
struct NotificationFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    Instant received;
    std::optional<LocalDay> expected;
    std::string obstacle;
};

// A deliverable's story so far.
struct Story {
    const Deliverable* deliverable = nullptr;
    std::vector<RevisionFacts> revisions;
    std::optional<std::size_t> accepted;       // index of the revision that counts as accepted
    bool reopened = false;                     // accepted, and a new revision is allowed
    int comments = 0;                          // how many there have been, for their numbers
    EntryNumber newest{};                      // the last entry about it
    std::optional<NotificationFacts> notified; // the newest since the last hand-in

    // The revision that can be decided, withdrawn or replaced: the newest, if it is neither withdrawn nor
    // decided.
    const RevisionFacts* underReview() const;
    // The newest revision that still means something: decided, or under review. What was replaced is not, nor
    // does it come back when its replacement is withdrawn.
    const RevisionFacts* standing() const;
    // The first hand-in that counts as one: neither withdrawn, nor replaced by one that was withdrawn.
    const RevisionFacts* first() const;
    bool isOpen() const { return !accepted || reopened; } // a hand-in is possible
    const RevisionFacts* revision(int number) const;
};

struct CarriedFacts {
    EntryNumber entry{}; // of the acceptance that carried it
    DeliverableId from;
    DeliverableId to;
    int revision = 0;
    int number = 0;
    std::string text;
};

struct NoteFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    ActivityId activity;
    LocalDay on;
    std::string outcome;
    std::vector<std::string> people;
};

// What the client owed and handed over: by its own word, or as the provider says it was received.
struct HandOverFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    Instant at;
    Instant received;
    std::string remark;
    std::vector<FileRecord> files;
};

struct InputStory {
    const Input* input = nullptr;
    std::vector<HandOverFacts> handOvers; // those not retracted, by either side
};

// The client's confirmation that a payment is due.
struct CertificateFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    Instant received;
    std::string remark;
    std::vector<Cited> documents;
};

struct InvoiceFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    Instant received;
    std::string number;
    std::optional<Money> amount;
    std::vector<Cited> documents;
};

// Money that went from one side to the other, as either of them says.
struct PaidFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    Instant received;
    LocalDay on;
    Money amount;
    std::vector<Cited> documents;
};

// What happened about one payment; nothing that was taken back.
struct PaymentStory {
    const Payment* payment = nullptr;
    std::optional<CertificateFacts> certificate;
    std::optional<InvoiceFacts> invoice;
    std::vector<PaidFacts> paid;
    EntryNumber newest{}; // the last entry about it
};

// A time in which both sides' clocks stand still, once it counts.
struct SuspensionFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    Instant received;
    LocalDay from; // the first day that does not count
    std::string reason;
    bool granted = false;              // by the contract: it counts without the other side
    std::optional<EntryNumber> agreed; // by which entry
    std::optional<LocalDay> until;     // the first day that counts again
    std::optional<EntryNumber> resumed;

    bool counts() const { return granted || agreed; } // otherwise it is claimed, and moves nothing
};

// A proposal to change the terms. In force from its last signature, which is that of the other side.
struct AmendmentFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    Instant received;
    Amend amend;
    Fingerprint schedule; // of the schedule.toml that it proposes
    std::vector<FileRecord> files;
    std::optional<EntryNumber> agreed;
    std::optional<EventId> agreement;
    Actor agreedBy;
    Instant inForce; // when it was agreed; meaningful only if it was
};

// How the terms came to use: one side entered them, and the other side agrees or has not yet. Nothing waits
// for that; but what rests on terms that one side alone entered says so.
struct OpeningFacts {
    EntryNumber entry{};
    EventId event;
    Actor by;
    std::optional<EntryNumber> agreed; // by which entry
    Actor agreedBy;
};

// Where an event stands and what it is about, for whoever refers to it.
struct EventFacts {
    EntryNumber entry{};
    std::string kind;
    Actor by;
    std::optional<DeliverableId> deliverable;
    int revision = 0;                     // of a hand-in, or of the one that a review or withdrawal is about
    int firstComment = 0;                 // of a review: the number of its first comment
    std::string home;                     // the folder whose record it lies in: "report-drafting/outline"
    std::optional<EntryNumber> retracted; // by which entry
    std::optional<Right> right{};         // that it took
    std::vector<std::string> erasable; // the names of its files that can be erased: of a note in the vaults,
                                       // of a hand-in, review or hand-over by founding the record anew
    std::map<std::string, EntryNumber> erased; // which of it was erased, by which entry

    bool canErase(const std::string& name) const;
};

// Of which deliverables and activities a record is read. What is about the whole contract always is.
struct Scope {
    bool whole = true; // of all; the lists are empty
    std::set<DeliverableId> deliverables;
    std::set<ActivityId> activities;
    std::set<InputId> inputs{};
    std::set<PaymentId> payments{};

    bool has(const InputId& id) const { return whole || inputs.contains(id); }
    bool has(const PaymentId& id) const { return whole || payments.contains(id); }
    bool has(const DeliverableId& id) const { return whole || deliverables.contains(id); }
    bool has(const ActivityId& id) const { return whole || activities.contains(id); }
};

// Where everything stands: what the state is worked out from.
class Standing {
public:
    // Nothing has happened yet.
    explicit Standing(const Contract& contract, const Scope& scope = {});

    std::string record; // its identity
    PartyId keeper;
    People people;  // who acts for which post, and signs with which keys
    Instant opened; // when the record was
    OpeningFacts opening;
    Fingerprint schedule;                     // of the schedule.toml in force
    std::vector<AmendmentFacts> amendments;   // those not retracted
    std::vector<SuspensionFacts> suspensions; // those not retracted
    std::vector<InputStory> inputs;           // of the inputs that were read, in the order of the schedule
    std::vector<Story> stories;         // of the deliverables that were read, in the order of the schedule
    std::vector<PaymentStory> payments; // of those that were read, in the order of the schedule
    std::vector<CarriedFacts> carried;
    std::vector<NoteFacts> notes; // those not retracted

    // nullptr if the contract has no such deliverable, or its story was not read.
    const Story* story(const DeliverableId& id) const;
    Story* story(const DeliverableId& id);
    const InputStory* input(const InputId& id) const;
    InputStory* input(const InputId& id);
    const PaymentStory* payment(const PaymentId& id) const;
    PaymentStory* payment(const PaymentId& id);

private:
    std::unordered_map<DeliverableId, std::size_t> places_;
    std::unordered_map<InputId, std::size_t> inputPlaces_;
    std::unordered_map<PaymentId, std::size_t> paymentPlaces_;
};

// The same with what led there: every event, for whoever refers to one.
class Facts : public Standing {
public:
    explicit Facts(const Contract& contract, const Scope& scope = {});

    std::unordered_map<EventId, EventFacts> events;

    // The revision that the hand-in `id` made; nullptr if it made none.
    const RevisionFacts* revision(const EventId& id) const;
    // "implementation-plan/plan"; empty if the contract has no such deliverable or activity, or it was not
    // read.
    std::string homeOf(const DeliverableId& id) const;
    std::string homeOf(const ActivityId& id) const;
    std::string homeOf(const InputId& id) const;

private:
    std::unordered_map<DeliverableId, std::string> homes_;
    std::unordered_map<ActivityId, std::string> activityHomes_;
    std::unordered_map<InputId, std::string> inputHomes_;
};

// Sorts `entries`, oldest first, all those of `scope`, into facts. Events that are kept without effect, and
// those retracted later on, leave no trace but in `events`. Fails on an event that this version cannot apply,
// or that names what the contract does not have: a state that leaves out what happened would be a wrong one.
Result<Facts> fold(const Contract& contract, const std::vector<Entry>& entries, const Scope& scope = {});

// The same facts by the terms of `contract`. Fails if that has no place for something that happened.
Result<Facts> movedTo(const Contract& contract, const Scope& scope, Facts&& facts);

// Whose side of the contract the party is on; REQUIRES: the contract has it.
Side sideOf(const Contract& contract, const PartyId& party);

// How far the acceptance of a revision has come, where the contract names the posts that must accept.
struct Approvals {
    std::size_t needed = 0;    // how many it takes; 0 where whoever may review decides alone
    std::vector<PostId> given; // in the order of the contract, as are the others
    std::vector<PostId> open;
    bool inOrder = false; // of those open only the first can accept now

    bool complete() const { return given.size() >= needed; }
    // The posts of which one can accept now.
    std::vector<PostId> turn() const;
};
Approvals approvals(const Contract& contract, const RevisionFacts& revision);

// Whether a suspension by `party` counts without the other side, as the contract has it.
bool countsAlone(const Contract& contract, const PartyId& party);

// The folder in whose record the events about a payment lie: "payments/first".
std::string homeOf(const PaymentId& id);

// The folder in whose record `event` lies (docs/record-format.md, Place).
std::string homeOf(const Event& event, const Facts& facts);

// The folders of the deliverables that `event`, a review, carries comments to.
std::set<std::string> carriedTo(const Event& event, const Facts& facts);

// The names of the files of `event` that can be erased (see EventFacts::erasable).
std::vector<std::string> erasableIn(const Event& event);

// Whether events of that kind can be taken back at all.
bool isRetractable(std::string_view kind);

// Whether `entry` is part of the story of `deliverable`: it is about it, answers what is, or carries a
// comment to it. The opening of the record is part of every story.
bool concerns(const Entry& entry, const Facts& facts, const DeliverableId& deliverable);

// What people call the deliverable, activity, input or payment that `deed` is about; empty if it is about
// none.
std::string titleOf(const Deed& deed, const Contract& contract);

// "hand-in", "review", "reopening": what people call an event of that kind.
std::string noun(std::string_view kind);

// What happened, in one line for people: "Report outline: revision 1 handed in by Service provider
// (report-outline.docx)". `id` is the event's, which is among `facts`; or, before it is, `by` is who does it.
std::string inWords(const Event& event, const EventId& id, const Contract& contract, const Facts& facts);
std::string inWords(const Event& event, const Actor& by, const Contract& contract, const Facts& facts);

}
