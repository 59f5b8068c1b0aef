#include "state/late_delivery.h"

#include <algorithm>

namespace remit {

namespace {

// The day on which clocks in `zone` show `instant`.
std::optional<LocalDay> dayOf(Instant instant, const Zone& zone)
{
    const auto local = zone.local(instant);
    return local ? std::optional(local->day) : std::nullopt;
}

// How many days of the calendar `done` is after the deadline, the day it came on included. Of a contract
// without a zone, begun days after it was over everywhere.
std::int64_t daysAfter(const Deadline& deadline, Instant done, const Zone& zone)
{
    if (deadline.earliest) return (done - deadline.end) / std::chrono::days(1) + 1;
    const auto last = deadline.day ? deadline.day : dayOf(deadline.end - std::chrono::seconds(1), zone);
    const auto day = dayOf(done, zone);
    return last && day ? std::max<std::int64_t>((*day - *last).count(), 1) : 0;
}

}

std::optional<LateDeliveryState> lateDelivery(const Contract& contract, const State& state, const Zone& zone)
{
    if (!contract.lateDelivery) return {};
    const LateDelivery& terms = *contract.lateDelivery;
    LateDeliveryState all;
    for (const auto& each : state.deliverables) {
        const Deliverable& deliverable = each.deliverable();
        if (!each.late() || !terms.covers(deliverable.id, deliverable.internal)) continue;
        LateAmount late;
        late.deliverable = &deliverable;
        late.days = daysAfter(*each.due->deadline, each.first ? each.first->received : state.asOf, zone);
        late.soFar = !each.first;
        late.assumed = each.assumed;
        if (late.assumed.empty()) {
            late.amount = forLateDelivery(terms, contract.value, late.days);
            all.total = all.total ? together(*all.total, *late.amount) : *late.amount;
        }
        all.amounts.push_back(std::move(late));
    }
    if (all.amounts.empty()) return {};
    const auto most = terms.cap ? amountOf(*terms.cap, contract.value) : std::nullopt;
    all.capped = all.total && most && all.total->minor > most->minor;
    if (all.capped) all.total = most;
    return all;
}

}
