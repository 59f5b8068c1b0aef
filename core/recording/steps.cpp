#include "recording/steps.h"

#include "recording/amending.h"
#include "recording/keeping.h"
#include "state/allowed.h"
#include "state/keys.h"

#include <algorithm>

namespace remit::recording {

namespace {

// How many musts the findings of the hand-in that `deed` accepts leave open.
Result<std::size_t> openMusts(const Ledger& ledger, const Record& record, const Deed& deed)
{
    const auto* review = std::get_if<ReviewDeed>(&deed);
    if (!review || review->decision != Decision::Accept) return std::size_t{0};
    const Entry* handIn = record.entry(review->handIn);
    if (!handIn) return std::size_t{0}; // allowed() will say so
    return openMusts(ledger, *handIn);
}

// The amendment that `deed` proposes or agrees to; nullptr if it is neither.
const Amend* amendmentOf(const Record& record, const Deed& deed)
{
    if (const auto* amend = std::get_if<Amend>(&deed)) return amend;
    const auto* agree = std::get_if<Agree>(&deed);
    const Entry* proposed = agree ? record.entry(agree->event) : nullptr;
    return proposed ? std::get_if<Amend>(&proposed->event.deed) : nullptr;
}

// The files of the contract among those that a proposal of other terms brings.
std::vector<Artefact> termsIn(const Event& event, const std::vector<Artefact>& files)
{
    std::vector<Artefact> terms;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (event.files[i].role != FileRole::Signed) terms.push_back(files[i]);
    return terms;
}

Error needsKey(const Contract& contract, const PartyId& party, const std::string& what)
{
    return refused(nameOf(contract, party) + " signs " + what + "; say with which key: remit as " +
                   party.str() + " --key FILE");
}

}

void stamp(EntryFacts& facts, const ClockReading& clock, const Tip& tip)
{
    facts.received = std::max(clock.now, tip.received);
    facts.clock = clock.now < tip.received ? EntryFacts::Clock::Behind
                  : clock.given            ? EntryFacts::Clock::Given
                                           : EntryFacts::Clock::Keeper;
}

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

Result<std::vector<Artefact>> canBeAppended(const Event& event, const std::vector<Artefact>& files,
                                            const Ledger& ledger, const Record& record, Instant now)
{
    const auto musts = openMusts(ledger, record, event.deed);
    if (!musts) return musts.error();
    if (auto may = allowed(event, *record.contract, record.facts, record.zone, now, *musts); !may)
        return may.error();
    if (const auto erased = erasedBy(event.deed, record); !erased) return erased.error();
    auto contract = filesToPutInUse(ledger, record, event.deed);
    if (!contract) return contract.error();
    if (const Amend* amend = amendmentOf(record, event.deed)) {
        const bool proposes = std::holds_alternative<Amend>(event.deed);
        if (const auto can = canBeAmended(record, *amend, proposes ? termsIn(event, files) : *contract, now);
            !can)
            return can.error();
    }
    return contract;
}

Result<Draft> draftOf(const Event& event, std::vector<Artefact> files, const Record& now, Instant received,
                      const Examine& examine)
{
    Draft draft;
    draft.event = event;
    draft.home = homeOf(event, now.facts);
    draft.carriedTo = carriedTo(event, now.facts);
    draft.files = std::move(files);
    draft.words =
        inWords(event, actorOf(event, *now.contract, now.facts.people, received), *now.contract, now.facts);
    draft.author = nameOf(*now.contract, event.by);
    draft.inUse = std::holds_alternative<Submit>(event.deed);
    if (const auto erased = erasedBy(event.deed, now)) draft.erased = *erased;
    if (draft.inUse && examine) {
        const auto examination = examine(now);
        if (!examination) return examination.error();
        draft.findings = encode(*examination);
    }
    return draft;
}

Signing signingOf(const Ledger& ledger, const Record& record)
{
    return {*record.contract, record.facts.people, EntryNumber(number(ledger.tip().number) + 1)};
}

Result<void> signByAuthor(Draft& draft, const Sign& author, const Signing& signing)
{
    const auto& [contract, people, next] = signing;
    const PartyId& by = draft.event.by;
    if (!people.isSigning(by, next)) return {};
    if (!author) return needsKey(contract, by, "what is recorded for them");
    const std::string bytes = encode(draft.event);
    auto signature = author(bytes);
    if (!signature) return signature.error();
    if (const auto own = signedBy(contract, people, by, next, bytes, *signature); !own)
        return refused(own.error().what);
    draft.signature = *std::move(signature);
    return {};
}

Result<void> signByKeeper(Draft& draft, const Sign& keeper, const Signing& signing, const PartyId& party)
{
    if (!signing.people.isSigning(party, signing.next)) return {};
    if (!keeper) return needsKey(signing.contract, party, "each entry, as the keeper of this record");
    draft.sign = [signing, party, keeper](std::string_view entry) -> Result<std::string> {
        auto signature = keeper(entry);
        if (!signature) return signature;
        if (const auto own =
                signedBy(signing.contract, signing.people, party, signing.next, entry, *signature);
            !own)
            return refused(own.error().what);
        return signature;
    };
    return {};
}

Recorded toldAgain(const Entry& entry, const Record& record)
{
    return {entry, inWords(entry.event, entry.facts.event, *record.contract, record.facts),
            record.facts.events.at(entry.facts.event).revision, true};
}

int nextRevision(const Event& event, const Facts& facts)
{
    const auto* submit = std::get_if<Submit>(&event.deed);
    return submit ? static_cast<int>(facts.story(submit->deliverable)->revisions.size()) + 1 : 0;
}

}
