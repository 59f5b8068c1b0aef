#pragma once

#include "contract/requirement.h"
#include "state/record.h"

#include <functional>

// The narrow road: the only writer. A deed is made into an event, the state is asked, the event is appended,
// and what came of it is told. Who records has the turn from asking to appending, so nobody is overtaken.
namespace remit {

// Who signs what is recorded: for the party that records it, and for the keeper who takes it in. Each is
// needed where that party has keys, and not asked otherwise.
struct Signers {
    Sign author;
    Sign keeper;
};

// Somebody's wish to record something. File records of the event are made from `files`.
struct Proposal {
    struct File {
        Artefact artefact;
        FileRole role = FileRole::Clean;
    };

    PartyId by;
    std::optional<PartyId> onBehalfOf;
    std::optional<Instant> at; // when it happened, as they say; without it, now
    Deed deed;
    std::vector<File> files;
    Signers signers{};
    std::vector<Artefact> kept{}; // of a note: what it brings, to be kept apart from the record
};

// What the keeper's clock shows; `given` if a time was given in its place.
struct ClockReading {
    Instant now;
    bool given = false;
};

struct Recorded {
    Entry entry;
    std::string words;   // what happened, in one line
    int revision = 0;    // of a hand-in
    bool before = false; // it was recorded before, and is only told again
    // The keeper has not received it: it waits in this copy's outbox, and of `entry` only the event is there.
    bool isWaiting = false;
};

// Reads the clock; what counts is what it shows when an event is taken in.
using Clock = std::function<ClockReading()>;

// How many requirements of level must the findings of that hand-in leave open; 0 if it has none.
Result<std::size_t> openMusts(const Ledger& ledger, const Entry& handIn);

// Examines a hand-in as it is taken in; called with the record as it is then.
using Examine = std::function<Result<Examination>(const Record& record)>;

// What a file of that name is among those of `contract`.
FileRole roleInContract(std::string_view name, const Contract& contract);

// Opens a record in `folder` with the contract in `schedule`, which reads without complaint as `contract`.
// Fails if `by` is no party of it, or if there is a record already; nothing is left behind then. The copy
// records for `by` from then on.
Result<Recorded> openRecord(const std::filesystem::path& folder, const Contract& contract,
                            const ScheduleFiles& schedule, const PartyId& by, std::optional<Instant> at,
                            const Clock& clock, const Signers& signers = {});

// What would be otherwise with `files` in place of those of the contract that bear the same names. Fails with
// the first complaint about them.
Result<std::vector<Amend::Change>> changesBy(const Record& record, const std::vector<Proposal::File>& files);

// Whether `proposal` would be recorded as things stand in `record`; fails as record() would. For asking
// before anything is shown or examined. Of acceptances, what the findings leave open is not looked at.
Result<void> wouldBeAllowed(const Record& record, const Proposal& proposal, const Clock& clock);

// Destroys in this copy what an entry of `record` says is erased already, if it is still here: in a copy that
// was elsewhere then, or was put back. Returns whether it was.
Result<bool> destroyErased(const Ledger& ledger, const Record& record, const Erase& deed);

struct Refounded {
    std::size_t carried = 0;   // so many entries are as they were
    std::vector<Erase> erased; // and these came after them
};

// Founds the record `old`, all of which is `record`, anew in `folder`, without the bytes of the file that
// `file` names ("report.docx"; "7:report.docx" for that of entry 7). Its entries and their signatures are the
// old ones; after them come those that say what is not there any more: `proposal` is an Erase with the
// reason. Fails as openRecord() and record() do, with nothing left behind; `old` does not change.
Result<Refounded> foundAnew(const Ledger& old, const Record& record, const std::filesystem::path& folder,
                            const Proposal& proposal, const std::string& file, const Clock& clock);

// Records `proposal` by what was read of the record, `wanted` of it: the stories of all that the proposal is
// about and rests on. Where something was recorded since, both are read anew first; `record` and `ledger` are
// then as they are now. `examine` is needed for hand-ins only. Fails, with the record as it was, with
// Trouble::Refused if the state does not allow it, and otherwise if it cannot be written.
//
// In a copy that is not the keeper's it is put in the outbox, complete and signed, to be sent to whoever
// keeps the record (ledger/outbox.h); nothing is examined then.
//
// The very same deed, which is the newest at its place already, is told again and not recorded twice: whoever
// lost the answer, to a crash or a closed window, can give the command again. (The same is its parties, words
// and files, and the time it happened if one is given.)
Result<Recorded> record(Ledger& ledger, Record& record, const Wanted& wanted, const Proposal& proposal,
                        const Clock& clock, const Examine& examine = {});

}
