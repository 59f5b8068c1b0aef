#pragma once

#include "state/state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What late delivery costs by the contract's formula. Indicative: the parties decide.
namespace remit {

struct LateAmount {
    const Deliverable* deliverable = nullptr;
    std::int64_t days = 0; // begun days of the calendar from the deadline to the first hand-in
    Money amount;          // of these days alone
    bool soFar = false;    // it is not handed in yet, and more days will come
    std::string otherwise; // another reading of what is assumed, by which it is not late
};

struct LateDeliveryState {
    std::vector<LateAmount> amounts; // in the order of the schedule; none against a date that is assumed
    Money total;                     // at most what the contract says
    bool capped = false;
};

// No value if the contract has no formula, or nothing that it covers is late. `zone` is the contract's.
std::optional<LateDeliveryState> lateDelivery(const Contract& contract, const State& state, const Zone& zone);

}
