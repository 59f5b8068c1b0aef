#include "report/json_parts.h"

namespace remit::json {

namespace {

const char* timingWord(Timing timing)
{
    switch (timing) {
    case Timing::NotKnown:
        return "not-known";
    case Timing::InTime:
        return "in-time";
    case Timing::DueSoon:
        return "due-soon";
    case Timing::Overdue:
        return "overdue";
    case Timing::Late:
        return "late";
    case Timing::Undecided:
        return "cannot-be-decided";
    }
    return "";
}

Json documents(const std::vector<Cited>& cited)
{
    Json out = Json::array();
    for (const auto& each : cited)
        out.push_back({{"name", each.name}, {"size", each.size}, {"sha256", each.sha256.str()}});
    return out;
}

// What all events about a payment have.
template <class Facts>
Json eventOf(const Facts& facts)
{
    return {{"entry", number(facts.entry)},
            {"by", facts.by.party.str()},
            {"received", facts.received.str()},
            {"documents", documents(facts.documents)}};
}

Json paymentOf(const PaymentState& state)
{
    const PaymentStory& story = *state.story;
    Json out = {{"id", story.payment->id.str()},
                {"title", story.payment->title},
                {"terms", story.payment->str()},
                {"amount", state.amount ? Json(state.amount->str()) : Json(nullptr)},
                {"left", state.left ? Json(state.left->str()) : Json(nullptr)},
                {"assumed", state.assumed},
                {"conditions", Json::array()},
                {"waiting-for", state.waitingFor ? Json(word(*state.waitingFor)) : Json(nullptr)}};
    for (const auto& each : state.conditions)
        out["conditions"].push_back(
            {{"what", each.condition.str()}, {"met", each.met ? Json(each.met->str()) : Json(nullptr)}});
    if (state.payable) out["payable"] = state.payable->str();
    out["due"] = periodOf(state.due);
    out["payment"] = punctuality(state.absence);
    if (story.certificate) {
        out["certificate"] = eventOf(*story.certificate);
        if (!story.certificate->remark.empty()) out["certificate"]["remark"] = story.certificate->remark;
    }
    if (story.invoice) {
        out["invoice"] = eventOf(*story.invoice);
        out["invoice"]["number"] = story.invoice->number;
        if (story.invoice->amount) out["invoice"]["amount"] = story.invoice->amount->str();
    }
    out["paid"] = Json::array();
    for (const auto& each : story.paid) {
        Json one = eventOf(each);
        one["on"] = each.on.str();
        one["amount"] = each.amount.str();
        out["paid"].push_back(std::move(one));
    }
    for (const auto& [key, said] :
         {std::pair("paid-in-full", &state.paid), std::pair("received-in-full", &state.received)})
        if (said->all) out[key] = {{"on", said->all->str()}, {"days-late", said->daysLate}};
    return out;
}

}

Json punctuality(const Punctuality& value)
{
    Json out = {{"timing", timingWord(value.timing)}, {"late-seconds", value.late.count()}};
    if (value.target) out["target"] = true;
    if (!value.otherwise.empty()) out["otherwise"] = value.otherwise;
    return out;
}

Json periodOf(const Due& due)
{
    if (!due.deadline) return {{"why-not-known", due.why}};
    Json out = {{"before", due.deadline->end.str()}, {"rules", due.deadline->rules}};
    if (due.deadline->target) out["target"] = true;
    return out;
}

Json paymentsOf(const State& state)
{
    Json out = Json::array();
    for (const auto& each : state.payments)
        out.push_back(paymentOf(each));
    return out;
}

Json lateOf(const LateDeliveryState& late)
{
    Json out = {{"indicative", true},
                {"total", late.total ? Json(late.total->str()) : Json(nullptr)},
                {"capped", late.capped},
                {"deliverables", Json::array()}};
    for (const auto& each : late.amounts)
        out["deliverables"].push_back({{"id", each.deliverable->id.str()},
                                       {"days", each.days},
                                       {"amount", each.amount ? Json(each.amount->str()) : Json(nullptr)},
                                       {"so-far", each.soFar},
                                       {"assumed", each.assumed}});
    return out;
}

}
