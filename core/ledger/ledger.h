#pragma once

#include "ledger/event.h"
#include "ledger/objects.h"
#include "ledger/turn.h"
#include "ledger/vault.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remit {

// The home of what is not about one deliverable, input or activity.
constexpr std::string_view kContractHome = "contract";
// The folder in which each payment has its home.
constexpr std::string_view kPaymentsHome = "payments";

// One entry of the record: an event as the keeper took it in.
struct Entry {
    Event event;
    EntryFacts facts;
    std::string folder;           // its place in the record: "report-drafting/outline/record/0/7-submit"
    bool signedByAuthor = false;  // there is a signature of the event; whose it is, only verifying tells
    bool signedByKeeper = false;  // and one of the entry
    bool findingsLeftOut = false; // it names findings.toml, which went with a file that was erased
};

// The texts of the .sig files of an entry, where there are any.
struct Signatures {
    std::optional<std::string> event;
    std::optional<std::string> entry;
};

// Signs bytes: returns the text of a .sig file.
using Sign = std::function<Result<std::string>(std::string_view bytes)>;

// That the review in the first folder carried comments to the deliverable in the second one.
using CarriedMark = std::pair<std::string, std::string>;

struct WholeRecord {
    std::vector<Entry> entries; // oldest first
    std::set<CarriedMark> marks;
};

// A file's bytes, on its way into the record.
struct Artefact {
    std::string name; // as given
    std::string bytes;
    bool leftOut = false; // it is erased: a record that is founded anew has no bytes of it
};

// The newest entry of a record, as it was read. Equal tips mean equal records.
struct Tip {
    EntryNumber number{}; // 0: a record that has none yet
    Fingerprint entry;    // of the newest entry.toml
    Instant received;     // its time
    std::string position; // opaque: where the ledger stood
};

// What append() is given: an event, encoded once, and how the keeper takes it in.
struct Draft {
    Event event;
    EntryFacts facts;                // number, event id, `after` and `findings` are filled in by append
    std::string home;                // the subject's folder: "report-drafting/outline", or "contract"
    std::set<std::string> carriedTo; // of a review: the folders of the deliverables it carries comments to
    std::vector<Artefact> files;     // as many as event.files, in their order
    std::string findings;            // findings.toml; empty if there is none
    std::string words;               // one line for people: what happened
    std::string author;              // the acting party's name
    bool inUse = false; // the files also become the ones in use: of a hand-in, in its deliverable's folder in
                        // place of those before; of open, in contract/
    std::string signature; // its author's, of the event as encode() writes it; empty if it is not signed
    Sign sign;             // signs the entry for its keeper; none: it is not signed
    std::vector<Artefact> contract;    // files of the contract that the event puts in use: of the last agree
    std::vector<Apart> kept;           // of a note that is made here: as many as it keeps, in their order
    std::optional<Fingerprint> erased; // of an erase: the file that is destroyed in this copy's vault
};

// The next entry of a record that is founded anew, on top of `tip`; no value once there are no others.
using NextDraft = std::function<Result<std::optional<Draft>>(const Tip& tip)>;

// One step of the record's line: what git keeps of an entry beside its files.
struct Step {
    std::string id; // the commit's
    std::string words;
    std::string author;
};

// An entry of another copy of the record, with all that it takes to make the very same one here.
struct Copied {
    Draft draft; // all but `sign`; of its `facts` the time, the clock and the reason
    Fingerprint entry;
    std::string signature; // the keeper's, of the entry; empty if it is not signed
    std::string step;      // the id of its step
};

// The record of what the parties did: one line of commits on the main branch of a git repository, one event
// each, in the order the keeper took them in (docs/record-format.md).
//
// The record only grows. Nothing here rewrites, reorders or removes an entry; a mistake is mended by
// appending.
//
// A Ledger is for one thread. Several processes may append to the same repository, one after the other, each
// in its turn; one whose tip is the newest no longer is refused and has changed nothing.
class Ledger {
public:
    // Founds a record in `folder` (made if missing) with `first` as entry 1; the copy records for who made
    // it. The folder's .git appears whole or not at all. Fails if a record or another repository is there
    // already.
    static Result<Ledger> create(const std::filesystem::path& folder, const Draft& first);

    // Founds `old` anew in `folder`, with the entries that `next` gives: those of `old` as they are, and what
    // is to come after them. The copy records for `me`, with the keys of `old`, which does not change.
    // Otherwise as create().
    static Result<Ledger> createAgain(const std::filesystem::path& folder, const Ledger& old,
                                      const PartyId& me, const NextDraft& next);

    // Makes in `folder`, as create() does, a copy of the record that `entries`, from the first one on, are
    // of. It records for `who`, and is not the keeper's. `holds` is shown the copy before it is there, and
    // can refuse it.
    static Result<Ledger> createCopy(const std::filesystem::path& folder, const PartyId& who,
                                     const std::vector<Copied>& entries,
                                     const std::function<Result<void>(const Ledger&)>& holds);

    // Opens the record that `folder` lies in. Fails if there is none, if it is a git repository but no
    // record, if a newer Remit wrote it, or if its newest change was not made by Remit.
    static Result<Ledger> open(const std::filesystem::path& folder);

    // The folder of the record that `folder` lies in: the nearest that has a .git, itself or one above. Fails
    // if there is none.
    static Result<std::filesystem::path> folderOf(const std::filesystem::path& folder);

    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;
    ~Ledger();

    // The newest entry as of opening or of the last append.
    const Tip& tip() const;

    // Whether it still is the newest.
    Result<bool> isNewest() const;

