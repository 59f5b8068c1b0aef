#include "state/owed.h"

#include <algorithm>

namespace remit {

namespace {

// The posts of that side that may do it.
std::vector<std::string> postsThatMay(const Contract& contract, Side side, Right right)
{
    std::vector<std::string> titles;
    for (const auto& post : contract.posts)
        if (post.side == side && post.allows(right)) titles.push_back(post.title);
    return titles;
}

// Gathers what is owed, kind by kind.
class Gathering {
public:
    Gathering(const Contract& contract, const Standing& standing, const State& state)
        : contract_(contract), standing_(standing), state_(state), deadlines_(*state.deadlines)
    {
    }

    std::vector<Owed> all()
    {
        for (const auto& each : state_.deliverables)
            deliverable(each);
        for (const auto& each : state_.inputs)
            if (!each.first())
                add(Owed::What::Input, Side::Client, Right::Note, each.story->input->id.str(),
                    each.story->input->title, *each.due, each.handedOver);
        for (const auto& component : contract_.components)
            for (const auto& activity : component.activities)
                work(activity);
        proposals();
        for (const auto& each : state_.payments)
            payment(each);
        std::stable_sort(owed_.begin(), owed_.end(), [](const Owed& a, const Owed& b) {
            if (!a.due.deadline || !b.due.deadline)
                return a.due.deadline.has_value() && !b.due.deadline.has_value();
            return a.due.deadline->end < b.due.deadline->end;
        });
        return std::move(owed_);
    }

private:
    Owed& add(Owed::What what, Side side, Right right, const std::string& id, const std::string& title,
              const Due& due, const Punctuality& absence)
    {
        Owed owed;
        owed.what = what;
        owed.side = side;
        owed.who = postsThatMay(contract_, side, right);
        owed.id = id;
        owed.title = title;
        owed.due = due;
        owed.absence = absence;
        if (due.deadline && due.deadline->day && contract_.remindDays > 0)
            owed.remind = contract_.calendar.before(*due.deadline->day, contract_.remindDays);
        return owed_.emplace_back(std::move(owed));
    }

    void deliverable(const DeliverableState& state)
    {
        const std::string id = state.deliverable().id.str();
        const std::string& title = state.deliverable().title;
        if (state.stage == Stage::Accepted) return;
        if (state.stage == Stage::UnderReview) {
            const Due due = state.answer.value_or(Due{{}, "the contract sets no time for an answer", {}});
            Owed& owed =
                add(Owed::What::Decision, Side::Client, Right::Review, id, title, due, state.answered);
            owed.revision = state.newest->number;
            if (!contract_.review.approvals.empty()) {
                const Approvals so = approvals(contract_, *state.newest);
                owed.who.clear();
                for (const auto& post : so.turn())
                    if (const Post* found = contract_.post(post)) owed.who.push_back(found->title);
                owed.needed = so.needed;
                owed.given = so.given.size();
            }
            return;
        }
        if (state.stage == Stage::Awaited) {
            add(Owed::What::HandIn, Side::Provider, Right::Submit, id, title, *state.due, state.firstHandIn);
            return;
        }
        const Due due = state.correction.value_or(Due{{}, "the contract sets no time for a correction", {}});
        add(Owed::What::Correction, Side::Provider, Right::Submit, id, title, due, state.corrected).revision =
            state.newest ? state.newest->number : 0;
    }

    // Work is owed until it is noted; work that recurs, each month anew.
    void work(const Activity& activity)
    {
        if (!activity.due) return;
        const auto* recurs = std::get_if<Term::EveryMonth>(&activity.due->meaning);
        if (!recurs) {
            if (noted(activity.id, {})) return;
            const Due& due = deadlines_.of(activity.id.str());
            add(Owed::What::Work, Side::Provider, Right::Note, activity.id.str(), activity.title, due,
                punctuality(due, {}, state_.asOf, contract_.dueSoonDays));
            return;
        }
        const auto next = deadlines_.next(*recurs, state_.asOf);
        if (!next || noted(activity.id, next)) return;
        const Due due = deadlines_.on(*next);
        add(Owed::What::Work, Side::Provider, Right::Note, activity.id.str(), activity.title, due,
            punctuality(due, {}, state_.asOf, contract_.dueSoonDays));
    }

    // Whether it was noted at all or, if `inMonthOf` is given, in that month.
    bool noted(const ActivityId& id, const std::optional<LocalDay>& inMonthOf) const
    {
        return std::any_of(standing_.notes.begin(), standing_.notes.end(), [&](const NoteFacts& note) {
            return note.activity == id && (!inMonthOf || (note.on.ymd().year() == inMonthOf->ymd().year() &&
                                                          note.on.ymd().month() == inMonthOf->ymd().month()));
        });
    }

    void proposals()
    {
        const Due undated{{}, "no time is set for it", {}};
        const auto ask = [&](const auto& each, const std::string& title) {
            const Side other = sideOf(contract_, each.by) == Side::Client ? Side::Provider : Side::Client;
            add(Owed::What::Agreement, other, Right::Agree, {}, title, undated, {}).entry = each.entry;
        };
        for (const auto& each : standing_.amendments)
            if (!each.agreed) ask(each, "Amendment");
        for (const auto& each : standing_.suspensions)
            if (!each.counts()) ask(each, "Suspension");
    }

    // Once the work is done, what else a payment waits for, or the payment itself. What waits for the work is
    // owed as such.
    void payment(const PaymentState& state)
    {
        if (state.settled() || !state.workDone()) return;
        const auto owes = [&](Owed::What what, Side side, Right right, const Due& due) {
            add(what, side, right, state.payment().id.str(), state.payment().title, due, state.absence)
                .amount = state.left;
        };
        const Due undated{{}, "no time is set for it", {}};
        for (const auto& each : state.conditions) {
            if (each.met) continue;
            if (each.condition.what == Payment::Condition::What::Certified)
                owes(Owed::What::Certificate, Side::Client, Right::Certify, undated);
            else
                owes(Owed::What::Invoice, Side::Provider, Right::Invoice, undated);
        }
        if (state.payable) owes(Owed::What::Payment, Side::Client, Right::Pay, state.due);
    }

    const Contract& contract_;
    const Standing& standing_;
    const State& state_;
    const Deadlines& deadlines_;
    std::vector<Owed> owed_;
};

}

std::vector<Owed> owed(const Contract& contract, const Standing& standing, const State& state)
{
    return Gathering(contract, standing, state).all();
}

}
