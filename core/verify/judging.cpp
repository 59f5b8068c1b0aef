#include "verify/judging.h"

#include "state/allowed.h"

namespace remit {

Judging::Judging(const Ledger& ledger, const std::vector<Entry>& entries) : ledger_(ledger), entries_(entries)
{
}

Result<std::optional<std::string>> Judging::next(const Entry& entry, std::size_t openMusts)
{
    std::optional<std::string> refusal;
    if (folding_ && entry.facts.withoutEffect.empty())
        if (const auto may = allowed(entry.event, *contract_, folding_->facts(), *zone_, entry.facts.received,
                                     this->openMusts(entry.event.deed));
            !may)
            refusal = may.error().what;
    if (openMusts > 0) openMusts_[entry.facts.event] = openMusts;
    // What was agreed was so by the terms before.
    if (folding_)
        if (const auto added = folding_->add(entry); !added) return added.error();
    if (!terms_.add(entry)) return refusal;
    const bool opens = !folding_;
    if (const auto taken = takeUp(); !taken) return taken.error();
    if (opens)
        if (const auto added = folding_->add(entry); !added) return added.error();
    return refusal;
}

// Goes on by the terms that are in force now.
Result<void> Judging::takeUp()
{
    const auto files = terms_.read(ledger_);
    if (!files) return files.error();
    auto read = contractOf(*files, entries_); // whoever is introduced later on is not known by then
    if (!read) return read.error();
    auto contract = std::make_unique<const Contract>(*std::move(read));
    auto zone = Zone::find(contract->clocks());
    if (!zone) return zone.error();
    if (!folding_)
        folding_.emplace(*contract, entries_, Scope{}, Folding::TakenBack::WhenItIs);
    else if (const auto under = folding_->under(*contract); !under)
        return under.error();
    contract_ = std::move(contract);
    zone_ = *std::move(zone);
    return {};
}

// How many musts the hand-in that `deed` accepts leaves open.
std::size_t Judging::openMusts(const Deed& deed) const
{
    const auto* review = std::get_if<ReviewDeed>(&deed);
    const auto found = review ? openMusts_.find(review->handIn) : openMusts_.end();
    return found == openMusts_.end() ? 0 : found->second;
}

}
