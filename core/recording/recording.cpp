#include "recording/recording.h"

#include "base/unicode.h"
#include "base/words.h"
#include "evidence/sha256.h"
#include "ledger/texts.h"
#include "recording/amending.h"
#include "state/allowed.h"
#include "state/keys.h"

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

// When the keeper took it in. Time never runs backwards in a record: a clock that is behind repeats the last
// time.
void stamp(EntryFacts& facts, const ClockReading& clock, const Tip& tip)
{
    facts.received = std::max(clock.now, tip.received);
    facts.clock = clock.now < tip.received ? EntryFacts::Clock::Behind
                  : clock.given            ? EntryFacts::Clock::Given
                                           : EntryFacts::Clock::Keeper;
}

std::vector<Artefact> artefacts(const Proposal& proposal)
{
    std::vector<Artefact> all;
    for (const auto& file : proposal.files)
        all.push_back(file.artefact);
    return all;
}

// How many musts the findings of the hand-in that `deed` accepts leave open.
Result<std::size_t> openMusts(const Ledger& ledger, const Record& record, const Deed& deed)
{
    const auto* review = std::get_if<ReviewDeed>(&deed);
    if (!review || review->decision != Decision::Accept) return std::size_t{0};
    const Entry* handIn = record.entry(review->handIn);
    if (!handIn) return std::size_t{0}; // allowed() will say so
    return openMusts(ledger, *handIn);
}

// The entry that says what `event` would, if it is the newest at its place.
const Entry* saidBefore(const Event& event, bool timeGiven, const std::string& home, const Record& record)
{
    const auto newest = std::find_if(record.entries.rbegin(), record.entries.rend(), [&](const Entry& entry) {
        return entry.folder.starts_with(home + "/record/");
    });
    if (newest == record.entries.rend() || !newest->facts.withoutEffect.empty()) return nullptr;
    const Event& said = newest->event;
    const bool same = said.by == event.by && said.onBehalfOf == event.onBehalfOf && said.deed == event.deed &&
                      said.files == event.files && (!timeGiven || said.at == event.at);
    return same ? &*newest : nullptr;
}

Recorded toldAgain(const Entry& entry, const Record& record)
{
    return {entry, inWords(entry.event, entry.facts.event, *record.contract, record.facts),
            record.facts.events.at(entry.facts.event).revision, true};
}

// The amendment that `deed` proposes or agrees to; nullptr if it is neither.
const Amend* amendmentOf(const Record& record, const Deed& deed)
{
    if (const auto* amend = std::get_if<Amend>(&deed)) return amend;
    const auto* agree = std::get_if<Agree>(&deed);
    const Entry* proposed = agree ? record.entry(agree->event) : nullptr;
    return proposed ? std::get_if<Amend>(&proposed->event.deed) : nullptr;
}

// The files of the contract that a proposal of other terms brings.
std::vector<Artefact> termsIn(const Proposal& proposal)
{
    std::vector<Artefact> files;
    for (const auto& file : proposal.files)
        if (file.role != FileRole::Signed) files.push_back(file.artefact);
    return files;
}

// What is to be appended, all but the time: how `event` reads and where it lies, as things stand in `now`.
Result<Draft> draftOf(const Event& event, const Proposal& proposal, const Record& now, const Examine& examine)
{
    Draft draft;
    draft.event = event;
    draft.home = homeOf(event, now.facts);
    draft.carriedTo = carriedTo(event, now.facts);
    draft.files = artefacts(proposal);
    draft.words = inWords(event, {}, *now.contract, now.facts);
    draft.author = nameOf(*now.contract, event.by);
    draft.inUse = std::holds_alternative<Submit>(event.deed);
    if (draft.inUse && examine) {
        const auto examination = examine(now);
        if (!examination) return examination.error();
        draft.findings = encode(*examination);
    }
    return draft;
}

