#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "contract/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Events: what the parties did, each in the words of docs/record-format.md, which this header follows. Every
// kind of the format can be written and read; which of them this version can apply to the state is
// state/state.h's.
namespace remit {

// What a file is in its event.
enum class FileRole {
    Clean,
    ChangesShown,
    Annex,
    Answers,
    Commented,
    Schedule,
    People,
    Desk,
    Terms,
    Calendar,
    Signed,
    Token
};

// A file that came with an event. `name` is as given; in the record it lies under storedName(name).
struct FileRecord {
    std::string name;
    std::uint64_t size = 0;
    Fingerprint sha256;
    FileRole role = FileRole::Clean;

    bool operator==(const FileRecord&) const = default;
};

// A reviewer's comment. Numbered from 1 in the order of the review.
struct Comment {
    std::string text;
    std::string place;                      // in the document, as the reviewer says it; may be empty
    std::optional<DeliverableId> carriedTo; // to be dealt with there

    bool operator==(const Comment&) const = default;
};

enum class Decision { Comment, Accept, RequestChanges, Reject };

struct Open { // the first event: puts the contract's files to use
    ContractId contract;
    bool operator==(const Open&) const = default;
};
struct Submit {
    DeliverableId deliverable;
    bool asIs = false; // handed in knowing of what was unmet
    std::string remark;
    bool operator==(const Submit&) const = default;
};
struct Withdraw {
    DeliverableId deliverable;
    EventId handIn;
    std::string reason; // may be empty
    bool operator==(const Withdraw&) const = default;
};
struct ReviewDeed {
    DeliverableId deliverable;
    EventId handIn;
    Decision decision = Decision::Comment;
    std::string reason; // of a rejection, or of accepting despite an open must; else may be empty
    std::vector<Fingerprint> decided; // of every file of the hand-in, in its order
    std::vector<Comment> comments;
    bool operator==(const ReviewDeed&) const = default;
};
struct Reopen {
    DeliverableId deliverable;
    EventId acceptance; // the review that accepted
    std::string reason;
    bool operator==(const Reopen&) const = default;
};
struct Retract {
    EventId event;
    std::string reason;
    bool operator==(const Retract&) const = default;
};
// A file that came with a note and is no part of the record: it lies in the vault of the copy that took it
// in. What is said of it here gives nobody away.
struct Kept {
    std::string name; // neutral: "note-1.docx", numbered from 1 in the order of the note
    std::uint64_t size = 0;
    Fingerprint hmac; // of the file under its salt, which lies with it (see ledger/vault.h)
    bool operator==(const Kept&) const = default;
};
struct Note {
    ActivityId activity;
    LocalDay on;
    std::string outcome;
    std::vector<std::string> people; // codes (GOV-03), never names
    std::vector<Kept> kept{};
    bool operator==(const Note&) const = default;
};
struct HandOver { // of what the client owes: handed over, or, by the provider's side, received
    InputId input;
    std::string remark; // may be empty
    bool operator==(const HandOver&) const = default;
};
struct Amend {
    struct Change {
        std::string subject; // a deliverable, input or activity; "contract" for the contract's own keys
        std::string key;     // "due"
        std::string from;    // as written; empty if the key is new
        std::string to;
        bool operator==(const Change&) const = default;
    };
    Fingerprint schedule; // of the schedule.toml it starts from
    std::string reason;
    std::vector<Change> changes;
    bool operator==(const Amend&) const = default;
};
struct Agree {
    EventId event; // an open or an amend
    bool operator==(const Agree&) const = default;
};
// In which capacity a party acts for a post; None ends it.
enum class Capacity { Holder, Deputy, InCharge, None };

struct Appoint { // says who acts for a post from when on, or which keys a party signs with
    struct Seat {
        PostId post;
        Capacity capacity = Capacity::Holder;
        LocalDay from;
        bool operator==(const Seat&) const = default;
    };
    PartyId party;
    std::string name; // of a party that is new to the contract; else empty
    std::optional<Seat> seat;
    std::string key;     // an SSH public key introduced for the party, "TYPE NUMBER"; may be empty
    std::string retires; // the fingerprint of one of its keys that counts no longer; may be empty
    std::string reason;  // may be empty
    bool operator==(const Appoint&) const = default;
};
struct Notify {
    DeliverableId deliverable;
    std::optional<LocalDay> expected;
    std::string obstacle;
    bool operator==(const Notify&) const = default;
};
struct Suspend {
    LocalDay from;
    std::string reason;
    bool operator==(const Suspend&) const = default;
};
struct Resume {
    EventId suspension;
    LocalDay on;
    bool operator==(const Resume&) const = default;
};
struct Erase {
    EventId event;    // a note
    std::string name; // of the file that it kept, whose bytes and salt are destroyed
    std::string reason;
    bool operator==(const Erase&) const = default;
};
// A document that is named and not kept: whoever has it can show by its SHA-256 that it is the one. Invoices
// and statements of accounts bear bank data, which no record holds.
struct Cited {
    std::string name;
    std::uint64_t size = 0;
    Fingerprint sha256;
    bool operator==(const Cited&) const = default;
};
struct Certify { // the client confirms that a payment is due
    PaymentId payment;
    std::string remark; // may be empty
    std::vector<Cited> documents;
    bool operator==(const Certify&) const = default;
};
struct Invoice {
    PaymentId payment;
    std::string number;
    std::optional<Money> amount;
    std::vector<Cited> documents;
    bool operator==(const Invoice&) const = default;
};
struct Pay { // the client paid or, by the provider's side, the money has come
    PaymentId payment;
    std::optional<EventId> invoice; // that it settles, where there is one
    LocalDay on;
    Money amount;
    std::vector<Cited> documents;
    bool operator==(const Pay&) const = default;
};
struct Attest {
    Fingerprint of; // of the event.toml or entry.toml the token is over
    std::string authority;
    bool operator==(const Attest&) const = default;
};
struct Close {
    std::string reason;
    bool operator==(const Close&) const = default;
};

using Deed = std::variant<Open, Submit, Withdraw, ReviewDeed, Reopen, Retract, Note, HandOver, Amend, Agree,
                          Appoint, Notify, Suspend, Resume, Erase, Invoice, Certify, Pay, Attest, Close>;

// "submit", "review", …: the word for the kind, as in event.toml.
std::string_view kindOf(const Deed& deed);

// What happened, by whom: the content of event.toml, and what its author answers for.
struct Event {
    // The newest entry its author had: proves which copy they knew.
    struct Seen {
        EntryNumber number{};
        Fingerprint entry;
        bool operator==(const Seen&) const = default;
    };

