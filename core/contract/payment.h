#pragma once

#include "base/ids.h"
#include "contract/money.h"
#include "contract/term.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// What a contract says of money: the payments for the work, and what late delivery costs.
namespace remit {

// What a sum is given as: a part of the value of the contract, or an amount.
using Share = std::variant<Percent, Money>;

// What it comes to; no value for a part of a value that is not given.
std::optional<Money> amountOf(const Share& share, const std::optional<Money>& value);

// One of the payments: what it comes to, and what it follows.
struct Payment {
    struct Condition {
        enum class What { HandedIn, Accepted, Certified, Invoiced }; // in the order in which they happen
        What what = What::Invoiced;
        DeliverableId deliverable; // of HandedIn and Accepted; otherwise empty

        bool ofDeliverable() const { return what == What::HandedIn || what == What::Accepted; }
        // "plan accepted", "invoice": as schedules write it.
        std::string str() const;
        bool operator==(const Condition&) const = default;
    };

    PaymentId id;
    std::string title;
    Share share;
    std::vector<Condition> after; // all of them; none: it is payable from the opening of the record
    std::optional<Period> within; // from the last of them
    Place place;

    bool needs(Condition::What what) const;
    // "30 % after plan accepted, invoice, within 30 days": all of its terms.
    std::string str() const;
};

// What a day of late delivery costs, "0.3 × V/d": a factor of the value of the contract, by the days that the
// contract takes.
struct LateFormula {
    static constexpr std::int64_t kOne = 10'000;
    std::int64_t factor = 0; // in 1/kOne: 3000 is 0.3; 1 to kOne
    std::int64_t days = 1;   // d; 1 to 10,000

    // "0.3 × V/d", as schedules write it. Fails on anything else; `days` is not part of it.
    static Result<LateFormula> of(std::string_view text);
    std::string str() const;
    bool operator==(const LateFormula&) const = default;
};

// What late delivery costs the provider, as the contract has it.
struct LateDelivery {
    std::variant<LateFormula, Percent, Money> perDay; // by the formula, or of the value, or an amount
    std::optional<Share> cap;                         // of all of it together
    std::vector<DeliverableId> deliverables;          // which of them; none: each of the contract's own table
    Place place;

    bool covers(const DeliverableId& id, bool internal) const;
    bool restsOnValue() const; // of the contract
    // "0.3 × V/d a day, d = 60, 15 % at most": all of its terms.
    std::string str() const;
};

// For so many days of one deliverable by `terms`, without their cap; of the days ten years count at the most.
// `value` is the contract's. REQUIRES: days >= 0, and there is a value if the terms rest on it.
Money forLateDelivery(const LateDelivery& terms, const std::optional<Money>& value, std::int64_t days);

}
