#pragma once

#include "base/ids.h"
#include "contract/calendar.h"
#include "contract/expects.h"
#include "contract/payment.h"
#include "contract/requirement.h"
#include "contract/term.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace remit {

enum class Side { Client, Provider, Observer };

// What a holder of a post may do, in the words of people.toml.
enum class Right {
    Submit,
    Withdraw,
    Review,
    Amend,
    Agree,
    Appoint,
    Notify,
    Suspend,
    Note,
    Invoice,
    Certify,
    Pay,
    Attest,
    Erase,
    Close
};

struct Post {
    PostId id;
    std::string title;
    Side side = Side::Client;
    std::vector<Right> may;

    bool allows(Right right) const { return std::find(may.begin(), may.end(), right) != may.end(); }
};

// A person's or an office's part in the contract: it records, and answers for what it recorded. Its posts and
// keys are those that people.toml gives it; what has become of them since, state/people.h knows.
struct Party {
    PartyId id;
    std::string name;
    Side side = Side::Client;
    std::vector<PostId> posts;
    std::string zone;              // IANA name; empty: the contract's
    std::vector<std::string> keys; // SSH public keys, as written; none: its events are named, not signed
    bool introduced = false;       // by an appointment, and not by people.toml
};

struct Supervision {
    std::string kind; // "overall", "direct"
    PostId post;
    std::string words; // the terms' own
};

// A topic that documents must treat, and the other wordings under which it is found.
struct Topic {
    std::string title;
    std::vector<std::string> also;
    bool provisional = false; // an assumption of the schedule: what asks for it can be a *should* at most
};

struct TopicList {
    std::string id;
    std::string title;
    std::vector<Topic> topics;
};

struct Deliverable {
    DeliverableId id;
    PhaseId phase;
    std::string title;
    std::string description; // the terms' own words
    Term due;
    std::optional<Roll> roll; // none given: as the contract's rules have it
    bool internal = false;    // not in the contract's own table of deliverables
    Expects expects;
    std::vector<Requirement> requirements; // the schedule's own, whatever the phase asks for
    Place place;
};

// Something the client owes the provider.
struct Input {
    InputId id;
    std::string title;
    std::string description;
    std::optional<Term> due;
    Place place;
};

// Work without a document.
struct Activity {
    ActivityId id;
    std::string title;
    std::string description;
    std::optional<Term> due;
    Place place;
};

// A deliverable, input or activity, as far as they are alike. Views live as long as the contract.
struct Part {
    std::string_view id;
    std::string_view title;
    const Term* due = nullptr;  // nullptr: it has no date
    std::optional<Roll> roll{}; // of a deliverable that gives one
};

struct Component {
    ComponentId id;
    std::string title;
    std::vector<Deliverable> deliverables;
    std::vector<Input> inputs;
    std::vector<Activity> activities;
};

// What happens when an answer does not come in time. `Accepted` only where the contract says so.
enum class Silence { Nothing, Accepted };

struct Review {
    std::optional<Period> within; // how long the client may take to decide; none if the contract sets none
    std::optional<Period> correction; // how long a new revision may take once changes were requested
    std::vector<PostId> approvals;    // who must accept; posts, not persons
    bool inOrder = false;             // each only after those before it
    std::size_t quorum = 0;           // how many of them it takes; 0: all
    Silence silence = Silence::Nothing;

    std::size_t needed() const { return quorum == 0 ? approvals.size() : quorum; } // of `approvals`
};

// What the terms of reference do not say, decided to keep a record at all.
struct Assumption {
    std::string reason;
    Place place; // of its key under [assumed]
};

// What was agreed: schedule.toml, people.toml and desk.toml as one value, already checked against each other.
struct Contract {
    ContractId id;
    Place place; // of [contract]
    std::string title;
    std::string summary;
    std::optional<LocalDay> starts; // the day from which its months count
    std::optional<Term> completes;
    std::optional<Term> ends;
    std::string zone; // IANA name; empty if the contract names none: then days end at different times
    Rules rules = Rules::Plain;
    std::vector<Side> suspends; // the sides whose suspension counts without the other's agreement
    std::chrono::seconds dayEnds{24 * 3600}; // since local midnight, at most 24 h
    std::vector<std::string> calendars;      // as [contract] names them
    Calendar calendar;                       // of all of them together
    std::string termsFile;
    std::map<std::string, Assumption> assumed; // by key: "contract.zone"
    Review review;
    std::optional<Money> value; // of the whole contract
    std::vector<Payment> payments;
    std::optional<LateDelivery> lateDelivery;
    std::vector<Supervision> supervision;
    std::vector<TopicList> topicLists;
    std::vector<Component> components;

    std::optional<PartyId> keeper; // none: who opens the record
    std::vector<Post> posts;
    std::vector<Party> parties;

    std::map<std::string, std::vector<std::string>>
        synonyms;         // a wording -> others that mean the same (desk.toml)
    int dueSoonDays = 7;  // "due soon" begins that many days before (desk.toml)
    int remindDays = 3;   // who owes something is reminded that many working days before (desk.toml)
    int answerLeaves = 5; // working days that an answer should leave to the next deliverable (desk.toml)
    std::vector<int> endWarnings{30, 14, 5}; // working days before the end of the contract (desk.toml)

    // Each returns nullptr if there is none of that id. Pointers live as long as the contract. Each walks the
    // contract: what asks for many keeps its own index (state/facts.h).
    const Deliverable* deliverable(const DeliverableId& id) const;
    const Component* componentOf(const DeliverableId& id) const;
    const Activity* activity(const ActivityId& id) const;
    const Component* componentOf(const ActivityId& id) const;
    const Input* input(const InputId& id) const;
    const Component* componentOf(const InputId& id) const;
    const Party* party(const PartyId& id) const;
    const Post* post(const PostId& id) const;
    const TopicList* topicList(std::string_view id) const;
    const Payment* payment(const PaymentId& id) const;

    // What it comes to by the contract; no value for a part of a value that is not given.
    std::optional<Money> amountOf(const Payment& payment) const;

    // The zone in whose clocks times are shown: its own, or UTC where it names none.
    std::string_view clocks() const { return zone.empty() ? std::string_view("UTC") : zone; }

    // Every deliverable, input and activity, component by component; the one of an id, if there is one.
    std::vector<Part> parts() const;
    std::optional<Part> part(std::string_view id) const;
    // What people call that part; the id if there is none.
    std::string titleOf(std::string_view id) const;

    // In the order of the schedule, which is the order of the work.
    std::vector<const Deliverable*> deliverables() const;
    std::vector<std::string> deliverableIds() const;

    // Why the value of `key` ("plan.roll") is assumed; nullptr if the terms say it.
    const std::string* assumption(std::string_view key) const;
};

// "client", "review", …: the words of people.toml.
std::string_view word(Side side);
std::string_view word(Right right);
std::optional<Side> sideOf(std::string_view word);
std::optional<Right> rightOf(std::string_view word);
const std::vector<std::string>& sideWords();
const std::vector<std::string>& rightWords();

}
