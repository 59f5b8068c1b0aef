#include "ledger/codec.h"

#include <limits>

namespace remit::ledger {

Value valueOf(std::string_view text)
{
    Value value;
    value.text = text;
    return value;
}

Value valueOf(std::vector<std::string> texts)
{
    Value value;
    value.kind = Value::Kind::Texts;
    value.texts = std::move(texts);
    return value;
}

Value valueOf(bool flag)
{
    Value value;
    value.kind = Value::Kind::Flag;
    value.flag = flag;
    return value;
}

Value valueOf(std::uint64_t number)
{
    Value value;
    value.kind = Value::Kind::Number;
    value.number = static_cast<std::int64_t>(number);
    return value;
}

Value valueOf(const std::vector<Fingerprint>& fingerprints)
{
    std::vector<std::string> texts;
    for (const auto& fingerprint : fingerprints)
        texts.push_back(fingerprint.str());
    return valueOf(std::move(texts));
}

Complaint take(const Value& value, std::string& to)
{
    if (value.text.empty()) return "is empty";
    if (value.text.size() > kMaxTextBytes) return "is longer than 64 KiB";
    to = value.text;
    return {};
}

Complaint take(const Value& value, std::vector<std::string>& to)
{
    if (value.texts.size() > kMaxListed) return "lists more than " + std::to_string(kMaxListed);
    for (const auto& text : value.texts) {
        if (text.empty()) return "lists an empty text";
        if (text.size() > kMaxTextBytes) return "lists a text longer than 64 KiB";
    }
    to = value.texts;
    return {};
}

Complaint take(const Value& value, bool& to)
{
    to = value.flag;
    return {};
}

Complaint take(const Value& value, std::uint64_t& to)
{
    if (value.number < 0) return "is less than 0";
    to = static_cast<std::uint64_t>(value.number);
    return {};
}

Complaint take(const Value& value, EntryNumber& to)
{
    static_assert(std::numeric_limits<long>::max() >= std::numeric_limits<std::int32_t>::max());
    if (value.number < 1) return "is less than 1";
    if (value.number > std::numeric_limits<std::int32_t>::max()) return "is too large";
    to = EntryNumber(static_cast<long>(value.number));
    return {};
}

Complaint take(const Value& value, std::vector<Fingerprint>& to)
{
    if (value.texts.size() > kMaxListed) return "lists more than " + std::to_string(kMaxListed);
    for (const auto& text : value.texts) {
        const auto fingerprint = Fingerprint::of(text);
        if (!fingerprint) return "lists what is no SHA-256";
        to.push_back(*fingerprint);
    }
    return {};
}

Complaint take(const Value& value, Fingerprint& to)
{
    const auto fingerprint = Fingerprint::of(value.text);
    if (!fingerprint) return "is no SHA-256";
    to = *fingerprint;
    return {};
}

Complaint take(const Value& value, Instant& to)
{
    // Of the ways to write an instant, the one to the second and in UTC has this length and this end.
    const auto instant = Instant::parse(value.text);
    if (!instant || value.text.size() != 20 || value.text.back() != 'Z')
        return "is not written like 2022-09-05T22:00:00Z";
    to = *instant;
    return {};
}

Complaint take(const Value& value, LocalDay& to)
{
    const auto day = LocalDay::parse(value.text);
    if (!day) return "is no day like 2022-09-05";
    to = *day;
    return {};
}

Complaint take(const Value& value, Money& to)
{
    const auto amount = Money::of(value.text);
    if (!amount || amount->str() != value.text) return "is no amount like 10000.00 USD";
    to = *amount;
    return {};
}

namespace {

template <class T>
Complaint takeWord(std::optional<T> meant, T& to)
{
    if (!meant) return "is a word that this Remit does not know; a newer one may have written it";
    to = *meant;
    return {};
}

constexpr std::array<std::string_view, 3> kClocks = {"keeper", "given", "behind"};

}

Complaint take(const Value& value, FileRole& to)
{
    return takeWord(roleOf(value.text), to);
}

Complaint take(const Value& value, Decision& to)
{
    return takeWord(decisionOf(value.text), to);
}

Complaint take(const Value& value, Capacity& to)
{
    return takeWord(capacityOf(value.text), to);
}

Value valueOf(EntryFacts::Clock clock)
{
    return valueOf(kClocks[static_cast<std::size_t>(clock)]);
}

Complaint take(const Value& value, EntryFacts::Clock& to)
{
    const auto found = std::find(kClocks.begin(), kClocks.end(), value.text);
    std::optional<EntryFacts::Clock> meant;
    if (found != kClocks.end()) meant = static_cast<EntryFacts::Clock>(found - kClocks.begin());
    return takeWord(meant, to);
}

void Reader::needHex(std::string_view key, std::string& value)
{
    need(key, value);
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (value.size() != 32 || !std::all_of(value.begin(), value.end(), isDigit))
        fail("\"" + std::string(key) + "\" is not 32 of 0-9 and a-f");
}

void Reader::kind(Event& event)
{
    std::string kind;
    need("kind", kind);
    if (error_) return;
    if (auto deed = deedOf(kind))
        event.deed = *std::move(deed);
    else
        fail("is of the kind \"" + quotable(kind) +
             "\", which this Remit does not know; a newer Remit may have written it");
}

const Value* Reader::next(std::string_view key)
{
    asked_.push_back(key);
    if (error_ || field_ == fields_.size() || fields_[field_].first != key) return nullptr;
    ++line_;
    return &fields_[field_++].second;
}

void Reader::missing(std::string_view key)
{
    if (error_) return;
    ++line_;
    const bool later =
        std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == key; });
    fail("\"" + std::string(key) + "\" " +
         (later ? "must stand here, before \"" + fields_[field_].first + "\"" : "is missing"));
}

void Reader::finishFields()
{
    if (fieldsFinished_ || error_) return;
    fieldsFinished_ = true;
    if (field_ == fields_.size()) return;
    ++line_;
    const std::string& key = fields_[field_].first;
    const bool known = std::find(asked_.begin(), asked_.end(), key) != asked_.end();
    fail("\"" + key + "\" " + (known ? "stands in the wrong place" : "is a key that does not belong here"));
}

std::optional<Error> Reader::finish()
{
    finishFields();
    if (!error_ && tables_ && table_ < tables_->size()) {
        line_ += 2;
        fail("a table [[" + (*tables_)[table_].name + "]] does not belong here");
    }
    return error_;
}

void Reader::fail(std::string what)
{
    if (!error_) error_ = Error{std::move(what), "line " + std::to_string(line_)};
}

std::string Reader::wrongKind(Value::Kind wanted)
{
    switch (wanted) {
    case Value::Kind::Text:
        return "no text in quotation marks";
    case Value::Kind::Number:
        return "no whole number";
    case Value::Kind::Flag:
        return "neither true nor false";
    case Value::Kind::Texts:
        break;
    }
    return "no list of texts";
}

Result<void> sameFormat(std::string_view bytes)
{
    constexpr std::string_view kKey = "format = ";
    if (!bytes.starts_with(kKey)) return {};
    const std::string_view number = bytes.substr(kKey.size(), bytes.find('\n') - kKey.size());
    const bool digits = !number.empty() && number.front() != '0' && number.size() < 10 &&
                        number.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits || number == std::to_string(kFormat)) return {};
    return Error{"was written by a newer Remit: format " + std::string(number) + ", this one reads " +
                     std::to_string(kFormat),
                 "line 1"};
}

}
