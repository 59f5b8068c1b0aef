#include "recording/recording.h"

#include "base/unicode.h"
#include "base/words.h"
#include "evidence/sha256.h"
#include "ledger/outbox.h"
#include "ledger/texts.h"
#include "recording/carrying.h"
#include "recording/keeping.h"
#include "recording/steps.h"
#include "state/allowed.h"

#include <algorithm>

namespace remit {

namespace {

constexpr std::size_t kNonceBytes = 16;

Result<FileRecord> fileRecord(const Proposal::File& file)
{
    const auto stored = storedName(file.artefact.name);
    if (!stored) return stored.error();
    return FileRecord{file.artefact.name, file.artefact.bytes.size(), sha256(file.artefact.bytes), file.role};
}

Result<std::vector<FileRecord>> fileRecords(const std::vector<Proposal::File>& files)
{
    std::vector<FileRecord> records;
    std::vector<std::string> names;
    for (const auto& file : files) {
        auto record = fileRecord(file);
        if (!record) return record.error();
        names.push_back(record->name);
        records.push_back(*std::move(record));
    }
    if (const auto distinct = distinctNames(names); !distinct) return distinct.error();
    return records;
}

// The texts people typed; the record holds UTF-8 only.
Result<void> utf8(const Deed& deed)
{
    const Error refusal{
        "The text is not in UTF-8; use a terminal or script that writes UTF-8", {}, Trouble::Usage};
    bool ok = true;
    eachText(deed, [&](const std::string& text) { ok = ok && isUtf8(text); });
    if (!ok) return refusal;
    return {};
}

Result<Event> newEvent(const Proposal& proposal, Instant now)
{
    if (auto readable = utf8(proposal.deed); !readable) return readable.error();
    if (proposal.at && *proposal.at > now)
        return Error{"The time given with --at is still to come (" + proposal.at->str() + "; now it is " +
                         now.str() + ")",
                     {},
                     Trouble::Usage};
    auto nonce = randomHex(kNonceBytes);
    if (!nonce) return nonce.error();
    auto files = fileRecords(proposal.files);
    if (!files) return files.error();
    Event event;
    event.by = proposal.by;
    if (proposal.onBehalfOf && *proposal.onBehalfOf != proposal.by) event.onBehalfOf = proposal.onBehalfOf;
    event.at = proposal.at.value_or(now);
    event.nonce = *std::move(nonce);
    event.deed = proposal.deed;
    event.files = *std::move(files);
    return event;
}

std::vector<Artefact> artefacts(const Proposal& proposal)
{
    std::vector<Artefact> all;
    for (const auto& file : proposal.files)
        all.push_back(file.artefact);
    return all;
}

// Whether `said` is the deed that is proposed; the salts of what it keeps are its own.
bool isSame(const Deed& said, const Proposal& proposal, const Ledger& ledger)
{
    const auto* note = std::get_if<Note>(&said);
    if (!note) return said == proposal.deed;
    Note bare = *note;
    bare.kept.clear();
    return proposal.deed == Deed(std::move(bare)) && recording::keeps(ledger, *note, proposal.kept);
}

// Whether an event says what `event` of that proposal does; what time, only if one was given.
bool isSame(const Event& said, const Event& event, const Proposal& proposal, const Ledger& ledger)
{
    return said.by == event.by && said.onBehalfOf == event.onBehalfOf && said.files == event.files &&
           (!proposal.at || said.at == event.at) && isSame(said.deed, proposal, ledger);
}

// The entry that says what `event` would, if it is the newest at its place.
const Entry* saidBefore(const Event& event, const Proposal& proposal, const Record& record,
                        const Ledger& ledger)
{
    const std::string home = homeOf(event, record.facts);
    const auto newest = std::find_if(record.entries.rbegin(), record.entries.rend(), [&](const Entry& entry) {
        return entry.folder.starts_with(home + "/record/");
    });
    if (newest == record.entries.rend() || !newest->facts.withoutEffect.empty()) return nullptr;
    return isSame(newest->event, event, proposal, ledger) ? &*newest : nullptr;
}

// An event that waits to be received, told as what was recorded.
Recorded waits(const Event& event, const std::string& words, bool before)
{
    Recorded recorded{{event, {}, {}}, words, 0, before};
    recorded.entry.facts.event = sha256(encode(event));
    recorded.isWaiting = true;
    return recorded;
}

}

Result<std::size_t> openMusts(const Ledger& ledger, const Entry& handIn)
{
    const auto findings = ledger.findings(handIn);
    if (!findings) return findings.error();
    if (findings->empty()) return std::size_t{0};
    const auto examination = decodeExamination(*findings);
    if (!examination) return examination.error();
    return examination->openMusts();
}

FileRole roleInContract(std::string_view name, const Contract& contract)
{
    if (name == "schedule.toml") return FileRole::Schedule;
    if (name == "people.toml") return FileRole::People;
    if (name == "desk.toml") return FileRole::Desk;
    return name.ends_with(".ics") && name != contract.termsFile ? FileRole::Calendar : FileRole::Terms;
}

Result<Recorded> openRecord(const std::filesystem::path& folder, const Contract& contract,
                            const ScheduleFiles& schedule, const PartyId& by, std::optional<Instant> at,
                            const Clock& clock, const Signers& signers)
{
    if (!contract.party(by)) {
        std::vector<std::string> known;
        for (const auto& party : contract.parties)
            known.push_back(party.id.str());
        return Error{
            "The contract has no party \"" + by.str() + "\"; it has " + listed(known), {}, Trouble::Usage};
    }
    if (contract.party(by)->side == Side::Observer)
        return refused(nameOf(contract, by) + " observes; a record is opened by the client or the provider");
    Proposal proposal{by, {}, at, Open{contract.id}, {}};
    for (const auto& file : schedule.files) {
        proposal.files.push_back({{file.name, file.bytes}, roleInContract(file.name, contract)});
    }
    auto event = newEvent(proposal, clock().now);
    if (!event) return event.error();
    auto identity = randomHex(kNonceBytes);
    if (!identity) return identity.error();
    event->record = *std::move(identity);

    Draft draft;
    draft.event = *std::move(event);
    recording::stamp(draft.facts, clock(), Tip{});
    draft.home = kContractHome;
    draft.files = artefacts(proposal);
    draft.words = inWords(draft.event, {by}, contract, Facts(contract));
    draft.author = nameOf(contract, by);
    draft.inUse = true;
    const People people(contract);
    const recording::Signing first{contract, people, EntryNumber(1)};
    if (auto is = recording::signByAuthor(draft, signers.author, first); !is) return is.error();
    if (auto is = recording::signByKeeper(draft, signers.keeper, first, contract.keeper.value_or(by)); !is)
        return is.error();
    auto ledger = Ledger::create(folder, draft);
    if (!ledger) return ledger.error();
    return Recorded{{draft.event, draft.facts, {}}, draft.words, 0};
}

Result<void> wouldBeAllowed(const Record& record, const Proposal& proposal, const Clock& clock)
{
    const auto event = newEvent(proposal, clock().now);
    if (!event) return event.error();
    return allowed(*event, *record.contract, record.facts, record.zone, clock().now);
}

namespace {

// What is recorded in a copy that is not the keeper's waits there until the keeper has received it.
Result<Recorded> intoOutbox(const Ledger& ledger, const Turn& turn, const Draft& draft,
                            const Proposal& proposal)
{
    const Outbox outbox = Outbox::of(ledger.folder());
    const auto waiting = outbox.waiting();
    if (!waiting) return waiting.error();
    for (const auto& each : *waiting)
        if (isSame(each.event, draft.event, proposal, ledger)) return waits(each.event, draft.words, true);
    if (const auto kept = ledger.keep(turn, draft.home, draft.kept); !kept) return kept.error();
    if (draft.erased)
        if (const auto gone = ledger.destroy(turn, *draft.erased); !gone) return gone.error();
    const auto put = outbox.put(turn, draft.event, draft.signature, draft.files);
    if (!draft.kept.empty()) (void)ledger.keep(turn, draft.home, {}); // what it keeps is settled, or cleared
    if (!put) return put.error();
    return waits(draft.event, draft.words, false);
}

}

namespace {

// The entry that says in a record founded anew what is not there any more.
Result<Draft> erasure(const Ledger& old, const Record& record, const Proposal& proposal, const Erase& erase,
                      const Clock& clock)
{
    Proposal one = proposal;
    one.deed = erase;
    auto event = newEvent(one, clock().now);
    if (!event) return event.error();
    event->record = record.facts.record;
    event->seen = Event::Seen{old.tip().number, old.tip().entry};
    if (auto may = allowed(*event, *record.contract, record.facts, record.zone, clock().now); !may)
        return may.error();
    auto draft = recording::draftOf(*event, {}, record, clock().now, {});
    if (!draft) return draft;
    const recording::Signing signing = recording::signingOf(old, record);
    if (auto is = recording::signByAuthor(*draft, proposal.signers.author, signing); !is) return is.error();
    if (auto is = recording::signByKeeper(*draft, proposal.signers.keeper, signing, record.facts.keeper); !is)
        return is.error();
    recording::stamp(draft->facts, clock(), old.tip());
    return draft;
}

}

Result<bool> destroyErased(const Ledger& ledger, const Record& record, const Erase& deed)
{
    const auto from = record.facts.events.find(deed.event);
    if (from == record.facts.events.end() || !from->second.erased.contains(deed.name)) return false;
    const auto file = recording::erasedBy(deed, record);
    if (!file) return file.error();
    const auto there = ledger.vault();
    if (!there) return there.error();
    if (std::find(there->begin(), there->end(), (*file)->str()) == there->end()) return false;
    const auto turn = Turn::take(ledger.folder());
    if (!turn) return turn.error();
    if (const auto gone = ledger.destroy(*turn, **file); !gone) return gone.error();
    return true;
}

Result<Refounded> foundAnew(const Ledger& old, const Record& record, const std::filesystem::path& folder,
                            const Proposal& proposal, const std::string& file, const Clock& clock)
{
    const auto isKeepers = old.isKeepers();
    if (!isKeepers) return isKeepers.error();
    if (!*isKeepers)
        return refused("This copy is not the keeper's; the record is founded anew where it is kept, by " +
                       nameOf(*record.contract, record.facts.keeper));
    const auto erased = recording::erasing(record, file, std::get<Erase>(proposal.deed).reason);
    if (!erased) return erased.error();
    std::vector<Draft> last;
    for (const auto& each : *erased) {
        auto draft = erasure(old, record, proposal, each, clock);
        if (!draft) return draft.error();
        last.push_back(*std::move(draft));
    }
    const std::size_t before = record.entries.size();
    const auto next = [&](const Tip& tip) -> Result<std::optional<Draft>> {
        const auto at = static_cast<std::size_t>(number(tip.number));
        if (at == before && tip.entry != old.tip().entry)
            return Error{"The old record could not be carried over as it is"};
        if (at >= before + last.size()) return std::optional<Draft>();
        if (at >= before) return std::optional(last[at - before]);
        auto draft = recording::carried(old, record, record.entries[at], *erased);
        if (!draft) return draft.error();
        return std::optional(*std::move(draft));
    };
    if (auto made = Ledger::createAgain(folder, old, proposal.by, next); !made) return made.error();
    return Refounded{before, *erased};
}

Result<Recorded> record(Ledger& ledger, Record& record, const Wanted& wanted, const Proposal& proposal,
                        const Clock& clock, const Examine& examine)
{
    auto made = newEvent(proposal, clock().now);
    if (!made) return made.error();
    Event event = *std::move(made);
    event.record = record.facts.record;
    event.seen = Event::Seen{ledger.tip().number, ledger.tip().entry}; // what its author had before them

    const auto turn = Turn::take(ledger.folder());
    if (!turn) return turn.error();
    if (auto now = recording::upToDate(ledger, record, wanted); !now) return now.error();
    if (const Entry* said = saidBefore(event, proposal, record, ledger)) {
        if (const auto sure = ledger.confirm(*turn); !sure) return sure.error();
        return recording::toldAgain(*said, record);
    }
    const PartyId& keeper = record.facts.keeper;
    const auto isKeepers = ledger.isKeepers();
    if (!isKeepers) return isKeepers.error();

    auto kept = recording::setApart(event, proposal.kept);
    if (!kept) return kept.error();
    const std::vector<Artefact> files = artefacts(proposal);
    auto contract = recording::canBeAppended(event, files, ledger, record, clock().now);
    if (!contract) return contract.error();
    auto draft = recording::draftOf(event, files, record, clock().now, *isKeepers ? examine : Examine());
    if (!draft) return draft.error();
    draft->contract = *std::move(contract);
    draft->kept = *std::move(kept);
    // Last: waiting for the turn, examining and signing take their time, and are nobody's claim that it was
    // earlier.
    if (!proposal.at) draft->event.at = clock().now;
    const recording::Signing signing = recording::signingOf(ledger, record);
    if (auto is = recording::signByAuthor(*draft, proposal.signers.author, signing); !is) return is.error();
    if (!*isKeepers) return intoOutbox(ledger, *turn, *draft, proposal);
    if (auto is = recording::signByKeeper(*draft, proposal.signers.keeper, signing, keeper); !is)
        return is.error();
    recording::stamp(draft->facts, clock(), ledger.tip());
    // What counts is what is allowed when it is received, to which verifying holds it.
    if (auto still = recording::canBeAppended(draft->event, files, ledger, record, draft->facts.received);
        !still)
        return still.error();
    auto entry = ledger.append(*turn, *draft);
    if (!entry) return entry.error();
    return Recorded{*std::move(entry), draft->words, recording::nextRevision(event, record.facts)};
}

}
