#include "state/asking.h"

#include "base/words.h"
#include "ledger/texts.h"
#include "state/bank.h"

namespace remit {

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string inEntry(EntryNumber entry)
{
    return " (entry " + std::to_string(number(entry)) + ")";
}

Result<void> Asking::parties() const
{
    for (const PartyId* id : {&event.by, &event.party()}) {
        if (facts.people.knows(*id)) continue;
        std::vector<std::string> known;
        for (const auto& party : contract.parties)
            known.push_back(party.id.str());
        const std::string near = didYouMean(id->str(), known);
        return refused("The contract has no party \"" + id->str() + "\"" +
                       (near.empty() ? "; it has " + listed(known) : near));
    }
    const bool forAnother = event.onBehalfOf && *event.onBehalfOf != event.by;
    if (forAnother && event.by != facts.keeper &&
        sideOf(contract, event.by) != sideOf(contract, event.party()))
        return refused(nameOf(contract, event.by) + " cannot record for " + nameOf(contract, event.party()) +
                       ": that is for their own side, or for whoever keeps the record (" +
                       nameOf(contract, facts.keeper) + ")");
    if (forAnother && event.by != facts.keeper && facts.people.hasLeft(event.by, now))
        return refused(nameOf(contract, event.by) + " acts for no post any more, and cannot record for " +
                       nameOf(contract, event.party()));
    return {};
}

Result<void> Asking::withoutBankData() const
{
    bool holds = false;
    eachText(event.deed, [&](const std::string& text) { holds = holds || holdsBankAccount(text); });
    if (!holds) return {};
    return refused(
        "This has the number of a bank account in it, and a record holds no bank data; say it without");
}

Result<void> Asking::right(Right wanted, const std::string& deed) const
{
    assert(rightFor(event.deed, sideOf(contract, event.party())) == wanted);
    if (facts.people.may(event.party(), wanted, now)) return {};
    std::vector<std::string> others;
    for (const auto& party : contract.parties)
        if (facts.people.may(party.id, wanted, now)) others.push_back(party.name);
    return refused(nameOf(contract, event.party()) + " may not " + deed + ": by the contract that is for " +
                   (others.empty() ? "nobody" : listed(others, "or")));
}

Result<void> Asking::ofTheSides() const
{
    for (const PartyId* id : {&event.by, &event.party()})
        if (sideOf(contract, *id) == Side::Observer)
            return refused(
                nameOf(contract, *id) +
                " observes, and records nothing; for observers there are pages: remit page --for " +
                id->str());
    return {};
}

Result<void> Asking::known(const DeliverableId& id) const
{
    if (facts.story(id) || contract.deliverable(id)) return {}; // the facts know without looking for it
    return Error{"The contract has no deliverable \"" + id.str() + "\"" +
                 didYouMean(id.str(), contract.deliverableIds())};
}

}
