#include "state/amendment.h"

#include "base/words.h"
#include "schedule/edit.h"

#include <algorithm>
#include <map>

namespace remit {

namespace {

// What is held against each other: the contract itself, and each of its parts, as its terms are written.
struct Compared {
    std::string title;
    std::map<std::string, std::string> terms; // key -> as written
};
using AllCompared = std::vector<std::pair<std::string, Compared>>;

const char* rollWord(const std::optional<Roll>& roll)
{
    static constexpr const char* kWords[] = {"none", "following", "modified-following", "preceding"};
    return roll ? kWords[static_cast<int>(*roll)] : "";
}

std::string written(const std::optional<Term>& term)
{
    return term ? term->written : "";
}

std::string written(const std::optional<Period>& period)
{
    return period ? period->str() : "";
}

std::string sidesOf(const std::vector<Side>& sides)
{
    std::vector<std::string> words;
    for (const Side side : sides)
        words.emplace_back(word(side));
    return listed(words);
}

AllCompared comparedOf(const Contract& contract)
{
    AllCompared parts;
    Compared whole;
    whole.title = "The contract";
    std::vector<std::string> approvals;
    for (const auto& post : contract.review.approvals)
        approvals.push_back(post.str());
    whole.terms = {
        {"starts", contract.starts ? contract.starts->str() : ""},
        {"completes", written(contract.completes)},
        {"ends", written(contract.ends)},
        {"zone", contract.zone},
        {"day-ends", LocalTime{{}, contract.dayEnds}.str().substr(11, 5)},
        {"rules", contract.rules == Rules::Eu1182 ? "eu-1182" : "plain"},
        {"suspends", sidesOf(contract.suspends)},
        {"calendar", listed(contract.calendars)},
        {"review.within", written(contract.review.within)},
        {"review.correction", written(contract.review.correction)},
        {"review.approvals", listed(approvals)},
        {"review.order", contract.review.inOrder ? "as listed" : "any"},
        {"review.quorum", contract.review.quorum == 0 ? "" : std::to_string(contract.review.quorum)},
        {"review.silence", contract.review.silence == Silence::Accepted ? "accepted" : "nothing"}};
    if (contract.value) whole.terms["value"] = contract.value->str();
    if (contract.lateDelivery) whole.terms["late-delivery"] = contract.lateDelivery->str();
    for (const auto& payment : contract.payments)
        whole.terms[std::string(kPaymentTerms) + payment.id.str()] = payment.str();
    parts.emplace_back("contract", std::move(whole));
    for (const auto& component : contract.components) {
        for (const auto& each : component.deliverables)
            parts.push_back({each.id.str(),
                             {each.title,
                              {{"due", each.due.written},
                               {"roll", rollWord(each.roll)},
                               {"title", each.title},
                               {"phase", each.phase.str()}}}});
        for (const auto& each : component.inputs)
            parts.push_back(
                {each.id.str(), {each.title, {{"due", written(each.due)}, {"title", each.title}}}});
        for (const auto& each : component.activities)
            parts.push_back(
                {each.id.str(), {each.title, {{"due", written(each.due)}, {"title", each.title}}}});
    }
    return parts;
}

// The schedule before with nothing but the dates changed that `changes` names: if that is the one after, they
// are all there is to it.
std::string schedule(const Terms& before, const std::vector<Amend::Change>& changes)
{
    std::map<std::pair<std::string_view, std::string_view>, const Term*> terms;
    for (const auto& part : before.contract.parts())
        if (part.due) terms[{part.id, "due"}] = part.due;
    if (before.contract.completes) terms[{"contract", "completes"}] = &*before.contract.completes;
    if (before.contract.ends) terms[{"contract", "ends"}] = &*before.contract.ends;
    std::vector<TermEdit> edits;
    for (const auto& change : changes)
        if (const auto found = terms.find({change.subject, change.key}); found != terms.end())
            edits.push_back({found->second->place, change.to});
    auto edited = withTerms(before.schedule, std::move(edits));
    return edited ? *std::move(edited) : std::string();
}

std::optional<LocalDay> dayIn(const std::string& text)
{
    const auto day = LocalDay::parse(text);
    return day ? std::optional(*day) : std::nullopt;
}

std::string ordinal(std::size_t n)
{
    static constexpr const char* kNames[] = {"first", "second", "third", "fourth", "fifth"};
    return n < std::size(kNames) ? kNames[n] : "number " + std::to_string(n + 1);
}

bool extends(const Amend::Change& change)
{
    const auto from = dayIn(change.from), to = dayIn(change.to);
    return change.key == "due" && from && to && *to > *from;
}

}

std::vector<Amend::Change> differences(const Terms& before, const Terms& after)
{
    std::vector<Amend::Change> changes;
    const AllCompared olds = comparedOf(before.contract), news = comparedOf(after.contract);
    std::map<std::string, const Compared*> olderParts, newerParts;
    for (const auto& [id, part] : olds)
        olderParts[id] = &part;
    for (const auto& [id, part] : news)
        newerParts[id] = &part;
    for (const auto& [id, part] : olds) {
        const auto found = newerParts.find(id);
        if (found == newerParts.end()) {
            changes.push_back({id, std::string(kDropped), {}, part.title});
            continue;
        }
        std::map<std::string, std::string> terms = found->second->terms;
        for (const auto& [key, was] : part.terms)
            if (const std::string& is = terms[key]; is != was)
                changes.push_back({id, key, was, is.empty() ? std::string(kNothing) : is});
        for (const auto& [key, is] : terms)
            if (!part.terms.contains(key)) changes.push_back({id, key, {}, is});
    }
    for (const auto& [id, part] : news)
        if (!olderParts.contains(id)) changes.push_back({id, std::string(kAdded), {}, part.title});
    if (schedule(before, changes) != after.schedule)
        changes.push_back({"contract", std::string(kOtherTerms), {}, "as the schedule proposed has them"});
    return changes;
}

std::string inWords(const Amend::Change& change, const Contract& contract, const Standing& standing,
                    EntryNumber before)
{
    const std::string title =
        change.subject == "contract" ? std::string("The contract") : contract.titleOf(change.subject);
    if (change.key == kDropped) return quotable(change.to, 200) + " is no longer part of the contract";
    if (change.key == kAdded) return quotable(change.to, 200) + " becomes part of the contract";
    if (change.key == kOtherTerms)
        return "The contract: other terms change too, as the schedule proposed has them";
    if (change.key.starts_with(kFile))
        return "The contract: the file " + change.key.substr(kFile.size()) + " becomes another one";
    const auto said = [](const std::string& text) -> std::string {
        const auto day = dayIn(text);
        if (text.empty()) return "nothing";
        return day ? longDay(*day) : inQuotes(text);
    };
    std::size_t earlier = 0;
    for (const auto& each : standing.amendments)
        if (each.agreed && *each.agreed < before)
            earlier += static_cast<std::size_t>(
                std::count_if(each.amend.changes.begin(), each.amend.changes.end(), [&](const auto& other) {
                    return other.subject == change.subject && extends(other);
                }));
    const std::string what = extends(change)       ? ordinal(earlier) + " extension, "
                             : change.key == "due" ? std::string("due ")
                                                   : change.key + " ";
    return title + ": " + what + "from " + said(change.from) + " to " + said(change.to);
}

}