// Reads again what others have recorded since.
Result<void> upToDate(Ledger& ledger, Record& record, const Wanted& wanted)
{
    const auto newest = ledger.isNewest();
    if (!newest) return newest.error();
    if (*newest) return {};
    auto again = Ledger::open(ledger.folder());
    if (!again) return again.error();
    ledger = *std::move(again);
    auto read = readRecord(ledger, wanted);
    if (!read) return read.error();
    record = *std::move(read);
    return {};
}

// Lets the author sign the event, and the keeper the entry when it is made; each where that party has keys.
Result<void> sign(Draft& draft, const Signers& signers, const Contract& contract, const PartyId& keeper)
{
    const auto without = [&](const PartyId& party, const std::string& what) {
        return refused(nameOf(contract, party) + " signs " + what + "; say with which key: remit as " +
                       party.str() + " --key FILE");
    };
    if (isSigning(contract, draft.event.by)) {
        if (!signers.author) return without(draft.event.by, "what is recorded for them");
        const std::string bytes = encode(draft.event);
        auto signature = signers.author(bytes);
        if (!signature) return signature.error();
        if (const auto own = signedBy(contract, draft.event.by, bytes, *signature); !own)
            return refused(own.error().what);
        draft.signature = *std::move(signature);
    }
    if (!isSigning(contract, keeper)) return {};
    if (!signers.keeper) return without(keeper, "each entry, as the keeper of this record");
    draft.sign = [&contract, keeper, sign = signers.keeper](std::string_view entry) -> Result<std::string> {
        auto signature = sign(entry);
        if (!signature) return signature;
        if (const auto own = signedBy(contract, keeper, entry, *signature); !own)
            return refused(own.error().what);
        return signature;
    };
    return {};
}

int nextRevision(const Event& event, const Facts& facts)
{
    const auto* submit = std::get_if<Submit>(&event.deed);
    return submit ? static_cast<int>(facts.story(submit->deliverable)->revisions.size()) + 1 : 0;
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
    stamp(draft.facts, clock(), Tip{});
    draft.home = kContractHome;
    draft.files = artefacts(proposal);
    draft.words = inWords(draft.event, {}, contract, Facts(contract));
    draft.author = nameOf(contract, by);
    draft.inUse = true;
    if (auto is = sign(draft, signers, contract, contract.keeper.value_or(by)); !is) return is.error();
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
    if (auto now = upToDate(ledger, record, wanted); !now) return now.error();
    if (const Entry* said = saidBefore(event, proposal.at.has_value(), homeOf(event, record.facts), record)) {
        if (const auto sure = ledger.confirm(*turn); !sure) return sure.error();
        return toldAgain(*said, record);
    }

    const auto musts = openMusts(ledger, record, event.deed);
    if (!musts) return musts.error();
    if (auto may = allowed(event, *record.contract, record.facts, record.zone, clock().now, *musts); !may)
        return may.error();
    auto contract = recording::filesToPutInUse(ledger, record, event.deed);
    if (!contract) return contract.error();
    if (const Amend* amend = amendmentOf(record, event.deed)) {
        const bool proposes = std::holds_alternative<Amend>(event.deed);
        const auto can =
            recording::canBeAmended(record, *amend, proposes ? termsIn(proposal) : *contract, clock().now);
        if (!can) return can.error();
    }
    auto draft = draftOf(event, proposal, record, examine);
    if (!draft) return draft.error();
    draft->contract = *std::move(contract);
    // Last: waiting for the turn, examining and signing take their time, and are nobody's claim that it was
    // earlier.
    if (!proposal.at) draft->event.at = clock().now;
    if (auto is = sign(*draft, proposal.signers, *record.contract, record.facts.keeper); !is)
        return is.error();
    stamp(draft->facts, clock(), ledger.tip());
    auto entry = ledger.append(*turn, *draft);
    if (!entry) return entry.error();
    return Recorded{*std::move(entry), draft->words, nextRevision(event, record.facts)};
}

}
