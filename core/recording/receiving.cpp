#include "recording/receiving.h"

#include "base/words.h"
#include "evidence/sha256.h"
#include "recording/steps.h"
#include "state/asking.h"
#include "state/keys.h"

#include <algorithm>

namespace remit {

namespace {

// Holds an arrival to being a true event of the record, whatever the state says to it.
struct Truth {
    const Arrival& arrival;
    const Ledger& ledger;
    const Record& record;

    const Event& event() const { return arrival.event; }
    const Contract& contract() const { return *record.contract; }

    Result<void> holds() const
    {
        if (event().record != record.facts.record) return refused("It was made for another record");
        for (const auto check :
             {&Truth::files, &Truth::parties, &Truth::author, &Truth::copy, &Truth::subject})
            if (auto well = (this->*check)(); !well) return well;
        return {};
    }

    Result<void> files() const
    {
        const bool same =
            std::equal(event().files.begin(), event().files.end(), arrival.files.begin(), arrival.files.end(),
                       [](const FileRecord& file, const Artefact& artefact) {
                           return file.name == artefact.name && file.size == artefact.bytes.size() &&
                                  file.sha256 == sha256(artefact.bytes);
                       });
        if (!same) return refused("It came with other files than those it names");
        return {};
    }

    Result<void> parties() const
    {
        const Asking asking{event(), contract(), record.facts, record.zone, {}, 0};
        if (auto well = asking.parties(); !well) return well;
        if (auto well = asking.ofTheSides(); !well) return well;
        return asking.withoutBankData();
    }

    // The signer is the party named.
    Result<void> author() const
    {
        const auto signature = arrival.signature.empty() ? std::nullopt : std::optional(arrival.signature);
        return rightlySigned(contract(), record.facts.people, event().by,
                             recording::signingOf(ledger, record).next, encode(event()), signature);
    }

    // Its author had this record before them, as far as it went then.
    Result<void> copy() const
    {
        if (!event().seen || std::holds_alternative<Open>(event().deed))
            return refused("It opens a record, and this one is open");
        const Event::Seen& seen = *event().seen;
        const std::string entry = "entry " + std::to_string(number(seen.number));
        if (seen.number > ledger.tip().number)
            return refused("Its author had " + entry + " before them, and this record goes to entry " +
                           std::to_string(number(ledger.tip().number)) +
                           ": one of the two was altered, or this is an old copy");
        const auto own = ledger.fingerprintOf(seen.number);
        if (!own) return own.error();
        if (*own != seen.entry)
            return refused("Its author had another " + entry +
                           " before them than this record has: one of the two "
                           "was altered. Compare them with: remit verify --against PACKET");
        return {};
    }

    // There is what it is about.
    Result<void> subject() const
    {
        if (!isInContract(event().deed))
            return refused("It is about something that the contract does not have");
        if (!isTakenIn(event().deed))
            return refused("It is of a kind that this version of Remit does not record");
        if (const EventId* on = answered(event().deed); on && !record.facts.events.contains(*on))
            return refused(
                "It answers a deed that this record does not have; receive the packet with that first");
        return {};
    }

    bool isInContract(const Deed& deed) const
    {
        return std::visit(
            [&](const auto& each) -> bool {
                if constexpr (requires { each.deliverable; })
                    if (!contract().deliverable(each.deliverable)) return false;
                if constexpr (requires { each.activity; }) return contract().activity(each.activity);
                if constexpr (requires { each.input; }) return contract().input(each.input);
                if constexpr (requires { each.payment; }) return contract().payment(each.payment);
                if constexpr (requires { each.comments; })
                    return std::all_of(
                        each.comments.begin(), each.comments.end(), [&](const Comment& comment) {
                            return !comment.carriedTo || contract().deliverable(*comment.carriedTo);
                        });
                return true;
            },
            deed);
    }

    static bool isTakenIn(const Deed& deed)
    {
        return !std::holds_alternative<Attest>(deed) && !std::holds_alternative<Close>(deed);
    }

    // What a deed answers and cannot be understood without.
    static const EventId* answered(const Deed& deed)
    {
        return std::visit(
            [](const auto& each) -> const EventId* {
                if constexpr (requires { each.handIn; })
                    return &each.handIn;
                else if constexpr (requires { each.acceptance; })
                    return &each.acceptance;
                else if constexpr (requires { each.suspension; })
                    return &each.suspension;
                else if constexpr (requires { each.event; })
                    return &each.event;
                else
                    return nullptr;
            },
            deed);
    }
};

// How an event that is kept without effect reads: it makes no revision.
std::string withoutEffect(const Event& event, const std::string& words, const Contract& contract)
{
    const auto* submit = std::get_if<Submit>(&event.deed);
    const std::string what = submit ? contract.titleOf(submit->deliverable.str()) +
                                          ": a revision handed in by " + nameOf(contract, event.party())
                                    : words;
    return what + ", without effect";
}

// A line without the full stop that a sentence ends with.
std::string reason(std::string words)
{
    while (words.ends_with('.'))
        words.pop_back();
    return words;
}

}

Result<Recorded> receive(Ledger& ledger, Record& record, const Wanted& wanted, const Arrival& arrival,
                         const Clock& clock, const Sign& keeper, const Examine& examine)
{
    const auto turn = Turn::take(ledger.folder());
    if (!turn) return turn.error();
    if (auto now = recording::upToDate(ledger, record, wanted); !now) return now.error();
    const auto isKeepers = ledger.isKeepers();
    if (!isKeepers) return isKeepers.error();
    if (!*isKeepers)
        return refused("This copy is not the keeper's; what others did is received by " +
                       nameOf(*record.contract, record.facts.keeper) + ", who keeps the record");
    if (const Entry* known = record.entry(sha256(encode(arrival.event)))) {
        if (const auto sure = ledger.confirm(*turn); !sure) return sure.error();
        return recording::toldAgain(*known, record);
    }
    if (auto is = Truth{arrival, ledger, record}.holds(); !is) return is.error();

    // What counts is what is allowed when it is received, to which verifying holds it.
    EntryFacts facts;
    recording::stamp(facts, clock(), ledger.tip());
    auto contract = recording::canBeAppended(arrival.event, arrival.files, ledger, record, facts.received);
    // Terms that cannot be read, or fit the ones in force no more, are no reason to stop: they have no
    // effect.
    if (!contract && contract.error().trouble != Trouble::Refused &&
        contract.error().trouble != Trouble::Usage)
        return contract.error();
    auto draft = recording::draftOf(arrival.event, arrival.files, record, facts.received,
                                    contract ? examine : Examine());
    if (!draft) return draft.error();
    draft->facts = facts;
    draft->signature = arrival.signature;
    if (contract) {
        draft->contract = *std::move(contract);
    } else {
        draft->inUse = false;
        draft->erased.reset();
        draft->carriedTo.clear();
        draft->facts.withoutEffect = reason(contract.error().what);
        draft->words = withoutEffect(arrival.event, draft->words, *record.contract);
    }
    if (auto is = recording::signByKeeper(*draft, keeper, recording::signingOf(ledger, record),
                                          record.facts.keeper);
        !is)
        return is.error();
    auto entry = ledger.append(*turn, *draft);
    if (!entry) return entry.error();
    const int revision =
        draft->facts.withoutEffect.empty() ? recording::nextRevision(arrival.event, record.facts) : 0;
    return Recorded{*std::move(entry), draft->words, revision};
}

}
