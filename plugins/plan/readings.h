#pragma once

#include "contract_days.h"

#include "base/written_dates.h"
#include "phase/requirements.h"

namespace remit::plan {

// Which day is meant by a date that can be read in several ways: the one that is read as the other dates of
// the same documents are written or, where these show no order or both, the only one within the contract.
// The documents live longer.
class Readings {
public:
    Readings(std::span<const Passage> passages, const Bounds& bounds) : passages_(passages), bounds_(bounds)
    {
    }

    // Makes a date that is unclear one of that day, if that can be told.
    void settle(WrittenDate& date);

private:
    std::optional<WrittenDate::Order> orderShown();
    const WrittenDate::Way* meant(const WrittenDate& date);

    std::span<const Passage> passages_;
    Bounds bounds_;
    bool looked_ = false;
    std::optional<WrittenDate::Order> shown_;
};

}
