#pragma once

#include "state/state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What late delivery costs by the contract's formula. Indicative: the parties decide. No amount
// rests on an assumption.
namespace remit {

struct LateAmount {
    const Deliverable* deliverable = nullptr;
    std::int64_t days = 0;            // begun days of the calendar from the deadline to the first hand-in
    bool soFar = false;               // it is not handed in yet, and more days will come
    std::optional<Money> amount;      // of these days alone; none if the date rests on an assumption
    std::vector<std::string> assumed; // keys of [assumed] that it rests on
};

struct LateDeliveryState {
    std::vector<LateAmount> amounts; // in the order of the schedule
    std::optional<Money> total;      // of the amounts, at most what the contract says; none if there are none
    bool capped = false;
};

// No value if the contract has no formula, or nothing that it covers is late. `zone` is the contract's.
std::optional<LateDeliveryState> lateDelivery(const Contract& contract, const State& state, const Zone& zone);

}
