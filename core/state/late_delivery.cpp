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

// How many days of the calendar `done` is after the deadline, the day it came on included.
std::int64_t daysAfter(const Deadline& deadline, Instant done, const Zone& zone)
{
    const auto last = deadline.day ? deadline.day : dayOf(deadline.end - std::chrono::seconds(1), zone);
    const auto day = dayOf(done, zone);
    return last && day ? std::max<std::int64_t>((*day - *last).count(), 1) : 0;
}

}

std::optional<LateDeliveryState> lateDelivery(const Contract& contract, const State& state, const Zone& zone)
{
    if (!contract.lateDelivery) return {};
    const LateDelivery& terms = *contract.lateDelivery;
    LateDelivery uncapped = terms;
    uncapped.cap.reset();
    LateDeliveryState all;
    std::int64_t days = 0;
    for (const auto& each : state.deliverables) {
        const Deliverable& deliverable = each.deliverable();
        if (!each.late() || !terms.covers(deliverable.id, deliverable.internal)) continue;
        LateAmount late;
        late.deliverable = &deliverable;
        late.days = daysAfter(*each.due->deadline, each.first ? each.first->received : state.asOf, zone);
        late.amount = forLateDelivery(uncapped, contract.value, late.days);
        late.soFar = !each.first;
        late.otherwise = each.firstHandIn.otherwise;
        days += late.days;
        all.amounts.push_back(std::move(late));
    }
    if (all.amounts.empty()) return {};
    all.total = forLateDelivery(terms, contract.value, days);
    all.capped = all.total != forLateDelivery(uncapped, contract.value, days);
    return all;
}

}