    std::string record; // the record's identity: 32 hexadecimal digits, drawn by its first event
    PartyId by;         // who makes the event
    std::optional<PartyId> onBehalfOf; // whose deed it is, only if another's (`for`)
    Instant at;                        // when, by their clock or as they say
    std::optional<Seen> seen;          // absent in open only
    std::string nonce;                 // 32 hexadecimal digits: two equal deeds are two events
    Deed deed;
    std::vector<FileRecord> files;

    bool operator==(const Event&) const = default;
    // Whose deed it is.
    const PartyId& party() const { return onBehalfOf ? *onBehalfOf : by; }
};

// When an event arrived, and after what: the content of entry.toml, written by the record's keeper.
struct EntryFacts {
    enum class Clock {
        Keeper, // the keeper's clock
        Given,  // a time given in its place (--clock)
        Behind, // the keeper's clock was behind the newest entry, whose time is repeated
    };

    EntryNumber number{};
    EventId event;
    Instant received;
    Clock clock = Clock::Keeper;
    std::optional<Fingerprint> after;    // of the entry.toml before; absent in the first
    std::string withoutEffect;           // why the event has no effect; empty if it has
    std::optional<Fingerprint> findings; // of findings.toml

    bool operator==(const EntryFacts&) const = default;
};

// The limits of event.toml; what is larger is neither written nor read.
constexpr std::size_t kMaxFiles = 1'000;
constexpr std::size_t kMaxComments = 10'000; // and changes of an amendment
constexpr std::size_t kMaxListed = 1'000;    // elements of a list: people, deliverables, files decided on
constexpr std::size_t kMaxTextBytes = 64u << 10;
constexpr std::size_t kMaxNameBytes = 1'000; // of a file, as given
constexpr std::size_t kMaxStoredBytes = 180; // of the name that it gets in the record

// docs/record-format.md, event.toml and entry.toml. decode accepts only what encode writes, and says what is
// wrong with anything else; the error's place is the line. encode REQUIRES: texts are UTF-8.
std::string encode(const Event& event);
Result<Event> decodeEvent(std::string_view bytes);
std::string encode(const EntryFacts& entry);
Result<EntryFacts> decodeEntry(std::string_view bytes);

// Whether `event` can be written: fails with the sentence that decodeEvent would say of it (a text too long,
// a reason missing, two files of one name), and on text that is not UTF-8.
Result<void> writable(const Event& event);

std::string_view word(FileRole role);
std::optional<FileRole> roleOf(std::string_view word);
std::string_view word(Decision decision); // comment, accept, request-changes, reject
std::optional<Decision> decisionOf(std::string_view word);
std::string_view word(Capacity capacity); // holder, deputy, in-charge, none
std::optional<Capacity> capacityOf(std::string_view word);

// The name under which a file given as `name` lies in the record: itself, or, if Windows or SharePoint cannot
// hold it (reserved words, " * : < > ? |, control characters, a dot or space at either end, "~$" in front,
// over 180 bytes) or the record needs it ("record", "carried"), a mended one; mending what is mended changes
// nothing. Fails on a name that would leave its folder, that is empty or over 1,000 bytes, or not UTF-8.
Result<std::string> storedName(std::string_view name);

// The name that says nothing of what is in the `number`th file of a note, nor of whom: "note-1.docx". Its
// ending is that of `given`, if it is that of a common kind of file.
std::string neutralName(std::size_t number, std::string_view given);

// Whether files given under these names can lie in one folder of the record: fails on a name that storedName
// refuses, and on two that are one file to systems that ignore case (or would be, once mended).
Result<void> distinctNames(const std::vector<std::string>& names);

}