    // Returns all of it. All or nothing: fails if an entry is missing, double or not as it must be.
    Result<WholeRecord> whole() const;
    // The same, out of `objects`, which are those of this record and none of them damaged: quicker where
    // there are many.
    Result<WholeRecord> whole(const Objects& objects) const;

    // Returns the entries that lie in the records of `homes`, oldest first, and takes no longer the more
    // there are elsewhere. Each is held to itself; whether one is missing only whole() can tell.
    Result<std::vector<Entry>> entries(const std::set<std::string>& homes) const;

    // The folders of the deliverables whose reviews carried comments to the one in the folder `home`.
    Result<std::set<std::string>> carriedFrom(const std::string& home) const;

    // The folders whose records got the entries that came after the one at `position` (see Tip). No value if
    // these are more than `most`, or if the record never stood there.
    Result<std::optional<std::set<std::string>>> homesSince(const std::string& position,
                                                            std::size_t most) const;

    // The file in use named `name` of contract/ ("schedule.toml"). Fails if there is none.
    Result<std::string> contractFile(std::string_view name) const;

    // The bytes of the file that `entry` brought under `name` (as given), held against its fingerprint.
    Result<std::string> file(const Entry& entry, std::string_view name) const;

    // findings.toml of `entry`, held against its fingerprint; empty if it has none, or it was left out.
    Result<std::string> findings(const Entry& entry) const;

    // Fails if one that was there when the entry was read cannot be read.
    Result<Signatures> signatures(const Entry& entry) const;

    // The file that a note speaks of, as this copy's vault has it. No value if it is not in this copy. Fails
    // if it is not the one that was noted.
    Result<std::optional<Apart>> kept(const Kept& file) const;

    // The names of all that lies in this copy's vault.
    Result<std::vector<std::string>> vault() const;

    // Puts files into this copy's vault, for an event that is about to be put into its outbox and will lie in
    // `home`; what was left of one that did not come to be is cleared first.
    Result<void> keep(const Turn& turn, const std::string& home, const std::vector<Apart>& files) const;

    // Destroys that file in this copy's vault, if it is there. REQUIRES: `turn` is one at this record.
    Result<void> destroy(const Turn& turn, const Fingerprint& file) const;

    // Appends on top of `tip()` and returns the entry. Fails with Trouble::Moved, and the record as it was,
    // if something was appended since: open again, ask the state again. Every object is on disk before the
    // record moves, and so is what is kept in the vault; what is erased is gone from it. If the record did
    // not move, what was kept for it is cleared, by the next turn if not by this one. REQUIRES: `turn` is one
    // at this record.
    Result<Entry> append(const Turn& turn, const Draft& draft);

    // Appends the entries that the keeper's copy has on top of `tip()`, each so that it is the same to the
    // byte, all of them or none. Fails with Trouble::Refused if one does not come to what it says it is.
    // `holds` is shown the record as it will be, and can refuse it. Otherwise as append().
    Result<void> follow(const Turn& turn, const std::vector<Copied>& entries,
                        const std::function<Result<void>(const Ledger&)>& holds);

    // The SHA-256 of the entry.toml of that number. Takes longer the more there are after it.
    // REQUIRES: 1 to tip().number.
    Result<Fingerprint> fingerprintOf(EntryNumber number) const;

    // The steps in which the entries after the one of number `after` came, oldest first.
    Result<std::vector<Step>> stepsSince(EntryNumber after) const;

    // Waits until the newest entry is on disk, whoever appended it: a process that died, or was told that its
    // disk did not confirm, may not have waited. REQUIRES: `turn` is one at this record.
    Result<void> confirm(const Turn& turn) const;

    // The party that this copy records for; empty if nobody said. Private to the copy.
    Result<PartyId> whoAmI() const;
    Result<void> setWhoAmI(const PartyId& party);

    // The file of the key by which this copy signs for `party`; empty if nobody said. Private to the copy,
    // which holds the name of the file and never the key.
    Result<std::filesystem::path> keyFile(const PartyId& party) const;
    Result<void> setKeyFile(const PartyId& party, const std::filesystem::path& file);

    // Whether this copy is the keeper's: the one that the record was opened in, wherever it was moved to.
    // There is one, whoever else has the keeper's key: two would be two records. What is recorded in any
    // other waits until this one has received it.
    Result<bool> isKeepers() const;

    // The newest entry that the party's own copy is known to have, by what came from there; 0 if nothing did.
    // Private to the copy, and never evidence.
    Result<EntryNumber> knownTo(const PartyId& party) const;
    Result<void> setKnownTo(const PartyId& party, EntryNumber newest);

    // The names of the packets in a shared folder whose deeds were taken in; they are not opened again.
    // Private to the copy, and never evidence.
    Result<std::set<std::string>> taken() const;
    Result<void> setTaken(const std::set<std::string>& names);

    // What tells this copy from every other, one that was made of its files included.
    std::string origin() const;

    // What was last remembered of this record, empty if nothing. Private to the copy, and never evidence: it
    // may be gone, old, or damaged.
    std::string remembered() const;
    // Remembers it in place of what was, if that can be.
    void remember(std::string_view bytes) const;

    // Where the record lies: the folder that holds its .git.
    std::filesystem::path folder() const;

    struct Inner; // ledger/inner.h, for the files of the Ledger only
    explicit Ledger(std::unique_ptr<Inner> inner);

private:
    Result<void> settle() const;
    Result<Entry> enter(const Turn& turn, const Draft& draft);
    std::unique_ptr<Inner> inner_;
};

}
