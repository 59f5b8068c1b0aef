#include "report/agreed.h"

#include "base/words.h"
#include "report/layout.h"

namespace remit::terminal {

namespace {

// "A and B" who both have to accept, "A, then B", or "one of A and B".
std::string stillWanted(const Contract& contract, const Approvals& so)
{
    std::vector<std::string> titles;
    for (const auto& post : so.open)
        titles.push_back(contract.post(post) ? contract.post(post)->title : post.str());
    const std::size_t missing = so.needed - so.given.size();
    if (missing < titles.size()) return std::to_string(missing) + " of " + listed(titles);
    if (!so.inOrder) return listed(titles);
    std::string words;
    for (const auto& title : titles)
        words += (words.empty() ? "" : ", then ") + title;
    return words;
}

}

std::string sideName(Side side)
{
    switch (side) {
    case Side::Client:
        return "the client";
    case Side::Provider:
        return "the service provider";
    case Side::Observer:
        break;
    }
    return "an observer";
}

std::string termsNotAgreed(const Contract& contract, const Standing& standing)
{
    const OpeningFacts& opening = standing.opening;
    if (standing.record.empty() || opening.agreed) return {};
    const Side other = sideOf(contract, opening.by) == Side::Client ? Side::Provider : Side::Client;
    return "The terms: entered by " + nameOf(contract, opening.by) + ", not yet agreed by " + sideName(other);
}

std::string termsWords(const Contract& contract, const Standing& standing, std::size_t indent)
{
    const std::string words = termsNotAgreed(contract, standing);
    if (words.empty()) return words;
    return wrapped(words + " (remit agree " + std::to_string(number(standing.opening.entry)) + ").", indent);
}

std::string acceptedBy(const Contract& contract, const RevisionFacts& revision)
{
    std::vector<std::string> names;
    for (const auto& review : revision.reviews)
        if (review.decision == Decision::Accept) names.push_back(nameOf(contract, review.by));
    return listed(names);
}

std::string approvalWords(const Overview& overview, const RevisionFacts& revision)
{
    const Approvals so = approvals(overview.contract, revision);
    if (so.given.empty() || so.complete()) return {};
    return "accepted by " + std::to_string(so.given.size()) + " of " + std::to_string(so.needed) + " (" +
           acceptedBy(overview.contract, revision) + "); waiting for " + stillWanted(overview.contract, so);
}

}
