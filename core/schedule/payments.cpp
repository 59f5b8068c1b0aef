#include "schedule/payments.h"

#include "schedule/due.h"

#include <algorithm>
#include <unordered_map>

namespace remit::schedule {

namespace {

constexpr std::int64_t kTooMuch = 4'000'000'000'000'000'000; // more than any contract is worth

// Whether an amount in that currency can stand at `place`: the first one decides for all.
bool isOneCurrency(const std::string& currency, const Place& place, Draft& draft)
{
    if (!draft.currency) draft.currency = std::pair(currency, place.line);
    if (draft.currency->first == currency) return true;
    draft.complaints.add(place, Says::CurrencyOther,
                         {currency, draft.currency->first, std::to_string(draft.currency->second)});
    return false;
}

// Reads [[payment]] by [[payment]], and [late-delivery].
class Reader {
public:
    Reader(Draft& draft, const Source& source) : draft_(draft), contract_(draft.contract), source_(source) {}

    void payment(const toml::table& table)
    {
        Fields fields(table, "[[payment]]", source_);
        Payment payment;
        payment.place = fields.place();
        takeId(fields, payment);
        payment.title = fields.text("title");
        const std::string text = fields.neededText("share", "\"30 %\"");
        if (const auto read =
                text.empty() ? std::nullopt : share(text, fields, "share", Says::ShareUnknown)) {
            payment.share = *read;
            addUp(*read, fields);
        }
        for (auto& [condition, place] : fields.texts("after")) {
            const ConditionReading reading = readPaymentCondition(condition);
            if (const auto* fault = std::get_if<Fault>(&reading))
                complain(place, *fault, draft_.complaints);
            else
                follows(payment, std::get<Payment::Condition>(reading), place);
        }
        payment.within = readPeriod(fields, "within");
        fields.finish();
        if (payment.title.empty()) payment.title = titleOf(payment);
        contract_.payments.push_back(std::move(payment));
    }

    void lateDelivery(const toml::table& table)
    {
        Fields fields(table, "[late-delivery]", source_);
        LateDelivery terms;
        terms.place = fields.place();
        const std::string text = fields.neededText("per-day", "\"0.3 × V/d\"");
        const auto formula = LateFormula::of(text);
        const auto read =
            formula || text.empty() ? std::nullopt : share(text, fields, "per-day", Says::LatePerDay);
        if (formula) terms.perDay = *formula;
        if (read) std::visit([&](const auto& each) { terms.perDay = each; }, *read);
        const auto days = fields.number("days", 1, 10'000);
        if (formula && days) std::get<LateFormula>(terms.perDay).days = *days;
        if (formula && !fields.raw().get("days")) fields.missing("days", "60");
        if (const std::string cap = fields.text("cap"); !cap.empty())
            terms.cap = share(cap, fields, "cap", Says::ShareUnknown);
        for (auto& [id, place] : fields.texts("deliverables")) {
            draft_.links.push_back({{}, {Anchor::What::HandedIn, id}, place});
            if (const auto valid = DeliverableId::of(id)) terms.deliverables.push_back(*valid);
        }
        if ((formula || read) && terms.restsOnValue() && !contract_.value)
            fields.complain({}, Says::ValueMissing, {});
        fields.finish();
        contract_.lateDelivery = std::move(terms);
    }

private:
    void takeId(Fields& fields, Payment& payment)
    {
        const std::string id = fields.neededId("id", "\"first\"");
        if (const auto valid = PaymentId::of(id)) payment.id = *valid;
        const auto first = ids_.emplace(id, fields.place("id").line);
        if (!id.empty() && !first.second)
            fields.complain("id", Says::IdTwice, {id, "payment", std::to_string(first.first->second)});
    }

    std::optional<Share> share(const std::string& text, Fields& fields, std::string_view key, Says otherwise)
    {
        if (const auto percent = Percent::of(text)) return *percent;
        const auto amount = Money::of(text);
        if (!amount)
            fields.complain(key, otherwise, {text, otherwise == Says::LatePerDay ? "0.1 %" : "30 %"});
        else if (amount->minor == 0)
            fields.complain(key, Says::AmountNothing, {});
        else if (isOneCurrency(amount->currency, fields.place(key), draft_))
            return *amount;
        return {};
    }

    // Complains of the payment with which there is more than the whole.
    void addUp(const Share& share, Fields& fields)
    {
        const bool before = tooMuch();
        if (const auto* percent = std::get_if<Percent>(&share))
            parts_.hundredths += percent->hundredths;
        else
            amounts_ = std::min(amounts_ + std::get<Money>(share).minor, kTooMuch);
        if (!before && tooMuch()) fields.complain("share", Says::SharesTooMuch, {});
    }

    bool tooMuch() const
    {
        if (parts_.hundredths > 10'000) return true;
        return contract_.value && amounts_ + part(parts_, *contract_.value).minor > contract_.value->minor;
    }

    void follows(Payment& payment, const Payment::Condition& condition, const Place& place)
    {
        if (condition.ofDeliverable()) {
            const bool accepted = condition.what == Payment::Condition::What::Accepted;
            draft_.links.push_back(
                {{},
                 {accepted ? Anchor::What::Accepted : Anchor::What::HandedIn, condition.deliverable.str()},
                 place});
        }
        payment.after.push_back(condition);
    }

    // One that follows a single deliverable is called after it.
    std::string titleOf(const Payment& payment) const
    {
        const Payment::Condition* only = nullptr;
        for (const auto& condition : payment.after) {
            if (!condition.ofDeliverable()) continue;
            if (only) return "Payment " + payment.id.str();
            only = &condition;
        }
        const auto found = only ? draft_.ids.find(only->deliverable.str()) : draft_.ids.end();
        const auto title =
            found == draft_.ids.end() ? std::nullopt : (*found->second.table)["title"].value<std::string>();
        return title ? "Payment for " + *title : "Payment " + payment.id.str();
    }

    Draft& draft_;
    Contract& contract_;
    const Source& source_;
    std::unordered_map<std::string, int> ids_; // id -> line
    Percent parts_;                            // of the value, all together
    std::int64_t amounts_ = 0;                 // all together
};

}

std::optional<Money> readAmount(Fields& fields, std::string_view key, Draft& draft)
{
    const std::string text = fields.text(key);
    if (text.empty()) return {};
    const auto amount = Money::of(text);
    if (!amount)
        fields.complain(key, Says::AmountUnknown, {text});
    else if (amount->minor == 0)
        fields.complain(key, Says::AmountNothing, {});
    else if (isOneCurrency(amount->currency, fields.place(key), draft))
        return *amount;
    return {};
}

void readPayments(Fields& root, Draft& draft)
{
    Reader reader(draft, root.source());
    for (const auto* table : root.tables("payment"))
        reader.payment(*table);
    if (const auto* table = root.table("late-delivery")) reader.lateDelivery(*table);
}

void checkMoneyAssumed(Draft& draft)
{
    if (!draft.contract.lateDelivery) return;
    for (const char* const key : {"contract", "contract.value", "late-delivery"})
        if (draft.contract.assumption(key))
            draft.complaints.add(draft.contract.lateDelivery->place, Says::MoneyAssumed, {key});
}

}
