#include "contract/payment.h"

#include "base/words.h"

#include <algorithm>
#include <cassert>

namespace remit {

namespace {

std::string str(const Share& share)
{
    return std::visit([](const auto& each) { return each.str(); }, share);
}

}

std::optional<Money> amountOf(const Share& share, const std::optional<Money>& value)
{
    if (const auto* amount = std::get_if<Money>(&share)) return *amount;
    if (!value) return {};
    return part(std::get<Percent>(share), *value);
}

std::string Payment::Condition::str() const
{
    switch (what) {
    case What::HandedIn:
        return deliverable.str() + " handed in";
    case What::Accepted:
        return deliverable.str() + " accepted";
    case What::Certified:
        return "certified";
    case What::Invoiced:
        return "invoice";
    }
    return {};
}

bool Payment::needs(Condition::What what) const
{
    return std::any_of(after.begin(), after.end(), [&](const Condition& each) { return each.what == what; });
}

std::string Payment::str() const
{
    std::string conditions;
    for (const auto& condition : after)
        conditions += (conditions.empty() ? " after " : ", ") + condition.str();
    return remit::str(share) + conditions + (within ? ", within " + within->str() : "");
}

Result<LateFormula> LateFormula::of(std::string_view text)
{
    const std::string_view given = text;
    const auto drop = [&](std::string_view end) {
        if (!text.ends_with(end)) return false;
        text.remove_suffix(end.size());
        return true;
    };
    const auto spaces = [&] {
        while (drop(" "))
            ;
    };
    const Error wrong{inQuotes(given) + " is no formula such as \"0.3 × V/d\""};
    if (!drop("V/d")) return wrong;
    spaces();
    if (drop("×") || drop("*")) spaces();
    const auto factor = decimal(text, 4);
    if (!factor || *factor < 1 || *factor > kOne) return wrong;
    return LateFormula{*factor, 1};
}

std::string LateFormula::str() const
{
    return decimalText(factor, 4) + " × V/d";
}

bool LateDelivery::covers(const DeliverableId& id, bool internal) const
{
    if (deliverables.empty()) return !internal;
    return std::find(deliverables.begin(), deliverables.end(), id) != deliverables.end();
}

bool LateDelivery::restsOnValue() const
{
    return !std::holds_alternative<Money>(perDay) || (cap && std::holds_alternative<Percent>(*cap));
}

std::string LateDelivery::str() const
{
    std::string text = std::visit([](const auto& each) { return each.str(); }, perDay);
    if (std::holds_alternative<Percent>(perDay)) text += " of the value";
    text += " a day";
    if (const auto* formula = std::get_if<LateFormula>(&perDay))
        text += ", d = " + std::to_string(formula->days);
    if (cap) text += ", " + remit::str(*cap) + " at most";
    if (deliverables.empty()) return text;
    std::vector<std::string> ids;
    for (const auto& id : deliverables)
        ids.push_back(id.str());
    return text + ", of " + listed(ids);
}

Money forLateDelivery(const LateDelivery& terms, const std::optional<Money>& value, std::int64_t days)
{
    assert(days >= 0 && (value || !terms.restsOnValue()));
    days = std::min<std::int64_t>(days, 3'650);
    Money amount;
    if (const auto* formula = std::get_if<LateFormula>(&terms.perDay))
        amount = {proportion(value->minor, formula->factor * days, LateFormula::kOne * formula->days),
                  value->currency};
    else if (const auto* percent = std::get_if<Percent>(&terms.perDay))
        amount = {proportion(value->minor, percent->hundredths * days, 10'000), value->currency};
    else
        amount = {std::get<Money>(terms.perDay).minor * days, std::get<Money>(terms.perDay).currency};
    return amount;
}

}
